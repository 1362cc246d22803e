"""Decide whether a claim is news. Pure: no clock, no database, no network."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from watcher.claims.ledger import Ledger
from watcher.claims.numbers import (
    is_known_number,
    is_sum_or_difference,
    significant_digits,
    value_of,
)
from watcher.claims.words import fact_of, say_number, say_source
from watcher.model.claim import (
    Claim,
    Factuality,
    Novelty,
    Quantity,
    Stance,
    Tense,
    TimeExpression,
    Verdict,
)

# A sentence of which less than this share was said before speaks of something else.
_NEW_CONTENT = 0.4
# Units whose figures are colour more often than news: durations, distances, rates.
_COLOUR_UNITS = frozenset({"TIME", "LENGTH", "SPEED", "TEMPERATURE", "AGE"})
# Below this a count ("due colleghi", "tre punti") is news only at the top of a text.
_SMALL_COUNT = 10
# What two figures may differ in and still be the same thing; see lexicon/roles.toml.
_ACTUAL = frozenset({Factuality.CERTAIN, Factuality.PROBABLE, Factuality.CERTAIN_NOT})
# Verbs that confirm what somebody else said; the others admit or announce.
_REPEATING_VERBS = frozenset({"confermare", "conferma", "ribadire", "assicurare"})
# What a lead may tell as news without any figure, date or party's word.
_TELLING_TYPES = frozenset(
    """AGREE RETREAT COERCE ASSAULT HAZARD DISEASE PROTEST SANCTION JUDGE ELECT CONCEDE
    REJECT THREATEN MOBILIZE ACCUSE AID""".split()
)
_STANCE_MEMORY = timedelta(days=90)
_POLARITY_MEMORY = timedelta(days=14)


@dataclass(slots=True)
class Bench:
    """What a claim is held against: the ledger, and the article it stands in."""

    ledger: Ledger
    article_numbers: Sequence[Quantity] = ()
    known_sentences: frozenset[str] = frozenset()
    claims: Sequence[Claim] = ()

    def types_beside(self, claim: Claim) -> frozenset[str]:
        """Return the types of the other events in the sentence of *claim*."""
        return frozenset(
            other.event_type
            for other in self.claims
            if other.start == claim.start and other.stance is Stance.NONE
        )


Rule = Callable[[Claim, Bench], Verdict | None]


def judge(claim: Claim, bench: Bench) -> Verdict:
    """
    Return what *claim* adds to the ledger, with the reason.

    The rules are asked in order and the first answer counts: a sentence read before,
    a new number, a new time, a new word of a party, a new event; else it is known.
    """
    for rule in (_read_before, _number, _window, _stance, _polarity, _event):
        verdict = rule(claim, bench)
        if verdict is not None:
            return verdict
    return _known(claim, bench)


def _read_before(claim: Claim, bench: Bench) -> Verdict | None:
    if claim.sentence not in bench.known_sentences:
        return None
    earlier = _same_sentence(claim, bench.ledger)
    return Verdict(
        novelty=Novelty.REPEAT,
        reason="this sentence was read before",
        strength="weak",
        against=earlier.id if earlier else None,
    )


def _number(claim: Claim, bench: Bench) -> Verdict | None:
    quantity = claim.quantity
    if quantity is None or quantity.low_confidence:
        return None
    if quantity.definite or quantity.previous:
        return None
    peers = [
        (q, c) for q, c in bench.ledger.numbers() if _may_be_same(claim, quantity, c, q)
    ]
    if is_known_number(quantity, [q for q, _ in peers]):
        return None
    if _is_sum(quantity, bench, [q for q, _ in peers]):
        return None
    return _new_number(claim, quantity, peers)


def _new_number(
    claim: Claim, quantity: Quantity, peers: Sequence[tuple[Quantity, Claim]]
) -> Verdict:
    related = [(q, c) for q, c in peers if _is_about_the_same(claim, c)]
    strength = _strength_of_number(claim, quantity)
    if not related:
        return Verdict(
            novelty=Novelty.NEW,
            reason=f"new quantity: {say_number(quantity)}",
            strength=strength,
            slot="number",
            after=say_number(quantity),
        )
    old, earlier = related[-1]
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


def _window(claim: Claim, bench: Bench) -> Verdict | None:
    when = claim.when
    if when is None or when.vague or when.flags or claim.background != "none":
        return None
    if not _lies_ahead(claim, when):
        return None
    dated = [c for c in bench.ledger.claims() if c.when is not None]
    planned = [c for c in dated if c.event_type == claim.event_type]
    if any(_ends_alike(claim, c) for c in dated):
        return None
    if any(_is_inside_known(claim, c) for c in planned):
        return None
    earlier = planned[-1] if planned else None
    return Verdict(
        novelty=Novelty.UPDATE if earlier else Novelty.NEW,
        reason=f"new time: {when.text}",
        strength=_strength(claim),
        against=earlier.id if earlier else None,
        slot="time",
        before=earlier.when.text if earlier and earlier.when else None,
        after=when.text,
    )


def _stance(claim: Claim, bench: Bench) -> Verdict | None:
    if claim.stance in {Stance.NONE, Stance.NO_COMMENT} or claim.source is None:
        return None
    if not _is_partys_word(claim):
        return None
    if _was_told(claim, bench):
        return None
    verb = "confirms" if claim.stance is Stance.CONFIRM else "denies"
    against = _opposite(claim, bench.ledger)
    return Verdict(
        novelty=Novelty.CONTRADICTION if against else Novelty.NEW,
        reason=f"{claim.source.name} {verb} it for the first time",
        strength=_strength(claim),
        against=against.id if against else None,
        slot="status",
        before=fact_of(against) if against else None,
        after=f"{claim.source.name} {verb}",
    )


def _event(claim: Claim, bench: Bench) -> Verdict | None:
    if claim.factuality not in _ACTUAL or claim.background != "none":
        return None
    share, earlier = bench.ledger.nearest(claim.sentence, before=claim.article_id)
    if share >= _NEW_CONTENT:
        return None
    first = _is_top(claim) and _is_first_of_its_type(claim, bench.ledger)
    return Verdict(
        novelty=Novelty.NEW,
        reason=f"new event: {claim.trigger}",
        strength=_strength(claim) if first else "weak",
        against=earlier.id if earlier else None,
        slot="event",
        after=claim.trigger,
    )


def _known(claim: Claim, bench: Bench) -> Verdict:
    _, earlier = bench.ledger.nearest(claim.sentence, before=claim.article_id)
    heard = {_speaker(c) for c in bench.ledger.claims()}
    new_voice = claim.source is not None and _speaker(claim) not in heard
    if new_voice and earlier is not None and claim.background == "none":
        return Verdict(
            novelty=Novelty.CORROBORATION,
            reason=f"{say_source(claim)} says what was known",
            strength="weak",
            against=earlier.id,
            slot="party",
        )
    return Verdict(
        novelty=Novelty.REPEAT,
        reason="already known" if earlier else "nothing that can be compared",
        strength="weak",
        against=earlier.id if earlier else None,
    )


def _was_told(claim: Claim, bench: Bench) -> bool:
    """Tell whether this voice said as much before, of the same kind of event."""
    content = bench.types_beside(claim)
    said = [c for c in bench.ledger.claims() if _speaker(c) == _speaker(claim)]
    if claim.stance is Stance.CONFIRM:
        return any(
            c.stance is Stance.CONFIRM
            or (c.factuality is Factuality.CERTAIN and c.event_type in content)
            for c in said
        )
    recent = claim.published - _STANCE_MEMORY
    return any(c.stance is Stance.DENY and c.published >= recent for c in said)


def _polarity(claim: Claim, bench: Bench) -> Verdict | None:
    """A denial without a verb of denying: "nessun accordo è stato firmato"."""
    if claim.source is None or claim.factuality is not Factuality.CERTAIN_NOT:
        return None
    recent = claim.published - _POLARITY_MEMORY
    near = [
        c
        for c in bench.ledger.claims()
        if c.event_type == claim.event_type and c.published >= recent
    ]
    affirmed = [
        c
        for c in near
        if not c.factuality.is_negative
        and c.factuality is not Factuality.UNKNOWN
        and c.lemma == claim.lemma
        and _speaker(c) != _speaker(claim)
    ]
    if not affirmed or any(
        c.factuality.is_negative and c.lemma == claim.lemma for c in near
    ):
        return None
    return Verdict(
        novelty=Novelty.CONTRADICTION,
        reason=f"{claim.source.name} says the contrary",
        strength=_strength(claim),
        against=affirmed[-1].id,
        slot="status",
        before=f"{say_source(affirmed[-1])}: {affirmed[-1].trigger}",
        after=f"{claim.source.name}: no {claim.trigger}",
    )


def _is_partys_word(claim: Claim) -> bool:
    """
    Tell whether a confirmation or denial weighs: it is a party's own word.

    Who admits or denies speaks of itself. Who merely confirms, or says "non" in a
    quotation, weighs when it is a state or a body of the lexicon; others corroborate.
    """
    known_body = claim.source is not None and claim.source.code is not None
    if claim.stance is Stance.CONFIRM:
        return known_body or claim.lemma not in _REPEATING_VERBS
    return known_body or claim.event_type == "REJECT"


def _may_be_same(claim: Claim, new: Quantity, other: Claim, old: Quantity) -> bool:
    """
    Tell whether two figures may count the same thing.

    Roles must not differ (3.000 dead are not 3.000 sent). Units must be of one class;
    a figure of two or more digits that is told to the last one is the same figure
    under another noun ("8.500 posti", "8.500 addetti"), but money is only money.
    """
    if claim.object_class is not None and claim.object_class != other.object_class:
        return False
    if None in {new.unit_class, old.unit_class} or new.unit_class == old.unit_class:
        return True
    exact = (new.min, new.max) == (old.min, old.max)
    value = value_of(new) or 0
    telling = significant_digits(value) >= 2 and value >= 100
    return exact and telling and new.kind == old.kind == "count"


def _is_about_the_same(claim: Claim, other: Claim) -> bool:
    return (
        claim.object_class == other.object_class
        and claim.event_type == other.event_type
        and other.quantity is not None
        and claim.quantity is not None
        and claim.quantity.unit_class == other.quantity.unit_class
    )


def _contradicts(claim: Claim, earlier: Claim) -> bool:
    same_day = abs(claim.published - earlier.published) < timedelta(days=2)
    return same_day and _speaker(claim) != _speaker(earlier)


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


def _strength_of_number(claim: Claim, quantity: Quantity) -> str:
    value = value_of(quantity) or 0
    if quantity.unit_class in _COLOUR_UNITS or quantity.unit is None or value == 0:
        return "weak"
    if quantity.kind == "percent" and not re.search(r"\d|cento", quantity.text):
        return "weak"  # "metà", "un terzo": a share of something known
    if quantity.kind == "count" and value < _SMALL_COUNT and not _is_top(claim):
        return "weak"
    return _strength(claim)


def _strength(claim: Claim) -> str:
    if claim.background != "none" or "recap" in claim.flags:
        return "weak"
    if claim.factuality is Factuality.UNKNOWN or "opinion" in claim.flags:
        return "weak"
    return "strong"


def _is_top(claim: Claim) -> bool:
    return claim.headline or claim.sentence_index <= 3


def _is_first_of_its_type(claim: Claim, ledger: Ledger) -> bool:
    if claim.event_type not in _TELLING_TYPES:
        return False
    return not any(
        c.event_type == claim.event_type and c.article_id != claim.article_id
        for c in ledger.claims()
    )


def _lies_ahead(claim: Claim, when: TimeExpression) -> bool:
    today = claim.published.date()
    if when.start is not None and when.start > today:
        return True
    # "Entro il 15 settembre" begins today and is ahead all the same.
    ahead = when.end is not None and when.end > today + timedelta(days=1)
    return ahead and claim.tense is not Tense.PAST


def _ends_alike(claim: Claim, other: Claim) -> bool:
    """Tell whether both name the same deadline or day, whatever the event word."""
    a, b = claim.when, other.when
    if a is None or b is None:
        return False
    return (a.end is not None and a.end == b.end) or (
        a.end is None and b.end is None and a.start == b.start
    )


def _is_inside_known(claim: Claim, other: Claim) -> bool:
    """
    Tell whether the window of *claim* says no more than that of *other*.

    Deadlines and open windows are compared by their one bound only; a window that is
    three times sharper than the known one is news.
    """
    new, old = _bounds(claim), _bounds(other)
    if new is None or old is None:
        return False
    overlap = max(new[0], old[0]) < min(new[1], old[1])
    return overlap and (new[1] - new[0]) * 3 > old[1] - old[0]


def _bounds(claim: Claim) -> tuple[date, date] | None:
    when, today = claim.when, claim.published.date()
    if when is None or when.start is None or when.end is None or when.start <= today:
        return None
    return when.start, when.end


def _speaker(claim: Claim) -> str | None:
    if claim.source is None:
        return None
    return claim.source.code or claim.source.name


def _opposite(claim: Claim, ledger: Ledger) -> Claim | None:
    wanted = Stance.DENY if claim.stance is Stance.CONFIRM else Stance.CONFIRM
    for other in reversed(ledger.claims()):
        if other.stance is wanted or (
            claim.stance is Stance.DENY
            and other.factuality in {Factuality.CERTAIN, Factuality.PROBABLE}
        ):
            return other
    return None


def _same_sentence(claim: Claim, ledger: Ledger) -> Claim | None:
    return next((c for c in ledger.claims() if c.sentence == claim.sentence), None)
