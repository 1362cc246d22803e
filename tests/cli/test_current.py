"""Does `watcher claims current` show which figure stands?"""

from cli.desk import Desk


def test_the_standing_figure_comes_first_and_is_marked(desk: Desk) -> None:
    """510 stands, 340 stood before; each names its source, date and claim."""
    rows = desk.call("claims", "current", "--json").rows
    (matter,) = [row for row in rows if row["role"] == "displaced"]

    first, *earlier = matter["values"]
    assert first["current"]
    assert first["min"] == 510
    assert not any(value["current"] for value in earlier)
    assert 340 in {value["min"] for value in earlier}
    assert first["claim"].startswith("c")


def test_a_person_sees_a_star_before_the_figure_that_stands(desk: Desk) -> None:
    """A row for each value, the matter named once; plain in a pipe."""
    lines = desk.call("claims", "current", "piena-del-brenno").out.splitlines()

    assert lines[0].startswith("matter")
    starred = [line for line in lines if "* " in line]
    assert any("displaced" in line and "510" in line for line in starred)
    assert any(line.startswith(" ") and "340" in line for line in lines)


def test_all_adds_the_matters_of_weak_claims(desk: Desk) -> None:
    """Without the option only what was once strong news is listed."""
    some = desk.call("claims", "current", "--json").rows
    every = desk.call("claims", "current", "--all", "--json").rows

    assert len(every) >= len(some) > 0
    assert all(row in every for row in some)


def test_a_profile_that_no_round_has_met_is_one_line(desk: Desk) -> None:
    """Exit 2, and the name is repeated."""
    slip = desk.call("claims", "current", "altro")

    assert slip.status == 2
    assert "no round has met a profile 'altro'" in slip.complaint
