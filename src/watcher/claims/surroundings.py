"""Does what stands around a figure tell that it describes rather than reports?"""

import re
from collections.abc import Callable
from functools import cache

from watcher.claims.numbers import value_of
from watcher.claims.position import is_opening, is_top
from watcher.italian import lexicon
from watcher.italian.verbs.find import Mood, parse
from watcher.italian.words import fold, tokens
from watcher.model.claim import Claim
from watcher.model.mention import Quantity

# Words between "non" and "un euro", between "ho" and the figure it governs.
_NEAR = 5
_STOP = re.compile(r"[.;:!?«»“”]")

Rule = Callable[[Claim, Quantity, str, str], bool]


def is_descriptive(claim: Claim, quantity: Quantity) -> bool:
    """Tell "110 euro a famiglia", "una città di 80 mila anime" from a report."""
    begin, end = quantity.start - claim.start, quantity.end - claim.start
    before, after = fold(claim.sentence[: max(begin, 0)]), fold(claim.sentence[end:])
    return any(rule(claim, quantity, before, after) for rule in _RULES)


def _is_shared_out(claim: Claim, _: Quantity, __: str, after: str) -> bool:
    """Tell "110 euro a famiglia", "quaranta telefonate al giorno", but on top."""
    return not claim.headline and _shared().match(after) is not None


def _is_difference(claim: Claim, _: Quantity, before: str, after: str) -> bool:
    """Tell "superiore di cinquanta milioni a quella del governo"."""
    compared = before.endswith(_compared()) or _more().match(after)
    return not claim.headline and bool(compared)


def _is_guess(claim: Claim, _: Quantity, before: str, __: str) -> bool:
    return not is_top(claim) and _could().search(before) is not None


def _is_least(_: Claim, quantity: Quantity, before: str, __: str) -> bool:
    """Tell "non si è visto un euro": no figure, but nothing at all."""
    unit = (quantity.unit or "").split()
    if value_of(quantity) != 1 or not unit or unit[0] not in _words("least"):
        return False
    return not _words("lacking").isdisjoint(_near(before))


def _is_of_own_life(claim: Claim, _: Quantity, before: str, __: str) -> bool:
    """Tell "ho fatto nascere quattromila bambini", said by no office."""
    if is_top(claim) or claim.source is None or claim.source.kind == "official":
        return False
    return not _words("own").isdisjoint(_near(before))


def _is_size(claim: Claim, _: Quantity, before: str, after: str) -> bool:
    """Tell "una città di 80 mila anime"; "il Bresciano, con un milione di capi, è"."""
    if is_opening(claim) or claim.object_class is not None:
        return False
    aside = before.endswith(", con ") and after.lstrip().startswith(",")
    return aside or _sized().search(before) is not None


def _is_means(claim: Claim, quantity: Quantity, _: str, __: str) -> bool:
    """Tell "le ricerche, condotte con 120 agenti, continuano": the means."""
    if is_top(claim) or claim.object_class is not None:
        return False
    at = quantity.start - claim.start
    return any(
        group.mood is Mood.PARTICIPLE
        and group.end <= at
        and claim.sentence[group.end : at].strip() in _words("means")
        for clauses in parse(claim.sentence)
        if any(g.is_finite for g in clauses.groups)
        for group in clauses.groups
    )


_RULES: tuple[Rule, ...] = (
    _is_shared_out,
    _is_difference,
    _is_guess,
    _is_least,
    _is_of_own_life,
    _is_size,
    _is_means,
)


def _near(before: str) -> list[str]:
    clause = _STOP.split(before)[-1]
    return [token.folded for token in tokens(clause)][-_NEAR:]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.table("figure_colour.toml")[name])


def _any_of(name: str) -> str:
    listed = sorted(lexicon.table("figure_colour.toml")[name])
    return "|".join(map(re.escape, listed))


@cache
def _shared() -> re.Pattern[str]:
    each = r"(?:a|per|ogni|per ogni|al|alla|la|il|all['’]|l['’])"
    # "Alla famiglia di ognuno" names who gets it.
    return re.compile(rf"\s+{each}\s*(?:{_any_of('per')})\b(?!\s+d)")


@cache
def _compared() -> tuple[str, ...]:
    return tuple(
        f" {words} " for words in lexicon.table("figure_colour.toml")["compared"]
    )


@cache
def _more() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_any_of('more')})\s+(?:{_any_of('than')})(?!\w)")


@cache
def _could() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of('could')})(?: \w+){{1,3}} $")


@cache
def _sized() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_any_of('things')})(?: \w+){{0,3}} (?:{_any_of('sized')}) $"
    )
