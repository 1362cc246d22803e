"""Until when does "ha trenta giorni per decidere", "cinque giorni di tempo" run?"""

from watcher.italian.lemmas import lemmas
from watcher.italian.times.anchors import fixed
from watcher.italian.times.calendar import days, plus_days
from watcher.italian.times.counts import length, reach
from watcher.italian.times.time_words import words_of
from watcher.italian.times.tokens import Line
from watcher.italian.times.view import Found, View

_FAR = 5  # words between "concede" and its "trenta giorni"
_UNITS = frozenset({"hour", "day", "week", "month", "year"})


def term(view: View, index: int) -> Found | None:
    """Read the days that somebody has, gives or takes to do something."""
    line = view.line
    found = length(line, index)
    if found is None or found.is_loose or found.unit not in _UNITS:
        return None
    end = _after_purpose(line, found.end)
    if end is None or not _is_given(line, index - 1):
        return None
    last = plus_days(reach(view.published, found, 1), 1)
    span = days(view.published, last)
    return Found(fixed(span.loosely() if found.about else span), end)


def _after_purpose(line: Line, index: int) -> int | None:
    """Return the end of "di tempo"; *index* where "per" and an infinitive follow."""
    if line.says(index, "di", "tempo"):
        return index + 2
    verb = line.key(index + 1)
    infinitive = verb.endswith(("are", "ere", "ire", "rre", "rsi"))
    known = any(lemma.endswith(("are", "ere", "ire", "rre")) for lemma in lemmas(verb))
    return index if line.key(index) == "per" and infinitive and known else None


def _is_given(line: Line, index: int) -> bool:
    for at in range(index, max(index - _FAR, -1), -1):
        if not line[at].is_word:
            return False
        if line.is_in(at, "terms", "given"):
            return True
        if line.key(at).endswith(_participles()):
            return False  # "ha lavorato tre mesi per finire"
    return False


def _participles() -> tuple[str, ...]:
    return tuple(sorted(words_of("auxiliaries", "endings")))
