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
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from random import Random

import click
import trafilatura

from disguises import Disguised, disguised
from papers import Paper, paper, papers
from watcher.articles.extract import extract, extract_wanted
from watcher.errors import WatcherError
from watcher.italian.foreign.decode import charset_of, decode_to_utf8
from watcher.model.article import Article, Page
from watcher.model.profile import Group, Profile
from watcher.relevance import Matcher, compile_profiles
from watcher.relevance.anchoring import plan
from watcher.relevance.second_look import still_stand
from watcher.relevance.sieve import Sieve, Sifted

URL = "https://x.it/a"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
DISGUISED = 30_000
PAGES = 200
ROUNDS = 3
# Shares of relevant pages, of others with a box on the topic, and of pages of divs.
MIXES = (
    (0.01, 0.0, 0.5),
    (0.01, 0.05, 0.0),
    (0.01, 0.05, 0.5),
    (0.01, 0.05, 1.0),
    (0.1, 0.05, 0.5),
)


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


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a page: does it match, do we keep it, is it found plainly?"""

    matches: bool
    passes: bool
    kept: bool
    plainly: bool

    @property
    def is_lost(self) -> bool:
        """Whether it would match and is not read."""
        return self.matches and not self.kept


class Trial:
    """One topic, its sieve, and the search for its words that most would write."""

    def __init__(self, topic: Topic) -> None:
        self.topic = topic
        self.matcher = matcher_of(topic)
        self.words = plan(self.matcher).anchors
        self.sieve = Sieve(self.words)

    def run(self, page: Disguised) -> Fate:
        """Read *page* in full and judge it, and sift it."""
        text, body = decode_to_utf8(page.body, charset_of(page.content_type))
        sifted = self.sieve.sift(body, (page.title, page.summary))
        return Fate(
            matches=self._matches(page, text),
            passes=sifted.passes,
            kept=is_read(sifted, text, URL),
            plainly=any(word in text.lower() for word in self.words),
        )

    def _matches(self, page: Disguised, text: str) -> bool:
        title = body = ""
        try:
            read = extract(text, url=URL, content_type=page.content_type)
        except WatcherError:
            pass
        else:
            title, body = read.title, read.text
        article = Article(
            id="a",
            outlet="o",
            url=URL,
            published=datetime(2025, 3, 1, tzinfo=UTC),
            title=page.title or title,
            summary=page.summary,
            body=body,
        )
        return bool(self.matcher.relevant(article))


def is_read(sifted: Sifted, text: str, url: str) -> bool:
    """Tell whether a page is read in full after both looks."""
    if sifted.is_needed or not sifted.words:
        return sifted.passes
    try:
        return isinstance(read_wanted(sifted, text, url), Page)
    except WatcherError:
        return True


def read_wanted(sifted: Sifted, text: str, url: str) -> Page | bytes:
    """Take the second look at a page, and read it when it is wanted still."""
    wanted = partial(still_stand, sifted.words)
    return extract_wanted(text, wanted, url=url, now=NOW)


def disguises(count: int) -> str:
    """Read and sift *count* pages; return a row of the first table."""
    trials = [Trial(topic) for topic in TOPICS.values()]
    found: Counter[str] = Counter()
    for seed in range(count):
        dice = Random(seed)  # noqa: S311  (pages, no secrets)
        trial = dice.choice(trials)
        fate = trial.run(disguised(dice, trial.topic.sentences))
        found["match"] += fate.matches
        found["passed over"] += not fate.passes
        found["left at the second look"] += fate.passes and not fate.kept
        found["lost"] += fate.is_lost
        found["lost plainly"] += fate.matches and not fate.plainly
    return (
        f"| {count:,} | {found['match']:,} | {found['passed over']:,}"
        f" | {found['left at the second look']:,} | {found['lost']:,}"
        f" | {found['lost plainly']:,} |"
    )


def in_milliseconds(
    pages: Sequence[Paper], *works: Callable[[Paper], object]
) -> list[float]:
    """Return for each of *works* the best mean processor time of a page; in turns."""
    best = [float("inf")] * len(works)
    for _ in range(ROUNDS):
        for at, work in enumerate(works):
            begin = time.process_time()
            for page in pages:
                work(page)
            best[at] = min(best[at], time.process_time() - begin)
    return [seconds / len(pages) * 1000 for seconds in best]


def by_trafilatura(page: Paper, *, fast: bool) -> object:
    """Read *page* as most programs do."""
    return trafilatura.extract(page.text, fast=fast)


def by_ours(page: Paper) -> object:
    """Read *page* as the watcher does without a prefilter."""
    return extract(page.text, url=page.url)


def sift(page: Paper, sieve: Sieve) -> Sifted:
    """Look at the raw text of *page*."""
    return sieve.sift(page.body, (page.title,))


def with_prefilter(page: Paper, sieve: Sieve) -> object:
    """Read *page* as the watcher does with it: two looks, and its own reading."""
    sifted = sift(page, sieve)
    if sifted.is_needed:
        return by_ours(page)
    return read_wanted(sifted, page.text, page.url) if sifted.words else None


def with_trafilatura(page: Paper, sieve: Sieve) -> object:
    """Read *page* with trafilatura's fast mode when the first look lets it through."""
    return by_trafilatura(page, fast=True) if sift(page, sieve).passes else None


