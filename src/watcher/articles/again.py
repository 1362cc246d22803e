"""When is a page read again? Pure: no clock, no database, no network."""

from datetime import datetime, timedelta

# Papers mend a text while it is on the front page: soon, at the next edition, next day.
WAITS = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))
# What was published earlier has settled when we first see it.
YOUNG = timedelta(days=2)


def is_young(published: datetime, now: datetime) -> bool:
    """Tell whether a page *published* then may still be mended."""
    return now - published <= YOUNG


def next_reading(first: datetime, now: datetime) -> datetime | None:
    """
    Return when a page that was read *first* then is read again; None when no more.

    Times that passed unused, because nothing ran, are not made up for.
    """
    return next((first + wait for wait in WAITS if first + wait > now), None)
