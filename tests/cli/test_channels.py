"""`watcher alerts test`: does a channel work?"""

import json
from pathlib import Path

from alerts.receivers import a_free_port, a_webhook
from cli.calls import Outcome, call


def try_out(folder: Path, url: str, channel: str = "desk") -> Outcome:
    """Send a sample through the channel "desk" at *url*."""
    (folder / "profiles").mkdir()
    (folder / "feeds.toml").write_text("", "utf-8")
    (folder / "watcher.toml").write_text(
        f'[[channel]]\nname = "desk"\nurl = "{url}"\n', "utf-8"
    )
    return call("alerts", "test", channel, "--config", folder)


def test_a_sample_reaches_the_service(tmp_path: Path) -> None:
    """The webhook got it, and the command says so."""
    with a_webhook() as hook:
        told = try_out(tmp_path, f"json://127.0.0.1:{hook.port}/geheim-token")

    assert told.status == 0
    assert "accepted the sample" in told.out
    assert "desk" in json.loads(hook.bodies[0])["message"]


def test_a_service_that_refuses_is_one_line(tmp_path: Path) -> None:
    """Exit 1, with what it answered and without the URL's secrets."""
    with a_webhook(status=403) as hook:
        told = try_out(tmp_path, f"json://127.0.0.1:{hook.port}/geheim-token")

    assert told.status == 1
    assert "channel desk" in told.complaint
    assert "geheim" not in told.err


def test_a_service_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    """Nobody listens: exit 1."""
    told = try_out(tmp_path, f"json://127.0.0.1:{a_free_port()}/geheim-token")

    assert told.status == 1
    assert "geheim" not in told.complaint


def test_a_channel_that_is_not_configured_is_a_wrong_call(tmp_path: Path) -> None:
    """The line names those that are there."""
    told = try_out(tmp_path, "json://127.0.0.1:9/x", channel="redazione")

    assert told.status == 2
    assert "there is: desk" in told.complaint


def test_a_url_that_apprise_cannot_use_is_a_wrong_configuration(tmp_path: Path) -> None:
    """Exit 2 and a hint; the URL is not repeated."""
    told = try_out(tmp_path, "slak://geheim-token/x")

    assert told.status == 2
    assert "slack://" in told.complaint
    assert "geheim" not in told.complaint
