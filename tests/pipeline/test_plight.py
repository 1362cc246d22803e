"""Is it remembered what was told, and is nobody else believed?"""

import os
from pathlib import Path

import pytest

from watcher.pipeline.plight import Plight, plight_of


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Let /tmp be a folder of this test."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_what_was_told_outlives_the_process(tmp_path) -> None:
    """And is forgotten when it is over."""
    plight_of(tmp_path).refused()
    plight_of(tmp_path).refused(told=True)
    later = plight_of(tmp_path)

    assert (later.times, later.is_told) == (2, True)
    assert later.is_over()
    assert (plight_of(tmp_path).times, plight_of(tmp_path).is_told) == (0, False)


def test_a_state_folder_that_takes_nothing_is_no_reason_to_forget(tmp_path) -> None:
    """A disk that is full or read-only is what it is all about."""
    state = tmp_path / "no-folder"

    plight_of(state).refused(told=True)

    assert plight_of(state).is_told
    assert not plight_of(tmp_path / "another").is_told
    assert plight_of(state).is_over()
    assert not plight_of(state).is_told


@pytest.mark.parametrize("words", [b"", b"\xff\xfe", b"many told", b"-1", b"9" * 99])
def test_a_file_that_says_something_else_says_nothing(tmp_path, words) -> None:
    """Whoever wrote it."""
    (tmp_path / "watcher.refused").write_bytes(words)

    assert not plight_of(tmp_path).is_told


def test_a_link_is_not_followed(tmp_path) -> None:
    """In /tmp anybody can lay one to a file of ours."""
    victim = tmp_path / "victim"
    victim.write_text("mine", "utf-8")
    state = tmp_path / "s"
    for place in plight_of(state).places[1:]:
        place.symlink_to(victim)

    plight_of(state).refused(told=True)

    assert victim.read_text("utf-8") == "mine"


def test_a_pipe_holds_up_nobody(tmp_path) -> None:
    """Opening one waits for a writer, unless one asks not to."""
    os.mkfifo(tmp_path / "watcher.refused")

    assert not plight_of(tmp_path).is_told


def test_without_a_place_it_lives_as_long_as_we() -> None:
    """As in a demo."""
    plight = Plight()
    plight.refused(told=True)

    assert plight.is_told
    assert plight.is_over()


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    """It says little, but that is nobody's business."""
    plight_of(tmp_path).refused()

    assert (tmp_path / "watcher.refused").stat().st_mode & 0o077 == 0
