"""Which words can head, describe or sign a source?"""

from functools import cache
from typing import NamedTuple

import simplemma

from watcher.italian import lexicon
from watcher.italian.speech.reporting import is_reporting
from watcher.italian.speech.speech_words import cues


class Noun(NamedTuple):
    """A row of `source_nouns.tsv`: the kind of source and its scope."""

    kind: str
    scope: str


class Outlet(NamedTuple):
    """A spelling of an outlet: its words, the name to show, the state it speaks for."""

    words: tuple[str, ...]
    name: str
    code: str | None


@cache
def nouns() -> dict[str, Noun]:
    """Map each form to its noun; the first row that names a form wins."""
    found: dict[str, Noun] = {}
    for row in lexicon.rows("source_nouns.tsv"):
        for form in row[0].split():
            found.setdefault(form, Noun(row[1], row[2] if len(row) > 2 else ""))
    return found


@cache
def outlets() -> dict[str, tuple[Outlet, ...]]:
    """Map the first word of each spelling to its outlets, the longest first."""
    found: dict[str, list[Outlet]] = {}
    for row in lexicon.rows("outlets.tsv"):
        others = row[1].split("|") if len(row) > 1 and row[1] else []
        for spelling in (row[0], *others):
            words = tuple(spelling.replace("’", "'").replace("-", " ").split())
            outlet = Outlet(words, row[0], row[2] if len(row) > 2 else None)
            found.setdefault(words[0], []).append(outlet)
    return {
        first: tuple(sorted(entries, key=lambda o: (-len(o.words), o.name)))
        for first, entries in found.items()
    }


@cache
def is_adjective(word: str) -> bool:
    """
    Say whether *word* (folded) can be an adjective behind its noun.

    >>> is_adjective("regionale"), is_adjective("indica"), is_adjective("che")
    (True, False, False)
    """
    if word in cues("after_noun"):
        return True
    if word in cues("pronoun_stop") or is_reporting(word) or len(word) < 5:
        return False
    return word.endswith(tuple(cues("adjective_endings"))) and not is_verb(word)


def is_verb(word: str) -> bool:
    """Tell "arriva" from "sportiva"; participles and words in -are may describe."""
    if word[-3:-1] in ("at", "ut", "it", "ar"):
        return False
    lemma = simplemma.lemmatize(word, lang="it")
    return lemma != word and lemma.endswith(("are", "ere", "ire"))
