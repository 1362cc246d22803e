"""Is the configuration read as written, and is every mistake told in one line?"""

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.folder import ENV, SECRET, a_folder
from watcher.config import load, load_network, load_profile
from watcher.errors import ConfigError
from watcher.model.profile import Group

CASES = Path(__file__).parent.parent / "cases" / "config_errors.toml"
MISTAKES = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]


def test_a_right_folder_becomes_settings(tmp_path: Path) -> None:
    """Every key arrives as a value; what is not written has its default."""
    settled = load(a_folder(tmp_path / "config"), env=ENV)

    assert settled.language == "it"
    assert settled.timezone.key == "Europe/Rome"
    assert settled.network.allow_private is False
    assert settled.poll_every == timedelta(minutes=15)
    assert [c.name for c in settled.channels] == ["desk"]
    assert settled.feeds[0].every == timedelta(minutes=10)
    assert settled.profiles[0].title == "viabilità"
    assert settled.profiles[0].groups == (Group(label="viadotto", any=("viadotto",)),)


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case["id"])
def test_a_mistake_is_one_line_that_names_it(
    case: dict[str, Any], tmp_path: Path
) -> None:
    """The line names file and key, says what is wrong and the nearest right word."""
    folder = a_folder(tmp_path / "config")
    (folder / case["file"]).write_text(case["text"], encoding="utf-8")

    with pytest.raises(ConfigError) as caught:
        load(folder, env={**ENV, "OTHER": "x"})

    line = str(caught.value)
    assert "\n" not in line
    assert str(folder / case["file"]) in line
    assert not [words for words in case["says"] if words not in line]


@pytest.mark.parametrize("name", ["watcher.toml", "feeds.toml"])
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    """A file that is not there is an error, not a default."""
    folder = a_folder(tmp_path / "config")
    (folder / name).unlink()

    with pytest.raises(ConfigError, match=f"{name}: no such file"):
        load(folder, env=ENV)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """Who has no configuration yet is told of `watcher init`."""
    with pytest.raises(ConfigError, match="watcher init"):
        load(tmp_path / "nowhere", env=ENV)


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    """Latin-1 is told, not guessed."""
    folder = a_folder(tmp_path / "config")
    (folder / "feeds.toml").write_bytes("# citt\xe0\n".encode("latin-1"))

    with pytest.raises(ConfigError, match="UTF-8"):
        load(folder, env=ENV)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    """Some editors write one."""
    folder = a_folder(tmp_path / "config")
    (folder / "feeds.toml").write_text("\ufefffeed = []", encoding="utf-8")

    assert load(folder, env=ENV).feeds == ()


def test_a_secret_comes_from_the_environment(tmp_path: Path) -> None:
    """env:NAME is replaced by the variable's value, which repr hides."""
    channel = load(a_folder(tmp_path / "config"), env=ENV).channels[0]

    assert channel.url == SECRET
    assert SECRET not in repr(channel)


def test_a_secret_comes_from_a_file_beside_the_configuration(tmp_path: Path) -> None:
    """file:PATH is relative to the folder; blanks at the ends do not count."""
    folder = a_folder(tmp_path / "config")
    text = '[[channel]]\nname = "desk"\nurl = "file:desk.url"'
    (folder / "watcher.toml").write_text(text, encoding="utf-8")
    (folder / "desk.url").write_text(f"{SECRET}\n", encoding="utf-8")

    assert load(folder, env={}).channels[0].url == SECRET


@pytest.mark.parametrize("secret", ["hunter2 no url", "two://lines\ntwo://urls"])
def test_a_bad_secret_is_not_repeated(secret: str, tmp_path: Path) -> None:
    """The error names the variable and keeps its value to itself."""
    with pytest.raises(ConfigError) as caught:
        load(a_folder(tmp_path / "config"), env={"DESK_URL": secret})

    assert "DESK_URL" in str(caught.value)
    assert "hunter2" not in str(caught.value)
    assert "urls" not in str(caught.value)


def test_a_bare_secret_that_is_wrong_is_not_repeated(tmp_path: Path) -> None:
    """Also a URL in the file itself is a credential."""
    folder = a_folder(tmp_path / "config")
    text = '[[channel]]\nname = "desk"\nurl = "hunter2hunter2"'
    (folder / "watcher.toml").write_text(text, encoding="utf-8")

    with pytest.raises(ConfigError) as caught:
        load(folder, env={})

    assert "hunter2" not in str(caught.value)


def test_the_network_is_read_alone(tmp_path: Path) -> None:
    """Looking at one page needs no channel, no secret and no profile."""
    text = '[network]\nallow_private = ["127.0.0.1:8080"]\n[[channel]]\n'
    text += 'name = "desk"\nurl = "env:NOT_SET_ANYWHERE"'
    (tmp_path / "watcher.toml").write_text(text, encoding="utf-8")

    assert load_network(tmp_path).allow_private == ("127.0.0.1:8080",)


def test_a_profile_is_read_alone(tmp_path: Path) -> None:
    """`replay --profile FILE` needs no other file and asks for no channel."""
    path = tmp_path / "p.toml"
    path.write_text(
        'name = "sisma"\ntitle = "Sisma"\nchannels = ["desk"]\nmin_score = 1\n'
        'alert_on = ["new"]\nmin_strength = "weak"\nboost = ["Ingv"]\n'
        '[[group]]\nlabel = "scosse"\nany = ["scossa", \'"magnitudo"\']\n'
        'also = [["Etna", "Vesuvio"]]\nall = ["Ingv"]\nnone = ["film"]\n',
        encoding="utf-8",
    )

    profile = load_profile(path)

    assert profile.channels == ("desk",)
    assert profile.min_score == 1.0
    assert profile.alert_on == ("new",)
    assert profile.min_strength == "weak"
    assert profile.groups == (
        Group(
            label="scosse",
            any=("scossa", '"magnitudo"'),
            also=(("Etna", "Vesuvio"),),
            all=("Ingv",),
            none=("film",),
        ),
    )


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.one_of(st.text(), st.from_regex(r"([a-z_]+ = [\[\"0-9a-z\]]+\n){1,4}")))
def test_no_text_brings_a_traceback(text: str, tmp_path: Path) -> None:
    """Whatever stands in a file, the answer is settings or one ConfigError."""
    path = tmp_path / "p.toml"
    path.write_bytes(text.encode("utf-8", "replace"))
    told = ""
    try:
        load_profile(path)
    except ConfigError as error:
        told = str(error)

    assert "\n" not in told
