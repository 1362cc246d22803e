"""Is this who signs a person, or a desk, an account, an agency?"""

from functools import cache

from watcher.italian import lexicon
from watcher.italian.words import fold


def is_person(name: str) -> bool:
    """
    Tell whether *name* is a person's, as far as we know desks and agencies.

    >>> is_person("Ada Neri"), is_person("Redazione Cronaca"), is_person("Ansa")
    (True, False, False)
    """
    folded = fold(name)
    whole, beginnings = _no_persons()
    return folded not in whole and not folded.startswith(beginnings)


@cache
def _no_persons() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return whole names and beginnings of names that are no person's."""
    entries = [fold(line) for line in lexicon.lines("no_authors.txt")]
    outlets = {
        fold(name)
        for row in lexicon.rows("outlets.tsv")
        for name in (row[0], *(row[1].split("|") if len(row) > 1 else ()))
    }
    begin = tuple(one.removesuffix("*") for one in entries if one.endswith("*"))
    return frozenset({*entries, *outlets} - {""}), begin
