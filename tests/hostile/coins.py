"""A server that tosses a coin for each answer, and notes what a request does wrong."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import format_datetime

from hostile.answers import response, rss
from hostile.farm import Asked, Writer
from hostile.rounds import at

Pair = tuple[str | None, str | None]
Header = tuple[str, str]
_CONDITIONS = ("if-none-match", "if-modified-since")


@dataclass(slots=True)
class Coin:
    """
    One feed's server: what a reader knows of it, and the faults that it has seen.

    `pair` are the validators that a reader must send, `until` is the hour before which
    it must not come, `met` which answers were given.
    """

    name: str
    spacing: float
    chance: random.Random
    pair: Pair = (None, None)
    until: float = 0
    last: float | None = None
    version: int = 0
    read: bool = False
    faults: list[str] = field(default_factory=list)
    met: set[str] = field(default_factory=set)
    unconditional: int = 0

    async def __call__(self, asked: Asked, writer: Writer) -> None:
        """Judge the request, then answer it."""
        sent = tuple(asked.get(name) for name in _CONDITIONS)
        if sent != self.pair:
            self._blame(asked, f"sent {sent} for {self.pair}")
        if asked.path.endswith("/moved"):
            writer.write(self._changed())
            return
        if asked.hour < self.until:
            self._blame(asked, f"came before {self.until}")
        if self.last is not None and asked.hour - self.last < self.spacing:
            self._blame(asked, f"came {asked.hour - self.last} hours after the last")
        self.unconditional += self.read and sent == (None, None)
        self.last = asked.hour
        answer = self.chance.choice(_ANSWERS)
        if answer in _ONLY_KNOWN and self.pair == (None, None):
            answer = Coin._changed
        self.met.add(answer.__name__)
        writer.write(answer(self))

    def _blame(self, asked: Asked, why: str) -> None:
        self.faults.append(f"{asked.path} at {asked.hour}: {why}")

    def _validators(self) -> tuple[Header, Header]:
        n = self.chance.randrange(10**6)
        return (
            ("ETag", self.chance.choice((f'"{n}"', f'W/"{n}-gzip"', f"{n}"))),
            ("Last-Modified", self.chance.choice((f"day {n}", f"lun, {n} nov"))),
        )

    def _feed(self, *headers: Header) -> bytes:
        self.read = True
        told = dict(headers)
        self.pair = (told.get("ETag"), told.get("Last-Modified"))
        guid = f"<guid isPermaLink='false'>{self.name}{self.version}</guid>"
        item = f"<item>{guid}<title>Nota {self.version}</title></item>"
        return response(rss(item), *headers)

    def _changed(self) -> bytes:
        self.version += 1
        return self._feed(*self._validators())

    def _touched(self) -> bytes:
        return self._feed(*self._validators())

    def _only_etag(self) -> bytes:
        return self._feed(self._validators()[0])

    def _only_date(self) -> bytes:
        self.version += 1
        return self._feed(self._validators()[1])

    def _fresh_for_hours(self) -> bytes:
        self._wait(3)
        return self._feed(("Cache-Control", "public, max-age=10800"), ("ETag", '"c"'))

    def _expires(self) -> bytes:
        self._wait(2)
        return self._feed(("Expires", self._date()), *self._validators())

    def _unchanged(self) -> bytes:
        return _not_modified()

    def _unchanged_with_etag(self) -> bytes:
        etag, _ = self._validators()
        self.pair = (etag[1], self.pair[1])
        return _not_modified(etag)

    def _unchanged_with_date(self) -> bytes:
        _, date = self._validators()
        self.pair = (self.pair[0], date[1])
        return _not_modified(date)

    def _busy_for_seconds(self) -> bytes:
        self._wait(5)
        return response(b"", ("Retry-After", "18000"), status="429 Too Many")

    def _busy_until(self) -> bytes:
        self._wait(6)
        return response(b"", ("Retry-After", self._date()), status="503 Busy")

    def _broken(self) -> bytes:
        return response(b"", *self._validators(), status="500 x")

    def _hangs_up(self) -> bytes:
        return b""

    def _login(self) -> bytes:
        return response(b"<!doctype html><p>Accedi", *self._validators())

    def _nothing(self) -> bytes:
        return response(b"", *self._validators())

    def _elsewhere(self) -> bytes:
        where = ("Location", f"/{self.name}/moved")
        return response(b"", where, *self._validators(), status="302 Found")

    def _wait(self, hours: float) -> None:
        self.until = (self.last or 0) + hours

    def _date(self) -> str:
        return format_datetime(at(self.until), usegmt=True)


def _not_modified(*headers: Header) -> bytes:
    return response(b"", *headers, status="304 Not Modified", length=None)


_ONLY_KNOWN = (Coin._unchanged, Coin._unchanged_with_etag, Coin._unchanged_with_date)
_ANSWERS: tuple[Callable[[Coin], bytes], ...] = (
    *_ONLY_KNOWN,
    *(Coin._changed, Coin._touched, Coin._only_etag, Coin._only_date),
    *(Coin._fresh_for_hours, Coin._expires, Coin._busy_for_seconds, Coin._busy_until),
    *(Coin._broken, Coin._hangs_up, Coin._login, Coin._nothing, Coin._elsewhere),
)
#: How many kinds of answers there are.
KINDS = len(_ANSWERS)
