"""How do "dal ... al", "tra ... e", "entro", "fino a" and "dopo" bound the days?"""

from watcher.italian.times.anchors import Period, fixed
from watcher.italian.times.calendar import EACH, one_day
from watcher.italian.times.date_grammar import bare_day
from watcher.italian.times.named_periods import unit, weekend_end
from watcher.italian.times.phrase_parts import (
    Mode,
    Phrase,
    after_clock,
    end_point,
    is_bare_weekday,
    is_day_alone,
    opened,
    read_range,
    single,
    with_choices,
)
from watcher.italian.times.points import point
from watcher.italian.times.ranges import combine, through
from watcher.italian.times.time_words import names_of, words_of
from watcher.italian.times.tokens import Line
from watcher.italian.times.view import Found, View, is_free

_FAR = 9  # words between "non" and its "prima di"
_STOPS = frozenset({";", ":", ".", ",", "(", ")", "ma", "che", "perché", "perchè"})


def between(view: View, index: int) -> Phrase | None:
    """Read "tra X e Y", "a cavallo tra X e Y", "notte tra X e Y"."""
    line = view.line
    at = index
    straddles = line.says(index, "a", "cavallo")
    if straddles:
        at = index + 2
        if line.is_in(at, "modes", "of"):
            return _straddling(view, index, at + 1)
    else:
        at = _before_between(line, index)
    if not line.is_in(at, "modes", "between"):
        return None
    first = end_point(view, opened(line, at + 1))
    if first is None or not line.is_in(first.end, "modes", "and"):
        return None
    second = end_point(view, opened(line, first.end + 1))
    joined = read_range(view, first, second)
    if joined is None:
        return None
    anchor = joined.anchor
    if straddles:
        anchor = anchor.map(lambda span: span.loosely())
    return single(Mode.AT, anchor, index, joined.end)


def _before_between(line: Line, index: int) -> int:
    at = opened(line, index)
    at = line.skip(at, "parts_of_day", "before")
    if line.is_in(at, "parts_of_day", "nouns") or line.key(at) == "ore":
        return at + 1
    if (end := weekend_end(line, at)) is not None:
        return end
    return at if at == index else index


def _straddling(view: View, index: int, at: int) -> Phrase | None:
    """Read "a cavallo di Ferragosto": the days around it, said vaguely."""
    found = point(view, opened(view.line, at))
    if found is None:
        return None
    anchor = found.anchor.map(lambda span: span.loosely())
    return single(Mode.AROUND, anchor, index, found.end)


def since_or_through(view: View, index: int) -> Phrase | None:
    """Read "dal X", "dal X al Y", "da X fino a Y", "a partire da X"."""
    line = view.line
    at = _after_prelude(line, index)
    if not line.is_in(at, "modes", "from"):
        return None
    if line.says(at, "da", "qui") or line.says(at, "di", "qui"):
        return _from_now(view, index, at + 2)
    begin = line.skip(at + 1, "modes", "articles")
    begin = after_clock(line, begin)
    first = end_point(view, begin)
    if first is None:
        return None
    closed = _closing(view, index, first)
    if closed:
        return _habitual(view, at, begin, closed)
    if point(view, begin) is None and not is_day_alone(view, at, begin, first.end):
        return None
    end = first.end
    if line.key(end) == "in" and line.is_in(end + 1, "modes", "onward"):
        end += 2
    return _habitual(view, at, begin, single(Mode.FROM, first.anchor, index, end))


def _after_prelude(line: Line, index: int) -> int:
    if line.says(index, "a", "partire") or line.says(index, "a", "decorrere"):
        return index + 2
    if line.key(index) in ("fin", "sin", "già", "sino"):
        return index + 1
    return index


def _from_now(view: View, index: int, at: int) -> Phrase | None:
    line = view.line
    if not line.is_in(at, "modes", "to"):
        return None
    found = point(view, opened(line, at + 1))
    if found is None:
        return None
    now = fixed(one_day(view.published))
    return single(Mode.AT, combine(now, found.anchor, through), index, found.end)


