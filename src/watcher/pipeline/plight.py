"""What was told of a database that refuses? Remembered beside it, not in it."""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_NAME = "watcher.refused"
_TOLD = "told"


@dataclass(slots=True)
class Plight:
    """
    How often in a row the database refused, and whether that was told.

    It outlives the process in the first of *places* that can be written, so that a
    `watcher poll` every few minutes and a service that is started again and again
    tell it once. Without places it lives as long as we.
    """

    places: Sequence[Path] = ()
    times: int = 0
    is_told: bool = False

    def refused(self, *, told: bool = False) -> None:
        """Count a refusal, and remember whether it is *told* now."""
        self.times += 1
        self.is_told = self.is_told or told
        for place in self.places:
            with suppress(OSError):
                _write(place, f"{self.times} {_TOLD if self.is_told else ''}\n")
                return

    def is_over(self) -> bool:
        """Forget it; say whether there was something to take back."""
        was_told = self.is_told
        self.times, self.is_told = 0, False
        for place in self.places:
            with suppress(OSError):
                place.unlink()
        return was_told


def plight_of(state: Path) -> Plight:
    """Return what is remembered of the database in *state*: there, or in /tmp."""
    name = hashlib.sha256(str(state.absolute()).encode()).hexdigest()[:16]
    elsewhere = Path(tempfile.gettempdir()) / f"{_NAME}-{os.getuid()}-{name}"
    plight = Plight(places=(state / _NAME, elsewhere))
    for place in plight.places:
        times, told = _read(place)
        plight.times = max(plight.times, times)
        plight.is_told = plight.is_told or told
    return plight


def _read(place: Path) -> tuple[int, bool]:
    try:
        descriptor = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return 0, False
    with os.fdopen(descriptor, "rb") as file:
        # What somebody else put there is not ours to believe.
        if os.fstat(descriptor).st_uid != os.getuid():
            return 0, False
        times, _, told = file.read(40).decode(errors="replace").partition(" ")
    return (int(times), told.strip() == _TOLD) if times.isdecimal() else (0, False)


def _write(place: Path, words: str) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK
    descriptor = os.open(place, flags, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        if os.fstat(descriptor).st_uid != os.getuid():
            raise PermissionError(place)
        file.truncate()
        file.write(words.encode())
