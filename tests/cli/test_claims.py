"""Can a person keep a claim silent, and take that back?"""

from cli.desk import Desk


def test_mute_and_unmute_a_claim(own_desk: Desk) -> None:
    """The list shows it, for programs too."""
    ident = own_desk.ids("claims")[0]

    told = own_desk.call("claims", "mute", ident, "--for", "30d")

    assert told.status == 0
    assert told.out.startswith("muted claims: ")
    assert "until 20" in told.out
    assert {ident} <= muted(own_desk)
    assert ", muted" in own_desk.call("claims").out

    assert own_desk.call("claims", "unmute", ident).status == 0
    assert muted(own_desk) == set()


def test_an_alert_stands_for_the_claims_that_it_told(own_desk: Desk) -> None:
    """Who reads an alert has its id at hand, not those of its claims."""
    alert = own_desk.call("alerts", "--json").rows[0]

    told = own_desk.call("claims", "mute", alert["id"])

    assert told.out.endswith("until you unmute them\n")
    assert set(alert["claims"]) <= muted(own_desk)


def test_what_is_no_claim_is_one_line_and_changes_nothing(own_desk: Desk) -> None:
    """All or none: the good id beside it is not muted either."""
    good = own_desk.ids("claims")[0]
    for bad in ("c99999", "m1", "a99999", "x", "c", "a"):
        slip = own_desk.call("claims", "mute", good, bad)
        assert slip.status == 2
        assert slip.complaint.startswith(f"{bad}: no claim (c34)")
    slip = own_desk.call("claims", "mute", good, "--for", "soon")
    assert "--for soon: a duration is written like" in slip.complaint
    assert muted(own_desk) == set()


def muted(desk: Desk) -> set[str]:
    """Return the ids of the claims that are muted."""
    rows = desk.call("claims", "--all", "--json", "--limit", "500").rows
    return {row["id"] for row in rows if row["muted"]}


def test_alerts_are_marked_as_seen(own_desk: Desk) -> None:
    """By their id, by the match that stands in them, or all."""
    first, second, *_ = own_desk.ids("alerts")
    match = own_desk.ids("matches")[0]

    assert own_desk.call("alerts", "seen", first).out.endswith("seen: 1\n")
    rows = {row["id"]: row for row in own_desk.call("alerts", "--json").rows}
    assert rows[first]["seen"]
    assert rows[second]["seen"] is None
    unseen = own_desk.call("alerts", "--unseen", "--json").rows
    assert [row["id"] for row in unseen] == [i for i in rows if i != first]
    assert own_desk.call("alerts", "seen", match, second).status == 0
    assert own_desk.call("alerts", "seen", "--all").status == 0
    assert own_desk.call("alerts", "seen", "--all").out.endswith("seen: 0\n")


def test_what_cannot_be_marked_is_one_line(own_desk: Desk) -> None:
    """An id that is none, or neither ids nor --all."""
    slip = own_desk.call("alerts", "seen", "a1", "a999")
    assert slip.complaint.startswith("a999: no alert (a5), and no match")
    assert "with --all" in own_desk.call("alerts", "seen").complaint
    assert "with --all" in own_desk.call("alerts", "seen", "a1", "--all").complaint
