"""The starter configuration: written once, valid, never over the user's own."""

from pathlib import Path

from cli.calls import call, run


def test_a_starter_is_written_that_loads(tmp_path: Path) -> None:
    """At least thirty feeds and three profiles, without a change."""
    told = call("init", tmp_path / "mine")

    assert told.status == 0
    assert (tmp_path / "mine" / "watcher.toml").is_file()
    assert told.out.splitlines()[-1].startswith("next: ")
    where = ("--config", tmp_path / "mine", "--state", tmp_path / "s", "--json")
    assert len(call("feeds", *where).rows) >= 30
    assert len(call("profiles", *where).rows) == 3


def test_without_a_name_it_is_config(tmp_path: Path) -> None:
    """`watcher init` and then any command find ./config and ./state."""
    run("init", cwd=tmp_path)

    rows = run("doctor", "--json", cwd=tmp_path).rows

    assert (tmp_path / "config" / "feeds.toml").is_file()
    database = next(row for row in rows if row["check"] == "database")
    assert database["finding"].startswith("state/watcher.db: not yet")


def test_files_of_the_user_are_not_overwritten(tmp_path: Path) -> None:
    """One file that is there stops all; --force is the user's word."""
    own = tmp_path / "watcher.toml"
    own.write_text("# mine\n", "utf-8")

    refused = call("init", tmp_path)

    assert refused.status == 2
    assert "watcher.toml: is there already" in refused.complaint
    assert [path.name for path in tmp_path.iterdir()] == ["watcher.toml"]
    assert call("init", tmp_path, "--force").status == 0
    assert own.read_text("utf-8") != "# mine\n"


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("", "utf-8")

    told = call("init", tmp_path / "file")

    assert told.status == 2
    assert str(tmp_path / "file") in told.complaint
