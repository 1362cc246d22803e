"""Which secret stands behind env:NAME or file:PATH, and which values must be masked?"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote

from watcher.config.values import require_apprise_shape
from watcher.errors import ConfigError
from watcher.model.settings import Channel

# Shorter parts of a URL ("alerts", "json") are words of everyday logs.
MIN_SECRET = 8


def resolve(
    value: str, *, file: str, key: str, folder: Path, env: Mapping[str, str]
) -> str:
    """Return the URL that *value* stands for; a ConfigError names what is missing."""
    kind, _, rest = value.partition(":")
    if kind == "env":
        found, where = env.get(rest, ""), f"the environment variable {rest}"
    elif kind == "file" and not rest.startswith("//"):
        path = folder / Path(rest).expanduser()
        found, where = _read(path, file=file, key=key), f"the file {path}"
    else:
        return value
    if not found.strip():
        raise ConfigError(file, f"{where} is not set or empty", key=key)
    try:
        return require_apprise_shape(found.strip())
    except ValueError:
        msg = f'{where} must hold one Apprise URL such as "mailto://..."'
        raise ConfigError(file, msg, key=key) from None


def secret_values(channels: Iterable[Channel]) -> tuple[str, ...]:
    """
    Return the values that no log or message may show, longest first.

    These are the whole URLs and those of their parts that are long enough to be
    told from ordinary words, as written and percent-decoded.
    """
    found: set[str] = set()
    for channel in channels:
        found.add(channel.url)
        _, _, rest = channel.url.partition("://")
        parts = [part for part in re.split(r"[/?&=@:,+ ]", rest) if part]
        found.update(part for part in parts if len(part) >= MIN_SECRET)
        found.update(unquote(part) for part in parts if len(part) >= MIN_SECRET)
    return tuple(sorted(found, key=lambda value: (-len(value), value)))


def _read(path: Path, *, file: str, key: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        raise ConfigError(file, f"the file {path} cannot be read", key=key) from None
