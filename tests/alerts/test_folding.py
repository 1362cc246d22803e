"""Are floods folded, and is nothing told one by one that comes too late?"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.alerts.folding import arrears, share

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Waiting:
    """An alert that waits."""

    alert_id: str
    kind: str
    created: datetime


def waiting(hours: float, *, count: int = 1, kind: str = "news") -> list[Waiting]:
    """Return *count* alerts that were made *hours* ago."""
    created = NOW - timedelta(hours=hours)
    return [
        Waiting(alert_id=f"{kind}-{hours}-{n}", kind=kind, created=created)
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("alerts", "folded"),
    [
        (waiting(3, count=5), 0),
        (waiting(3, count=6), 6),
        (waiting(2, count=6), 0),
        (waiting(3, count=6) + waiting(0, count=4), 6),
        (waiting(49), 1),
        (waiting(49) + waiting(3, count=2), 1),
        (waiting(48), 0),
        (waiting(72, count=9, kind="folded"), 0),
        (waiting(72, kind="baseline") + waiting(72, kind="digest"), 0),
        (waiting(72, kind="system"), 1),
    ],
)
def test_what_comes_late_is_told_together(alerts: list[Waiting], folded: int) -> None:
    """Six older than two hours, and each one older than two days."""
    assert len(arrears(alerts, NOW)) == folded


@given(st.integers(0, 60), st.integers(1, 30))
def test_an_hour_has_room_for_so_many_messages(count: int, room: int) -> None:
    """Each alert leaves once, in order, in at most *room* messages."""
    numbers = [f"a{n}" for n in range(count)]

    singly, together = share(numbers, room=room)

    assert [*singly, *together] == numbers
    assert len(singly) + bool(together) <= room
    assert len(together) != 1
