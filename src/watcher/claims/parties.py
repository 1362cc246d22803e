"""Does a party confirm or deny for the first time?"""

from datetime import timedelta

from watcher.claims.bench import Bench
from watcher.claims.content import closest, coverage
from watcher.claims.deeds import is_verb
from watcher.claims.denials import AFFIRMED, answers, was_denied
from watcher.claims.position import is_opening, is_top
from watcher.claims.strength import is_bystanders, is_untold, strength_of
from watcher.claims.types import TELLING_TYPES
from watcher.claims.voices import speaker_of
from watcher.claims.words import fact_of
from watcher.italian.events.denials import NOT_THERE
from watcher.italian.names.actors import is_state
from watcher.italian.words import tokens
from watcher.model.claim import Claim
from watcher.model.factuality import Factuality, Stance
from watcher.model.verdict import Novelty, Verdict

# Verbs that confirm what somebody else said; the others admit or announce.
_REPEATING_VERBS = frozenset({"confermare", "ribadire", "assicurare"})
# A voice that said this share of a sentence before repeats itself.
_SAID_ALREADY = 0.3
_STANCE_MEMORY = timedelta(days=90)
# "È vero, ammette", "Lo ammette": what is confirmed was said before.
_TRUE = frozenset({"vero", "vera", "veri", "vere"})


def new_word(claim: Claim, bench: Bench) -> Verdict | None:
    """Answer when a party's confirmation or denial is its first."""
    if claim.stance in {Stance.NONE, Stance.NO_COMMENT} or claim.source is None:
        return None
    if not _is_partys_word(claim) or is_bystanders(claim):
        return None
    if _is_retitled(claim, bench) or _confirms_nothing(claim, bench):
        return None
    if _was_told(claim, bench):
        return None
    if claim.lemma == NOT_THERE and not answers(claim, bench):
        return None
    verb = "confirms" if claim.stance is Stance.CONFIRM else "denies"
    against = _opposite(claim, bench)
    return Verdict(
        novelty=Novelty.CONTRADICTION if against else Novelty.NEW,
        reason=f"{claim.source.name} {verb} it for the first time",
        strength=strength_of(claim),
        against=against.id if against else None,
        slot="status",
        before=fact_of(against) if against else None,
        after=f"{claim.source.name} {verb}",
    )


def _is_retitled(claim: Claim, bench: Bench) -> bool:
    """Tell the new title over an old text, "Il ministro ammette", from a word added."""
    said = bench.ledger.stances_of(speaker_of(claim), claim.stance)
    untold = any(is_untold(earlier, claim) for earlier in said)
    return bench.is_reprint and is_opening(claim) and not untold


def _confirms_nothing(claim: Claim, bench: Bench) -> bool:
    """
    Tell "«Meno di quanti temessimo», ammette il capo": a way of writing "dice".

    Below the opening, "la Nato conferma" alone says no more than that either. Who
    confirms a thing names it: an event, a figure, or "è vero".
    """
    if claim.stance is not Stance.CONFIRM or is_top(claim):
        return False
    words = [token.folded for token in tokens(claim.sentence)]
    points_back = words[:1] == ["lo"] or not _TRUE.isdisjoint(words)
    return not bench.types_beside(claim) and not points_back


def _was_told(claim: Claim, bench: Bench) -> bool:
    """Tell whether this voice said as much before, of the same kind of event."""
    if claim.stance is Stance.CONFIRM:
        return _was_confirmed(claim, bench)
    return was_denied(claim, bench)


def _was_confirmed(claim: Claim, bench: Bench) -> bool:
    # Who admits speaks against itself: what it said before does not count, nor does
    # what it said before its last denial.
    speaker, content = speaker_of(claim), bench.types_beside(claim)
    repeats = claim.lemma in _REPEATING_VERBS
    for earlier in reversed(bench.ledger.said_by(speaker)):
        if is_untold(earlier, claim):
            continue
        fresh = earlier.background == "none" and earlier.article_id != claim.article_id
        if earlier.stance is Stance.DENY and fresh:
            return False
        if earlier.stance is Stance.CONFIRM:
            return True
        sure = earlier.factuality is Factuality.CERTAIN
        alike = coverage(claim.sentence, earlier.sentence) >= _SAID_ALREADY
        if repeats and sure and alike and earlier.event_type in content:
            return True
    # What it confirmed long ago, before all that it said since.
    confirmed = bench.ledger.stances_of(speaker, Stance.CONFIRM)
    told = any(not is_untold(earlier, claim) for earlier in confirmed)
    return told or _described(claim, bench)


def _described(claim: Claim, bench: Bench) -> bool:
    """
    Tell whether the same person was told to confirm it, without the name.

    "L'imprenditore Malvezzi ha ammesso", after "un imprenditore ha ammesso".
    """
    words = {token.folded for token in tokens(claim.sentence)}
    recent = claim.published - _STANCE_MEMORY
    for earlier in bench.ledger.confirmations():
        name = earlier.source.name if earlier.source else ""
        head = name.split()[0] if name[:1].islower() else ""
        fresh = earlier.published >= recent and earlier.article_id != claim.article_id
        if head in words and fresh and earlier.lemma == claim.lemma:
            return True
    return False


def _is_partys_word(claim: Claim) -> bool:
    """
    Tell whether a confirmation or denial weighs: it is a party's own word.

    Who admits or denies speaks of itself. Who merely confirms, or says "non" in a
    quotation, weighs when it is a state or an alliance; others corroborate.
    """
    if not is_verb(claim):
        return False  # "due giorni dopo l'ammissione": the noun points back
    by_state = claim.source is not None and is_state(claim.source.code)
    if claim.stance is Stance.CONFIRM:
        return by_state or claim.lemma not in _REPEATING_VERBS
    return claim.event_type == "REJECT" or (
        by_state and claim.event_type in TELLING_TYPES
    )


def _opposite(claim: Claim, bench: Bench) -> Claim | None:
    """Return the claim of another article that *claim* turns round."""
    if claim.stance is Stance.CONFIRM:
        turned = list(bench.ledger.denials())
    else:
        turned = [
            c
            for c in bench.ledger.of_types(bench.types_beside(claim))
            if c.stance is Stance.NONE and c.factuality in AFFIRMED
        ]
    others = [c for c in turned if c.article_id != claim.article_id]
    return closest(claim.sentence, others)
