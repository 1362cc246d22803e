"""What becomes of the answers of feeds? Many are parsed and stored at a time."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from watcher.errors import WatcherError
from watcher.feeds.ask import Reply
from watcher.feeds.batch import Body, parse_feeds
from watcher.feeds.poll import Answer, Outcome, answer_of
from watcher.model.feed import FeedState, ParsedFeed
from watcher.pipeline.keep import queued
from watcher.store import feeds

if TYPE_CHECKING:
    from watcher.pipeline.world import World

# A task for a worker costs as much as reading a small feed, so it gets several.
_BATCH, _BATCH_BYTES = 16, 2**20
# So many may wait to be read that memory stays bounded when servers are fast.
_MOST_UNREAD = 128
# A commit waits for the disk, so it holds many answers; what waits for one is asked
# again after a crash, so it does not wait long. Thousands of entries would keep the
# workers waiting.
_COMMIT_SECONDS, _COMMIT_ANSWERS, _COMMIT_ENTRIES = 0.25, 1_000, 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What asking a feed came to; `error` is None when it gave what it should."""

    url: str
    new: int = 0
    unchanged: bool = False
    error: str | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """An answer, what its body says when it had one, and the world it came into."""

    world: "World"
    url: str
    answer: Answer
    parsed: ParsedFeed | None = None


@dataclass(slots=True)
class Intake:
    """
    Takes the answers of feeds, also those that outlive their round.

    What was taken is stored within a quarter of a second, but for bodies that wait for
    a batch, until the end of the round. After a crash a server shows them again.
    """

    _unread: list[_Read] = field(default_factory=list)
    _read: list[_Read] = field(default_factory=list)
    _put_by: "list[tuple[World, str, Reply]]" = field(default_factory=list)
    _entries: int = 0
    _collected: list[Collected] = field(default_factory=list)
    _bodies: int = 0
    _has_room: asyncio.Event = field(default_factory=asyncio.Event)
    _timer: asyncio.TimerHandle | None = None
    _broken: Exception | None = None
    _held: set[str] = field(default_factory=set)
    _parsing: "set[asyncio.Task[None]]" = field(default_factory=set)

    def __contains__(self, url: str) -> bool:
        """Tell whether an answer of the feed at *url* was taken and is not stored."""
        return url in self._held

    async def room(self) -> None:
        """Wait until there is room for another body."""
        while self._bodies >= _MOST_UNREAD:
            self._has_room.clear()
            await self._has_room.wait()

    def put_by(self, world: "World", url: str, reply: Reply) -> None:
        """
        Put a *reply* without a body by, until others of its kind are stored with it.

        Decided one after the other they take a fraction of the time that they take
        between two exchanges.
        """
        self._held.add(url)
        self._put_by.append((world, url, reply))
        self._wait_or_store()

    def take(
        self,
        world: "World",
        url: str,
        answer: Answer,
        parsed: ParsedFeed | None = None,
    ) -> None:
        """
        Take the *answer* of a feed; a body is read as soon as its batch is full.

        What was *parsed* already is not read again.
        """
        self._held.add(url)
        read = _Read(world, url, answer, parsed)
        if parsed is not None or answer.outcome is not Outcome.BODY:
            self._keep(read)
            return
        self._bodies += 1
        if answer.state.failures:
            # It may have been too much for a worker: nobody waits in a batch with it.
            self._begin([read])
            return
        self._unread.append(read)
        waiting = sum(len(one.answer.body) for one in self._unread)
        if len(self._unread) >= _BATCH or waiting >= _BATCH_BYTES:
            self._begin_unread()

    async def finish(self, *, patience: float | None) -> list[Collected]:
        """
        Read and store what is left; return what has become of all feeds so far.

        A body that keeps its worker for more than *patience* seconds is left to a
        later round.
        """
        self._begin_unread()
        if self._parsing:
            done, self._parsing = await asyncio.wait(self._parsing, timeout=patience)
            for task in done:
                task.result()
        self.store()
        if self._broken:
            raise self._broken
        collected, self._collected = self._collected, []
        return collected

    async def give_up(self) -> None:
        """Cancel what is being read: its servers are asked again."""
        tasks, self._parsing = self._parsing, set()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def store(self) -> None:
        """Commit what was read."""
        if self._timer:
            self._timer.cancel()
        batch = [*self._read, *_decided(self._put_by)]
        self._read, self._put_by, self._entries, self._timer = [], [], 0, None
        if not batch:
            return
        self._let_go(batch)
        # Validators and entries in one transaction: with the ETag alone the server
        # would answer 304 after a crash and the entries would be gone.
        db = batch[0].world.db
        with db.atomic():
            settled = [_settled(one) for one in batch]
            feeds.save(db, (state for state, _ in settled))
        self._collected += [collected for _, collected in settled]
        for one in batch:
            one.world.observe("collected", one.url)

    def _begin_unread(self) -> None:
        batch, self._unread = self._unread, []
        if batch:
            self._begin(batch)

    def _begin(self, batch: Sequence[_Read]) -> None:
        self._parsing.add(asyncio.create_task(self._parse(batch)))

    async def _parse(self, batch: Sequence[_Read]) -> None:
        try:
            parsed = await _parsed(batch)
        except WatcherError as error:
            if len(batch) > 1:
                # One of them is too much for a worker: the others must not suffer.
                await asyncio.gather(*(self._parse([one]) for one in batch))
                return
            parsed = [_unreadable(batch[0], str(error))]
        except BaseException:
            self._bodies -= len(batch)
            self._has_room.set()
            self._let_go(batch)
            raise
        self._bodies -= len(batch)
        self._has_room.set()
        for one, feed in zip(batch, parsed, strict=True):
            bare = replace(one.answer, body=b"")
            self._keep(replace(one, answer=bare, parsed=feed))

    def _let_go(self, batch: Sequence[_Read]) -> None:
        self._held.difference_update(one.url for one in batch)

    def _keep(self, read: _Read) -> None:
        self._read.append(read)
        self._entries += len(read.parsed.entries) if read.parsed else 0
        self._wait_or_store()

    def _wait_or_store(self) -> None:
        waiting = len(self._read) + len(self._put_by)
        if waiting >= _COMMIT_ANSWERS or self._entries >= _COMMIT_ENTRIES:
            self.store()
        elif self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(_COMMIT_SECONDS, self._store_in_time)

    def _store_in_time(self) -> None:
        try:
            self.store()
        except Exception as error:  # noqa: BLE001  # the round raises it
            self._broken = error


async def _parsed(batch: Sequence[_Read]) -> Sequence[ParsedFeed]:
    bodies = [
        Body(
            content=one.body,
            url=one.url,
            content_type=one.content_type,
            shown=one.state.shown,
        )
        for one in (read.answer for read in batch)
    ]
    return await batch[0].world.engine.submit(parse_feeds, bodies)


def _decided(put_by: "Iterable[tuple[World, str, Reply]]") -> Iterator[_Read]:
    for world, url, reply in put_by:
        yield _Read(world, url, answer_of(reply))


def _unreadable(read: _Read, why: str) -> ParsedFeed:
    return ParsedFeed(source=read.answer.url, title="", format="", notes=(why,))


def _settled(read: _Read) -> tuple[FeedState, Collected]:
    db, now, state, new = read.world.db, read.world.now, read.answer.state, 0
    if read.parsed is not None:
        state, new = queued(db, read.url, read.answer, read.parsed, found=now)
    return state, Collected(
        url=read.url,
        new=new,
        unchanged=read.answer.outcome is Outcome.UNCHANGED and not read.parsed,
        error=state.last_error,
    )
