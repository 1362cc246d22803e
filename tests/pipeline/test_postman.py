"""How much is unrecorded at most, in a long queue, in a short one, and at a stop?"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.rounds import Desk
from store.builders import an_alert
from support.config import write_config
from support.worlds import a_world
from watcher.config import load
from watcher.pipeline import Couriers, Report, World
from watcher.pipeline.outbox import deliver_due
from watcher.store import alerts, deliveries
from watcher.store.database import Database

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)


class Steps:
    """Follows a delivery from the service's yes to our record of it."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        self.most = 0

    def __call__(self, step: str, _subject: str) -> None:
        self.seen[step] += 1
        self.most = max(self.most, self.seen["accepted"] - self.seen["recorded"])


def queue(db: Database, count: int) -> None:
    """Put *count* messages that no hour limits into the outbox."""
    with db.atomic():
        for number in range(count):
            alert = an_alert(
                f"k{number}",
                kind="digest",
                profile=None,
                article_id=None,
                created=NOW,
            )
            alerts.add(db, alert, ["desk"])


def emptied(
    tmp_path: Path, count: int, steps: Steps, empty: Callable[[World], Awaitable[None]]
) -> dict[str, int]:
    """Queue *count* messages and *empty* the outbox; return what became of them."""
    config = write_config(
        tmp_path / "config",
        feeds=[],
        origin="127.0.0.1:9",
        channel="json://127.0.0.1:9/",
    )

    async def go() -> dict[str, int]:
        settings, state = load(config, env={}), tmp_path / "s"
        async with a_world(
            settings, state, now=NOW, deliver=Desk(), observe=steps
        ) as world:
            queue(world.db, count)
            await empty(world)
            return deliveries.state_counts(world.db)

    return asyncio.run(go())


@pytest.mark.parametrize(("count", "most"), [(20, 1), (21, 4), (300, 4)])
def test_only_a_long_queue_runs_ahead_of_its_record(tmp_path, count, most):
    """By three messages; in a short one each waits for the record of the last."""
    steps = Steps()

    async def empty(world: World) -> None:
        await deliver_due(world, Report())

    assert emptied(tmp_path, count, steps, empty) == {"sent": count}
    assert steps.most == most


def test_a_stop_in_a_long_queue_records_all_that_arrived(tmp_path):
    """What is in the window at that moment too."""
    steps = Steps()

    async def stop_soon(world: World) -> None:
        couriers = Couriers(world, lambda: NOW, lambda _: None)
        couriers.send_out()
        while steps.seen["accepted"] < 10:
            await asyncio.sleep(0.001)
        await couriers.come_home()

    counts = emptied(tmp_path, 200, steps, stop_soon)

    assert 10 <= counts["sent"] == steps.seen["accepted"] < 200
    assert counts["sent"] + counts["pending"] == 200
