"""Are digest, quiet hours and the cap read as they are written?"""

from datetime import time
from pathlib import Path

import pytest

from config.folder import ENV, PROFILE, WATCHER, a_folder
from watcher.config import load
from watcher.errors import ConfigError
from watcher.model.profile import Profile, Quiet
from watcher.model.settings import Settings


def settled(folder: Path, *, main: str = "", keys: str = "", tables: str = ""):
    """Load a configuration with *main* in watcher.toml, the rest in the profile."""
    a_folder(folder)
    (folder / "watcher.toml").write_text(f"{WATCHER}{main}", "utf-8")
    path = folder / "profiles" / "first.toml"
    path.write_text(f"{keys}\n{PROFILE}{tables}", "utf-8")
    return load(folder, env=ENV)


def profile_of(settings: Settings) -> Profile:
    """Return the only profile."""
    return settings.profiles[0]


def test_without_a_word_nothing_rests_and_no_digest_comes(tmp_path: Path) -> None:
    """The defaults: no quiet hours, no digest, sixty in an hour."""
    settings = settled(tmp_path)

    assert settings.quiet is None
    assert profile_of(settings).quiet is None
    assert profile_of(settings).digest == ()
    assert profile_of(settings).max_per_hour == 60


@pytest.mark.parametrize(
    ("written", "times"),
    [
        ('"7:30"', (time(7, 30),)),
        ('"07:30"', (time(7, 30),)),
        ('["18:00", "7:30", "18:00"]', (time(7, 30), time(18))),
        ("[]", ()),
    ],
)
def test_a_digest_has_one_time_or_several(tmp_path: Path, written, times) -> None:
    """Earliest first, each once; an empty list is none."""
    settings = settled(tmp_path, keys=f"digest = {written}")

    assert profile_of(settings).digest == times


def test_quiet_hours_stand_in_a_table(tmp_path: Path) -> None:
    """In watcher.toml, and in a profile that has its own."""
    settings = settled(
        tmp_path,
        main='[quiet]\nfrom = "22:30"\nto = "7:00"\n',
        tables='[quiet]\nfrom = "0:00"\nto = "0:00"\n',
    )

    assert settings.quiet == Quiet(start=time(22, 30), end=time(7))
    assert profile_of(settings).quiet == Quiet(start=time(0), end=time(0))


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"keys": 'digest = "24:00"'}, 'digest: a time of day is written like "7:30"'),
        ({"keys": "digest = 7"}, "digest: a time of day"),
        ({"keys": 'digest = ["7.30"]'}, "digest: a time of day"),
        ({"keys": "max_per_hour = 0"}, "max_per_hour: must be a whole number, 1 or"),
        ({"keys": "max_per_hour = true"}, "max_per_hour: must be a whole number"),
        ({"main": '[quiet]\nfrom = "22:00"'}, "quiet.to: this key is required"),
        ({"main": '[quiet]\nform = "22:00"\nto = "7:00"'}, 'did you mean "from"?'),
        ({"main": '[quiet]\nfrom = "10pm"\nto = "7:00"'}, "quiet.from: a time of day"),
        ({"main": 'quiet = "22-7"'}, ""),
        ({"tables": "[quiet]\n"}, "quiet.from: this key is required"),
    ],
)
def test_a_mistake_is_one_line_that_names_the_key(
    tmp_path: Path, parts: dict[str, str], words: str
) -> None:
    """And says how it is written."""
    with pytest.raises(ConfigError) as raised:
        settled(tmp_path, **parts)

    assert words in str(raised.value)
    assert "\n" not in str(raised.value)
