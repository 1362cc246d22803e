"""Can each channel be used?"""

from collections.abc import Iterable
from pathlib import Path

from watcher.errors import ConfigError, InputError
from watcher.model.settings import Channel


def check_channels(channels: Iterable[Channel], config_dir: Path) -> None:
    """
    Accept *channels* that Apprise can use.

    Raises:
        ConfigError: one it cannot use; the message does not show its URL.
    """
    # Apprise takes a second to load; lists of matches do not need it.
    from watcher.alerts.send import check_url  # noqa: PLC0415

    file = str(config_dir / "watcher.toml")
    for channel in channels:
        try:
            check_url(channel.url)
        except InputError as error:
            raise ConfigError(file, str(error), key=f"channel {channel.name}") from None
