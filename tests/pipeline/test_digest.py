"""Is weak evidence told once, at its hour, in one message? Over real HTTP."""

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.rounds import Desk, run_once
from support.config import FLOOD, write_config
from support.site import Site, Story
from watcher.store import alerts, deliveries, digests, matches
from watcher.store.database import open_database

# In Rome it is winter until 29 March: 7:30 is 6:30 UTC, after it 5:30.
EVENING = datetime(2026, 3, 27, 18, 0, tzinfo=UTC)
MORNING = datetime(2026, 3, 28, 6, 30, tzinfo=UTC)
SUMMER_MORNING = datetime(2026, 3, 29, 5, 30, tzinfo=UTC)
PROFILE = "piena-del-brenno"

SCENE = (
    "La piena del Brenno si guarda dal ponte, tra la gente e gli ombrelli.",
    # A duration describes: it is fresh and weak.
    "La piena del Brenno era attesa per 90 minuti, poi la folla è tornata a casa.",
)


def a_story(number: int, paragraphs: tuple[str, ...]) -> Story:
    """Return an article of that evening."""
    return Story(
        path=f"/a/colore-{number}",
        title="La piena del Brenno, la sera sul ponte",
        published=EVENING + timedelta(minutes=number),
        paragraphs=paragraphs,
    )


@pytest.fixture
def place(tmp_path):
    """Run a site with one article of colour; write a configuration with a digest."""
    with Site() as site:
        site.publish("/feed.xml", "Gazzetta di Casale", [a_story(1, SCENE)])

        def config(keys: str = 'digest = "7:30"', *, baseline: bool = False):
            return write_config(
                tmp_path / "config",
                feeds=[f"{site.base}/feed.xml"],
                origin=site.origin,
                channel="json://127.0.0.1:9/",
                profile=f"{keys}\n{FLOOD}",
                baseline=baseline,
            )

        yield site, config, tmp_path / "s"


def outcomes(state) -> list[str]:
    """Return what became of the matches."""
    return [match.outcome for match in matches.newest(open_database(state))]


def test_weak_evidence_comes_in_the_morning_in_one_message(place):
    """Nothing at night, one message at 7:30, and nothing twice."""
    _, config, state = place
    desk = Desk()

    run_once(config(), state, now=EVENING, desk=desk)
    run_once(config(), state, now=MORNING - timedelta(seconds=1), desk=desk)
    assert (outcomes(state), desk.messages) == (["digest"], [])

    run_once(config(), state, now=MORNING, desk=desk)
    run_once(config(), state, now=MORNING + timedelta(hours=3), desk=desk)

    (message,) = desk.messages
    assert message.subject.startswith("La piena del Brenno · riepilogo: ")
    assert "90 minuti" in message.text
    assert "watcher show m1" in message.text
    db = open_database(state)
    alert, *_ = alerts.newest(db)
    assert alert.kind == "digest"
    assert [d.state for d in deliveries.of_alert(db, alert.id)] == ["sent"]
    assert alert.claim_ids


def test_the_next_digest_tells_only_what_came_since(place):
    """Also in the night in which summer time begins; an empty one is not sent."""
    site, config, state = place
    desk = Desk()
    for moment in (EVENING, MORNING):
        run_once(config(), state, now=moment, desk=desk)
    new = (
        "La piena del Brenno fa rumore.",
        "La gente guarda la piena del Brenno e la fila per il caffè dura 45 minuti.",
    )
    stories = [a_story(1, SCENE), a_story(2, new)]
    site.publish("/feed.xml", "Gazzetta di Casale", stories)

    run_once(config(), state, now=SUMMER_MORNING - timedelta(seconds=1), desk=desk)
    assert len(desk.messages) == 1
    run_once(config(), state, now=SUMMER_MORNING, desk=desk)
    run_once(config(), state, now=SUMMER_MORNING + timedelta(days=2), desk=desk)

    assert len(desk.messages) == 2
    assert "45 minuti" in desk.messages[1].text
    assert "90 minuti" not in desk.messages[1].text


def test_without_digest_weak_evidence_stays_in_the_ledger(place):
    """A digest that is asked for later begins there, not with the past."""
    _, config, state = place
    desk = Desk()
    for moment in (EVENING, MORNING):
        run_once(config(""), state, now=moment, desk=desk)
    assert digests.mark_of(open_database(state), PROFILE, "desk") is None

    for days in (1, 2):
        later = MORNING + timedelta(days=days)
        run_once(config(), state, now=later, desk=desk)

    assert desk.messages == []


def test_the_baseline_is_in_no_digest(place):
    """Its one summary told what there was."""
    _, config, state = place
    desk = Desk()

    for moment in (EVENING, MORNING):
        run_once(config(baseline=True), state, now=moment, desk=desk)

    assert outcomes(state) == ["baseline"]
    assert len(desk.messages) == 1
    assert "riepilogo" not in desk.subjects[0]


def test_a_crash_while_a_digest_is_made_loses_nothing(place):
    """Mark and message are one transaction: the next round makes it again, once."""
    _, config, state = place
    desk = Desk()
    run_once(config(), state, now=EVENING, desk=desk)

    def crash(step: str, subject: str) -> None:
        if step == "digest":
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        run_once(config(), state, now=MORNING, desk=desk, observe=crash)
    assert desk.messages == []

    for minutes in (1, 2):
        later = MORNING + timedelta(minutes=minutes)
        run_once(config(), state, now=later, desk=desk)
    assert len(desk.messages) == 1


def test_an_outage_over_several_mornings_makes_one_digest(place):
    """Hours that passed while nobody watched are one."""
    _, config, state = place
    desk = Desk()
    run_once(config('digest = ["7:30", "18:00"]'), state, now=EVENING, desk=desk)

    late = MORNING + timedelta(days=3)
    for now in (late, late + timedelta(minutes=1)):
        run_once(config('digest = ["7:30", "18:00"]'), state, now=now, desk=desk)

    assert len(desk.messages) == 1
