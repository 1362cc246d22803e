"""How is a feed that was just asked, and what is there to mend? Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from watcher.feeds.index import is_index
from watcher.feeds.poll import Answer, Outcome
from watcher.feeds.survey import Survey, Texts, survey
from watcher.italian.foreign.decode import charset_of, encodings_of
from watcher.model.entry import Entry
from watcher.model.feed import Feed, FeedState, ParsedFeed

# A monthly still lives; a news feed that is silent for longer has mostly moved.
_STALE = timedelta(days=40)
_SLACK = timedelta(days=1)
_LATIN = frozenset({"iso8859-1", "cp1252", "windows-1252"})


class Health(StrEnum):
    """What a look at a feed came to."""

    OK = "ok"
    MEND = "mend"
    FAILED = "failed"
    HELD = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is known of a feed: its state, how many entries, and the latest of them."""

    state: FeedState
    entries: int = 0
    latest: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """
    What was found of *feed*.

    `unchanged_since` is when it last had something new, of one that says so and shows
    nothing (a 304): then `entries`, `newest` and `texts` are what is known of it.
    `encoding` is the one by which it is read, "" when there was nothing to read.
    `mend` says what its reader can do, in words.
    """

    feed: Feed
    health: Health
    title: str = ""
    status: int | None = None
    format: str = ""
    entries: int = 0
    newest: datetime | None = None
    texts: Texts = Texts.NONE
    encoding: str = ""
    unchanged_since: datetime | None = None
    mend: tuple[str, ...] = ()


def held(feed: Feed, until: datetime) -> Checked:
    """Say that *feed* was not asked, because its server wants peace."""
    words = f"not asked: its server wants peace until {until:%Y-%m-%d %H:%M} UTC"
    return Checked(feed=feed, health=Health.HELD, mend=(words,))


def checked(
    feed: Feed, answer: Answer, parsed: ParsedFeed, memory: Memory, now: datetime
) -> Checked:
    """Say how *feed* is after its *answer* was read as *parsed*."""
    of_parts = is_index(answer.body)
    if of_parts or (answer.outcome is Outcome.UNCHANGED and not parsed.format):
        # What the sitemaps of an index say is known from the rounds that follow them.
        return _unchanged(feed, answer, memory, now)
    status = answer.status
    if answer.outcome is Outcome.FAILED or not parsed.format:
        return Checked(
            feed=feed,
            health=Health.FAILED,
            status=status,
            mend=(_failure(answer, parsed),),
        )
    found = survey(parsed)
    mend = (*_moved(answer), *_stale(found, now), *_written(answer), *parsed.notes)
    return Checked(
        feed=feed,
        health=Health.MEND if mend else Health.OK,
        title=parsed.title,
        status=status,
        format=parsed.format,
        entries=len(parsed.entries),
        newest=found.newest,
        texts=found.texts,
        encoding=_encodings(answer)[1],
        mend=mend,
    )


def _unchanged(feed: Feed, answer: Answer, memory: Memory, now: datetime) -> Checked:
    known = ParsedFeed(source=answer.url, title="", format="", entries=memory.latest)
    found = survey(known)
    mend = (*_moved(answer), *_stale(found, now))
    return Checked(
        feed=feed,
        health=Health.MEND if mend else Health.OK,
        title=memory.state.title or "",
        status=answer.status,
        entries=memory.entries,
        newest=found.newest,
        texts=found.texts,
        unchanged_since=memory.state.last_new,
        mend=mend,
    )


def _failure(answer: Answer, parsed: ParsedFeed) -> str:
    status = answer.status
    if status in (404, 410):
        return f"{status}, gone: look for its new address, or take it out"
    if status in (401, 403):
        return f"{status}, refused: the site lets no reader in; take it out"
    if status in (429, 503):
        return f"{status}, too busy: a longer `every` may help"
    if answer.outcome is Outcome.BODY:
        why = next(iter(parsed.notes), "not a feed")
        return f"{why}; `watcher feeds discover {answer.url}` looks for one"
    return answer.error or "no answer"


def _moved(answer: Answer) -> Iterator[str]:
    if moved := answer.permanent_url or answer.state.moved_to:
        yield f"moved for good: write {moved}"


def _stale(found: Survey, now: datetime) -> Iterator[str]:
    if found.texts is Texts.NONE:
        yield "no entries"
    elif found.newest is None:
        yield "no dates: an article counts from when it is found"
    elif found.newest > now + _SLACK:
        yield f"a date in the future: {found.newest:%Y-%m-%d}"
    elif found.newest < now - _STALE:
        yield f"nothing since {found.newest:%Y-%m-%d}: has it moved?"


def _written(answer: Answer) -> Iterator[str]:
    claimed, real = _encodings(answer)
    if claimed and not answer.body.isascii() and not _agree(claimed, real):
        yield f"says that it is {claimed} and is {real}: read as that"


def _agree(claimed: str, real: str) -> bool:
    # "utf-16" leaves the order of its bytes to the mark; Latin-1 means windows-1252.
    if claimed in _LATIN and real in _LATIN:
        return True
    return real == claimed or real.startswith(f"{claimed}-")


def _encodings(answer: Answer) -> tuple[str, str]:
    return encodings_of(answer.body, charset_of(answer.content_type))
