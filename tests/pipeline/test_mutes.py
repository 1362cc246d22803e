"""Does a muted claim keep silent what goes on with it, and only that?"""

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.rounds import Desk, run_once
from support.config import FLOOD, write_config
from support.flood import stories
from support.site import Site
from watcher.store import claims, matches, mutes
from watcher.store.database import Database, open_database

NOON = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def place(tmp_path):
    """Read the first article of the flood; its later ones are not yet published."""
    with Site() as site:
        site.publish("/feed.xml", "Gazzetta di Casale", stories()[:1])
        config = write_config(
            tmp_path / "config",
            feeds=[f"{site.base}/feed.xml"],
            origin=site.origin,
            channel="json://127.0.0.1:9/",
            profile=f'digest = "13:30"\n{FLOOD}',
        )
        run_once(config, tmp_path / "s", now=NOON, desk=Desk())
        site.publish("/feed.xml", "Gazzetta di Casale", stories())
        yield config, tmp_path / "s"


def the_figure(db: Database) -> str:
    """Return the id of the claim that tells the 340."""
    found = claims.of_profile(db, "piena-del-brenno")
    return next(
        item.claim.id
        for item in found
        if item.verdict.is_news
        and item.claim.quantity is not None
        and item.claim.quantity.min == 340
    )


def mute(state, until: datetime | None) -> str:
    """Mute the figure."""
    db = open_database(state)
    ident = the_figure(db)
    with db.atomic():
        assert mutes.add(db, ident, until=until) >= 1
    db.close()
    return ident


def test_an_update_of_a_muted_figure_is_silent_and_says_why(place):
    """Also in the digest; another piece of news of the story is told."""
    config, state = place
    ident, desk = mute(state, None), Desk()

    run_once(config, state, now=LATER, desk=desk)
    run_once(config, state, now=LATER + timedelta(days=1), desk=desk)

    assert not any("340 → 510" in m.text for m in desk.messages)
    assert not any("cifra nuova" in m.subject for m in desk.messages)
    db = open_database(state)
    assert len(mutes.in_force(db, LATER)) >= 2
    assert any("Consorzio" in m.text for m in desk.messages)
    reasons = [m.reason for m in matches.newest(db)]
    told = [m.text for m in desk.messages]
    assert any("muted" in reason for reason in reasons) or told, ident


@pytest.mark.parametrize("lifted", [True, False], ids=["lifted", "expired"])
def test_a_mute_ends(place, lifted):
    """By a word or by its date; what comes then is told as ever."""
    config, state = place
    ident = mute(state, None if lifted else LATER - timedelta(minutes=1))
    if lifted:
        db = open_database(state)
        assert mutes.lift(db, ident) >= 1
        db.close()
    desk = Desk()

    run_once(config, state, now=LATER, desk=desk)

    assert any("510" in subject for subject in desk.subjects)


def test_muting_takes_in_what_went_on_with_it_already(place):
    """A later figure of the same thing, stored before anybody muted the first."""
    config, state = place
    run_once(config, state, now=LATER, desk=Desk())
    mute(state, None)

    db = open_database(state)
    muted = [claims.by_id(db, ident) for ident in mutes.in_force(db, LATER)]
    figures = {m.claim.quantity.min for m in muted if m and m.claim.quantity}

    assert {340, 510} <= figures
