"""What does a person see of deliveries that failed, and how do they leave again?"""

import json
from pathlib import Path

from alerts.receivers import a_free_port, a_webhook
from cli.calls import Outcome, call
from support.config import write_config
from support.flood import stories
from support.site import Site
from watcher.store.database import open_database


def work(tmp_path: Path, url: str, site: Site, *words: str) -> Outcome:
    """Run a command where the channel "desk" is at *url*."""
    config = write_config(
        tmp_path / "config",
        feeds=[f"{site.base}/feed.xml"],
        origin=site.origin,
        channel=url,
    )
    return call(*words, "--state", tmp_path / "s", "--config", config)


def listed(tmp_path: Path, *words: str) -> str:
    """Return what `watcher alerts` prints."""
    return call("alerts", *words, "--state", tmp_path / "s").out


def a_site(site: Site) -> Site:
    """Publish one article that is news."""
    site.publish("/feed.xml", "Gazzetta di Casale", stories()[:1])
    return site


def an_hour_passes(tmp_path: Path) -> None:
    """Let what waits for its next try be due."""
    db = open_database(tmp_path / "s")
    with db.atomic():
        db.execute("UPDATE deliveries SET next_try = NULL")
    db.close()


def test_who_looks_sees_what_a_channel_said_and_when_it_is_tried(tmp_path) -> None:
    """In the list and in the doctor's words, each once."""
    with Site() as running:
        site, url = a_site(running), f"json://127.0.0.1:{a_free_port()}/t0ken-of-ours"
        work(tmp_path, url, site, "poll")
        told = work(tmp_path, url, site, "doctor")

    (line,) = [line for line in listed(tmp_path).splitlines() if "sfollati" in line]
    assert "desk: pending (next " in line
    assert "nobody answers at its port" in line
    assert "channel desk" not in line
    assert told.status == 1
    assert "deliveries to desk" in told.out
    assert "nobody answers at its port; waiting: 1" in told.out
    assert "t0ken" not in told.out


def test_what_waited_for_a_channel_that_is_renamed_can_go_to_its_heir(tmp_path) -> None:
    """It is dead at the next round, which says how to revive it."""
    with Site() as running, a_webhook() as hook:
        site, url = a_site(running), f"json://127.0.0.1:{a_free_port()}/x"
        work(tmp_path, url, site, "poll")
        config = tmp_path / "config" / "watcher.toml"
        there = f"json://127.0.0.1:{hook.port}/y"
        renamed = config.read_text("utf-8").replace('"desk"', '"redazione"')
        config.write_text(renamed.replace(url, there), "utf-8")
        options = ("--config", config.parent, "--state", tmp_path / "s")
        an_hour_passes(tmp_path)
        said = call("poll", *options)
        half = call("alerts", "retry", "--from", "desk", *options)
        wrong = call("alerts", "retry", "--from", "desk", "--to", "fax", *options)
        done = call("alerts", "retry", "--from", "desk", "--to", "redazione", *options)
        call("poll", *options)
        (row,) = map(json.loads, listed(tmp_path, "--json").splitlines())

    assert "watcher alerts retry --from desk --to" in said.out
    assert (half.status, wrong.status) == (2, 2)
    assert "there is: redazione" in wrong.complaint
    assert done.out.endswith(": 1\n")
    assert {d["channel"]: d["state"] for d in row["deliveries"]} == {
        "desk": "folded",
        "redazione": "sent",
    }
    assert len(hook.bodies) == 1
