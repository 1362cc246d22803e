"""What does a reply to a poll come to, and what do we remember of it? Pure."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from watcher.feeds.ask import Reply
from watcher.feeds.cadence import NO_TIME, Hints, Pace, hints_of, next_due, not_before
from watcher.model.feed import FeedState, ParsedFeed, Wishes
from watcher.web import Response

_WITH_BODY = frozenset({200, 203})
_BUSY = frozenset({429, 503})
_GONE = 410
_NOT_FOUND = 404
# With the doubling of the waits these are weeks of "not found".
_NOT_FOUND_LIMIT = 20
_NAMES = tuple(one.name for one in fields(FeedState))
_VALUES = attrgetter(*_NAMES)
# A remembered new address that fails this often is forgotten again.
_MOVED_LIMIT = 3


class Outcome(StrEnum):
    """What asking came to."""

    #: A 304, or the same bytes as last time.
    UNCHANGED = "unchanged"
    BODY = "body"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """
    What asking a feed gave.

    `state` is final for UNCHANGED and FAILED. For BODY it is what was known before:
    the caller parses `body` and gives the result to `settle`. `at` is when the answer
    came, `url` the address that gave it, `mark` tells its body from another one, and
    `was_sent_on` whether a redirect led there.
    """

    outcome: Outcome
    state: FeedState
    at: datetime
    url: str
    pace: Pace
    status: int | None = None
    body: bytes = b""
    content_type: str | None = None
    permanent_url: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    mark: str | None = None
    error: str | None = None
    was_sent_on: bool = False


def answer_of(reply: Reply) -> Answer:
    """Decide what *reply* comes to."""
    if reply.response is None:
        return _answer(reply, Outcome.FAILED, _failed(reply, reply.error), reply.error)
    return _read(reply, reply.response)


def put_off_until(state: FeedState, now: datetime) -> datetime | None:
    """Return until when a busy server asked for peace; None when it has passed."""
    until = state.not_before if state.last_status in _BUSY else None
    return until if until and until > now else None


def settle(
    answer: Answer,
    parsed: ParsedFeed,
    *,
    news: bool = False,
    again: Container[str] = (),
) -> FeedState:
    """
    Return the state after the body of *answer* was read as *parsed*.

    Validators and a new address are kept only when the body was a feed, and validators
    of a whole one: the rest of one that was cut must not hide behind a 304. *news*
    tells that it had entries which were not known, *again* which ids are to be looked
    at again when the feed shows them next. An UNCHANGED answer is that of an index some
    of whose sitemaps have changed.
    """
    if not parsed.format:
        why = parsed.notes[0] if parsed.notes else "not a feed"
        return _failed(answer, why)
    kept = parsed.is_cut or answer.outcome is Outcome.UNCHANGED
    changes: dict[str, Any] = {
        **({} if kept else {**_validators(answer), "body_hash": answer.mark}),
        "title": parsed.title or answer.state.title,
        "shown": "".join(m for one, m in parsed.marks.items() if one not in again),
        "wishes": _wishes(parsed),
        "parts": parsed.parts,
    }
    if news:
        changes["last_new"] = answer.at
        # The first answer is all news, and says nothing about the rhythm.
        silence = NO_TIME if answer.state.last_new else None
        answer = replace(answer, pace=replace(answer.pace, silence=silence))
    return _well(answer, changes)


def _wishes(parsed: ParsedFeed) -> Wishes:
    minutes = max(parsed.ttl_minutes or 0, parsed.wishes.minutes or 0) or None
    return replace(parsed.wishes, minutes=minutes)


def _read(reply: Reply, response: Response) -> Answer:
    known = reply.state
    if reply.is_not_modified and (known.etag or known.last_modified):
        # A 304 may bring newer validators (RFC 9111 section 4.3.4).
        newer = {name: value for name, value in _validators(reply).items() if value}
        return _answer(reply, Outcome.UNCHANGED, _well(reply, newer))
    if response.status not in _WITH_BODY:
        error = f"HTTP status {response.status}"
        return _answer(reply, Outcome.FAILED, _failed(reply, error), error)
    mark = _mark(response.body, response.content_type)
    if mark == known.body_hash:
        return _answer(reply, Outcome.UNCHANGED, _well(reply, _validators(reply)))
    return replace(_answer(reply, Outcome.BODY, known), mark=mark)


def _answer(
    reply: Reply, outcome: Outcome, state: FeedState, error: str | None = None
) -> Answer:
    response = reply.response
    return Answer(
        outcome=outcome,
        state=state,
        at=reply.at,
        url=response.url if response else reply.url,
        pace=reply.pace,
        status=reply.status,
        body=response.body if response else b"",
        content_type=response.content_type if response else None,
        permanent_url=reply.permanent_url,
        headers=reply.headers,
        error=error,
        was_sent_on=reply.was_sent_on,
    )


def _validators(said: Reply | Answer) -> dict[str, str | None]:
    # Both together, and a header that is gone clears what we had.
    return {
        "etag": validator(said.headers.get("etag")),
        "last_modified": validator(said.headers.get("last-modified")),
    }


def _mark(body: bytes, content_type: str | None) -> str:
    # The type counts too: it may name another charset.
    mark = blake2b(body, digest_size=16)
    mark.update((content_type or "").encode("utf-8", "replace"))
    return mark.hexdigest()


def _well(said: Reply | Answer, changes: Mapping[str, Any]) -> FeedState:
    known = said.state
    return _scheduled(
        said,
        {
            "failures": 0,
            "last_ok": said.at,
            "last_new": known.last_new or said.at,
            "last_error": None,
            "retired": False,
            "moved_to": said.permanent_url or known.moved_to,
            **changes,
        },
    )


def _failed(said: Reply | Answer, error: str) -> FeedState:
    known = said.state
    failures = known.failures + 1
    lost = said.status == _NOT_FOUND and failures >= _NOT_FOUND_LIMIT
    changes: dict[str, Any] = {
        "failures": failures,
        "last_error": error,
        # Only the feed's own address says for good that the feed is gone.
        "retired": lost or (said.status == _GONE and not said.was_sent_on),
    }
    if known.moved_to and failures % _MOVED_LIMIT == 0:
        # The new address is dead: try the old one, whose validators we lack.
        changes |= {"moved_to": None, "etag": None, "last_modified": None}
    return _scheduled(said, changes)


def _scheduled(said: Reply | Answer, changes: dict[str, Any]) -> FeedState:
    known, now = said.state, said.at
    hints = _hints(said, changes.get("wishes", known.wishes))
    failures = changes["failures"]
    changes["last_polled"] = now
    changes["last_status"] = said.status
    changes["next_due"] = next_due(
        known.url, now, said.pace, failures=failures, hints=hints
    )
    changes["not_before"] = not_before(now, said.pace, hints)
    # As `replace` does, in half the time: it is done for each feed asked.
    return FeedState(**dict(zip(_NAMES, _VALUES(known), strict=True)) | changes)


def _hints(said: Reply | Answer, wishes: Wishes) -> Hints:
    hints = hints_of(said.headers, said.at, wishes.minutes)
    busy = said.status in _BUSY
    if not (busy or wishes.skip_hours or wishes.skip_days):
        return hints  # nearly always
    return replace(
        hints,
        busy=busy,
        skip_hours=wishes.skip_hours,
        skip_days=wishes.skip_days,
    )


def validator(value: str | None) -> str | None:
    """Return a validator as it can be sent back; None when it cannot."""
    # Bytes that are no UTF-8 arrive as lone surrogates: they can be neither sent
    # back as they came nor stored, so such a header is none.
    if not value or value.isascii():
        return value or None
    try:
        value.encode()
    except UnicodeEncodeError:
        return None
    return value
