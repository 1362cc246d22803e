"""Is the figure of a claim new?"""

from collections.abc import Sequence
from datetime import timedelta

from watcher.claims.bench import Bench
from watcher.claims.content import closest
from watcher.claims.numbers import (
    is_known_number,
    is_sum_or_difference,
    significant_digits,
    value_of,
)
from watcher.claims.strength import strength_of_number
from watcher.claims.tally import Figure, Tally
from watcher.claims.voices import speaker_of
from watcher.claims.words import say_number, say_source
from watcher.italian.lemmas import lemmas
from watcher.model.claim import Claim, Novelty, Quantity, Verdict

_SAME_MOMENT = timedelta(days=2)
# A thing of no class may be the thing of any ("7.000 posti", "7.000 impieghi").
_ANY_CLASS = frozenset({None, "OBJECT"})
# Casualties are counted apart; other roles may go unsaid in a retelling.
_COUNTED_APART = frozenset({"killed", "wounded", "losses", "missing"})


def new_number(claim: Claim, bench: Bench) -> Verdict | None:
    """Answer when *claim* brings a figure that nothing known entails."""
    quantity = claim.quantity
    if quantity is None or quantity.low_confidence:
        return None
    if quantity.definite or quantity.previous:
        return None
    peers = _peers(claim, quantity, bench.ledger.tally)
    strength = strength_of_number(claim, quantity)
    same = [f for f in peers if is_known_number(quantity, [f.quantity])]
    if _told(claim, strength, same):
        return None
    if bench.article_numbers and _is_sum(
        quantity, bench, _told(claim, strength, peers)
    ):
        return None
    return _verdict(claim, quantity, peers, strength)


def _told(claim: Claim, strength: str, figures: Sequence[Figure]) -> list[Quantity]:
    """Return those of *figures* that make a *claim* of this strength known."""
    return [
        figure.quantity
        for figure in figures
        if strength == "weak"
        or not all(_is_untold(known, claim) for _, known in figure.claims)
    ]


def _is_untold(known: Claim, claim: Claim) -> bool:
    """
    Tell whether *known* is a poor telling of the same day.

    Nobody was alerted of it ("i primi 1.500", a figure in an opinion): which of two
    articles came first must not decide whether the reader hears of the figure, nor
    must a title that is short of words silence the sentence that says it in full.
    """
    quantity = known.quantity
    if quantity is None or known.published.date() != claim.published.date():
        return False
    if known.article_id == claim.article_id and not known.headline:
        return False
    presupposed = quantity.definite or quantity.previous
    return presupposed or strength_of_number(known, quantity) == "weak"


def _verdict(
    claim: Claim,
    quantity: Quantity,
    peers: Sequence[Figure],
    strength: str,
) -> Verdict:
    earlier = _updated(claim, _related(claim, peers))
    if earlier is None or earlier.quantity is None:
        return Verdict(
            novelty=Novelty.NEW,
            reason=f"new quantity: {say_number(quantity)}",
            strength=strength,
            slot="number",
            after=say_number(quantity),
        )
    old = earlier.quantity
    contradicts = _contradicts(claim, earlier)
    return Verdict(
        novelty=Novelty.CONTRADICTION if contradicts else Novelty.UPDATE,
        reason=f"new quantity: {say_number(quantity)}, before {say_number(old)}"
        f" ({say_source(earlier)})",
        strength=strength,
        against=earlier.id,
        slot="number",
        before=say_number(old),
        after=say_number(quantity),
    )


def _peers(claim: Claim, new: Quantity, tally: Tally) -> list[Figure]:
    """
    Return the known figures that may count the same thing.

    Roles must not differ (3.000 dead are not 3.000 sent). Units must be of one class;
    a figure of two or more digits that is told to the last one is the same figure
    under another noun ("8.500 posti", "8.500 addetti"), but money is only money.
    """
    value = value_of(new) or 0
    telling = significant_digits(value) >= 2 and value >= 100 and new.kind == "count"
    found: list[Figure] = []
    for (unit_class, role), values in tally.buckets():
        if _roles_differ(claim.object_class, role):
            continue
        if unit_class == new.unit_class or {unit_class, new.unit_class} & _ANY_CLASS:
            found.extend(values.values())
        elif telling:
            found.extend(tally.exactly(values, new))
    # "Altri 3.000" after 3.000 are 6.000.
    return [f for f in found if f.quantity.additional or not new.additional]


def _related(claim: Claim, peers: Sequence[Figure]) -> list[Claim]:
    """Return the claims that a new figure may update, oldest first."""
    related = [
        (place, known)
        for figure in peers
        if figure.role == claim.object_class
        for place, known in figure.claims
        if _is_about_the_same(claim, known)
    ]
    return [known for _, known in sorted(related, key=lambda pair: pair[0])]


def _updated(claim: Claim, related: Sequence[Claim]) -> Claim | None:
    """Return the claim that the new figure updates: the last of the same noun."""
    same_noun = [c for c in related if _noun(c) == _noun(claim)]
    if claim.object_class is not None:
        same_noun = same_noun or list(related)
    return same_noun[-1] if same_noun else closest(claim.sentence, related)


def _noun(claim: Claim) -> tuple[str, ...]:
    unit = claim.quantity.unit if claim.quantity else None
    return lemmas(unit) if unit else ()


def _roles_differ(new: str | None, old: str | None) -> bool:
    if new in _COUNTED_APART:
        return new != old
    return new is not None and old is not None and new != old


def _is_about_the_same(claim: Claim, other: Claim) -> bool:
    """Tell whether two figures count the same thing, so that one updates the other."""
    new, old = claim.quantity, other.quantity
    if new is None or old is None or claim.article_id == other.article_id:
        return False
    if claim.object_class != other.object_class or new.additional != old.additional:
        return False
    if claim.object_class is not None:
        return None in {new.unit_class, old.unit_class} or (
            new.unit_class == old.unit_class
        )
    return claim.event_type == other.event_type and new.unit_class == old.unit_class


def _contradicts(claim: Claim, earlier: Claim) -> bool:
    same_day = abs(claim.published - earlier.published) < _SAME_MOMENT
    return same_day and speaker_of(claim) != speaker_of(earlier)


def _is_sum(quantity: Quantity, bench: Bench, known: Sequence[Quantity]) -> bool:
    value = value_of(quantity)
    parts = [
        v
        for other in bench.article_numbers
        if other.unit_class == quantity.unit_class
        and (v := value_of(other)) is not None
        and v != value
        and is_known_number(other, known)
    ]
    return value is not None and is_sum_or_difference(value, parts)
