"""Is the figure of a claim new?"""

from datetime import timedelta
from functools import cache

from watcher.claims.bench import Bench
from watcher.claims.content import closest
from watcher.claims.corrections import corrected, is_put_right
from watcher.claims.derived import is_derived
from watcher.claims.episodes import happened_again
from watcher.claims.numbers import value_of
from watcher.claims.position import is_top
from watcher.claims.strength import strength_of, strength_of_number
from watcher.claims.tally import Figure, Tally
from watcher.claims.voices import speaker_of
from watcher.claims.words import say_number, say_source
from watcher.italian import lexicon
from watcher.italian.words import tokens
from watcher.model.claim import Claim
from watcher.model.mention import Quantity
from watcher.model.verdict import Novelty, Verdict

_SAME_MOMENT = timedelta(days=2)
# A sentence whose content is covered so far was edited, not written: "8 i feriti" in
# digits and under a shouted title is what "otto i feriti" was.
_EDITED = 0.8
# Words before a figure among which one says that it stays.
_NEAR = 3


def new_number(claim: Claim, bench: Bench) -> Verdict | None:
    """Answer when *claim* brings a figure that nothing known entails."""
    quantity = claim.quantity
    if quantity is None or quantity.low_confidence:
        return None
    if quantity.definite or quantity.previous:
        return None
    strength = strength_of_number(claim, quantity)
    tally = bench.ledger.tally

    def is_told(number: Quantity) -> bool:
        saying = tally.saying(number, claim)
        weight = "weak" if bench.is_reprint and _is_edited(claim, bench) else strength
        return any(
            _makes_known(figure, claim, weight) or _is_retitled(figure, claim, bench)
            for figure in saying
        )

    wrong = corrected(claim, bench)
    if wrong is not None:
        return _correction(claim, quantity, wrong)
    if is_put_right(claim, bench):
        return _correction(claim, quantity, _updated(claim, tally))
    if is_told(quantity) or is_derived(claim, quantity, bench, is_told):
        return None
    return _verdict(claim, quantity, _updated(claim, tally), strength)


def _correction(claim: Claim, quantity: Quantity, wrong: Claim | None) -> Verdict:
    old = wrong.quantity if wrong else None
    before = say_number(old) if old and old.text != quantity.text else None
    against = f", not {before}" if before else ""
    return Verdict(
        novelty=Novelty.CONTRADICTION,
        reason=f"correction: {say_number(quantity)}{against}",
        strength=strength_of(claim),
        against=wrong.id if wrong else None,
        slot="number",
        before=before,
        after=say_number(quantity),
    )


def _makes_known(figure: Figure, claim: Claim, strength: str) -> bool:
    """Tell whether *figure* makes a *claim* of this strength known."""
    if strength == "weak":
        return True
    return any(
        not _is_untold(known, claim) and not happened_again(claim, known)
        for known in reversed(figure.claims)
    )


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
    if known.article_id == claim.article_id and _is_said_to_stay(known, quantity):
        return False
    return presupposed or strength_of_number(known, quantity) == "weak"


def _is_said_to_stay(known: Claim, quantity: Quantity) -> bool:
    """Tell "la stima resta di 180": the text itself says that it is not new."""
    before = known.sentence[: max(quantity.start - known.start, 0)]
    near = [token.folded for token in tokens(before)][-_NEAR:]
    return not _unchanged().isdisjoint(near)


@cache
def _unchanged() -> frozenset[str]:
    return frozenset(lexicon.lines("unchanged_words.txt"))


def _is_retitled(figure: Figure, claim: Claim, bench: Bench) -> bool:
    """Tell a figure that the head of a reprint takes up from the text of the first."""
    head = bench.is_reprint and is_top(claim)
    return head and any(not known.flags for known in figure.claims)


def _is_edited(claim: Claim, bench: Bench) -> bool:
    """Tell a sentence of a reprint that says what it said, wherever it stands now."""
    share, known = bench.ledger.nearest(claim)
    return known is not None and share >= _EDITED and not known.flags


def _verdict(
    claim: Claim, quantity: Quantity, earlier: Claim | None, strength: str
) -> Verdict:
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


def _updated(claim: Claim, tally: Tally) -> Claim | None:
    """Return the claim that the new figure updates: the last of the same noun."""
    same_noun = tally.last_of_noun(claim)
    if same_noun is not None:
        return same_noun
    if claim.object_class is not None:
        return tally.last(claim)
    return closest(claim.sentence, tally.newest(claim))


def _contradicts(claim: Claim, earlier: Claim) -> bool:
    same_day = abs(claim.published - earlier.published) < _SAME_MOMENT
    if not same_day or speaker_of(claim) == speaker_of(earlier):
        return False
    return not _has_grown(claim, earlier)


def _has_grown(claim: Claim, earlier: Claim) -> bool:
    """
    Tell "510 sfollati" on the day after "340" from figures at odds on one day.

    What befalls people adds up, and "salgono" says that it grew.
    """
    new, old = claim.quantity, earlier.quantity
    values = [value_of(q) if q else None for q in (new, old)]
    if values[0] is None or values[1] is None or values[0] <= values[1]:
        return False
    later = claim.published.date() > earlier.published.date()
    counts = claim.object_class is not None and later
    return counts or claim.event_type == "CHANGE"
