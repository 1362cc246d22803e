"""Which profile is meant? A file, or the name of one in force."""

from pathlib import Path

from watcher.cli.places import settings_of
from watcher.config import load_profile
from watcher.errors import InputError
from watcher.model.profile import Profile


def chosen_profile(name: str, config_dir: Path | None) -> Profile:
    """
    Return the profile of the file *name*, or the one in force that is called so.

    Raises:
        ConfigError: the file, or the configuration in force, is missing or wrong.
        InputError: there is no such file and no such profile.
    """
    if name.endswith(".toml") or Path(name).is_file():
        return load_profile(Path(name))
    known = settings_of(config_dir).profiles
    found = next((profile for profile in known if profile.name == name), None)
    if found is None:
        names = ", ".join(profile.name for profile in known)
        raise InputError(f"no profile file and no profile {name!r}; known are {names}")
    return found
