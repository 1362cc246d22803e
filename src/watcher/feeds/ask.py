"""How is a feed asked, and what did its server reply? Nothing is decided here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from watcher.errors import FetchError
from watcher.feeds.cadence import NO_TIME, PUBLIC_FLOOR, Pace
from watcher.model.feed import Feed, FeedState
from watcher.web import Response, Web

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, "
    "application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
)
_NOT_MODIFIED = 304
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """
    What came back, at a moment, when the feed of *state* was asked at *url*.

    `response` is None when nothing usable did; then `error` says why.
    """

    state: FeedState
    at: datetime
    url: str
    pace: Pace
    response: Response | None = None
    error: str = ""

    @property
    def status(self) -> int | None:
        """The status of the response."""
        return self.response.status if self.response else None

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the response."""
        return self.response.headers if self.response else {}

    @property
    def permanent_url(self) -> str | None:
        """The address that every redirect named for good."""
        return self.response.permanent_url if self.response else None

    @property
    def was_sent_on(self) -> bool:
        """Whether a redirect led to the response."""
        return self.response is not None and self.response.hops > 0

    @property
    def is_not_modified(self) -> bool:
        """Whether it is a 304, which tells nobody anything that he waits for."""
        return self.response is not None and self.response.status == _NOT_MODIFIED


async def ask(
    web: Web, feed: Feed, state: FeedState | None, clock: Clock, *, every: timedelta
) -> Reply:
    """
    Ask *feed* once, conditionally when *state* holds validators.

    *every* is the general interval; the feed's own beats it. Troubles of the
    network are a reply too: no FetchError leaves this function. All waits count
    from the moment of the reply, which may come long after its round began.
    """
    known = state or FeedState(url=feed.url)
    url = known.moved_to or feed.url
    response, error, is_private = None, "", False
    try:
        is_private = web.is_private(url)
        headers = conditions(known.etag, known.last_modified)
        response = await web.get(url, headers=headers, accept=ACCEPT)
    except FetchError as trouble:
        error = str(trouble)
    now = clock()
    pace = pace_of(feed, known, now, every=every, is_private=is_private)
    return Reply(
        state=known, at=now, url=url, pace=pace, response=response, error=error
    )


def pace_of(
    feed: Feed, known: FeedState, now: datetime, *, every: timedelta, is_private: bool
) -> Pace:
    """Return the pace of *feed*, of which *known* is remembered, at *now*."""
    return Pace(
        every=feed.every or every,
        floor=NO_TIME if is_private else PUBLIC_FLOOR,
        silence=now - known.last_new if known.last_new else None,
    )


def conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """Return the headers that ask for another body than the one with these."""
    pairs = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in pairs.items() if value}
