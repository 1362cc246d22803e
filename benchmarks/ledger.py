"""
How long do finding and judging the claims of an article take, with how many known?

usage: python benchmarks/ledger.py [CLAIMS...]   (default: 1000 10000 100000)

The ledger is made of the claims of the labelled timelines, with a third of their long
words and every figure exchanged, so that no two sentences are the same.
"""
# ruff: noqa: E402, S311, T201 - a script finds the timelines itself, rolls dice, prints

import gc
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import _lru_cache_wrapper
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from claims.replays import timeline
from corpora.reader import NAMES
from watcher.claims import Ledger
from watcher.claims.bench import Bench
from watcher.claims.content import content_of
from watcher.claims.find import find
from watcher.claims.novelty import judge
from watcher.cli.replay import run
from watcher.model.article import Article
from watcher.model.claim import Claim
from watcher.model.match import Match
from watcher.model.verdict import JudgedClaim
from watcher.relevance import compile_profiles

ARTICLE = 40
ROUNDS = 7
LONG = 300
FEW = 256  # a cache of so many entries holds texts and sentences, a larger one words


def found() -> list[JudgedClaim]:
    """Return the judged claims of every timeline."""
    return [
        item
        for name in NAMES
        for step in run(iter(timeline(name)[0]), timeline(name)[1], None)
        for item in step.judged
    ]


def varied(items: list[JudgedClaim], seed: int) -> Iterator[JudgedClaim]:
    """Yield endless claims like *items*, none twice."""
    dice = random.Random(seed)
    words = sorted({w for i in items for w in i.claim.sentence.split() if len(w) > 6})
    number = 0
    while True:
        for item in items:
            number += 1
            changed = _changed(item.claim, words, dice, f"{seed}-{number // ARTICLE}")
            yield replace(item, claim=replace(changed, id=f"c{seed}{number}"))


def _changed(
    claim: Claim, words: list[str], dice: random.Random, article: str
) -> Claim:
    sentence = " ".join(
        dice.choice(words) if len(word) > 6 and dice.random() < 0.33 else word
        for word in claim.sentence.split()
    )
    number = claim.quantity
    if number is not None:
        # Papers print two digits more often than five.
        digits = dice.choice((2, 2, 2, 5))
        value = float(f"{dice.randrange(10, 90_000):.{digits}g}")
        number = replace(number, min=value, max=value)
    return replace(claim, article_id=article, sentence=sentence, quantity=number)


def seconds_for(items: list[JudgedClaim], size: int) -> float:
    """Return the median time of judging one article against *size* claims."""
    known = varied(items, 1)
    ledger = Ledger(next(known) for _ in range(size))
    fresh = varied(items, 2)
    taken = []
    for _ in range(ROUNDS):
        article = [next(fresh).claim for _ in range(ARTICLE)]
        for claim in article:
            content_of(claim.sentence)  # reading words is the finder's time
        bench = Bench(ledger=ledger, claims=article)
        begun = time.process_time()
        for claim in article:
            judge(claim, bench)
            ledger.add(claim)
        taken.append(time.process_time() - begun)
    return median(taken)


def seconds_to_find() -> float:
    """Return the time of finding the claims of 500 words, the best of some tries."""
    taken, words = 0.0, 0
    kept = caches_of_texts()
    for name in NAMES:
        articles, profile = timeline(name)
        matcher = compile_profiles([profile])
        for article in articles:
            (match,) = matcher.judge(article)
            if match.relevant and len(article.text.split()) > LONG:
                words += len(article.text.split())
                taken += min(_seconds(article, match, kept) for _ in range(ROUNDS))
    return taken / words * 500


def caches_of_texts() -> list[_lru_cache_wrapper]:
    """Return every cache of the watcher that remembers what it read in a text."""
    caches = [one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper)]
    ours = [one for one in caches if one.__module__.startswith("watcher.")]
    sizes = [(one, one.cache_parameters()["maxsize"]) for one in ours]
    return [one for one, size in sizes if size is not None and size <= FEW]


def _seconds(article: Article, match: Match, kept: list[_lru_cache_wrapper]) -> float:
    # What the readers keep of the text in hand must be read again.
    for cache in kept:
        cache.cache_clear()
    begun = time.process_time()
    find(article, match)
    return time.process_time() - begun


def main() -> None:
    """Print the time of finding, and one line of judging for each size."""
    print(f"finding: {seconds_to_find() * 1000:.1f} ms for 500 words")
    items = found()
    for size in [int(a) for a in sys.argv[1:]] or [1_000, 10_000, 100_000]:
        milliseconds = seconds_for(items, size) * 1000
        print(f"{size:9,} claims: {milliseconds:7.1f} ms for an article of {ARTICLE}")


if __name__ == "__main__":
    main()
