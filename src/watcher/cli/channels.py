"""Can each channel be used, and each template of the user filled?"""

from collections.abc import Iterable
from pathlib import Path

from watcher.errors import AlertTemplateError, ConfigError, InputError
from watcher.model.settings import Channel, Settings


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


def check_templates(settings: Settings, config_dir: Path) -> None:
    """
    Accept the templates that the user has put in the place of ours.

    Raises:
        ConfigError: one is misnamed, wrong, or fits no message.
    """
    if not settings.templates:
        return
    from watcher.alerts.examples import check_templates as check  # noqa: PLC0415
    from watcher.pipeline.composing import style_of  # noqa: PLC0415

    try:
        check(style_of(settings))
    except AlertTemplateError as error:
        raise ConfigError(str(config_dir / "templates"), str(error)) from None
