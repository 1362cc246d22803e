"""
What does the prefilter lose, and what does it save?

    python benchmarks/prefilter.py [DISGUISED_PAGES]

Prints the tables for README.md: pages that disguise their words, read in full and
sifted; then pages as papers build them, sifted and read beside reading every one with
trafilatura, in the same run.
"""

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from random import Random

import click
import trafilatura

from disguises import Disguised, disguised
from papers import Paper, paper
from watcher.articles.extract import extract
from watcher.errors import WatcherError
from watcher.italian.foreign.decode import charset_of, decode_to_utf8
from watcher.model.article import Article
from watcher.model.profile import Group, Profile
from watcher.relevance import Matcher, compile_profiles
from watcher.relevance.sieve import Sieve, plan, texts_of

DISGUISED = 30_000
PAGES = 300
ROUNDS = 3
# So many pages are read in full for the three readers beside ours.
READ = 24
RELEVANT = 0.01
BOXES = 0.05


@dataclass(frozen=True, slots=True)
class Topic:
    """A profile, and sentences that it finds."""

    groups: tuple[Group, ...]
    sentences: tuple[str, ...]


TOPICS = {
    "troops": Topic(
        (Group(label="g", any=("truppe nordcoreane",), also=(("Kursk", "Russia"),)),),
        (
            "Truppe nordcoreane a Kursk",
            "Soldati nordcoreani arrivano a Kursk",
            "Nel Kursk ci sono militari della Corea del Nord",
        ),
    ),
    "drought": Topic(
        (Group(label="g", any=("siccità",), all=("acqua",)),),
        (
            "La siccità toglie l'acqua ai campi",
            "Siccita' e acqua: l’emergenza",
            "Acqua razionata per la SICCITÀ",
        ),
    ),
    "collapse": Topic(
        (Group(label="g", any=("crollo della galleria", "crollo del ponte")),),
        (
            "Il crollo della galleria ferma i treni",
            "La galleria è crollata ieri",
            "Crolla il ponte, due feriti",
        ),
    ),
    "accents": Topic(
        (Group(label="g", any=('"Orbán"', "PSA"), also=(("università", "perché"),)),),
        (
            "Orbán parla all'università",
            "P.S.A., ecco perché",
            "L’Università di Orbán",
        ),
    ),
}


def matcher_of(topic: Topic) -> Matcher:
    """Return a matcher that is content with little."""
    profile = Profile(name="p", title="P", groups=topic.groups, min_score=0.05)
    return compile_profiles([profile])


class Trial:
    """One topic, its sieve, and the search for its words that most would write."""

    def __init__(self, topic: Topic) -> None:
        self.topic = topic
        self.matcher = matcher_of(topic)
        self.words = plan(self.matcher).anchors
        self.sieve = Sieve(self.words)

    def run(self, page: Disguised) -> tuple[bool, bool, bool]:
        """Tell whether *page* matches when read, is kept, and is found plainly."""
        text, body = decode_to_utf8(page.body, charset_of(page.content_type))
        texts = texts_of(body, (page.title, page.summary))
        kept = texts is None or self.sieve.found(texts) is not None
        plainly = any(word in text.lower() for word in self.words)
        return self._matches(page, text), kept, plainly

    def _matches(self, page: Disguised, text: str) -> bool:
        title = body = ""
        try:
            read = extract(text, url="https://x.it/a", content_type=page.content_type)
        except WatcherError:
            pass
        else:
            title, body = read.title, read.text
        article = Article(
            id="a",
            outlet="o",
            url="https://x.it/a",
            published=datetime(2025, 3, 1, tzinfo=UTC),
            title=page.title or title,
            summary=page.summary,
            body=body,
        )
        return bool(self.matcher.relevant(article))


def disguises(count: int) -> str:
    """Read and sift *count* pages; return a row of the first table."""
    trials = [Trial(topic) for topic in TOPICS.values()]
    found: Counter[str] = Counter()
    for seed in range(count):
        dice = Random(seed)  # noqa: S311  (pages, no secrets)
        trial = dice.choice(trials)
        matches, kept, plainly = trial.run(disguised(dice, trial.topic.sentences))
        found["match"] += matches
        found["lost"] += matches and not kept
        found["lost plainly"] += matches and not plainly
    return (
        f"| {count:,} | {found['match']:,} | {found['lost']:,}"
        f" | {found['lost plainly']:,} |"
    )


