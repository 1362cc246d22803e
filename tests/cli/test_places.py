"""Which folders a command works on, and what a wrong one costs: a line, exit 1 or 2."""

import sqlite3
import subprocess
from pathlib import Path

import pytest

from cli.calls import COMMAND, call, run
from cli.desk import Desk
from watcher.cli.root import COMMANDS


def test_the_folders_may_be_named_before_or_after_the_command(desk: Desk) -> None:
    """Both ways, and by environment; what stands nearest to the command wins."""
    env = {"WATCHER_CONFIG": str(desk.config), "WATCHER_STATE": "/nowhere"}

    before = call("--config", desk.config, "--state", desk.state, "profiles", "--json")
    after = call("profiles", "--config", desk.config, "--state", desk.state, "--json")
    both = call(
        "--state", "/nowhere", "profiles", "--state", desk.state, "--json", env=env
    )

    assert before.rows == after.rows == both.rows
    assert before.rows[0]["claims"] > 0


def test_the_environment_names_folders(desk: Desk) -> None:
    """$WATCHER_CONFIG and $WATCHER_STATE."""
    env = {"WATCHER_CONFIG": str(desk.config), "WATCHER_STATE": str(desk.state)}

    assert (
        call("matches", "--json", env=env).rows == desk.call("matches", "--json").rows
    )


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("watcher.toml", "language = ", "not valid TOML"),
        ("watcher.toml", 'langage = "it"', 'unknown key; did you mean "language"?'),
        ("feeds.toml", '[[feed]]\nurl = "ftp://example.org/f.xml"', "http:// or https://"),
        ("feeds.toml", '[[feed]]\nurl = "example.org/f.xml"', "http:// or https://"),
        ("profiles/profile.toml", 'name = "x"\n[[group]]\nnone = ["sci"]', "needs any"),
        ("watcher.toml", '[[channel]]\nname = "a"\nurl = "env:NOT_SET"', "NOT_SET"),
        ("watcher.toml", '[[channel]]\nname="a"\nurl="mailtp://a:geheim99@b"', "mailto://"),
        ("watcher.toml", '[polling]\nevery = "often"', "15m"),
    ],
    ids=["toml", "key", "scheme", "url", "group", "secret", "service", "duration"],
)  # fmt: skip
def test_a_wrong_configuration_is_one_line(
    own_desk: Desk, file: str, text: str, says: str
) -> None:
    """It names the file and what would be right; no round begins, no secret shows."""
    (own_desk.config / file).write_text(text, "utf-8")

    told = own_desk.call("poll", "--state", own_desk.config.parent / "fresh")

    assert told.status == 2
    assert file in told.complaint
    assert says in told.complaint
    assert "geheim99" not in told.err
    assert not (own_desk.config.parent / "fresh").exists()


def test_a_missing_configuration_says_how_to_get_one(tmp_path: Path) -> None:
    """The way out is in the line."""
    told = call("poll", "--config", tmp_path / "none", "--state", tmp_path / "state")

    assert told.status == 2
    assert "watcher init" in told.complaint


@pytest.mark.parametrize("command", ["matches", "poll", "run"])
def test_a_database_of_a_newer_watcher_is_left_alone(
    own_desk: Desk, command: str
) -> None:
    """One line, exit 1, and not a byte is changed."""
    path = own_desk.state / "watcher.db"
    with sqlite3.connect(path) as db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('watcher', 'm0999_the_future', '2031-01-01')"
        )
    db.close()
    before = path.read_bytes()

    told = own_desk.call(command)

    assert told.status == 1
    assert "a newer watcher wrote this database (m0999_the_future)" in told.complaint
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", ["matches", "poll", "search x"])
def test_a_file_that_is_no_database_is_left_alone(
    desk: Desk, tmp_path: Path, command: str
) -> None:
    """A text under the database's name: one line, exit 1, still the same text."""
    path = tmp_path / "watcher.db"
    path.write_text(
        "Questo non è un archivio, ma una lista della spesa.\n" * 40, "utf-8"
    )
    before = path.read_bytes()

    told = desk.call(*command.split(), "--state", tmp_path)

    assert told.status == 1
    assert str(path) in told.complaint
    assert path.read_bytes() == before


def test_a_damaged_database_is_one_line(own_desk: Desk) -> None:
    """Pages of zeros in the middle of the file: exit 1, no traceback."""
    path = own_desk.state / "watcher.db"
    for beside in ("watcher.db-wal", "watcher.db-shm"):
        (own_desk.state / beside).unlink(missing_ok=True)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(size - 4096))

    told = own_desk.call("matches")

    assert told.status == 1
    assert "malformed" in told.complaint


@pytest.mark.parametrize("command", ["poll", "run"])
def test_a_state_folder_that_cannot_be_made_is_one_line(
    desk: Desk, command: str
) -> None:
    """A file stands where the folder should be."""
    told = desk.call(command, "--state", desk.config / "feeds.toml")

    assert told.status == 1
    assert "cannot be written" in told.complaint


@pytest.mark.parametrize(
    "args",
    [
        "nosuch",
        "poll --nosuch",
        "show",
        "claims --limit 0",
        "claims --limit many",
        "replay x",
        "completion tcsh",
        "alerts test",
    ],
)
def test_a_wrong_call_is_one_line(args: str) -> None:
    """Exit 2, and where to read on."""
    told = call(*args.split())

    assert told.status == 2
    assert "--help`" in told.complaint


def test_words_that_are_no_text_are_a_wrong_call(desk: Desk) -> None:
    """Bytes that are no UTF-8 reach no database."""
    for args in (
        ["search", "\udcff"],
        ["show", "m\udcff"],
        ["claims", "--profile", "\udce0"],
    ):
        told = desk.call(*args)
        assert told.status == 2
        assert "not UTF-8" in told.complaint


def test_a_reader_that_goes_away_is_no_trouble(desk: Desk) -> None:
    """`watcher claims --json | head -1`: exit 0 and nothing on stderr."""
    args = [*COMMAND, "claims", "--all", "--json", "--state", str(desk.state)]
    process = subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    complaints = process.stderr.read()
    process.stderr.close()

    assert process.wait(20) == 0
    assert complaints == b""


def test_a_disk_that_is_full_is_one_line(desk: Desk) -> None:
    """The output cannot be written: exit 1."""
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    args = [*COMMAND, "claims", "--state", str(desk.state)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(args, stdout=full, stderr=subprocess.PIPE, check=False)

    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[0].startswith("watcher: ")


def test_every_command_has_help() -> None:
    """Exit 0 and a first sentence for each."""
    for command in COMMANDS:
        told = call(command, "--help")
        assert told.status == 0
        assert told.out.startswith(f"Usage: watcher {command}")


def test_the_module_is_the_command() -> None:
    """`python -m watcher` calls itself watcher."""
    told = run("--version")

    assert (told.status, told.out.split()[0]) == (0, "watcher,")
