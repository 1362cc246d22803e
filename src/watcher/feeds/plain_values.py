"""
Which value does feedparser give an element of a plain feed? Computed without it.

Each function here says what one of feedparser's does with text that has nothing odd;
where there is something odd it raises NotPlain, and feedparser reads the feed.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html.entities import entitydefs


class NotPlain(Exception):  # noqa: N818  # a finding, not an error
    """The feed holds something that only feedparser may judge."""


_ENTITY = re.compile(r"&#?\w+;")
_NAMED = re.compile(r"&(\w+);")
_EXTRA_SLASHES = re.compile(r"[A-Za-z][A-Za-z0-9+-.]*:///")
_STRAY_SEMICOLON = re.compile(r"&([A-Za-z0-9_]+);")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct")
_MONTH = {name: at for at, name in enumerate((*_MONTHS, "Nov", "Dec"), start=1)}
_RFC822 = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})"
    r" (\d\d):(\d\d):(\d\d) (?:GMT|UTC|UT|Z|([+-])(\d\d)(\d\d))"
)
_W3DTF = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?"
    r"(?:Z|([+-])(\d\d):(\d\d))"
)
# Beyond these a date is doubted, in the years around them by the zone.
_FIRST_YEAR, _LAST_YEAR = 1996, 2198
_WIDEST_ZONE = timedelta(hours=15)


def value_of(text: str | None) -> str:
    """
    Return the text of an element.

    UTF-8 that was taken for Latin-1 and encoded again is mended.
    """
    value = (text or "").strip()
    if value.isascii():
        return value
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def address_of(value: str) -> str:
    """Return *value* as the address that an attribute or a guid gives."""
    if _EXTRA_SLASHES.match(value):
        raise NotPlain
    return value


def link_of(value: str) -> str:
    """Return *value* as the address that a link element gives."""
    return _STRAY_SEMICOLON.sub(r"&\1", address_of(value).replace("&amp;", "&"))


def is_html(value: str) -> bool:
    """Guess whether a title that does not say so is HTML."""
    if not _ENTITY.search(value):
        if "</" in value:
            raise NotPlain
        return False
    if "<" in value:
        raise NotPlain
    return all(name in entitydefs for name in _NAMED.findall(value))


def moment_of(value: str) -> datetime | None:
    """
    Return *value* as a moment; None when it is empty.

    >>> moment_of("Tue, 03 Mar 2026 07:05:00 +0100").isoformat()
    '2026-03-03T06:05:00+00:00'
    """
    if not value:
        return None
    found = _RFC822.fullmatch(value)
    if found:
        day, name, year, *rest = found.groups()
        return _moment(int(year), _MONTH.get(name, 0), (day, *rest))
    found = _W3DTF.fullmatch(value)
    if not found:
        raise NotPlain
    year, month, *rest = found.groups()
    return _moment(int(year), int(month), rest)


def _moment(year: int, month: int, rest: Sequence[str | None]) -> datetime:
    day, hour, minute, second, sign, hours, minutes = rest
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    if not _FIRST_YEAR <= year <= _LAST_YEAR or offset >= _WIDEST_ZONE:
        raise NotPlain
    clock = int(hour or 0), int(minute or 0), int(second or 0)
    try:
        read = datetime(year, month, int(day or 0), *clock, tzinfo=UTC)
    except ValueError as error:
        raise NotPlain from error
    return read + offset if sign == "-" else read - offset
