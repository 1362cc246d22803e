"""What does every message need: a key, a style, channels?"""

import hashlib

from watcher.alerts.rendering import Style
from watcher.model.profile import Profile
from watcher.model.settings import Settings
from watcher.pipeline.world import World


def alert_key(*parts: str) -> str:
    """Return a stable key for an alert: the same parts give the same key for ever."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]


def style_of(settings: Settings) -> Style:
    """Return language and zone of the messages."""
    return Style(
        language=settings.language,
        zone=settings.timezone,
        templates=settings.templates,
    )


def channels_of(profile: Profile, world: World) -> tuple[str, ...]:
    """Name the channels of *profile*: its own list, else every channel."""
    if profile.channels is not None:
        return profile.channels
    return tuple(channel.name for channel in world.settings.channels)
