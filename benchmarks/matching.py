"""
What does it cost to ask many profiles about one article?

    python benchmarks/matching.py [PROFILES...]

Prints a table for README.md: the matcher of `watcher.relevance` beside one regular
expression for each profile, one alternation of all, and SQLite's FTS5 asked once for
each profile about an index that holds the article alone, in the same run.
"""

import random
import re
import resource
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from multiprocessing import get_context

import click

from watcher.italian import lexicon
from watcher.italian.inflection.canonical import Canonical
from watcher.italian.inflection.vocabulary import words
from watcher.model.article import Article
from watcher.model.profile import Group, Profile
from watcher.relevance import compile_profiles, expand

SEED = 20
WORDS = 500
ARTICLES = 60
ROUNDS = 5
# More forms than a plain search can carry; beyond, the plain searches are left
# out, for one article takes them longer than a second.
MOST_PLAIN = 1000
_FILLING = ("il", "la", "di", "che", "e", "nel", "per", "con", "una", "del", "ha", "è")

Pool = tuple[list[str], list[str]]


def pool() -> Pool:
    """Return words and names of which texts and profiles are made, in a fixed order."""
    known = sorted(w for w in words() if w.isalpha() and w.islower() and len(w) > 4)
    towns = sorted({row[0] for row in lexicon.rows("places.tsv")})
    chosen = _draw(0)
    return chosen.sample(known, 40_000), chosen.sample(towns, min(len(towns), 2000))


def _draw(number: int) -> random.Random:
    return random.Random(SEED + number)  # noqa: S311  (texts, no secrets)


def profiles(count: int, made_of: Pool) -> list[Profile]:
    """Return *count* profiles of ten terms: seven phrases at three places."""
    common, towns = made_of
    draw = _draw(1)
    return [
        Profile(
            name=f"p{number}",
            title=f"P {number}",
            groups=(
                Group(
                    label="g",
                    any=_phrases(common, draw),
                    also=(tuple(draw.sample(towns, 3)),),
                ),
            ),
        )
        for number in range(count)
    ]


def _phrases(common: list[str], draw: random.Random) -> tuple[str, ...]:
    return tuple(" ".join(draw.sample(common, 2)) for _ in range(7))


def articles(made_of: Pool) -> list[Article]:
    """Return articles of 500 words in sentences of twenty."""
    common, towns = made_of
    draw = _draw(2)
    return [_article(number, common, towns, draw) for number in range(ARTICLES)]


def _article(
    number: int, common: list[str], towns: list[str], draw: random.Random
) -> Article:
    sentences = []
    for _ in range(WORDS // 20):
        said = [
            draw.choice(_FILLING) if draw.random() < 0.45 else _frequent(common, draw)
            for _ in range(19)
        ]
        sentences.append(" ".join([*said, draw.choice(towns)]).capitalize() + ".")
    paragraphs = (
        " ".join(sentences[at : at + 5]) for at in range(1, len(sentences), 5)
    )
    return Article(
        id=f"a{number}",
        outlet="o",
        url=f"https://o.example/{number}",
        published=datetime(2025, 3, 1, tzinfo=UTC),
        title=sentences[0],
        body="\n".join(paragraphs),
    )


def _frequent(common: list[str], draw: random.Random) -> str:
    """Draw a word as texts do: few come often, most seldom."""
    return common[int(len(common) ** draw.random()) - 1]


def in_milliseconds(
    ask: Callable[[Article], object], about: Sequence[Article]
) -> float:
    """Return the best mean processor time of one article over some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        begin = time.process_time()
        for article in about:
            ask(article)
        best = min(best, time.process_time() - begin)
    return best / len(about) * 1000


def forms_of(asked: Sequence[Profile]) -> list[list[str]]:
    """Return every form of every term, by profile."""
    return [
        sorted({f for t in (*p.groups[0].any, *p.groups[0].also[0]) for f in expand(t)})
        for p in asked
    ]


def percolator(asked: Sequence[Profile]) -> Callable[[Article], object]:
    """Return a search by FTS5: the article is indexed, every profile is a query."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE asked USING fts5 (row)")
    queries = [" OR ".join(f'"{f}"' for f in forms) for forms in forms_of(asked)]

    def search(article: Article) -> object:
        db.execute("DELETE FROM asked")
        db.execute("INSERT INTO asked VALUES (?)", [Canonical(article.text).row])
        find = "SELECT rowid FROM asked WHERE asked MATCH ?"
        return [db.execute(find, [query]).fetchone() for query in queries]

    return search


def plain_searches(asked: Sequence[Profile]) -> list[Callable[[Article], object]]:
    """Return one regular expression each, all in one, and FTS5 as a percolator."""
    forms = forms_of(asked)
    each = [_alternation(of_one) for of_one in forms]
    every = _alternation(sorted({form for of_one in forms for form in of_one}))

    def one_by_one(article: Article) -> object:
        row = Canonical(article.text).row
        return [pattern.findall(row) for pattern in each]

    def at_once(article: Article) -> object:
        return every.findall(Canonical(article.text).row)

    return [one_by_one, at_once, percolator(asked)]


def _alternation(forms: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(f" (?:{'|'.join(map(re.escape, longest_first))})(?= )")


def in_megabytes() -> float:
    """Return the memory that this process held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def row(count: int) -> str:
    """Measure *count* profiles; return a row of the table."""
    made_of = pool()
    about, asked = articles(made_of), profiles(count, made_of)
    # The word lists are read once, however many profiles there are.
    compile_profiles(profiles(1, made_of))
    before, begin = in_megabytes(), time.process_time()
    matcher = compile_profiles(asked)
    built, grown = time.process_time() - begin, in_megabytes() - before
    ours = in_milliseconds(matcher.relevant, about)
    scan = in_milliseconds(matcher.scan, about)
    found = sum(len(matcher.relevant(article)) for article in about) / len(about)
    cells = [f"{count}", f"{ours:.2f}", f"{scan:.2f}", f"{found:.2f}"]
    peers = plain_searches(asked) if count <= MOST_PLAIN else []
    few = about[: max(3, 2000 // count)]
    cells += [f"{in_milliseconds(peer, few) / ours:.0f}" for peer in peers] or ["-"] * 3
    return f"| {' | '.join([*cells, f'{built:.1f}', f'{grown:.0f}'])} |"


def main() -> None:
    """Print the table; every row is measured in a process of its own."""
    counts = [int(word) for word in sys.argv[1:]] or [1, 100, 1000, 10_000]
    click.echo(
        "| profiles | ms an article | of it scanning | relevant"
        " | regex each, times ours | one alternation, times ours | FTS5, times ours"
        " | build s | MB |"
    )
    click.echo("| --- " * 9 + "|")
    with get_context("spawn").Pool(1, maxtasksperchild=1) as one_by_one:
        for line in one_by_one.imap(row, counts, chunksize=1):
            click.echo(line)


if __name__ == "__main__":
    main()
