"""What does a labelled timeline say? One folder, read into values."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]
"""One line of a JSON Lines file, as written."""

HERE = Path(__file__).parent
NAMES = sorted(path.parent.name for path in HERE.glob("*/gold.jsonl"))
# What is replayed many times over, changed in ever other ways: a few, for the time.
REPLAYED = ("dazi-svizzera", "ilva", "metro-crollo", "nordcoreani")
# Nobody who writes rules reads these: their floors tell how an unseen topic fares.
SEALED = (
    "contratto-sciopero",
    "fabbrica-auto",
    "ferrovia-chiusa",
    "ostaggi-tregua",
    "rete-ucraina",
)
# Written for this project; the others came with conventions of their own.
OWN = ("dazi-svizzera", "metro-crollo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A timeline: its articles, its nuggets and the labels of each article."""

    folder: Path
    articles: tuple[Row, ...]
    nuggets: tuple[Row, ...]
    gold: tuple[Row, ...]

    @property
    def ids(self) -> list[str]:
        """The article ids, in time order."""
        return [article["id"] for article in self.articles]


def read(name: str) -> Corpus:
    """Read the corpus in the folder *name*; a file that is not UTF-8 is an error."""
    folder = HERE / name
    return Corpus(
        folder=folder,
        articles=_rows(folder / "articles.jsonl"),
        nuggets=_rows(folder / "nuggets.jsonl"),
        gold=_rows(folder / "gold.jsonl"),
    )


def overlap(one: str, other: str) -> float:
    """
    Return the share of three-word runs that two texts have in common, 0 to 1.

    >>> overlap("il ponte resta chiuso", "il ponte resta chiuso oggi")
    1.0
    """
    left, right = _runs(one), _runs(other)
    return len(left & right) / max(1, min(len(left), len(right)))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))


def _rows(path: Path) -> tuple[Row, ...]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return tuple(json.loads(line) for line in lines if line)
