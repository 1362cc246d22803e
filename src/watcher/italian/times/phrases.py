"""Which time phrase, if any, starts at a token?"""

from collections.abc import Callable

from watcher.italian.times.anchors import fixed
from watcher.italian.times.bound_phrases import (
    around,
    between,
    bounded,
    since_or_through,
)
from watcher.italian.times.calendar import EACH
from watcher.italian.times.heads import by_head
from watcher.italian.times.listed_phrases import listed
from watcher.italian.times.named_periods import unit
from watcher.italian.times.phrase_parts import Mode, Phrase, is_bare_weekday, single
from watcher.italian.times.points import DATE_HEADS, alone
from watcher.italian.times.relative_dates import ahead, loose_phrase, since, within
from watcher.italian.times.terms import term
from watcher.italian.times.view import Found, Rule, View, longest

PhraseRule = Callable[[View, int], Phrase | None]


def phrase(view: View, index: int) -> Phrase | None:
    """Read the time phrase that starts at *index*, None when none does."""
    for rule in _rules(view.line.key(index)):
        found = rule(view, index)
        if found:
            return found
    return None


def _whole(view: View, index: int) -> Phrase | None:
    found = longest(_whole_rules(view.line.key(index)), view, index)
    return single(Mode.AT, found.anchor, index, found.end) if found else None


def _course(view: View, index: int) -> Found | None:
    """Read "nel corso dell'anno", "nell'anno in corso"."""
    line = view.line
    if not line.says(index, "nel", "corso") or not line.is_in(index + 2, "modes", "of"):
        return None
    return unit(view, index + 3)


def _habit(view: View, index: int) -> Phrase | None:
    """Read "il sabato", "la domenica": each of them."""
    line = view.line
    if line.key(index) not in ("il", "la", "al", "alla", "del", "della"):
        return None
    if not is_bare_weekday(view, index + 1):
        return None
    return single(Mode.AT, fixed(EACH), index, index + 2)


# The order decides between readings of the same length.
WHOLE_RULES: tuple[tuple[Rule, str], ...] = (
    (ahead, "between"),
    (since, "from"),
    (within, "within"),
    (loose_phrase, "loose"),
    (term, "count"),
    (alone, "at"),
    (_course, "at"),
)
_whole_rules = by_head(*WHOLE_RULES)

# The first that reads anything decides.
RULES: tuple[tuple[PhraseRule, str], ...] = (
    (_whole, "between from within loose count at"),
    (between, "between at articles part unit"),
    (since_or_through, "from"),
    (bounded, "limit"),
    (around, "around"),
    (_habit, "at articles of"),
    (listed, f"at articles {DATE_HEADS}"),
)
_rules = by_head(*RULES)
