"""Which year does a number or a phrase name?"""

from watcher.italian.quantities.small_words import listed
from watcher.italian.times.anchors import fixed
from watcher.italian.times.calendar import Span, months, years
from watcher.italian.times.time_words import numbers_of, words_of
from watcher.italian.times.tokens import Line
from watcher.italian.times.view import Found, View, is_decimal, is_free

_OLDEST, _NEWEST = 1000, 2199
_DASHES = ("-", "–", "—", "/")
_SHORT_PAIR = 100


def full_year(line: Line, index: int) -> int | None:
    """Return the year of four digits at *index*."""
    token = line[index]
    if token.value is None or len(token.text) != 4 or is_decimal(line, index):
        return None
    after = line[index + 1]
    if after.glued and after.key in ("%", "°", "€"):
        return None
    return token.value if _OLDEST <= token.value <= _NEWEST else None


def is_apostrophe(line: Line, index: int) -> bool:
    """Tell the apostrophe of "'44" from that of the Swiss "10'000"."""
    inside = line[index].glued and line[index - 1].value is not None
    return line[index].text in ("'", "’", "‘") and not inside


def short_year(view: View, index: int) -> tuple[int, int] | None:
    """Return the year of "'44" at *index* and the index after it."""
    line = view.line
    if not is_apostrophe(line, index):
        return None
    token = line[index + 1]
    if not token.glued or len(token.text) != 2 or token.value is None:
        return None
    return expand(token.value, view.published.year), index + 2


def expand(short: int, near: int) -> int:
    """
    Return the year of two digits: this century's up to ten years ahead.

    >>> expand(26, 2025), expand(68, 2025)
    (2026, 1968)
    """
    century = near // 100 * 100
    return century + short if century + short <= near + 10 else century - 100 + short


def year_pair(view: View, index: int) -> Found | None:
    """Read "2025-2026", "2026/27": whole years, or a season of sport or school."""
    line = view.line
    first = full_year(line, index)
    sign, token = line[index + 1], line[index + 2]
    if first is None or sign.key not in _DASHES or token.value is None:
        return None
    if len(token.text) not in (2, 4) or is_decimal(line, index + 2):
        return None
    last = token.value
    if last < _SHORT_PAIR:
        last += first // 100 * 100
    if not first < last <= _NEWEST or _is_date_of_numbers(line, index):
        return None
    return Found(fixed(_pair(line, index, first, last), dated=True), index + 3)


def _is_date_of_numbers(line: Line, index: int) -> bool:
    after, beyond = line[index + 3], line[index + 4]
    return after.glued and after.key in _DASHES and beyond.value is not None


def _pair(line: Line, index: int, first: int, last: int) -> Span:
    before = {line.key(index - 1), line.key(index - 2)}
    if last == first + 1 and before & words_of("year_pairs", "school"):
        return months(first, 9, 12)
    is_sport = bool(before & words_of("year_pairs", "sport"))
    is_plain = bool(before & words_of("year_pairs", "plain"))
    slashed = line.key(index + 1) == "/" and not is_plain
    if last == first + 1 and (is_sport or slashed):
        return months(first, 7, 12)
    if before & set(numbers_of("seasons")):
        return months(first, 12, 3, "season")
    return years(first, last - first + 1)


def year(view: View, index: int) -> Found | None:
    """
    Read a year of four digits that stands as a date.

    "nel 2026", "il bilancio 2026", "(2026)"; not "2026 euro", not "Agenda 2030".
    """
    line = view.line
    value = full_year(line, index)
    if value is None or not is_free(line, index + 1):
        return None
    if line.says(index + 1, "a", ".", "c") or line.says(index + 1, "avanti", "cristo"):
        return None
    before = line[index - 1]
    if line.is_in(index - 1, "named_after_dates", "places") or before.key == "/":
        return None
    if _counts(line, index):
        return None
    licensed = _is_licence(line, index - 1)
    counted = line.is_in(index + 1, "modes", "articles")
    if not licensed and (counted or (before.is_word and before.is_capital)):
        return None
    return Found(fixed(years(value), dated=True), index + 1)


