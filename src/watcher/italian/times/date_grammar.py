"""Which days do "sabato 12 luglio", "aprile", "estate" and "Ferragosto" name?"""

from functools import lru_cache

from watcher.italian.times.anchors import Anchor, Period, in_year, monday
from watcher.italian.times.calendar import (
    Span,
    day_of,
    easter,
    month_of,
    one_day,
    plus_days,
    season_of,
)
from watcher.italian.times.heads import by_head
from watcher.italian.times.numeric_dates import numeric_date, yearly_day
from watcher.italian.times.time_words import numbers_of, phrases_of, words_of
from watcher.italian.times.tokens import Line, TimeToken
from watcher.italian.times.view import Found, Rule, View, is_free, longest, number_at
from watcher.italian.times.years import full_year, short_year, year_pair

_ORDINAL_SIGNS = ("°", "º", "ª")
_STOPS = ("-", "–", "—", "(", ".", ")")


def day_and_month(view: View, index: int) -> Found | None:
    """Read "28 aprile", "1° maggio", "primo maggio", "5 MAR", each with its year."""
    read = day_number(view.line, index)
    if read is None:
        return None
    day, at = read
    month = _month_after_day(view.line, at)
    anchor = yearly_day(month[0], day) if month else None
    if month is None or anchor is None:
        return None
    return with_year(view, anchor, month[1])


# Five rules ask, one after the other, which day a number may be.
@lru_cache(maxsize=64)
def day_number(line: Line, index: int) -> tuple[int, int] | None:
    """
    Read the number of a day, 1 to 31, and the index after it.

    None after a plural: "dai 30 di gennaio" are thirty of something.
    """
    if line.is_in(index - 1, "plural_articles", "words"):
        return None
    value = 1 if line.key(index) == "primo" else number_at(line, index)
    if value is None or not 1 <= value <= 31 or len(line[index].text) > 14:
        return None
    at = index + 1
    if value == 1 and line.key(at) in _ORDINAL_SIGNS and line[at].glued:
        at += 1
    # "Il 1. e il 2 febbraio", "dal 1. aprile", as the Swiss write it.
    if value == 1 and line.key(at) == "." and line[at].glued:
        after = line[at + 1]
        at += after.is_word and not after.is_capital
    return value, at


def _month_after_day(line: Line, index: int) -> tuple[int, int] | None:
    if line.key(index) == "di":
        index += 1
    token = line[index]
    if token.key in numbers_of("months"):
        return numbers_of("months")[token.key], index + 1
    month = numbers_of("month_abbreviations").get(token.key)
    if month is None:
        return None
    after = line[index + 1]
    stopped = after.key == "." and after.glued
    at = index + 2 if stopped and line[index + 2].value is not None else index + 1
    dated = full_year(line, at) is not None
    if line.key(index - 2) in ("il", "del", "dal", "al"):
        return month, at
    if dated or stopped or (token.text.isupper() or after.key in _STOPS):
        return month, at
    return None


def with_year(view: View, anchor: Anchor, index: int) -> Found:
    """Pin *anchor* to the year written after it, "2025" or "del 2025" or "'44"."""
    line = view.line
    at = index + 1 if line.is_in(index, "modes", "of") else index
    if line.key(at) == "anno" or line.says(at, "l'", "anno"):
        at += line[at].key == "l'"
        at += 1
    value = full_year(line, at)
    end = at + 1
    if value is None:
        read = short_year(view, at)
        value, end = read or (None, index)
    if value is None or (at == index and not _ends_year(line, end)):
        return Found(anchor, index)
    pinned = in_year(anchor, value)
    return Found(pinned, end) if pinned else Found(anchor, index)


def _ends_year(line: Line, index: int) -> bool:
    """Tell a year from a count: "ad aprile 2000 operai"."""
    return is_free(line, index) or line[index].key == "°"


def weekday(view: View, index: int) -> Found | None:
    """Read "giovedì", "sabato 12", "domenica 27 luglio 2025"."""
    line = view.line
    value = numbers_of("weekdays").get(line.key(index))
    if value is None or _is_name(line, index):
        return None
    at = index + 1
    comma = at + 1 if line.key(at) == "," else at
    comma += line.key(comma) in ("il", "l'")
    dated = day_and_month(view, comma) or numeric_date(view, comma)
    if dated:
        return dated
    numbered = _numbered_weekday(view, value, at)
    return numbered or Found(weekly(value), at)


