"""How does feeds.toml grow? At its end; what a person wrote stays byte for byte."""

import json
import os
import shutil
import tomllib
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

from watcher.config.shapes import FeedsFile
from watcher.errors import ConfigError
from watcher.model.feed import Feed

_UNITS = ((86_400, "d"), (3_600, "h"), (60, "m"), (1, "s"))


def append(path: Path, feeds: Sequence[Feed]) -> None:
    """
    Write *feeds* behind what the feeds.toml at *path* holds, all or none.

    Raises:
        ConfigError: the file cannot be read, written, or take tables at its end.
    """
    try:
        old = path.read_bytes()
        new = grown(old, feeds)
        _check(path, new, [feed.url for feed in feeds])
        _replace(path.resolve(), new)
    except OSError as error:
        reason = error.strerror or "unknown trouble"
        raise ConfigError(str(path), f"cannot be changed: {reason}") from None


def grown(old: bytes, feeds: Sequence[Feed]) -> bytes:
    """Return the bytes of a feeds.toml, *old*, with *feeds* behind them."""
    line = b"\r\n" if b"\r\n" in old else b"\n"
    kept = old if not old or old.endswith(b"\n") else old + line
    tables = "".join(f"\n{table(feed)}" for feed in feeds)
    return kept + tables.encode().replace(b"\n", line)


def table(feed: Feed) -> str:
    r"""
    Return *feed* as feeds.toml writes it.

    >>> table(Feed(url="https://example.org/rss", every=timedelta(minutes=90)))
    '[[feed]]\nurl = "https://example.org/rss"\nevery = "90m"\n'
    """
    pairs = [("url", feed.url), ("title", feed.title)]
    if feed.every:
        pairs.append(("every", _duration(feed.every)))
    lines = [f"{name} = {_quoted(value)}\n" for name, value in pairs if value]
    return "".join(["[[feed]]\n", *lines])


def _quoted(text: str) -> str:
    # A basic string of TOML is a string of JSON, but for one control character.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _duration(every: timedelta) -> str:
    seconds = int(every.total_seconds())
    size, unit = next((s, u) for s, u in _UNITS if seconds % s == 0)
    return f"{seconds // size}{unit}"


def _check(path: Path, new: bytes, urls: list[str]) -> None:
    try:
        read = FeedsFile.model_validate(tomllib.loads(new.decode("utf-8-sig")))
        done = [one.url for one in read.feed[-len(urls) :]] == urls
    except ValueError:
        done = False
    if not done:
        msg = "no [[feed]] can be added at its end; write each feed as a table"
        raise ConfigError(str(path), msg)


def _replace(path: Path, new: bytes) -> None:
    # A new file in its place: a full disk must not cost the old one.
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        draft = Path(file.name)
        try:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
            shutil.copymode(path, draft)
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