def _counts(line: Line, index: int) -> bool:
    """Tell "salgono a 1900", "sono 2024": a year has its article, "al 1900"."""
    if line.key(index - 1) not in listed("counting"):
        return False
    return full_year(line, index - 2) is None


def _is_licence(line: Line, index: int) -> bool:
    listed = ("from", "to", "at", "of", "articles", "by", "between", "after", "before")
    return any(line.is_in(index, "modes", key) for key in listed)


def old_year(view: View, index: int) -> Found | None:
    """Read "nel '44": an apostrophe and two digits after a preposition or article."""
    read = short_year(view, index) or _elided_year(view, index)
    if read is None or not _is_licence(view.line, index - 1):
        return None
    value, end = read
    after, beyond = view.line[end], view.line[end + 1]
    is_war = after.key in _DASHES and beyond.text in ("'", "’", "‘")
    if is_war or not is_free(view.line, end):
        return None
    return Found(fixed(years(value), dated=True), end)


def _elided_year(view: View, index: int) -> tuple[int, int] | None:
    """Read "nell'82", whose apostrophe is that of the preposition."""
    token = view.line[index]
    if view.line.key(index - 1) not in ("nell'", "dall'") or not token.glued:
        return None
    if token.value is None or len(token.text) != 2 or not 80 <= token.value < 90:
        return None
    return expand(token.value, view.published.year), index + 1


def decade(view: View, index: int) -> Found | None:
    """Read "anni Ottanta", "anni '80", "anni Duemila"."""
    line = view.line
    if line.key(index) != "anni":
        return None
    at = index + 1
    if line[at].text in ("'", "’", "‘"):
        at += 1
    value = numbers_of("decades").get(line.key(at), line[at].value)
    if value is None or value % 10 or not is_free(line, at + 1):
        return None
    first = expand(value, view.published.year) if value < _SHORT_PAIR else value
    if value < _SHORT_PAIR and first > view.published.year:
        first -= 100  # nobody tells of decades to come by two digits
    if not _OLDEST <= first <= _NEWEST:
        return None
    return _and_decade(line, Found(fixed(_ten(first), dated=True), at + 1), first)


def _and_decade(line: Line, found: Found, first: int) -> Found:
    """Read on in "anni Settanta e Ottanta"."""
    at = found.end + 1
    at += line[at].text in ("'", "’", "‘")
    second = numbers_of("decades").get(line.key(at), line[at].value)
    is_next = second == (first + 10) % _SHORT_PAIR
    if not is_next or not line.is_in(found.end, "modes", "and"):
        return found
    return Found(fixed(months(first, 1, 240), dated=True), at + 1)


def _ten(first: int) -> Span:
    return months(first, 1, 120)


def century(view: View, index: int) -> Found | None:
    """Read "Novecento", "'800", "XX secolo"."""
    line = view.line
    token = line[index]
    first = numbers_of("centuries").get(token.key)
    if first is not None:
        if not token.is_capital or line.is_initial(index):
            return None
        return Found(fixed(months(first, 1, 1200), dated=True), index + 1)
    if token.key in numbers_of("roman") and line.key(index + 1) == "secolo":
        first = (numbers_of("roman")[token.key] - 1) * 100
        return Found(fixed(months(first, 1, 1200), dated=True), index + 2)
    if is_apostrophe(line, index):
        return _short_century(line, index + 1)
    return None


def _short_century(line: Line, index: int) -> Found | None:
    token = line[index]
    if not token.glued or token.value is None or token.value % 100:
        return None
    if len(token.text) != 3 or not is_free(line, index + 1):
        return None
    return Found(fixed(months(1000 + token.value, 1, 1200), dated=True), index + 1)
