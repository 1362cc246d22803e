"""How is a feed asked, and what did its server reply? Nothing is decided here."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from watcher.errors import FetchError
from watcher.feeds.cadence import Pace
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
    pace = pace_of(feed, known, clock(), every=every)
    try:
        if web.is_private(url):
            pace = replace(pace, floor=timedelta())
        headers = conditions(known.etag, known.last_modified)
        response = await web.get(url, headers=headers, accept=ACCEPT)
    except FetchError as error:
        return Reply(state=known, at=clock(), url=url, pace=pace, error=str(error))
    return Reply(state=known, at=clock(), url=url, pace=pace, response=response)


def pace_of(feed: Feed, known: FeedState, now: datetime, *, every: timedelta) -> Pace:
    """Return the pace of *feed*, of which *known* is remembered, on a public host."""
    silence = now - known.last_new if known.last_new else None
    return Pace(every=feed.every or every, silence=silence)


def conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """Return the headers that ask for another body than the one with these."""
    pairs = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in pairs.items() if value}