def _numbered_weekday(view: View, weekday: int, index: int) -> Found | None:
    read = day_number(view.line, index)
    if read is None:
        return None
    day, end = read
    after = view.line[end]
    closed = is_free(view.line, end) and view.line[index].value is not None
    if not closed or (after.key == "," and view.line[end + 1].value is not None):
        return None

    def at(month: int) -> Span | None:
        span = day_of(month // 12, month % 12 + 1, day)
        right = span and span.start and span.start.weekday() == weekday
        return span if right else None

    return Found(Anchor(period=Period.MONTH, at=at), end)


def weekly(weekday: int) -> Anchor:
    """Return the anchor of a day of the week, 0 for Monday."""
    return Anchor(
        period=Period.WEEK, at=lambda week: one_day(plus_days(monday(week), weekday))
    )


def bare_day(view: View, index: int) -> Found | None:
    """Read the day of "il 28", whose month is told elsewhere."""
    read = day_number(view.line, index)
    if read is None:
        return None
    day, end = read

    def at(month: int) -> Span | None:
        return day_of(month // 12, month % 12 + 1, day)

    return Found(Anchor(period=Period.MONTH, at=at), end)


def month(view: View, index: int) -> Found | None:
    """Read "aprile", "mese di aprile", "aprile 2025", "aprile del 2025"."""
    line = view.line
    if line.says(index, "mese", "di"):
        index += 2
    value = numbers_of("months").get(line.key(index))
    if value is None or _is_name(line, index):
        return None
    anchor = Anchor(period=Period.YEAR, at=lambda year: month_of(year, value))
    return with_year(view, anchor, index + 1)


def season(view: View, index: int) -> Found | None:
    """Read "estate", "stagione estiva", "estate 2025"."""
    line = view.line
    value = numbers_of("seasons").get(line.key(index))
    end = index + 1
    if value is None and line.key(index) in ("stagione", "periodo"):
        value = numbers_of("season_adjectives").get(line.key(index + 1))
        end = index + 2
    if (
        value is None
        or _is_name(line, index)
        or line.is_in(end, "season_names", "after")
    ):
        return None
    pair = year_pair(view, end)
    return pair or with_year(view, yearly_season(value), end)


def yearly_season(month: int) -> Anchor:
    """Return the anchor of the season that begins in *month*."""
    return Anchor(period=Period.YEAR, at=lambda year: season_of(year, month))


def feast(view: View, index: int) -> Found | None:
    """Read "Ferragosto", "Pasqua 2026", "vigilia di Natale"."""
    best: tuple[Anchor, int] | None = None
    key = view.line.key(index)
    for table, build in (("fixed_feasts", _fixed_feast), ("easter_feasts", _moving)):
        for words, value in phrases_of(table).get(key, ()):
            end = index + len(words)
            if view.line.says(index, *words) and (best is None or end > best[1]):
                best = build(value), end
    if best is None or _is_person(view.line, index, best[1]):
        return None
    return with_year(view, *best)


def _fixed_feast(value: object) -> Anchor:
    month, day = value if isinstance(value, list) else (1, 1)
    return Anchor(period=Period.YEAR, at=lambda year: day_of(year, month, day))


def _moving(value: object) -> Anchor:
    shift = int(str(value))
    return Anchor(
        period=Period.YEAR, at=lambda year: one_day(plus_days(easter(year), shift))
    )


def _is_person(line: Line, index: int, end: int) -> bool:
    """Tell "Natale Rossi", "isola di Pasqua", "Santo Stefano di Magra" from feasts."""
    after, before = line[end], line[index - 1]
    if not line[index].text[:1].isupper():
        return line.is_in(index, "feast_names", "capital")
    named = after.is_word and after.is_capital and not after.glued
    # "Immacolata, 29 anni, scuote la testa".
    aged = after.key == "," and line.key(end + 2) == "anni"
    place = after.key in ("di", "in") and line[end + 1].is_capital
    title = before.is_word and before.is_capital and not line.is_initial(index - 1)
    thing = line.is_in(index - 1, "named_after_dates", "places")
    of_thing = before.key == "di" and line.is_in(
        index - 2, "named_after_dates", "places"
    )
    return named or aged or place or title or thing or of_thing


def _is_name(line: Line, index: int) -> bool:
    """
    Tell whether a capital makes a name of the word at *index*.

    Months, seasons and weekdays are written small: "Luigi Di Maggio", "la Primavera".
    """
    token = line[index]
    if not token.is_capital or line.is_initial(index):
        return False
    before = line[index - 1]
    if _is_street(before) or before.is_capital:
        return True
    if before.value is not None:
        return False
    at = line.is_in(index - 1, "modes", "at") or line.is_in(index - 1, "modes", "by")
    side = line.is_in(index - 1, "shifts", "last") or line.is_in(
        index - 1, "shifts", "next"
    )
    of_day = token.key in numbers_of("weekdays") and line.is_in(
        index - 1, "modes", "of"
    )
    return not (at or of_day or side)


def _is_street(token: TimeToken) -> bool:
    return token.key in words_of("named_after_dates", "places")


def core(view: View, index: int) -> Found | None:
    """Read the longest date of the calendar that starts at *index*."""
    return longest(_cores(view.line.key(index)), view, index)


# The order decides between readings of the same length.
CORES: tuple[tuple[Rule, str], ...] = (
    (day_and_month, "number"),
    (numeric_date, "digits"),
    (weekday, "weekday"),
    (month, "month"),
    (season, "season"),
    (feast, "feast"),
)
_cores = by_head(*CORES)
