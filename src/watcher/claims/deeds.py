"""Does a claim tell a deed, by a verb, and as done?"""

from functools import cache

from watcher.claims.types import ACTS
from watcher.italian import lexicon
from watcher.italian.events.answers import ANSWERS
from watcher.italian.events.clauses import Clauses
from watcher.italian.events.governors import introduction
from watcher.italian.verbs.find import parse
from watcher.italian.verbs.group import VerbGroup
from watcher.model.claim import Claim
from watcher.model.factuality import Factuality, Stance, Tense

# "Che" after a verb of saying opens what is said: that is a complement.
_RELATIVE = "relative"
_RELATIVES = frozenset({"che", "ch'", "cui", "quale", "quali"})


def is_verb(claim: Claim) -> bool:
    """Tell whether a verb, not a noun, tells the event."""
    return claim.lemma.endswith(("are", "ere", "ire"))


def is_predicate(claim: Claim) -> bool:
    """
    Tell whether a verb says it, or the participle of a title that stands for one.

    "Rossi, eletto domenica, ha riunito" presupposes the election, and so does "Rossi,
    che guida la lista" that he does.
    """
    at = claim.trigger_start - claim.start
    for clauses in parse(claim.sentence):
        for group in clauses.groups:
            if group.start <= at < group.end:
                told = claim.headline or group.is_finite or _is_elliptic(clauses, group)
                return told and _is_main(clauses, group)
    return claim.headline


def _is_elliptic(clauses: Clauses, group: VerbGroup) -> bool:
    """Tell "riformata la sentenza", a sentence that begins with its participle."""
    return not any(g.is_finite for g in clauses.groups) and clauses.first(group) == 0


def _is_main(clauses: Clauses, group: VerbGroup) -> bool:
    intro = introduction(clauses, group)
    return intro.kind != _RELATIVE or intro.word not in _RELATIVES


def is_act(claim: Claim) -> bool:
    """Tell whether *claim* tells a deed: by its verb, in a title by a noun, too."""
    listed = claim.lemma in _acts_of_authority()
    if is_verb(claim):
        return listed or claim.event_type in ACTS
    return listed and claim.headline


def is_answer(claim: Claim) -> bool:
    """Tell "il sì della Bce", "no del Tar", each of which is one authority's."""
    return claim.lemma in ANSWERS


def is_about_a_word(claim: Claim) -> bool:
    """Tell "i testimoni confermano" told by another: a word about a word, no event."""
    return claim.event_type in {"CONCEDE", "REJECT"} and claim.lemma in _stances()


@cache
def _stances() -> frozenset[str]:
    table = lexicon.table("stance.toml")
    return frozenset(f"{table['confirm']}, {table['deny']}".split(", "))


@cache
def _acts_of_authority() -> frozenset[str]:
    return frozenset(lexicon.lines("acts_of_authority.txt"))


def is_done(claim: Claim) -> bool:
    """Tell whether *claim* tells its event as something that has happened."""
    if claim.stance is not Stance.NONE or claim.background != "none":
        return False
    if claim.factuality is Factuality.PROBABLE:
        return claim.tense is Tense.PAST  # hearsay: "avrebbero lasciato il fronte"
    return claim.factuality is Factuality.CERTAIN and claim.tense is not Tense.FUTURE


def root_of(claim: Claim) -> str:
    """Return what a verb and its noun share: "sequestrare", "sequestro"."""
    return claim.lemma[:6].rstrip("aeio")
