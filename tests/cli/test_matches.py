"""What a person says of matches: `watcher matches confirm`, `reject`, `reopen`."""

from contextlib import closing

from cli.desk import Desk
from store.builders import stored
from watcher.model.match import Match
from watcher.store import matches
from watcher.store.database import open_database


def said(desk: Desk) -> dict[str, str | None]:
    """Return the verdict of each match, as `watcher matches --json` prints it."""
    return {row["id"]: row["verdict"] for row in desk.call("matches", "--json").rows}


def test_a_verdict_is_listed_until_it_is_taken_back(own_desk: Desk) -> None:
    """In the list, in `show`, and out of what is open."""
    one, two, *_ = own_desk.ids("matches")

    confirmed = own_desk.call("matches", "confirm", one)
    rejected = own_desk.call("matches", "reject", two, two)
    verdicts = said(own_desk)
    still_open = own_desk.call("matches", "--open", "--json").rows
    shown = own_desk.call("show", two, "--json").rows[0]["matches"][0]
    own_desk.call("matches", "reopen", one, two)

    assert confirmed.out.strip() == "matches confirmed: 1"
    assert rejected.out.strip() == "matches rejected: 1"
    assert (verdicts[one], verdicts[two]) == ("confirmed", "rejected")
    assert not {one, two} & {row["id"] for row in still_open}
    assert shown["verdict"] == "rejected"
    assert set(said(own_desk).values()) == {None}


def test_one_unknown_id_changes_nothing(own_desk: Desk) -> None:
    """The line names it and where to look."""
    one = own_desk.ids("matches")[0]

    wrong = own_desk.call("matches", "confirm", one, "m999")
    claim = own_desk.call("matches", "reject", "c1")

    assert (wrong.status, claim.status) == (2, 2)
    assert wrong.err.strip() == (
        "watcher: m999: no match (m12) has this id; see `watcher matches`"
    )
    assert set(said(own_desk).values()) == {None}


def test_verdicts_teach_what_is_proposed(own_desk: Desk) -> None:
    """With three of each, the counts are those of confirmed and rejected matches."""
    texts = ["La piena del Brenno: rotto l'argine"] * 3
    texts += ["La piena del Brenno a teatro: applausi allo spettacolo"] * 3
    idents = [add_match(own_desk, f"x{n}", text) for n, text in enumerate(texts)]

    before = own_desk.call("profiles", "suggest", "piena-del-brenno")
    own_desk.call("matches", "confirm", *idents[:3])
    own_desk.call("matches", "reject", *idents[3:])
    after = own_desk.call("profiles", "suggest", "piena-del-brenno")

    assert "confirmed" not in before.out
    assert "none = spettacolo: 0 of 3 confirmed, 3 of 3 rejected" in after.out


def add_match(desk: Desk, ident: str, text: str) -> str:
    """Keep an article with this title as a match, and return the match's id."""
    with closing(open_database(desk.state)) as db:
        article = stored(db, ident, title=text, body="")
        match = Match(
            profile="piena-del-brenno", article_id=ident, relevant=True, score=0.5
        )
        with db.atomic():
            return matches.add(db, match, article, outcome="silent", reason="known")
