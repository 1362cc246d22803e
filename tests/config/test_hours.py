"""Are digest, quiet hours and the cap read as they are written?"""

from datetime import time, timedelta
from pathlib import Path

import pytest

from config.folder import ENV, PROFILE, WATCHER, a_folder
from watcher.config import load, secrets_of
from watcher.errors import ConfigError
from watcher.model.profile import Escalate, Profile, Quiet, Route
from watcher.model.schedule import Schedule
from watcher.model.settings import Settings


def settled(
    folder: Path,
    *,
    main_first: str = "",
    main: str = "",
    keys: str = "",
    tables: str = "",
    env: dict[str, str] = ENV,
) -> Settings:
    """Load a configuration with *main* in watcher.toml, the rest in the profile."""
    a_folder(folder)
    text = f"{main_first}\n{WATCHER}{main}"
    (folder / "watcher.toml").write_text(text, "utf-8")
    path = folder / "profiles" / "first.toml"
    path.write_text(f"{keys}\n{PROFILE}{tables}", "utf-8")
    return load(folder, env=env)


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
        ('"7:30"', ("30 7 * * *",)),
        ('"07:30"', ("30 7 * * *",)),
        ('["18:00", "7:30", "18:00"]', ("0 18 * * *", "30 7 * * *")),
        ('"30 7 * * MON-FRI"', ("30 7 * * MON-FRI",)),
        ('["7:30", "0 9 * * SAT,SUN"]', ("30 7 * * *", "0 9 * * SAT,SUN")),
        ("[]", ()),
    ],
)
def test_a_digest_has_one_time_or_several(tmp_path: Path, written, times) -> None:
    """A time of day or a cron expression, each once; an empty list is none."""
    settings = settled(tmp_path, keys=f"digest = {written}")

    assert tuple(each.cron for each in profile_of(settings).digest) == times


def test_a_channel_can_have_a_route_of_its_own(tmp_path: Path) -> None:
    """What it does not say is the profile's; other channels keep to the profile."""
    route = '[[route]]\nchannel = "desk"\nnow = "none"\n'
    profile = profile_of(settled(tmp_path, keys='digest = "7:30"', tables=route))

    morning = (Schedule("30 7 * * *"),)
    assert profile.route_to("desk") == Route(channel="desk", now="none", digest=morning)
    assert profile.route_to("phone") == Route(
        channel="phone", now="strong", digest=morning
    )


def test_who_is_told_next_and_every_day(tmp_path: Path) -> None:
    """Escalation, the daily line, and the heartbeat with its secret resolved."""
    settings = settled(
        tmp_path,
        main_first='heartbeat = "env:DESK_URL"',
        keys='daily = "8:00"',
        tables='[escalate]\nafter = "2h"\nto = "desk"\n',
        env={"DESK_URL": "https://beat.example/s3cr3t-ping-token"},
    )

    profile = profile_of(settings)
    assert profile.escalate == Escalate(after=timedelta(hours=2), to="desk")
    assert profile.daily == (Schedule("0 8 * * *"),)
    assert settings.heartbeat == "https://beat.example/s3cr3t-ping-token"
    assert "s3cr3t" not in repr(settings)
    assert "s3cr3t-ping-token" in secrets_of(settings)


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
        ({"keys": 'digest = "61 7 * * *"'}, "Bad minute; a cron expression is written"),
        ({"keys": 'digest = "7 * *"'}, "five fields; a cron expression is written"),
        ({"tables": '[[route]]\nchannel = "dusk"'}, 'did you mean "desk"?'),
        ({"tables": '[[route]]\nnow = "weak"'}, "[[route]] no. 1, channel: this key"),
        (
            {"tables": '[[route]]\nchannel = "desk"\nnow = "week"'},
            '[[route]] no. 1, now: must be one of "strong", "weak", "none"; did you',
        ),
        (
            {"tables": '[[route]]\nchannel = "desk"\n[[route]]\nchannel = "desk"'},
            "[[route]] no. 2, channel: the same channel as [[route]] no. 1",
        ),
        ({"tables": '[escalate]\nafter = "2h"\nto = "dusk"'}, 'did you mean "desk"?'),
        ({"tables": '[escalate]\nto = "desk"'}, "escalate.after: this key is required"),
        ({"keys": 'daily = "8"'}, "daily: a time of day is written"),
        (
            {"main_first": 'heartbeat = "ftp://x/t0ken"'},
            "heartbeat: not a URL that can",
        ),
        ({"main_first": 'heartbeat = "env:NONE"'}, "variable NONE is not set"),
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
