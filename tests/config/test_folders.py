"""Are the folders found in the order that was promised?"""

from pathlib import Path

import pytest

from watcher.config import find_config_dir, find_state_dir


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with an own home."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home-config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home-state"))
    return tmp_path


def test_the_option_wins(elsewhere: Path) -> None:
    """What stands on the command line beats everything."""
    (elsewhere / "config").mkdir()
    env = {"WATCHER_CONFIG": "/from/env", "WATCHER_STATE": "/from/env"}

    assert find_config_dir(Path("mine"), env) == Path("mine")
    assert find_state_dir(Path("mine"), env) == Path("mine")


def test_the_environment_comes_second(elsewhere: Path) -> None:
    """A variable beats the folder that happens to be here; an empty one is unset."""
    (elsewhere / "config").mkdir()

    assert find_config_dir(None, {"WATCHER_CONFIG": "/etc/w"}) == Path("/etc/w")
    assert find_config_dir(None, {"WATCHER_CONFIG": ""}) == Path("config")
    assert find_state_dir(None, {"WATCHER_STATE": "/var/w"}) == Path("/var/w")


def test_the_folder_here_comes_third(elsewhere: Path) -> None:
    """./config and ./state are used where they stand."""
    (elsewhere / "config").mkdir()
    (elsewhere / "state").mkdir()

    assert find_config_dir(None, {}) == Path("config")
    assert find_state_dir(None, {}) == Path("state")


def test_state_settles_beside_a_configuration(elsewhere: Path) -> None:
    """The first run in a checkout makes ./state, not a folder far away."""
    (elsewhere / "config").mkdir()

    assert find_state_dir(None, {}) == Path("state")


def test_the_home_comes_last() -> None:
    """With nothing here, the user's own folders are meant."""
    assert find_config_dir(None, {}).name == "watcher"
    assert find_state_dir(None, {}).name == "watcher"
    assert find_state_dir(None, {}).is_absolute()
