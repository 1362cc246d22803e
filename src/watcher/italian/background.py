"""Is an event told, or only recalled?"""

from functools import cache

from watcher.italian import lexicon
from watcher.italian.clauses import Clauses
from watcher.italian.triggers import Trigger
from watcher.model.claim import Tense


def background(clauses: Clauses, trigger: Trigger, when: Tense) -> str:
    """Return none, pluperfect, dated ("un anno fa") or recap ("come è noto")."""
    if trigger.group and trigger.group.pluperfect:
        return "pluperfect"
    if when is not Tense.PAST:
        return "none"
    if _holds(clauses, "dated") or _old_year(clauses, trigger.index):
        return "dated"
    if _holds(clauses, "recap") or _last(clauses, trigger.index):
        return "recap"
    return "none"


def _holds(clauses: Clauses, name: str) -> bool:
    keys = clauses.keys
    return any(
        tuple(keys[at : at + len(phrase)]) == phrase
        for at in range(len(keys))
        for phrase in _phrases(name).get(keys[at], ())
    )


def _last(clauses: Clauses, index: int) -> bool:
    """Find "lo scorso aprile" around the event; "la scorsa settimana" is fresh."""
    begin, end = clauses.segment(index)
    keys, table = clauses.keys, lexicon.table("background.toml")
    last, fresh = table["last"].split(), set(table["fresh"].split())
    return any(
        keys[at] in last and fresh.isdisjoint(keys[max(0, at - 1) : at + 2])
        for at in range(begin, end)
    )


def _old_year(clauses: Clauses, index: int) -> bool:
    """Find a year of another century, as in "nel 1943"."""
    begin, end = clauses.segment(index)
    years = (key for key in clauses.keys[begin:end] if len(key) == 4)
    return any(year.isdigit() and "1000" < year < "2000" for year in years)


@cache
def _phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon.table("background.toml")[name].split(", "):
        words = tuple(phrase.replace("'", "' ").split())
        found.setdefault(words[0], []).append(words)
    return {head: tuple(known) for head, known in found.items()}
