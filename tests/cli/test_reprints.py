"""Do matches, `show` and alerts say that several papers print one text?"""

from datetime import UTC, datetime, timedelta

import pytest

from cli.calls import run
from cli.desk import Desk
from support.config import write_config
from support.flood import stories
from support.site import Site, Story

NIGHT = datetime(2026, 3, 3, 20, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Poll three papers that print one text, one of them with another figure."""
    folder = tmp_path_factory.mktemp("papers")
    first = stories()[0]
    with Site() as site:
        for number, outlet in enumerate(("Gazzetta", "Corriere", "Voce")):
            site.publish(f"/{outlet}.xml", outlet, [printed(first, number)])
        config = write_config(
            folder / "config",
            feeds=[f"{site.base}/{n}.xml" for n in ("Gazzetta", "Corriere", "Voce")],
            origin=site.origin,
            channel=f"json://{site.origin}/hook",
        )
        state = folder / "state"
        done = run("--config", config, "poll", "--json", "--state", state)
        return Desk(site=site, config=config, state=state, first=done)


def printed(first: Story, number: int) -> Story:
    """Return the text as another paper prints it; the third has a later figure."""
    figure = "510" if number == 2 else "340"
    more = "Le scuole della valle restano chiuse fino a lunedì."
    return Story(
        path=f"/{number}/piena",
        title=first.title.replace("340", figure),
        published=NIGHT + timedelta(hours=number),
        paragraphs=tuple(p.replace("340", figure) for p in (*first.paragraphs, more)),
    )


def test_silent_reprints_are_folded_under_their_first(papers: Desk) -> None:
    """The first names the other papers; the changed one has told something."""
    lines = papers.call("matches").out.splitlines()
    every = papers.call("matches", "--all").out.splitlines()

    assert len(lines) == 3
    assert len(every) == 4
    assert lines[-1].endswith("Corriere, Voce")
    assert "alerted" in lines[1]


def test_json_names_what_each_reprints(papers: Desk) -> None:
    """All rows, the newest first; the first itself reprints nothing."""
    voce, corriere, gazzetta = papers.call("matches", "--json").rows

    assert gazzetta["reprint_of"] is None
    assert corriere["reprint_of"] == voce["reprint_of"] == gazzetta["article"]
    assert gazzetta["also_in"] == ["Corriere", "Voce"]
    assert corriere["also_in"] == ["Gazzetta", "Voce"]


def test_show_names_the_first_and_the_other_papers(papers: Desk) -> None:
    """For a person; `--json` has the keys of the list."""
    corriere = papers.call("matches", "--json").rows[1]

    told = papers.call("show", corriere["id"]).out
    (shown,) = papers.call("show", corriere["id"], "--json").rows

    assert f"reprint of {corriere['reprint_of']}: Piena del Brenno" in told
    assert "also in: Gazzetta, Voce" in told
    assert shown["matches"][0]["reprint_of"] == corriere["reprint_of"]
    assert "new in it" not in told


def test_show_tells_which_sentences_of_a_reprint_are_new(papers: Desk) -> None:
    """Title and lead, whose figure changed, and nothing else."""
    voce = papers.call("matches", "--json").rows[0]

    told = papers.call("show", voce["id"]).out
    new = [line for line in told.splitlines() if "new in it" in line]

    assert len(new) == 2
    assert all("510" in line for line in new)


def test_the_alert_of_a_changed_reprint_names_the_other_papers(papers: Desk) -> None:
    """The figure is told, and who prints the text without it."""
    texts = [row["text"] for row in papers.call("alerts", "--json").rows]

    assert [text for text in texts if "510" in text and "Gazzetta, Corriere" in text]
