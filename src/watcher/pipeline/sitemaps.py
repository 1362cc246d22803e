"""What do the sitemaps of an index say? Those that have changed are read as a feed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from watcher.errors import WatcherError
from watcher.feeds.ask import ACCEPT, Reply, conditions
from watcher.feeds.entries import distinct
from watcher.feeds.index import is_due, is_index, parts_of, with_memory
from watcher.feeds.parse import parse_feed
from watcher.feeds.poll import Answer, Outcome, answer_of, validator
from watcher.model.feed import ParsedFeed, Part
from watcher.pipeline.world import World
from watcher.web import Response

_BUSY = frozenset({429, 503})
_GONE = frozenset({404, 410})
_NONE = "not a feed: an index that lists no sitemap of its own host"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """
    A sitemap that was asked: as it is remembered, and what it said or why not.

    `busy` is the answer of a server that wants peace.
    """

    part: Part
    parsed: ParsedFeed | None = None
    error: str | None = None
    busy: Response | None = None


def has_parts(answer: Answer) -> bool:
    """Tell whether *answer* is that of an index of sitemaps."""
    if answer.outcome is Outcome.BODY:
        return is_index(answer.body)
    return answer.outcome is Outcome.UNCHANGED and bool(answer.state.parts)


async def read_parts(
    world: World, reply: Reply, answer: Answer
) -> tuple[Answer, ParsedFeed | None]:
    """
    Ask those sitemaps that have changed of the index that *reply* and *answer* are.

    One after the other, each with its own validators. When a server is too busy, or
    when none can be read, that is the feed's answer. The feed that they make together
    is None when nothing has changed.
    """
    try:
        listed = await _listed(world, answer)
    except WatcherError as error:
        return _failed(reply, str(error)), None
    if not listed:
        return _failed(reply, _NONE), None
    known, read = answer.state.parts, []
    for part in listed:
        if not is_due(part, known):
            continue
        read.append(await _ask(world, part, answer.state.shown))
        if busy := read[-1].busy:
            return answer_of(replace(reply, response=busy)), None
    if read and all(one.error for one in read):
        return _failed(reply, read[0].error or ""), None
    asked = {one.part.url: one.part for one in read}
    parts = tuple(asked.get(part.url, part) for part in listed)
    if answer.outcome is Outcome.UNCHANGED and not any(one.parsed for one in read):
        return replace(answer, state=replace(answer.state, parts=parts)), None
    return replace(answer, body=b""), _together(answer, read, parts)


async def _listed(world: World, answer: Answer) -> tuple[Part, ...]:
    known = answer.state.parts
    if not answer.body:
        return known
    work = partial(parts_of, url=answer.url, content_type=answer.content_type)
    return with_memory(await world.engine.submit(work, answer.body), known)


async def _ask(world: World, part: Part, shown: str) -> _Read:
    world.observe("asking", part.url)
    again = replace(part, changed="")
    try:
        headers = conditions(part.etag, part.last_modified)
        response = await world.web.get(part.url, headers=headers, accept=ACCEPT)
        if response.status == 304 and headers:
            return _Read(part=part)
        if response.status != 200:
            return _refused(part, response)
        parsed = await _parsed(world, response, shown)
    except WatcherError as error:
        return _Read(part=again, error=str(error))
    if not parsed.format:
        return _Read(part=again, error=f"{part.url}: {parsed.notes[0]}")
    kept = again if parsed.is_cut else _renewed(part, response)
    return _Read(part=kept, parsed=parsed)


def _refused(part: Part, response: Response) -> _Read:
    status = response.status
    return _Read(
        # What is gone is asked again when the index says that it has changed.
        part=part if status in _GONE else replace(part, changed=""),
        error=f"{part.url}: HTTP status {status}",
        busy=response if status in _BUSY else None,
    )


async def _parsed(world: World, response: Response, shown: str) -> ParsedFeed:
    work = partial(
        parse_feed,
        url=response.url,
        content_type=response.content_type,
        shown=shown,
    )
    return await world.engine.submit(work, response.body)


def _renewed(part: Part, response: Response) -> Part:
    return replace(
        part,
        etag=validator(response.headers.get("etag")),
        last_modified=validator(response.headers.get("last-modified")),
    )


def _failed(reply: Reply, error: str) -> Answer:
    return answer_of(replace(reply, response=None, error=error))


def _together(
    answer: Answer, read: Sequence[_Read], parts: tuple[Part, ...]
) -> ParsedFeed:
    said = [one.parsed for one in read if one.parsed]
    entries, notes = distinct(entry for one in said for entry in one.entries)
    return ParsedFeed(
        source=answer.url,
        title="",
        format="sitemap",
        entries=entries,
        marks={at: mark for one in said for at, mark in one.marks.items()},
        notes=(*notes, *(one.error for one in read if one.error)),
        parts=parts,
    )
