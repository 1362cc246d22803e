"""Do the channels hear it when there is no database to work with?"""

import json
import os
import shlex
import subprocess
from pathlib import Path

import pytest

from cli.calls import COMMAND, call
from support.config import write_config
from support.flood import stories
from support.site import Site
from watcher.store.database import locked

# In KiB: enough for the shared memory of the log, not for the log of a round.
_ROOM = 40
REFUSES = "watcher · il registro non si può scrivere"
WRITES = "watcher · il registro si scrive di nuovo"
SHUT = "watcher · il registro non si può aprire"


@pytest.fixture
def site():
    """Serve a feed; the site is the webhook, too."""
    with Site() as running:
        running.publish("/feed.xml", "Gazzetta di Casale", stories()[:1])
        yield running


def work(command: str, site: Site, tmp_path: Path):
    """Run `watcher *command*` on the state folder of this test."""
    config = write_config(
        tmp_path / "config",
        feeds=[f"{site.base}/feed.xml"],
        origin=site.origin,
        channel=f"json://{site.origin}/hook",
    )
    return call("--config", config, "--state", tmp_path / "s", command)


@pytest.mark.parametrize("command", ["poll", "run"])
def test_a_file_that_is_no_database_is_told(command, site, tmp_path):
    """Once, to every channel, with the reason; then one line and exit 1."""
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "watcher.db").write_text("nessun registro", "utf-8")

    done = work(command, site, tmp_path)

    assert done.status == 1
    assert "cannot open the database" in done.complaint
    (post,) = [json.loads(post) for post in site.posts]
    assert post["title"] == SHUT
    assert "file is not a database" in post["message"]
    assert "watcher doctor" in post["message"]


@pytest.mark.parametrize("command", ["poll", "run"])
def test_a_state_folder_that_is_none_is_told(command, site, tmp_path):
    """Nothing can be locked there, so nothing is begun."""
    (tmp_path / "s").write_text("nessuna cartella", "utf-8")

    done = work(command, site, tmp_path)

    assert done.status == 1
    assert "cannot be written" in done.complaint
    assert [json.loads(post)["title"] for post in site.posts] == [SHUT]


def test_another_watcher_on_the_same_folder_is_no_trouble(site, tmp_path):
    """Who starts a second one reads it on the terminal; the desk sleeps on."""
    with locked(tmp_path / "s"):
        done = work("poll", site, tmp_path)

    assert done.status == 1
    assert "another watcher works" in done.complaint
    assert site.posts == []


def test_polls_tell_a_database_that_refuses_and_its_end_once(site, tmp_path):
    """The second in a row; it can be opened, but the disk takes no more than a bit."""
    assert work("poll", site, tmp_path).status == 0
    site.publish("/feed.xml", "Gazzetta di Casale", stories())
    before = len(site.posts)

    for told in (0, 1, 1):
        done = short_of_room(tmp_path)
        assert done.returncode == 1
        (line,) = done.stderr.splitlines()
        assert line.startswith("watcher: the database refused: ")
        assert len(site.posts) == before + told
    assert work("poll", site, tmp_path).status == 0
    titles = [json.loads(post)["title"] for post in site.posts[before:]]

    assert titles.count(REFUSES) == titles.count(WRITES) == 1
    assert titles[0] == REFUSES


def test_a_database_that_refuses_once_is_not_told(site, tmp_path):
    """Another program held it for a moment; neither that nor its end is news."""
    assert work("poll", site, tmp_path).status == 0
    site.publish("/feed.xml", "Gazzetta di Casale", stories())
    before = len(site.posts)

    assert short_of_room(tmp_path).returncode == 1
    assert work("poll", site, tmp_path).status == 0

    titles = [json.loads(post)["title"] for post in site.posts[before:]]
    assert titles
    assert not {REFUSES, WRITES} & set(titles)


def test_a_file_that_is_no_database_is_told_once(site, tmp_path):
    """However often somebody tries, and its end when it is one again."""
    (tmp_path / "s").mkdir()
    database = tmp_path / "s" / "watcher.db"
    database.write_text("nessun registro", "utf-8")
    for _ in range(3):
        assert work("poll", site, tmp_path).status == 1
    database.unlink()

    assert work("poll", site, tmp_path).status == 0

    titles = [json.loads(post)["title"] for post in site.posts]
    assert titles[0] == SHUT
    assert titles.count(SHUT) == titles.count(WRITES) == 1


def short_of_room(tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run `watcher poll` where a file cannot grow far."""
    poll = f"ulimit -f {_ROOM}; exec {shlex.join([*COMMAND, 'poll'])}"
    return subprocess.run(
        ["bash", "-c", poll],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env={
            **os.environ,
            "WATCHER_CONFIG": str(tmp_path / "config"),
            "WATCHER_STATE": str(tmp_path / "s"),
        },
    )
