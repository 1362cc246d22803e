"""What does the configuration settle?"""

from dataclasses import dataclass, field
from datetime import timedelta
from zoneinfo import ZoneInfo

from watcher.model.feed import Feed
from watcher.model.profile import Profile, Quiet


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """
    How we go out.

    `allow_private` is True, False or the "host:port" pairs that may be private.
    """

    allow_private: bool | tuple[str, ...] = False
    user_agent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """
    Where alerts go. `url` is an Apprise URL with its secrets resolved.

    `repr` hides the URL: it is a credential.
    """

    name: str
    url: str

    def __repr__(self) -> str:
        return f"Channel(name={self.name!r}, url='***')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """
    Everything that the configuration folder says.

    `quiet` is None when nothing rests, unless a profile has hours of its own.
    With `prefilter` only pages are read that hold a word some profile needs.
    `heartbeat` is called after each round. `templates` are those of the user: names
    such as "it/news.txt.j2", and sources.
    """

    language: str
    timezone: ZoneInfo
    network: Network
    poll_every: timedelta
    channels: tuple[Channel, ...]
    feeds: tuple[Feed, ...]
    profiles: tuple[Profile, ...]
    quiet: Quiet | None = None
    heartbeat: str | None = field(default=None, repr=False)
    templates: tuple[tuple[str, str], ...] = ()
    prefilter: bool = False
