"""What of a feed's answer is kept? Its entries on the queue, and what to ask with."""

from dataclasses import replace
from datetime import datetime, timedelta

from watcher.feeds.ask import Reply, pace_of
from watcher.feeds.poll import Answer, answer_of, settle
from watcher.model.feed import Feed, FeedState, ParsedFeed
from watcher.model.settings import Network
from watcher.store import entries, feeds
from watcher.store.database import Database
from watcher.web import Response, Web


def queued(
    db: Database, url: str, answer: Answer, parsed: ParsedFeed, *, found: datetime
) -> tuple[FeedState, int]:
    """
    Queue the entries of the feed at *url*; return its new state and how many are new.

    Joins a transaction, in which the caller saves the state.
    """
    added = entries.add(db, url, parsed.entries, found=found)
    news = added.new > 0
    return settle(answer, parsed, news=news, again=added.put_off), added.new


def keep_first(
    db: Database, feed: Feed, answer: Answer, parsed: ParsedFeed, *, found: datetime
) -> int:
    """
    Keep what a command got from *feed* before any round did; return the new entries.

    So the round asks conditionally: a server sees one request without a condition in
    the life of a feed. What is no feed, or was read before, changes nothing.
    """
    with db.atomic():
        known = feeds.state_of(db, feed.url)
        if not parsed.format or known.last_ok:
            return 0
        feeds.save(db, [known])
        state, new = queued(db, feed.url, answer, parsed, found=found)
        feeds.save(db, [state])
    return new


def first_answer(
    feed: Feed, response: Response, network: Network, *, at: datetime, every: timedelta
) -> Answer:
    """Return what *response* comes to, which *feed* gave before it was written down."""
    known = FeedState(url=feed.url)
    is_private = Web(network).is_private(feed.url)
    pace = pace_of(feed, known, at, every=every, is_private=is_private)
    # Its address is the one that it moved to.
    here = replace(response, permanent_url=None)
    return answer_of(Reply(state=known, at=at, url=feed.url, pace=pace, response=here))
