"""When does a feed ask not to be asked? Its skipHours, skipDays and sy: elements."""

import re

from watcher.model.feed import Wishes

# They stand in the head of a feed, before its entries.
_HEAD_CHARS = 20_000
_SKIP_HOURS = re.compile(r"(?is)<skipHours\b[^<>]*>(.{0,2000}?)</skipHours\b")
_SKIP_DAYS = re.compile(r"(?is)<skipDays\b[^<>]*>(.{0,2000}?)</skipDays\b")
_HOUR = re.compile(r"(?i)<hour\b[^<>]*>\s*(\d{1,2})\s*</hour\b")
_DAY = re.compile(r"(?i)<day\b[^<>]*>\s*([a-z]{6,9})\s*</day\b")
_PERIOD = re.compile(r"(?i)<\w{1,20}:updatePeriod\b[^<>]*>\s*([a-z]{5,7})\s*<")
_TIMES = re.compile(r"(?i)<\w{1,20}:updateFrequency\b[^<>]*>\s*(\d{1,5})\s*<")
_MINUTES = {
    "hourly": 60,
    "daily": 1_440,
    "weekly": 10_080,
    "monthly": 43_200,
    "yearly": 525_600,
}
# English in the feeds of every language: words of the format.
_DAYS = {
    day: number
    for number, day in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}


def wishes_of(text: str) -> Wishes:
    """
    Return what the feed *text* asks for; what cannot be read asks for nothing.

    >>> wishes_of("<sy:updatePeriod>hourly</sy:updatePeriod>").minutes
    60
    """
    head = text[:_HEAD_CHARS]
    hours = {int(hour) % 24 for hour in _inside(_SKIP_HOURS, _HOUR, head)}
    named = {day.lower() for day in _inside(_SKIP_DAYS, _DAY, head)}
    days = [_DAYS[day] for day in named if day in _DAYS]
    return Wishes(
        minutes=_period(head),
        # Who skips every hour or day did not mean it.
        skip_hours=tuple(sorted(hours)) if len(hours) < 24 else (),
        skip_days=tuple(sorted(days)) if len(days) < 7 else (),
    )


def _period(head: str) -> int | None:
    period, times = _PERIOD.search(head), _TIMES.search(head)
    minutes = _MINUTES.get(period.group(1).lower()) if period else None
    if minutes is None:
        return None
    return minutes // max(int(times.group(1)) if times else 1, 1)


def _inside(block: re.Pattern[str], part: re.Pattern[str], head: str) -> list[str]:
    found = block.search(head)
    return part.findall(found.group(1)) if found else []
