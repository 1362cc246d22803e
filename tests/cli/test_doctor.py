"""`watcher doctor`: is everything in order, and does it keep the secrets?"""

import pytest

from cli.calls import Outcome, call
from cli.desk import Desk
from watcher.store.database import locked

SECRET = "pa55-geheim-pa55"


def findings(told: Outcome) -> dict[str, tuple[bool, str]]:
    """Return what was found, by check."""
    return {row["check"]: (row["ok"], row["finding"]) for row in told.rows}


def test_a_sound_installation_passes(desk: Desk) -> None:
    """Versions, configuration, channels, database, daemon, disk: exit 0."""
    told = desk.call("doctor", "--json")

    found = findings(told)
    assert told.status == 0
    assert all(ok for ok, _ in found.values())
    assert (
        "feeds 3, profiles 1, language it, timezone Europe/Rome"
        in found["configuration"][1]
    )
    assert "5 articles; entries: 5 done; deliveries: 3 sent" in found["database"][1]
    assert found["daemon"][1].startswith("no watcher runs")


def test_a_running_watcher_is_seen(desk: Desk) -> None:
    """It is no trouble, and doctor does not disturb it."""
    with locked(desk.state):
        told = desk.call("doctor", "--json")

    assert told.status == 0
    assert findings(told)["daemon"][1].startswith("a watcher runs")


@pytest.mark.parametrize(
    ("url", "ok"),
    [
        (f"mailtos://ada:{SECRET}@mx.example.org", True),
        (f"nosuch://{SECRET}/x", False),
    ],
    ids=["good", "bad"],
)
def test_a_channel_is_checked_and_masked(own_desk: Desk, url: str, ok: bool) -> None:
    """The kind of service is shown, the secret never."""
    file = own_desk.config / "watcher.toml"
    file.write_text(f'[[channel]]\nname = "mail"\nurl = "{url}"\n', "utf-8")

    told = own_desk.call("doctor", "--json")

    assert findings(told)["channel mail"][0] is ok
    assert told.status == (0 if ok else 1)
    assert SECRET not in told.out + told.err
    assert SECRET not in own_desk.call("doctor").out


def test_what_is_wrong_is_bad_and_costs_the_status(own_desk: Desk) -> None:
    """A broken configuration and a file that is no database: exit 1, no traceback."""
    (own_desk.config / "feeds.toml").write_text("[[feed", "utf-8")
    for file in own_desk.state.iterdir():
        file.unlink()
    (own_desk.state / "watcher.db").write_text("non un archivio " * 99, "utf-8")

    told = own_desk.call("doctor", "--json")
    spoken = own_desk.call("doctor")

    found = findings(told)
    assert told.status == spoken.status == 1
    assert not found["configuration"][0]
    assert "feeds.toml" in found["configuration"][1]
    assert not found["database"][0]
    assert spoken.out.count("BAD ") == 2


def test_before_the_first_round_all_is_well(desk: Desk, tmp_path) -> None:
    """No database yet is no trouble, and none is made."""
    told = desk.call("doctor", "--state", tmp_path / "none", "--json")

    assert told.status == 0
    assert "not yet" in findings(told)["database"][1]
    assert not (tmp_path / "none").exists()


def test_no_configuration_is_bad(tmp_path) -> None:
    """Doctor says how to get one."""
    told = call("doctor", "--config", tmp_path / "none", "--state", tmp_path, "--json")

    assert told.status == 1
    assert "watcher init" in findings(told)["configuration"][1]
