"""Do deliveries rest, fold and leave as they should? With a real database."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.rounds import Desk, run_once
from support.config import FLOOD, write_config
from support.worlds import a_world
from watcher.config import load
from watcher.errors import ChannelError
from watcher.model.alert import Alert, Delivery, Message
from watcher.model.settings import Channel
from watcher.pipeline import Couriers, Report
from watcher.store import alerts, deliveries
from watcher.store.database import open_database

NOON = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
PROFILE = "piena-del-brenno"


def a_config(tmp_path: Path, *, keys: str = "", tables: str = "") -> Path:
    """Write a configuration without feeds; *keys* and *tables* join the profile."""
    return write_config(
        tmp_path / "config",
        feeds=[],
        origin="127.0.0.1:9",
        channel="json://127.0.0.1:9/",
        profile=f"{keys}\n{FLOOD}\n{tables}",
    )


def queue(
    tmp_path: Path,
    count: int,
    *,
    created: datetime,
    name: str = "n",
    channel: str = "desk",
) -> None:
    """Put *count* alerts of the profile into the outbox."""
    db = open_database(tmp_path / "s", create=True)
    with db.atomic():
        for number in range(count):
            key = f"{name}-{number}"
            alert = Alert(
                id="",
                kind="news",
                profile=PROFILE,
                article_id=None,
                created=created,
                claim_ids=(),
                message=Message(key=key, subject=f"avviso {key}", text="testo\n"),
            )
            alerts.add(db, alert, [channel])
    db.close()


def states(tmp_path: Path) -> dict[str, int]:
    """Count the deliveries by state."""
    return deliveries.state_counts(open_database(tmp_path / "s"))


def test_in_quiet_hours_deliveries_wait_and_none_is_lost(tmp_path):
    """Nothing leaves at night; in the morning everything does."""
    config = a_config(tmp_path, tables='[quiet]\nfrom = "22:30"\nto = "7:00"')
    desk, night = Desk(), datetime(2026, 3, 28, 23, 0, tzinfo=UTC)
    queue(tmp_path, 3, created=night)

    run_once(config, tmp_path / "s", now=night, desk=desk)
    before = night + timedelta(hours=5, minutes=59)
    run_once(config, tmp_path / "s", now=before, desk=desk)

    assert desk.messages == []
    assert states(tmp_path) == {"pending": 3}
    # Summer time began in that night: seven o'clock is 5:00 UTC.
    morning = datetime(2026, 3, 29, 5, 0, tzinfo=UTC)
    assert run_once(config, tmp_path / "s", now=morning, desk=desk).sent == 3


def test_a_profile_can_be_awake_in_the_quiet_hours_of_the_others(tmp_path):
    """Its own [quiet] wins; with `from` and `to` alike it has none."""
    config = a_config(tmp_path, tables='[quiet]\nfrom = "0:00"\nto = "0:00"')
    general = '[quiet]\nfrom = "22:30"\nto = "7:00"\n'
    main = config / "watcher.toml"
    main.write_text(main.read_text("utf-8") + general, "utf-8")
    night = datetime(2026, 3, 6, 23, 0, tzinfo=UTC)
    queue(tmp_path, 1, created=night)

    assert run_once(config, tmp_path / "s", now=night, desk=Desk()).sent == 1


def test_more_than_the_hour_allows_is_folded_into_one(tmp_path):
    """Two by themselves, the other eighteen in the third message."""
    config, desk = a_config(tmp_path, keys="max_per_hour = 3"), Desk()
    queue(tmp_path, 20, created=NOON)

    run_once(config, tmp_path / "s", now=NOON, desk=desk)

    assert desk.subjects[:2] == ["avviso n-0", "avviso n-1"]
    assert desk.subjects[2:] == ["La piena del Brenno · e altri 18"]
    assert all(f"avviso n-{n}\n" in desk.messages[2].text for n in range(2, 20))
    assert states(tmp_path) == {"sent": 3, "folded": 18}


def test_a_full_hour_lets_nothing_through_until_it_has_room(tmp_path):
    """What comes later waits for the first of the hour to be an hour old."""
    config, desk = a_config(tmp_path, keys="max_per_hour = 3"), Desk()
    queue(tmp_path, 3, created=NOON)
    run_once(config, tmp_path / "s", now=NOON, desk=desk)
    queue(tmp_path, 2, created=NOON, name="later")

    soon, then = NOON + timedelta(minutes=59), NOON + timedelta(hours=1)
    run_once(config, tmp_path / "s", now=soon, desk=desk)

    assert len(desk.messages) == 3
    run_once(config, tmp_path / "s", now=then, desk=desk)
    assert desk.subjects[3:] == ["avviso later-0", "avviso later-1"]


@pytest.mark.parametrize(
    ("hours", "count", "subjects"),
    [
        (3, 5, [f"avviso n-{n}" for n in range(5)]),
        (3, 6, ["La piena del Brenno · 6 avvisi in ritardo"]),
        (49, 1, ["La piena del Brenno · un avviso in ritardo"]),
    ],
    ids=["a few hours", "a burst", "too old"],
)
def test_what_comes_after_an_outage_comes_in_one(tmp_path, hours, count, subjects):
    """A burst is one message, and so is what is older than two days."""
    desk = Desk()
    queue(tmp_path, count, created=NOON - timedelta(hours=hours))

    run_once(a_config(tmp_path), tmp_path / "s", now=NOON, desk=desk)

    assert desk.subjects == subjects


def test_a_folded_message_that_fails_is_tried_again(tmp_path):
    """It holds its place in the outbox, and is made once."""
    config, desk = a_config(tmp_path), Desk(error=ChannelError("desk", "refused"))
    queue(tmp_path, 6, created=NOON - timedelta(hours=3))
    run_once(config, tmp_path / "s", now=NOON, desk=desk)
    assert states(tmp_path) == {"pending": 1, "folded": 6}

    desk.error = None
    later = NOON + timedelta(hours=2)
    run_once(config, tmp_path / "s", now=later, desk=desk)

    assert desk.subjects == ["La piena del Brenno · 6 avvisi in ritardo"]
    assert states(tmp_path) == {"sent": 1, "folded": 6}


def test_a_crash_after_folding_loses_nothing_and_repeats_nothing(tmp_path):
    """What is folded is committed before the first message leaves."""
    config, desk = a_config(tmp_path, keys="max_per_hour = 2"), Desk()
    queue(tmp_path, 9, created=NOON)

    def crash(step: str, subject: str) -> None:
        if step == "sending":
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        run_once(config, tmp_path / "s", now=NOON, desk=desk, observe=crash)
    assert states(tmp_path) == {"pending": 2, "folded": 8}

    run_once(config, tmp_path / "s", now=NOON, desk=desk)
    assert desk.subjects == ["avviso n-0", "La piena del Brenno · e altri 8"]


def test_what_is_revived_after_days_comes_as_a_list(tmp_path):
    """`watcher alerts retry` floods nobody with old news."""
    config, desk = a_config(tmp_path), Desk()
    queue(tmp_path, 3, created=NOON - timedelta(days=5))
    db = open_database(tmp_path / "s")
    db.execute("UPDATE deliveries SET state = 'dead'")
    db.conn.commit()
    assert deliveries.revive(db) == 3

    run_once(config, tmp_path / "s", now=NOON, desk=desk)

    assert desk.subjects == ["La piena del Brenno · 3 avvisi in ritardo"]


def test_the_hour_is_counted_for_each_channel_and_profile(tmp_path):
    """A message of the baseline or of the watcher itself takes no room."""
    config, desk = a_config(tmp_path, keys="max_per_hour = 1"), Desk()
    db = open_database(tmp_path / "s", create=True)
    with db.atomic():
        for kind in ("baseline", "digest", "system"):
            message = Message(key=kind, subject=kind, text="testo\n")
            alert = Alert(
                id="",
                kind=kind,
                profile=None if kind == "system" else PROFILE,
                article_id=None,
                created=NOON,
                claim_ids=(),
                message=message,
            )
            alerts.add(db, alert, ["desk"])
    db.close()
    queue(tmp_path, 1, created=NOON)

    run_once(config, tmp_path / "s", now=NOON, desk=desk)

    assert sorted(desk.subjects) == ["avviso n-0", "baseline", "digest", "system"]


def test_a_channel_that_comes_back_gets_no_more_than_an_hour_holds(tmp_path):
    """However often the outbox was looked at while it was away."""
    config, desk = a_config(tmp_path, keys="max_per_hour = 3"), Desk()
    desk.error = ChannelError("desk", "refused")
    for minute in range(12):
        now = NOON + timedelta(minutes=minute)
        queue(tmp_path, 2, created=now, name=f"m{minute}")
        run_once(config, tmp_path / "s", now=now, desk=desk)

    desk.error = None
    back = NOON + timedelta(hours=2, minutes=30)
    run_once(config, tmp_path / "s", now=back, desk=desk)

    assert 1 <= len(desk.messages) <= 4
    later = back + timedelta(hours=1, minutes=1)
    run_once(config, tmp_path / "s", now=later, desk=desk)
    text = "".join(message.subject + message.text for message in desk.messages)
    named = [f"m{minute}-{n}" for minute in range(12) for n in range(2)]
    assert [name for name in named if f"avviso {name}" not in text] == []


def test_a_long_queue_of_one_channel_hides_no_other(tmp_path):
    """However many wait for a channel that refuses, the other gets its own."""
    config = a_config(tmp_path, keys="max_per_hour = 9999")
    main = config / "watcher.toml"
    other = '[[channel]]\nname = "phone"\nurl = "json://127.0.0.1:9/p"\n'
    main.write_text(main.read_text("utf-8") + other, "utf-8")
    queue(tmp_path, 700, created=NOON)
    queue(tmp_path, 1, created=NOON, name="last", channel="phone")
    taken = []

    def desk(channel: Channel, message: Message) -> None:
        if channel.name == "desk":
            raise ChannelError("desk", "refused")
        taken.append(message.subject)

    run_once(config, tmp_path / "s", now=NOON, desk=desk)

    assert taken == ["avviso last-0"]
    assert states(tmp_path) == {"pending": 700, "sent": 1}


def test_a_service_that_asks_for_patience_is_left_in_peace(tmp_path):
    """Also by its other messages, and by the next start of the program."""
    busy = ChannelError("desk", "429", wait=timedelta(minutes=20))
    config, desk = a_config(tmp_path), Desk(error=busy)
    queue(tmp_path, 3, created=NOON)
    run_once(config, tmp_path / "s", now=NOON, desk=desk)

    desk.error = None
    soon, then = NOON + timedelta(minutes=19), NOON + timedelta(minutes=26)
    run_once(config, tmp_path / "s", now=soon, desk=desk)
    assert desk.messages == []

    run_once(config, tmp_path / "s", now=then, desk=desk)
    assert len(desk.messages) == 3


def test_a_message_without_an_answer_is_unknown_and_sent_again(tmp_path):
    """With the same key, so that a second copy can be told."""
    silence = ChannelError("desk", "no answer", uncertain=True)
    config, desk = a_config(tmp_path), Desk(error=silence)
    queue(tmp_path, 1, created=NOON)
    run_once(config, tmp_path / "s", now=NOON, desk=desk)
    assert states(tmp_path) == {"unknown": 1}

    desk.error = None
    run_once(config, tmp_path / "s", now=NOON + timedelta(minutes=1), desk=desk)

    assert [message.key for message in desk.messages] == ["n-0"]
    assert states(tmp_path) == {"sent": 1}


def test_a_clock_that_is_set_back_holds_up_nothing(tmp_path):
    """Waits, full hours and rests that lie a year ahead were never meant so."""
    config, desk = a_config(tmp_path, keys="max_per_hour = 2"), Desk()
    ahead = NOON + timedelta(days=365)
    queue(tmp_path, 2, created=ahead)
    run_once(config, tmp_path / "s", now=ahead, desk=desk)
    queue(tmp_path, 1, created=ahead, name="waits")
    run_once(config, tmp_path / "s", now=ahead, desk=desk)
    assert states(tmp_path) == {"sent": 2, "pending": 1}

    run_once(config, tmp_path / "s", now=NOON, desk=desk)

    assert states(tmp_path) == {"sent": 3}


def test_what_rests_until_tomorrow_is_not_taken_for_a_clock_set_back(tmp_path):
    """The longest quiet hours last a day, and an hour more when summer ends."""
    config = a_config(tmp_path, tables='[quiet]\nfrom = "8:00"\nto = "7:59"')
    night = datetime(2026, 10, 24, 6, 0, tzinfo=UTC)
    queue(tmp_path, 1, created=night)

    desk = Desk()
    run_once(config, tmp_path / "s", now=night, desk=desk)
    run_once(config, tmp_path / "s", now=night + timedelta(seconds=1), desk=desk)

    assert desk.messages == []


class Slow:
    """A channel that takes half a minute for each message; *told* after each."""

    def __init__(self, refuses_after: int = 99) -> None:
        self.now, self.taken, self.refuses_after = NOON, 0, refuses_after

    def __call__(self, channel: Channel, _message: Message) -> None:
        self.now += timedelta(seconds=30)
        if self.taken >= self.refuses_after:
            raise ChannelError(channel.name, "busy", wait=timedelta(minutes=2))
        self.taken += 1


async def emptied(config: Path, tmp_path: Path, desk: Slow) -> list[Delivery]:
    """Empty the outbox by the clock of *desk*; return every delivery."""
    async with a_world(
        load(config, env={}), tmp_path / "s", now=NOON, deliver=desk
    ) as world:
        home: list[Report] = []
        couriers = Couriers(world, lambda: desk.now, home.append)
        couriers.send_out()
        while not home:
            await asyncio.sleep(0.01)
        await couriers.come_home()
        found = alerts.newest(world.db, limit=100)
        return [d for a in reversed(found) for d in deliveries.of_alert(world.db, a.id)]


def test_a_queue_that_takes_long_heeds_quiet_hours_that_begin(tmp_path):
    """At noon and five minutes nothing leaves any more."""
    config = a_config(tmp_path, tables='[quiet]\nfrom = "13:05"\nto = "13:30"')
    queue(tmp_path, 20, created=NOON)

    told = asyncio.run(emptied(config, tmp_path, Slow()))

    assert [d.state for d in told] == ["sent"] * 10 + ["pending"] * 10
    assert all(d.next_try == NOON + timedelta(minutes=30) for d in told[10:])


def test_waits_and_times_count_from_the_answer(tmp_path):
    """Not from the moment at which the queue was looked through."""
    config = a_config(tmp_path)
    queue(tmp_path, 3, created=NOON)

    told = asyncio.run(emptied(config, tmp_path, Slow(refuses_after=1)))

    answered = NOON + timedelta(seconds=60)
    assert told[0].sent_at == NOON + timedelta(seconds=30)
    assert told[1].next_try == told[2].next_try == answered + timedelta(minutes=2)
