"""What do programs get? The JSON shapes of the contract."""

import json
from collections.abc import Iterable
from typing import Any

import click

from watcher.model.claim import Claim
from watcher.model.mention import EventMention, Quantity, TimeExpression
from watcher.model.verdict import JudgedClaim


def print_lines(rows: Iterable[dict[str, Any]]) -> None:
    """Print each row as one JSON object on a line of its own."""
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))


def number(value: float | None) -> float | int | None:
    """Return whole numbers as int: 3000, not 3000.0."""
    return int(value) if value is not None and value == int(value) else value


def claim_shape(claim: Claim) -> dict[str, Any]:
    """Return *claim* with the keys of `watcher replay --json` but no verdict."""
    quantity, when = claim.quantity, claim.when
    return {
        "id": claim.id,
        "sentence": claim.sentence,
        "event_type": claim.event_type,
        "actor": claim.actor,
        "target": claim.target,
        "place": claim.place,
        "quantity": quantity
        and {
            "min": number(quantity.min),
            "max": number(quantity.max),
            "unit": quantity.unit,
        },
        "when": when and {"start": _day(when.start), "end": _day(when.end)},
        "source": claim.source.name if claim.source else None,
        "factuality": claim.factuality.value,
    }


def judged_shape(item: JudgedClaim) -> dict[str, Any]:
    """Return a claim with its verdict, as `watcher replay --json` prints it."""
    shape = claim_shape(item.claim)
    verdict = {
        "novelty": item.verdict.novelty.value,
        "reason": item.verdict.reason,
        "against": item.verdict.against,
        "strength": item.verdict.strength,
    }
    return {"id": shape.pop("id"), **verdict, **shape}


def time_shape(time: TimeExpression) -> dict[str, Any]:
    """Return a time expression as `watcher analyze` prints it."""
    return {
        "text": time.text,
        "start": _day(time.start),
        "end": _day(time.end),
        "edtf": time.edtf,
        "vague": time.vague,
        "flags": list(time.flags),
    }


def quantity_shape(quantity: Quantity) -> dict[str, Any]:
    """Return a quantity as `watcher analyze` prints it."""
    return {
        "text": quantity.text,
        "min": number(quantity.min),
        "max": number(quantity.max),
        "unit": quantity.unit,
        "kind": quantity.kind,
        "low_confidence": quantity.low_confidence,
    }


def event_shape(event: EventMention, text: str) -> dict[str, Any]:
    """Return an event word of *text* as `watcher analyze` prints it."""
    said = event.source
    return {
        "trigger": event.trigger,
        "event_type": event.event_type,
        "factuality": event.factuality.value,
        "source": said and (text[said.start : said.end] if said.end else said.name),
        "start": event.start,
        "end": event.end,
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
