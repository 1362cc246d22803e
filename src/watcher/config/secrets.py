"""Which secret stands behind env:NAME or file:PATH, and which values must be masked?"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote

from watcher.config.values import require_apprise_shape
from watcher.errors import ConfigError
from watcher.model.settings import Channel, Settings

# Shorter parts of a URL ("alerts", "json") are words of everyday logs.
MIN_SECRET = 8
MIN_PASSWORD = 4
_PLAIN_OPTIONS = {"mode", "format", "overflow", "name", "method", "verify"}
# A host name, an IP address or a mail address.
_PUBLIC = re.compile(r"(?:[^@\s]+(?:@|%40))?[\w-]+(?:\.[\w-]+)+|localhost", re.ASCII)


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


def secrets_of(settings: Settings) -> tuple[str, ...]:
    """Return the values of *settings* that no log or message may show."""
    beat = [Channel(name="heartbeat", url=u) for u in (settings.heartbeat,) if u]
    return secret_values([*settings.channels, *beat])


def secret_values(channels: Iterable[Channel]) -> tuple[str, ...]:
    """
    Return the values that no log or message may show, longest first.

    These are the whole URLs, passwords, and the parts that may be tokens, as written
    and percent-decoded. Hosts and mail addresses are not secrets: masked, they would
    black out the feeds of the same host.

    >>> secret_values([Channel(name="m", url="mailtos://ada:pa55@mx.example.org")])
    ('mailtos://ada:pa55@mx.example.org', 'pa55')
    """
    found: set[str] = set()
    for channel in channels:
        found |= {channel.url, *_tokens(channel.url)}
    decoded = {unquote(value) for value in found}
    return tuple(sorted(found | decoded, key=lambda value: (-len(value), value)))


def _tokens(url: str) -> set[str]:
    rest, _, query = url.partition("://")[2].partition("?")
    authority, _, path = rest.partition("/")
    user, _, host = authority.rpartition("@")
    password = user.partition(":")[2]
    pairs = [pair.partition("=") for pair in query.split("&")]
    values = [value for name, _, value in pairs if name not in _PLAIN_OPTIONS]
    maybe = [user.partition(":")[0], *re.split("[:/]", f"{host}/{path}"), *values]
    long = {v for v in maybe if len(v) >= MIN_SECRET and not _PUBLIC.fullmatch(v)}
    return long | ({password} if len(password) >= MIN_PASSWORD else set())


def _read(path: Path, *, file: str, key: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        raise ConfigError(file, f"the file {path} cannot be read", key=key) from None
