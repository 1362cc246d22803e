"""Which days does one time expression name, before "dal", "entro" or "e" join it?"""

from watcher.italian.times.anchors import Anchor, Period, fixed, sample
from watcher.italian.times.calendar import days, one_day, plus_days
from watcher.italian.times.heads import by_head
from watcher.italian.times.named_periods import day_of_month, named, side_at
from watcher.italian.times.parts_of_period import cut
from watcher.italian.times.relative_dates import ago, deictic, each, elsewhere
from watcher.italian.times.starters import may_name
from watcher.italian.times.view import Found, Rule, View, longest
from watcher.italian.times.windows import window
from watcher.italian.times.years import century, decade, old_year, year, year_pair


def point(view: View, index: int) -> Found | None:
    """Read the longest date at *index*, with the part of the day around it."""
    if not may_name(view.line[index]):
        return None
    if index not in view.memo:
        view.memo[index] = grammar_at(view, index)
    return view.memo[index]


def grammar_at(view: View, index: int) -> Found | None:
    """Ask every rule; `point` spares those words that no date begins with."""
    token = view.line[index]
    if not (token.is_word or token.value is not None or token.text in ("'", "’", "‘")):
        return None
    found = longest(_rules(token.key), view, index)
    if found is None:
        return None
    return Found(found.anchor, _after_part(view, found.end))


def _after_part(view: View, index: int) -> int:
    """Skip the part of the day in "ieri sera", "giovedì in tarda serata"."""
    line = view.line
    at = index
    while line.key(at) in (
        "in",
        "nel",
        "nella",
        "di",
        "a",
        "alla",
        "al",
        "all'",
        "verso",
    ):
        at += 1
    while line.is_in(at, "parts_of_day", "before"):
        at += 1
    if not line.is_in(at, "parts_of_day", "nouns"):
        return index
    follows = line.is_in(at + 1, "modes", "of") or line.is_in(
        at + 1, "modes", "between"
    )
    return index if follows and point(view, at) else at + 1


def _day_part(view: View, index: int) -> Found | None:
    """Read "tarda serata di ieri", "scorsa notte", "questa mattina"."""
    line = view.line
    side, at = side_at(line, index)
    at = line.skip(at, "parts_of_day", "before")
    is_hours = line.key(at) == "ore" and line.key(at - 1) == "prime"
    if not (line.is_in(at, "parts_of_day", "nouns") or is_hours):
        return None
    if side:
        return _shifted_part(view, side, at)
    after, end = side_at(line, at + 1)
    if after in ("last", "next"):
        return _shifted_part(view, after, at)._replace(end=end)
    if line.is_in(at + 1, "modes", "of"):
        start = line.skip(at + 2, "modes", "articles")
        return _only_days(point(view, start), view)
    return None


def _only_days(found: Found | None, view: View) -> Found | None:
    """Refuse the morning of anything longer than a day."""
    if found is None:
        return None
    span = sample(found.anchor, view.published)
    is_day = span is None or span.granularity == "day"
    if is_day or found.anchor.period is Period.MONTH:
        return found
    return None


def _shifted_part(view: View, side: str, index: int) -> Found:
    """Date "la scorsa notte", which began yesterday, and "questa mattina"."""
    today = view.published
    is_night = view.line.key(index) in ("notte", "nottata")
    if side in ("last", "recent"):
        end = plus_days(today, 1) if is_night else today
        span = days(plus_days(today, -1), end, "interval" if is_night else "day")
    elif side == "next":
        span = (
            days(today, plus_days(today, 2))
            if is_night
            else one_day(plus_days(today, 1))
        )
    else:
        span = one_day(today)
    return Found(fixed(span), index + 1)


def alone(view: View, index: int) -> Found | None:
    """Read "in serata", "nel pomeriggio": the day of the story, else today."""
    line = view.line
    if line.key(index) not in ("in", "nel", "nella"):
        return None
    at = line.skip(index + 1, "parts_of_day", "before")
    is_night = line.key(index) == "nella" and line.key(at) == "notte"
    if not (line.is_in(at, "parts_of_day", "alone") or is_night):
        return None
    if line.is_in(at + 1, "modes", "of") or line.is_in(at + 1, "modes", "between"):
        return None
    today = one_day(view.published)
    anchor = Anchor(period=Period.ONCE, at=lambda _: today, floating=True)
    return Found(anchor, at + 1)


# The order decides between readings of the same length.
RULES: tuple[tuple[Rule, str], ...] = (
    (named, "side month weekday season feast unit century number"),
    (day_of_month, "number"),
    (cut, "portion digits"),
    (deictic, "deictic"),
    (window, "side count unit"),
    (ago, "count unit"),
    (each, "every"),
    (elsewhere, "elsewhere count unit month weekday season part"),
    (year_pair, "digits"),
    (year, "digits"),
    (old_year, "digits apostrophe"),
    (decade, "unit"),
    (century, "century apostrophe"),
    (_day_part, "side part"),
)
_rules = by_head(*RULES)
DATE_HEADS = " ".join(heads for _, heads in RULES)