def in_milliseconds(work: Callable[[Paper], object], pages: Sequence[Paper]) -> float:
    """Return the best mean processor time of a page over some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        begin = time.process_time()
        for page in pages:
            work(page)
        best = min(best, time.process_time() - begin)
    return best / len(pages) * 1000


def by_trafilatura(page: Paper, *, fast: bool) -> object:
    """Read *page* as most programs do."""
    return trafilatura.extract(page.text, fast=fast)


def by_ours(page: Paper) -> object:
    """Read *page* as the watcher does without a prefilter."""
    return extract(page.text, url=page.url)


def sifted(page: Paper, sieve: Sieve) -> bool:
    """Tell whether *page* is kept."""
    texts = texts_of(page.body, (page.title,))
    return texts is None or sieve.found(texts) is not None


def sifted_and_read(page: Paper, sieve: Sieve) -> object:
    """Read *page* with trafilatura when it is kept."""
    return by_trafilatura(page, fast=True) if sifted(page, sieve) else None


def savings() -> list[str]:
    """Return the rows of the second table."""
    dice = Random(7)  # noqa: S311  (pages, no secrets)
    topic = TOPICS["drought"]
    shares = [(RELEVANT, 0.0), (RELEVANT, BOXES), (0.1, BOXES)]
    rows = []
    for relevant, boxes in shares:
        pages = [
            paper(dice, topic.sentences, relevant=relevant, box=boxes)
            for _ in range(PAGES)
        ]
        rows.append(_row(pages, Trial(topic), f"{relevant:.0%} + {boxes:.0%}"))
    return rows


def _row(pages: Sequence[Paper], trial: Trial, shares: str) -> str:
    few = pages[:: len(pages) // READ]
    fast = in_milliseconds(partial(by_trafilatura, fast=True), few)
    full = in_milliseconds(partial(by_trafilatura, fast=False), few)
    ours = in_milliseconds(by_ours, few)
    scan = in_milliseconds(partial(sifted, sieve=trial.sieve), pages)
    both = in_milliseconds(partial(sifted_and_read, sieve=trial.sieve), pages)
    kept = [sifted(page, trial.sieve) for page in pages]
    lost = sum(page.relevant and not k for page, k in zip(pages, kept, strict=True))
    return (
        f"| {shares} | {sum(kept) / len(pages):.1%} | {lost} | {scan:.2f} | {ours:.1f}"
        f" | {fast:.1f} | {full:.1f} | {scan / fast:.1%} | {fast / both:.1f}"
        f" | {full / both:.1f} |"
    )


def words() -> list[str]:
    """Return the rows of the third table: what more words to seek cost."""
    dice = Random(8)  # noqa: S311  (pages, no secrets)
    pages = [paper(dice, (), relevant=0.0, box=0.0) for _ in range(60)]
    known = sorted({w for p in pages for w in re.findall(r"[a-z]{7,9}", p.text)})
    rows = []
    for count in (2, 10, 30, 100, 300, 1000):
        # Turned round, so that none of them stands in a page.
        sought = {word[::-1] + "q" for word in dice.sample(known * 20, count)}
        begin = time.process_time()
        sieve = Sieve(sought)
        built = time.process_time() - begin
        scan = in_milliseconds(partial(sifted, sieve=sieve), pages)
        rows.append(f"| {len(sought)} | {scan:.2f} | {built * 1000:.0f} |")
    return rows


def main() -> None:
    """Print the tables."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DISGUISED
    click.echo("| disguised pages | match | lost | lost by a plain search |")
    click.echo("| --- " * 4 + "|")
    click.echo(disguises(count))
    click.echo(
        "\n| relevant + link boxes | kept | lost | sifting ms | our reading ms"
        " | fast ms | default ms | sifting of fast | times fast | times default |"
    )
    click.echo("| --- " * 10 + "|")
    for row in savings():
        click.echo(row)
    click.echo("\n| words sought | sifting ms | built in ms |")
    click.echo("| --- " * 3 + "|")
    for row in words():
        click.echo(row)


if __name__ == "__main__":
    main()