def savings() -> Iterator[str]:
    """Yield the rows of the second table."""
    dice = Random(7)  # noqa: S311  (pages, no secrets)
    topic = TOPICS["drought"]
    trial = Trial(topic)
    for relevant, boxed, divs in MIXES:
        shares = (relevant, boxed)
        pages = papers(dice, PAGES, topic.sentences, shares=shares, divs=divs)
        what = f"{relevant:.0%} + {boxed:.0%}, {divs:.0%} divs"
        yield _row(pages, trial, what)


def _row(pages: Sequence[Paper], trial: Trial, what: str) -> str:
    sieve = trial.sieve
    fast, full, ours, scan, both, plain = in_milliseconds(
        pages,
        partial(by_trafilatura, fast=True),
        partial(by_trafilatura, fast=False),
        by_ours,
        partial(sift, sieve=sieve),
        partial(with_prefilter, sieve=sieve),
        partial(with_trafilatura, sieve=sieve),
    )
    sifted = [sift(page, sieve) for page in pages]
    read = [is_read(s, p.text, p.url) for s, p in zip(sifted, pages, strict=True)]
    lost = sum(page.relevant and not r for page, r in zip(pages, read, strict=True))
    return (
        f"| {what} | {sum(s.passes for s in sifted) / len(pages):.1%}"
        f" | {sum(read) / len(pages):.1%} | {lost} | {scan:.2f} | {ours:.1f}"
        f" | {fast:.1f} | {full:.1f} | {scan / fast:.1%} | {fast / plain:.1f}"
        f" | {fast / both:.1f} | {full / both:.1f} |"
    )


def words() -> list[str]:
    """Return the rows of the third table: what more words to seek cost."""
    dice = Random(8)  # noqa: S311  (pages, no secrets)
    pages = [paper(dice, divs=False) for _ in range(60)]
    known = sorted({w for p in pages for w in re.findall(r"[a-z]{7,9}", p.text)})
    rows = []
    for count in (2, 10, 30, 100, 300, 1000):
        # Turned round, so that none of them stands in a page.
        sought = {word[::-1] + "q" for word in dice.sample(known * 20, count)}
        begin = time.process_time()
        sieve = Sieve(sought)
        built = time.process_time() - begin
        (scan,) = in_milliseconds(pages, partial(sift, sieve=sieve))
        rows.append(f"| {len(sought)} | {scan:.2f} | {built * 1000:.0f} |")
    return rows


def main() -> None:
    """Print the tables."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DISGUISED
    click.echo(
        "| disguised pages | match | passed over | left at the second look | lost"
        " | lost by a plain search |"
    )
    click.echo("| --- " * 6 + "|")
    click.echo(disguises(count))
    click.echo(
        "\n| relevant + link boxes | pass | read | lost | sifting ms | our reading ms"
        " | fast ms | default ms | sifting of fast | one look, times fast"
        " | times fast | times default |"
    )
    click.echo("| --- " * 12 + "|")
    for row in savings():
        click.echo(row)
    click.echo("\n| words sought | sifting ms | built in ms |")
    click.echo("| --- " * 3 + "|")
    for row in words():
        click.echo(row)


if __name__ == "__main__":
    main()
