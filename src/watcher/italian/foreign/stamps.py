"""At which moment was this published, as a dateline says it?"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from watcher.italian import lexicon
from watcher.italian.words import fold

# A dateline without a zone is in the clock of its readers: Italy and Ticino agree.
ROME = ZoneInfo("Europe/Rome")
# The web begins here; anything older is a default value ("1970", "0001").
_FIRST_YEAR, _LAST_YEAR = 1995, 2199
_MAX_CHARS = 400
_FARTHEST_ZONE = timedelta(hours=14)
_AHEAD = timedelta(hours=14)
_WRITTEN = re.compile(
    r"(?<![\w])(\d{1,2})[°º]?(?:\s+|-)([a-z]{3,9})\.?(?:\s+|-|,\s*)(\d{4})(?!\d)"
)
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d])")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_TIME = re.compile(
    r"(?:t|[\s,|–—-]+(?:alle\s+|ore\s+|h\.?\s*)*)(\d{1,2})[:.](\d{2})(?::(\d{2}))?(?!\d)"
)
_FRACTION = re.compile(r"[.,]\d{1,9}")
_ZONE = re.compile(
    r"\s*(?:(?:gmt|utc)([+-]\d{1,2})(?::?(\d{2}))?(?!\d)|([+-]\d{2}):?(\d{2})(?!\d)"
    r"|(z|gmt|utc|cest|cet|mest|met)\b)"
)
# As Java and the shell write it: "Mon Nov 24 10:05:00 CET 2025".
_YEAR_LAST = re.compile(
    r"\b([a-z]{3,9}) (\d{1,2}) (\d{2}:\d{2}:\d{2})( [a-z]{1,4})? (\d{4})\b"
)
# Seconds since 1970, of this century.
_SECONDS = re.compile(r"\s*(1\d{9})(?:\d{3})?\s*")
_NAMED = {"cet": 1, "met": 1, "cest": 2, "mest": 2}


def read_stamp(text: str) -> datetime | None:
    """
    Return the first full date in *text* with its time of day, aware and UTC.

    Numeric dates are day first. Without a time it is noon, which is the same day in
    every zone that reads Italian. Only for datelines: prose is full of other dates.

    >>> read_stamp("lun, 28 apr 2025 10:05:00 +0200").isoformat()
    '2025-04-28T08:05:00+00:00'
    >>> read_stamp("Bellinzona, 3 novembre 2025").isoformat()
    '2025-11-03T11:00:00+00:00'
    """
    if seconds := _SECONDS.fullmatch(text[:_MAX_CHARS]):
        return datetime.fromtimestamp(int(seconds.group(1)), UTC)
    line = _YEAR_LAST.sub(r"\2 \1 \5 \3\4", fold(text[:_MAX_CHARS]))
    found = _first_date(line)
    if found is None:
        return None
    year, month, day, end = found
    hour, minute, second, zone = _time(line, end)
    return moment((year, month, day, hour, minute, second), zone)


def past(stamp: datetime, now: datetime) -> datetime | None:
    """
    Return *stamp*, at most *now*; None when it is too far ahead to be a clock's error.

    Clocks of publishers run ahead by minutes, time zones by hours.
    """
    return min(stamp, now) if stamp <= now + _AHEAD else None


def moment(
    parts: tuple[int, int, int, int, int, int], zone: tzinfo = ROME
) -> datetime | None:
    """Return year, month, day, hour, minute, second as UTC; None when absurd."""
    if not _FIRST_YEAR <= parts[0] <= _LAST_YEAR:
        return None
    try:
        return datetime(*parts, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _first_date(line: str) -> tuple[int, int, int, int] | None:
    hits = [*_written(line), *_in_digits(line)]
    return min(hits)[1] if hits else None


def _written(line: str) -> Iterator[tuple[int, tuple[int, int, int, int]]]:
    for found in _WRITTEN.finditer(line):
        month = _month(found.group(2))
        if month:
            day, year = int(found.group(1)), int(found.group(3))
            yield found.start(), (year, month, day, found.end())
            return


def _in_digits(line: str) -> Iterator[tuple[int, tuple[int, int, int, int]]]:
    numeric = _NUMERIC.search(line)
    if numeric:
        day, month, year = (int(numeric.group(part)) for part in (1, 3, 4))
        yield numeric.start(), (year, month, day, numeric.end())
    iso = _ISO.search(line)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
        yield iso.start(), (year, month, day, iso.end())


def _month(word: str) -> int | None:
    for name, number in lexicon.rows("stamp_months.tsv"):
        if name.startswith(word):
            return int(number)
    return None


def _time(line: str, start: int) -> tuple[int, int, int, tzinfo]:
    found = _TIME.match(line, start)
    if not found or int(found.group(1)) > 23 or int(found.group(2)) > 59:
        return 12, 0, 0, ROME
    second = min(int(found.group(3) or 0), 59)
    fraction = _FRACTION.match(line, found.end()) if found.group(3) else None
    end = fraction.end() if fraction else found.end()
    return int(found.group(1)), int(found.group(2)), second, _zone(line, end)


def _zone(line: str, start: int) -> tzinfo:
    found = _ZONE.match(line, start)
    if not found:
        return ROME
    *offsets, name = found.groups()
    if name:
        return timezone(timedelta(hours=_NAMED.get(name, 0)))
    hours, minutes = offsets[:2] if offsets[0] else offsets[2:]
    offset = timedelta(hours=int(hours[1:]), minutes=int(minutes or 0))
    if offset > _FARTHEST_ZONE:
        return UTC
    return timezone(-offset if hours[0] == "-" else offset)
