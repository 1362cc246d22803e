"""One round from the command line: summary, shape, exit status."""

from pathlib import Path

from cli.calls import run
from cli.desk import Desk
from support.config import write_config
from support.flood import stories
from support.site import Site
from watcher.store.database import locked

KEYS = {
    "feeds_asked",
    "feeds_unchanged",
    "feeds_failed",
    "entries_new",
    "articles_read",
    "pages_passed_over",
    "pages_reread",
    "revisions",
    "articles_failed",
    "matches",
    "claims",
    "alerts",
    "silent",
    "baselines",
    "sent",
    "delivery_failures",
}


def test_a_round_prints_one_json_object(desk: Desk) -> None:
    """The counts of the round; feeds that failed are in it and cost no status."""
    (report,) = desk.first.rows

    assert desk.first.status == 0
    assert set(report) == KEYS
    assert report["feeds_asked"] == 3
    assert report["articles_read"] == 5
    assert report["alerts"] == report["sent"] >= 2
    assert sum(report["silent"].values()) >= 1
    failed = {row["what"].rsplit("/", 1)[1] for row in report["feeds_failed"]}
    assert failed == {"home", "gone.xml"}


def test_the_alerts_reached_the_channel(desk: Desk) -> None:
    """What the round says it sent arrived at the webhook."""
    assert len(desk.site.posts) >= desk.first.rows[0]["sent"] > 0


def test_a_round_tells_a_person_what_it_did(tmp_path: Path) -> None:
    """Plain lines without colour or bar; a new profile's watch begins in silence."""
    with Site() as site:
        site.publish("/feed.xml", "Gazzetta di Casale", stories()[:1])
        feeds = [f"{site.base}/feed.xml", f"{site.base}/gone.xml"]
        config = write_config(
            tmp_path / "config", feeds=feeds, origin=site.origin, baseline=True
        )
        env = {"WATCHER_CONFIG": str(config), "WATCHER_STATE": str(tmp_path / "s")}
        told = run("poll", env=env)

    assert told.status == 0
    assert "2 feeds asked (0 unchanged, 1 failed), 1 new entries" in told.out
    assert "piena-del-brenno: the watch has begun" in told.out
    assert "gone.xml: HTTP status 404" in told.out
    assert "\x1b" not in told.out + told.err


def test_a_second_instance_is_refused(desk: Desk, tmp_path: Path) -> None:
    """Two writers on one state folder: the second says so and leaves with 1."""
    with locked(tmp_path / "state"):
        for command in ("poll", "run"):
            refused = run(
                command, "--config", desk.config, "--state", tmp_path / "state"
            )
            assert refused.status == 1
            assert "another watcher works on this state folder" in refused.complaint
