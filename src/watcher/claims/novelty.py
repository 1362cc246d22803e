"""Decide whether a claim is news. Pure: no clock, no database, no network."""

from collections.abc import Callable

from watcher.claims.acts import act
from watcher.claims.again import is_retold
from watcher.claims.bench import Bench
from watcher.claims.contrary import contrary
from watcher.claims.corrections import amended
from watcher.claims.deeds import (
    is_about_a_word,
    is_predicate,
    is_verb,
)
from watcher.claims.figures import new_number
from watcher.claims.ledger import Ledger
from watcher.claims.new_places import new_place
from watcher.claims.parties import new_word
from watcher.claims.position import is_opening
from watcher.claims.strength import strength_of
from watcher.claims.types import TELLING_TYPES
from watcher.claims.voices import speaker_of
from watcher.claims.windows import new_window
from watcher.claims.words import say_source
from watcher.model.claim import Claim
from watcher.model.factuality import Factuality, Stance
from watcher.model.verdict import Novelty, Verdict

# A sentence of which less than this share was said before speaks of something else.
_NEW_CONTENT = 0.4
_ACTUAL = frozenset({Factuality.CERTAIN, Factuality.PROBABLE, Factuality.CERTAIN_NOT})

Rule = Callable[[Claim, Bench], Verdict | None]


def judge(claim: Claim, bench: Bench) -> Verdict:
    """
    Return what *claim* adds to the ledger, with the reason.

    The rules are asked in order and the first answer counts: a sentence read before,
    a new number, a new time, a new word of a party, a new place, a deed, a new event;
    else it is known.
    """
    for rule in RULES:
        verdict = rule(claim, bench)
        if verdict is not None:
            return verdict
    return _known(claim, bench)


def _read_before(claim: Claim, bench: Bench) -> Verdict | None:
    if claim.sentence not in bench.known_sentences:
        return None
    earlier = bench.ledger.with_sentence(claim.sentence)
    return Verdict(
        novelty=Novelty.REPEAT,
        reason="this sentence was read before",
        strength="weak",
        against=earlier.id if earlier else None,
    )


def _amendment(claim: Claim, bench: Bench) -> Verdict | None:
    """Answer when an erratum puts right what is no figure: a name, a day, a deed."""
    wrong = amended(claim, bench)
    if wrong is None:
        return None
    return Verdict(
        novelty=Novelty.CONTRADICTION,
        reason=f"correction: {claim.trigger}",
        strength=strength_of(claim),
        against=wrong.id,
        slot="event",
        before=wrong.trigger,
        after=claim.trigger,
    )


def _number_or_time(claim: Claim, bench: Bench) -> Verdict | None:
    """Answer with a new number, unless it is mere colour beside a new time."""
    number = new_number(claim, bench)
    if number is not None and number.strength == "strong":
        return number
    time = new_window(claim, bench)
    if number is None or (time is not None and time.strength == "strong"):
        return time
    return number


def _event(claim: Claim, bench: Bench) -> Verdict | None:
    if claim.factuality not in _ACTUAL or claim.background != "none":
        return None
    if claim.stance is not Stance.NONE or is_about_a_word(claim):
        return None  # a word of a party is the matter of another rule
    if claim.factuality.is_negative and bench.denies_beside(claim):
        return None  # "nega guasti": what is denied is no event
    share, earlier = bench.ledger.nearest(claim)
    if share >= _NEW_CONTENT:
        return None
    told = is_opening(claim) and not is_retold(claim)
    told = told and (not is_verb(claim) or is_predicate(claim))
    first = told and _is_first_of_its_type(claim, bench.ledger)
    return Verdict(
        novelty=Novelty.NEW,
        reason=f"new event: {claim.trigger}",
        strength=strength_of(claim) if first and not bench.is_reprint else "weak",
        against=earlier.id if earlier else None,
        slot="event",
        after=claim.trigger,
    )


def _known(claim: Claim, bench: Bench) -> Verdict:
    _, earlier = bench.ledger.nearest(claim)
    heard = bench.ledger.said_by(speaker_of(claim))
    new_voice = claim.source is not None and not heard
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


# Asked in this order; the first answer counts.
RULES: tuple[Rule, ...] = (
    _read_before,
    _amendment,
    _number_or_time,
    new_word,
    contrary,
    new_place,
    act,
    _event,
)


def _is_first_of_its_type(claim: Claim, ledger: Ledger) -> bool:
    if claim.event_type not in TELLING_TYPES:
        return False
    first = ledger.first_of_type(claim.event_type)
    return first is None or first.article_id == claim.article_id
