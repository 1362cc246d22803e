"""
Which article does an article reprint? Sentence hashes beside MinHash.

usage: python benchmarks/reprints.py [ARTICLES]   (default: 100000)

Every third article is one that was printed before: cut, with changed words, with one
changed number, or under another title with a footer; another third only quotes.
"""
# ruff: noqa: S311, T201 - a program that rolls dice and prints

import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from watcher.claims.reprints import reprinted
from watcher.claims.sentences import sentence_hash
from watcher.italian import lexicon
from watcher.italian.sentences import sentences
from watcher.store.database import open_database
from watcher.store.sentences import StoredSentences

KINDS = ("cut", "words", "number", "footer")
RECENT = 3000
COMMIT_EVERY = 500
FOOTER = "Riproduzione riservata, tutti i diritti della testata."

# Hands back the articles that an article is taken to reprint, and remembers it.
Grouping = Callable[[str, list[str]], set[str]]


@dataclass(frozen=True, slots=True)
class Printed:
    """An article as sentences; *first* is what it reprints, *kind* how."""

    ident: str
    lines: list[str]
    first: str | None
    kind: str


def corpus(size: int, seed: int = 7) -> Iterator[Printed]:
    """Yield *size* articles in the order in which they are printed."""
    dice = random.Random(seed)
    pool = sorted({w for w in _words() if len(w) > 2})
    # Reprints come within days: an article is printed again among the next thousands.
    firsts: deque[Printed] = deque(maxlen=RECENT)
    for number in range(size):
        ident = f"a{number}"
        earlier = dice.choice(firsts) if number % 3 and firsts else None
        if earlier is None:
            fresh = Printed(ident, _written(dice, pool), None, "own")
            firsts.append(fresh)
        elif number % 3 == 1:
            kind = dice.choice(KINDS)
            lines = _reprint(earlier.lines, kind, dice, pool)
            fresh = Printed(ident, lines, earlier.ident, kind)
        else:
            lines = [*earlier.lines[2:4], *_written(dice, pool)]
            fresh = Printed(ident, lines, None, "quotes")
        yield fresh


def _words() -> list[str]:
    names = (row[0] for row in lexicon.rows("event_triggers.tsv"))
    return [*lexicon.lines("headwords.txt"), *names][:20_000]


def _written(dice: random.Random, pool: list[str]) -> list[str]:
    lines = [_sentence(dice, pool) for _ in range(dice.randint(12, 24))]
    lines[1] = f"Sono {dice.randrange(200, 90_000)} {lines[1]}"
    return lines


def _sentence(dice: random.Random, pool: list[str]) -> str:
    return " ".join(dice.choices(pool, k=dice.randint(9, 26))).capitalize() + "."


def _reprint(
    lines: list[str], kind: str, dice: random.Random, pool: list[str]
) -> list[str]:
    if kind == "cut":
        return lines[: max(len(lines) * 3 // 5, 4)]
    if kind == "words":
        return [
            _reworded(s, dice, pool) if i % 3 == 0 else s for i, s in enumerate(lines)
        ]
    if kind == "number":
        first, figure, rest = lines[1].split(" ", 2)
        return [lines[0], f"{first} {int(figure) + 17} {rest}", *lines[2:]]
    return [_sentence(dice, pool), *lines[1:], FOOTER]


def _reworded(sentence: str, dice: random.Random, pool: list[str]) -> str:
    words = sentence.split()
    words[dice.randrange(1, len(words) - 1)] = dice.choice(pool)
    return " ".join(words)


def by_sentences(folder: Path) -> Grouping:
    """Group as the product does: hashes of sentences, looked up in its database."""
    db = open_database(folder, create=True)
    read = StoredSentences(db, "p")
    db.conn.execute("PRAGMA foreign_keys = OFF")
    waiting = 0

    def group(ident: str, lines: list[str]) -> set[str]:
        nonlocal waiting
        if waiting == 0:
            db.conn.execute("BEGIN")
        hashes = [sentence_hash(s.text) for s in sentences("\n".join(lines))]
        readers = read.readers(hashes)
        found = reprinted([readers.get(value) for value in hashes])
        read.add(ident, sorted(set(hashes) - readers.keys()))
        waiting = (waiting + 1) % COMMIT_EVERY
        if waiting == 0:
            db.conn.execute("COMMIT")
        return {found} if found else set()

    return group


def by_minhash(folder: Path) -> Grouping:
    """Group by datasketch: 128 permutations of word triples, threshold one half."""
    del folder
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    index = MinHashLSH(threshold=0.5, num_perm=128)

    def group(ident: str, lines: list[str]) -> set[str]:
        words = "\n".join(lines).lower().split()
        triples = {" ".join(words[i : i + 3]).encode() for i in range(len(words) - 2)}
        sketch = MinHash(num_perm=128)
        sketch.update_batch(sorted(triples))
        found = set(index.query(sketch))
        index.insert(ident, sketch)
        return found

    return group


GROUPINGS = {"ours": by_sentences, "datasketch": by_minhash}


def measure(name: str, size: int) -> dict[str, float]:
    """Group *size* articles and say how well, how fast and in how much memory."""
    with tempfile.TemporaryDirectory() as folder:
        group = GROUPINGS[name](Path(folder))
        for printed in corpus(
            min(size, 4 * RECENT)
        ):  # what the exam itself takes, once
            sentences("\n".join(printed.lines))
        before = _resident()
        found, wanted, false, taken = Counter[str](), Counter[str](), 0, 0.0
        families: dict[str, str] = {}
        for printed in corpus(size):
            families[printed.ident] = printed.first or printed.ident
            begun = time.process_time()
            answer = group(printed.ident, printed.lines)
            taken += time.process_time() - begun
            wanted[printed.kind] += 1
            roots = {families[ident] for ident in answer}
            found[printed.kind] += printed.first in roots
            false += bool(roots - {printed.first})
        grown = _resident() - before - _size(families)
        disk = sum(file.stat().st_size for file in Path(folder).glob("*"))
    shares = {kind: round(found[kind] / wanted[kind], 4) for kind in KINDS}
    return {
        "ms": round(taken / size * 1000, 3),
        **shares,
        "false": false,
        "mib": round(grown / 2**20, 1),
        "disk": round(disk / 2**20),
    }


def _size(families: dict[str, str]) -> int:
    """Return what the answers of the exam take, which are no part of the grouping."""
    names = {*families, *families.values()}
    return sys.getsizeof(families) + sum(map(sys.getsizeof, names))


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096


def main(size: int) -> None:
    """Measure each in a process of its own and print the table."""
    print("| grouping | ms an article |", *(f"{k} found |" for k in KINDS), end=" ")
    print("false pairs | MiB in memory | MiB on disk |")
    for name in GROUPINGS:
        call = [sys.executable, __file__, str(size), name]
        done = subprocess.run(call, check=True, capture_output=True)  # noqa: S603
        row = json.loads(done.stdout)
        print(f"| {name} |", *(f"{value} |" for value in row.values()))


if __name__ == "__main__":
    articles_asked = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if sys.argv[2:]:
        print(json.dumps(measure(sys.argv[2], articles_asked)))
    else:
        main(articles_asked)
