"""Does a figure follow from others of its article: a sum, or another unit?"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from watcher.claims.bench import Bench
from watcher.claims.numbers import is_sum_or_difference, value_of
from watcher.claims.scales import in_base_units
from watcher.italian import lexicon
from watcher.italian.words import fold
from watcher.model.claim import Claim
from watcher.model.mention import Quantity

IsTold = Callable[[Quantity], bool]


def is_derived(claim: Claim, quantity: Quantity, bench: Bench, is_told: IsTold) -> bool:
    """Tell whether the *quantity* of *claim* follows from figures that are told."""
    return _is_sum(quantity, bench, is_told) or _is_converted(
        claim, quantity, bench, is_told
    )


def _is_sum(quantity: Quantity, bench: Bench, is_told: IsTold) -> bool:
    """Tell whether known figures of the article add up to *quantity*."""
    value = value_of(in_base_units(quantity))
    if value is None:
        return False
    others = {
        v: other
        for other in bench.article_numbers
        if other.unit_class == quantity.unit_class
        and (v := value_of(in_base_units(other))) is not None
        and v != value
    }
    if not is_sum_or_difference(value, others):
        return False
    return is_sum_or_difference(value, [v for v, q in others.items() if is_told(q)])


def _is_converted(
    claim: Claim, quantity: Quantity, bench: Bench, is_told: IsTold
) -> bool:
    """
    Tell "3,5 milioni di euro (3,3 di franchi)", which is one figure in two units.

    What the parenthesis says is never news beside what stands before it; that is none
    when the figure of the parenthesis was told.
    """
    return any(
        other.start < quantity.start or is_told(other)
        for other in _beside(claim, quantity, bench)
    )


def _beside(claim: Claim, quantity: Quantity, bench: Bench) -> Iterator[Quantity]:
    for other in bench.article_numbers:
        if other.unit_class != quantity.unit_class or other.unit == quantity.unit:
            continue
        first, second = sorted((other, quantity), key=lambda one: one.start)
        if not claim.start <= first.start < second.start < claim.end:
            continue
        between = claim.sentence[first.end - claim.start : second.start - claim.start]
        if _equals().fullmatch(fold(between)):
            yield other


@cache
def _equals() -> re.Pattern[str]:
    table = lexicon.table("figure_colour.toml")
    equal, hedge = ("|".join(map(re.escape, table[key])) for key in ("equal", "hedge"))
    words = rf"(?:(?:{equal}|{hedge})\s+)*"
    return re.compile(rf"\s*\(\s*{words}|\s*,?\s*(?:{equal})\s+{words}")
