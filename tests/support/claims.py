"""A claim and what fills its slots: a test names only what it cares about."""

from dataclasses import replace
from datetime import UTC, date, datetime

from watcher.model.claim import Claim
from watcher.model.factuality import Factuality, Tense
from watcher.model.mention import Attribution, Quantity, TimeExpression
from watcher.model.verdict import Novelty, Verdict

PUBLISHED = datetime(2025, 6, 26, 11, 19, tzinfo=UTC)

_CLAIM = Claim(
    id="c2",
    article_id="a1",
    profile="ponte",
    published=PUBLISHED,
    outlet="Gazzetta del Golfo",
    sentence="La riapertura del ponte potrebbe arrivare a luglio o agosto.",
    start=0,
    end=60,
    sentence_index=0,
    headline=False,
    event_type="DECIDE",
    trigger="riapertura",
    lemma="riapertura",
    trigger_start=3,
    trigger_end=13,
    factuality=Factuality.POSSIBLE,
    tense=Tense.FUTURE,
)


def a_claim(**changes: object) -> Claim:
    """Return a claim with *changes*."""
    return replace(_CLAIM, **changes)  # type: ignore[arg-type]


def a_verdict(**changes: object) -> Verdict:
    """Return a verdict: new and strong unless *changes* say otherwise."""
    verdict = Verdict(novelty=Novelty.NEW, reason="new event", strength="strong")
    return replace(verdict, **changes)  # type: ignore[arg-type]


def a_quantity(low: float | None, high: float | None, **changes: object) -> Quantity:
    """Return a count of people from *low* to *high*."""
    quantity = Quantity(
        text="...",
        start=14,
        end=20,
        min=low,
        max=high,
        unit="persone",
        unit_class="PERSON",
        kind="count",
    )
    return replace(quantity, **changes)  # type: ignore[arg-type]


def a_time(start: str | None, end: str | None, **changes: object) -> TimeExpression:
    """Return a time from *start* to *end* (ISO, end exclusive)."""
    time = TimeExpression(
        text="in quei giorni",
        begin=14,
        finish=28,
        start=date.fromisoformat(start) if start else None,
        end=date.fromisoformat(end) if end else None,
        edtf="",
        granularity="interval",
    )
    return replace(time, **changes)  # type: ignore[arg-type]


def a_source(name: str = "Protezione civile", **changes: object) -> Attribution:
    """Return an official source."""
    source = Attribution(name=name, code=None, kind="official")
    return replace(source, **changes)  # type: ignore[arg-type]