def _closing(view: View, index: int, first: Found) -> Phrase | None:
    line = view.line
    at = first.end
    at += line.key(at) in (",", "e") and line.key(at + 1) in ("fino", "sino")
    at += line.key(at) in ("fino", "sino")
    if not line.is_in(at, "modes", "to"):
        return None
    start = line.skip(at + 1, "modes", "articles")
    joined = read_range(view, first, end_point(view, after_clock(line, start)))
    if joined is None:
        return None
    return single(Mode.AT, joined.anchor, index, joined.end)


def _habitual(view: View, at: int, begin: int, found: Phrase) -> Phrase:
    """Tell the habit "dal lunedì al venerdì" from the days "da lunedì a venerdì"."""
    line = view.line
    article = line.key(at) in ("dal", "dalla")
    if article and begin == at + 1 and is_bare_weekday(view, begin):
        return single(Mode.AT, fixed(EACH), found.begin, found.end)
    return found


def bounded(view: View, index: int) -> Phrase | None:
    """Read "entro X", "fino a X", "dopo X", "prima di X", "non oltre X"."""
    read = _bound(view.line, index)
    if read is None:
        return None
    mode, at = read
    line = view.line
    if mode is Mode.BEFORE and _is_denied(line, index):
        mode = Mode.STARTING
    at = after_clock(line, line.skip(at, "modes", "articles"))
    at = _of_limit(line, at)
    if mode is Mode.BEFORE and names_of("portions").get(line.key(at)) == "end":
        mode = Mode.UNTIL  # "prima della fine dell'anno": to its last day
    found = _limit(view, at)
    if found is None:
        return None
    joined = with_choices(view, found)
    if mode is Mode.BEFORE and line.key(joined.end) == "non":
        mode = Mode.STARTING  # "Prima di aprile non se ne parla"
    return single(mode, joined.anchor, index, joined.end)


def _limit(view: View, at: int) -> Found | None:
    """Read the date that bounds; a day may be bare, "al 28"."""
    line = view.line
    found = point(view, at)
    if found is not None:
        anchor = found.anchor
        return None if anchor.period is Period.ONCE and anchor.floating else found
    found = unit(view, at)
    if found is not None:
        return found
    day = bare_day(view, at)
    after_article = line.key(at - 1) in ("il", "l'", "al", "all'", "del")
    if not (day and after_article and is_free(line, day.end)) or line.has_percent:
        return None
    return day


def _is_denied(line: Line, index: int) -> bool:
    """Tell "non sarà pronta prima del 2028", "improbabile prima di marzo"."""
    for at in range(index - 1, max(index - _FAR, -1), -1):
        if line.key(at) in _STOPS:
            return False
        if line.is_in(at, "not_before", "words"):
            return True
    return False


def _of_limit(line: Line, index: int) -> int:
    """Skip the noun in "entro la scadenza di venerdì", "entro la giornata di oggi"."""
    if line.is_in(index, "limits", "words") and line.is_in(index + 1, "modes", "of"):
        return line.skip(index + 2, "modes", "articles")
    return index


def _bound(line: Line, index: int) -> tuple[Mode, int] | None:
    key = line.key(index)
    if key == "entro":
        at = index + 3 if line.says(index + 1, "e", "non", "oltre") else index
        return Mode.BY, at + 1 + (at != index)
    if key == "non":
        return _negated_bound(line, index)
    if key in words_of("modes", "until") and line.is_in(index + 1, "modes", "to"):
        whole = line.key(index + 2) in ("tutto", "tutta")
        return Mode.UNTIL, index + 2 + whole
    if key == "prima" and line.is_in(index + 1, "modes", "of"):
        return Mode.BEFORE, index + 2
    if key in words_of("modes", "after"):
        return Mode.AFTER, index + 1 + line.is_in(index + 1, "modes", "to")
    return None


def _negated_bound(line: Line, index: int) -> tuple[Mode, int] | None:
    if line.key(index + 1) == "oltre":
        return Mode.BY, index + 2
    if line.key(index + 1) == "prima" and line.is_in(index + 2, "modes", "of"):
        return Mode.STARTING, index + 3
    return None


def around(view: View, index: int) -> Phrase | None:
    """Read "intorno al 15 settembre", "verso fine luglio"."""
    line = view.line
    if not line.is_in(index, "modes", "around"):
        return None
    found = point(view, opened(line, index + 1))
    if found is None:
        return None
    return single(Mode.AROUND, found.anchor, index, found.end)
