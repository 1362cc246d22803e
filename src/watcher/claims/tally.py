"""Which known figures may count what a new one counts?"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, log2

from watcher.claims.content import content_of, coverage
from watcher.claims.newest import Newest
from watcher.claims.numbers import (
    is_known_number,
    reach_of,
    significant_digits,
    value_of,
)
from watcher.claims.scales import in_base_units
from watcher.italian.lemmas import lemmas
from watcher.model.claim import Claim
from watcher.model.mention import Quantity

# A thing of no class may be the thing of any ("7.000 posti", "7.000 impieghi").
_ANY_CLASS = frozenset({None, "OBJECT"})
# Casualties are counted apart, and penalties from other durations; other roles may go
# unsaid in a retelling.
_COUNTED_APART = frozenset({"killed", "wounded", "losses", "missing", "penalty"})
# Up to this two figures may be equal by chance, where less than this share of the words
# is.
_CHANCE, _SAME_MATTER = 12, 0.25
# Ranges are kept by the powers of two that they touch.
_WIDEST = 64

# Of one figure, the claims that are looked at.
_MOST = 50

_Key = tuple[float | None, float | None, bool, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """One known value with its claims, oldest first."""

    quantity: Quantity
    claims: list[Claim]


class Values:
    """The figures of one unit class and role, found by their value."""

    def __init__(self) -> None:
        self._exact: dict[_Key, Figure] = {}
        self._sorted: list[tuple[float, int, Figure]] = []
        self._ranges: defaultdict[int, list[Figure]] = defaultdict(list)

    def add(self, quantity: Quantity, claim: Claim) -> None:
        """Remember that *claim* gives *quantity*."""
        key = _key(quantity)
        if key not in self._exact:
            self._exact[key] = Figure(quantity, [])
            self._place(self._exact[key])
        self._exact[key].claims.append(claim)

    def _place(self, figure: Figure) -> None:
        value = value_of(figure.quantity)
        if value is not None:
            insort(self._sorted, (value, len(self._sorted), figure), key=_order)
        for cell in _cells(figure.quantity):
            self._ranges[cell].append(figure)

    def near(self, quantity: Quantity) -> Iterator[Figure]:
        """Yield the figures among which one that entails *quantity* must be."""
        low, high = reach_of(quantity)
        first = bisect_left(self._sorted, low, key=_by_value)
        last = bisect_right(self._sorted, high, key=_by_value)
        for index in range(first, last):
            yield self._sorted[index][2]
        value = value_of(quantity)
        if value is not None:
            yield from self._ranges.get(_cell(value), ())

    def exactly(self, quantity: Quantity) -> Iterator[Figure]:
        """Yield the figures that are the very value of *quantity*."""
        low, high, _, kind = _key(quantity)
        # "108 cubici" of a poor translation are the "108 metri cubi" of a measure.
        kinds = (kind,) if quantity.unit_class else (kind, "measure")
        for additional in (False, True):
            for name in kinds:
                figure = self._exact.get((low, high, additional, name))
                if figure is not None:
                    yield figure


class Tally:
    """The figures of a ledger, by unit class, by what befell the counted, by value."""

    def __init__(self) -> None:
        self._values: defaultdict[tuple[str | None, str | None], Values]
        self._values = defaultdict(Values)
        self._series: Newest[tuple[object, ...]] = Newest()
        self._units: defaultdict[str | None, set[str | None]] = defaultdict(set)

    def add(self, claim: Claim) -> None:
        """Remember the figure of *claim*, if it has one."""
        quantity = claim.quantity
        if quantity is None:
            return
        values = self._values[quantity.unit_class, claim.object_class]
        values.add(in_base_units(quantity), claim)
        self._units[claim.object_class].add(quantity.unit_class)
        series = _series(claim, quantity.unit_class)
        self._series.add(series, claim)
        self._series.add((*series, noun_of(claim)), claim)

    def saying(self, quantity: Quantity, claim: Claim) -> Iterator[Figure]:
        """
        Yield the figures that say *quantity*, among those that count as *claim* does.

        Roles must not differ (3.000 dead are not 3.000 sent). Units must be of one
        class; a figure of two or more digits that is told to the last one is the same
        figure under another noun ("8.500 posti", "8.500 addetti"), but money is only
        money. "Altri 3.000" after 3.000 are 6.000, but in one text they are the same.
        """
        asked = in_base_units(quantity)
        for figure in self._alike(asked, claim):
            if not _may_be_told(figure, claim) or _is_chance(figure, claim):
                continue
            if is_known_number(asked, [figure.quantity]):
                yield figure

    def _alike(self, quantity: Quantity, claim: Claim) -> Iterator[Figure]:
        of, role = claim.quantity, claim.object_class
        if of is None:
            return
        for (unit_class, known_role), values in self._values.items():
            if _roles_differ(role, known_role):
                continue
            same_role = role is not None and role == known_role
            if same_role or _may_be_one(unit_class, of.unit_class):
                yield from values.near(quantity)
            elif _is_telling(of):
                yield from values.exactly(quantity)

    def exactly(self, claim: Claim) -> list[Claim]:
        """Return the claims of the very figure of *claim*, whatever they count."""
        if claim.quantity is None:
            return []
        return [
            known
            for values in self._values.values()
            for figure in values.exactly(in_base_units(claim.quantity))
            for known in figure.claims[-_MOST:]
        ]

    def last(self, claim: Claim) -> Claim | None:
        """Return the last figure of another article that counts what *claim* counts."""
        return self._last(claim, ())

    def last_of_noun(self, claim: Claim) -> Claim | None:
        """Return the last of these that counts under the same noun."""
        return self._last(claim, (noun_of(claim),))

    def newest(self, claim: Claim) -> list[Claim]:
        """Return the last figures of the event and unit of *claim*, oldest first."""
        unit_class = claim.quantity.unit_class if claim.quantity else None
        found = self._series.of(_series(claim, unit_class))
        return [c for c in found if c.article_id != claim.article_id]

    def _last(self, claim: Claim, noun: tuple[object, ...]) -> Claim | None:
        found = []
        for unit_class in self._unit_classes(claim):
            line = self._series.backwards((*_series(claim, unit_class), *noun))
            found += [next((c for c in line if c.article_id != claim.article_id), None)]
        return max((c for c in found if c), key=lambda c: c.published, default=None)

    def _unit_classes(self, claim: Claim) -> list[str | None]:
        """Return the classes that a figure of the same role may have."""
        own = claim.quantity.unit_class if claim.quantity else None
        known = self._units[claim.object_class]
        if claim.object_class is None:
            return [own]
        return sorted(known, key=str)


def noun_of(claim: Claim) -> tuple[str, ...]:
    """Return the lemmas of the noun that *claim* counts."""
    unit = claim.quantity.unit if claim.quantity else None
    return lemmas(unit) if unit else ()


def _series(claim: Claim, unit_class: str | None) -> tuple[object, ...]:
    """Name the row of figures of which one updates the other."""
    additional = claim.quantity is not None and claim.quantity.additional
    if claim.object_class is not None:
        return claim.object_class, unit_class, additional
    return claim.event_type, None, unit_class, additional


def _roles_differ(new: str | None, old: str | None) -> bool:
    if new in _COUNTED_APART:
        return new != old
    return new is not None and old is not None and new != old


def _may_be_told(figure: Figure, claim: Claim) -> bool:
    if claim.quantity is None or not claim.quantity.additional:
        return True
    in_same_text = figure.claims[-1].article_id == claim.article_id
    return figure.quantity.additional or in_same_text


def _is_chance(figure: Figure, claim: Claim) -> bool:
    """
    Tell "sette indagati" from the "sette medici" of whom no fate was told.

    Small numbers meet by chance: what is known must be counted under a noun that the
    new sentence has, too, or under none, or speak of the same matter.
    """
    value, role = value_of(figure.quantity), claim.object_class
    if role is None or value is None or value > _CHANCE:
        return False
    return all(_is_of_others(known, claim) for known in figure.claims[-_MOST:])


def _is_of_others(known: Claim, claim: Claim) -> bool:
    if known.object_class is not None or not noun_of(known):
        return False
    shared = set(noun_of(known)) & content_of(claim.sentence)
    return not shared and coverage(claim.sentence, known.sentence) < _SAME_MATTER


def _may_be_one(new: str | None, old: str | None) -> bool:
    return new == old or bool({new, old} & _ANY_CLASS)


def _is_telling(quantity: Quantity) -> bool:
    value = value_of(quantity) or 0
    return quantity.kind == "count" and value >= 100 and significant_digits(value) >= 2


def _key(quantity: Quantity) -> _Key:
    return quantity.min, quantity.max, quantity.additional, quantity.kind


def _order(item: tuple[float, int, Figure]) -> tuple[float, int]:
    return item[:2]


def _by_value(item: tuple[float, int, Figure]) -> float:
    return item[0]


def _cell(value: float) -> int:
    return floor(log2(value)) if value > 0 else -_WIDEST


def _cells(quantity: Quantity) -> range:
    """Return the powers of two that a range touches; a single value touches none."""
    low, high = quantity.min, quantity.max
    if low is None or high is None or low >= high:
        return range(0)
    first, last = _cell(low), _cell(high)
    return range(first, min(last, first + _WIDEST) + 1)
