"""Where do configuration and state live?"""

from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_config_path, user_state_path

APP = "watcher"


def find_config_dir(option: Path | None, env: Mapping[str, str]) -> Path:
    """
    Return the configuration folder: *option*, $WATCHER_CONFIG, ./config, the user's.

    The folder that is named need not exist; `load` says what is missing in it.
    """
    named = _named(option, env.get("WATCHER_CONFIG"))
    if named:
        return named
    here = Path("config")
    return here if here.is_dir() else user_config_path(APP)


def find_state_dir(option: Path | None, env: Mapping[str, str]) -> Path:
    """
    Return the state folder: *option*, $WATCHER_STATE, ./state, the user's.

    ./state also counts before its first use when ./config stands beside it.
    """
    named = _named(option, env.get("WATCHER_STATE"))
    if named:
        return named
    here = Path("state")
    if here.is_dir() or Path("config").is_dir():
        return here
    return user_state_path(APP)


def _named(option: Path | None, variable: str | None) -> Path | None:
    if option is not None:
        return option.expanduser()
    return Path(variable).expanduser() if variable else None
