"""Which known figures may count what a new one counts?"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from watcher.model.claim import Claim, Quantity

_Bucket = tuple[str | None, str | None]
_Value = tuple[float | None, float | None, bool, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """One known value: its claims, oldest first, with their places in the ledger."""

    quantity: Quantity
    role: str | None
    claims: list[tuple[int, Claim]]


class Tally:
    """The figures of a ledger, by unit class, by what befell the counted, by value."""

    def __init__(self) -> None:
        self._buckets: dict[_Bucket, dict[_Value, Figure]] = defaultdict(dict)

    def add(self, place: int, claim: Claim) -> None:
        """Remember the figure of *claim*, if it has one."""
        quantity = claim.quantity
        if quantity is None:
            return
        values = self._buckets[quantity.unit_class, claim.object_class]
        value = _value(quantity)
        if value not in values:
            values[value] = Figure(quantity, claim.object_class, [])
        values[value].claims.append((place, claim))

    def buckets(self) -> Iterator[tuple[_Bucket, dict[_Value, Figure]]]:
        """Yield every unit class and role with its values."""
        yield from self._buckets.items()

    @staticmethod
    def exactly(values: dict[_Value, Figure], quantity: Quantity) -> list[Figure]:
        """Return those of *values* that are the very value of *quantity*."""
        low, high, _, kind = _value(quantity)
        keys = [(low, high, additional, kind) for additional in (False, True)]
        return [values[key] for key in keys if key in values]


def _value(quantity: Quantity) -> _Value:
    return quantity.min, quantity.max, quantity.additional, quantity.kind
