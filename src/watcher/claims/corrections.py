"""Does a sentence put a known figure right? "84 milioni, non 840"."""

import re

from watcher.claims.bench import Bench
from watcher.italian.words import fold
from watcher.model.claim import Claim

# What stands between the right figure and the wrong one.
_NOT = re.compile(
    r"^[\w\s%€]{0,25}[\s,;(–—-]+(?:e\s+)?non\s+"
    r"(?:(?:già|più|i|gli|le|di|dei|da|a)\s+)*$"
)
# An erratum says which figure was wrong and which is right.
_WRONG = re.compile(
    r"\b(?:abbiamo (?:scritto|attribuito|indicato)|per errore|errone|sbagliat)"
)
_RIGHT = re.compile(r"\b(?:corrett[oaie]|giust[oaie]|esatt[oaie]|in realtà|invece)\b")
_DIGITS = re.compile(r"\d[\d.,'’]*")


def corrected(claim: Claim, bench: Bench) -> Claim | None:
    """
    Return the claim of another article whose figure *claim* puts right.

    The wrong figure stands in the same sentence, after "non", and was told; and no
    article before held the two against each other.
    """
    for beside in bench.claims:
        if not _is_held_against(claim, beside):
            continue
        told = bench.ledger.tally.exactly(beside)
        told = [c for c in told if c.article_id != claim.article_id]
        if told and not any(_puts_right(c, claim, beside) for c in told):
            return told[0]
    return None


def is_put_right(claim: Claim, bench: Bench) -> bool:
    """
    Tell whether *claim* is the right figure of an erratum, in its title or said so.

    It may be an old one, which the wrong figure had replaced. A second paper that
    prints the erratum tells nothing.
    """
    if "errata" not in claim.flags or _WRONG.search(fold(claim.sentence)):
        return False
    if not claim.headline and _RIGHT.search(fold(claim.sentence)) is None:
        return False
    same = bench.ledger.tally.exactly(claim)
    return not any("errata" in c.flags for c in same)


def _is_held_against(right: Claim, wrong: Claim) -> bool:
    if right.quantity is None or wrong.quantity is None or right.start != wrong.start:
        return False
    begin, end = right.quantity.end - right.start, wrong.quantity.start - right.start
    between = right.sentence[begin:end] if begin < end else ""
    same_class = right.quantity.unit_class == wrong.quantity.unit_class
    unnamed = wrong.quantity.unit is None or right.quantity.unit is None
    return (same_class or unnamed) and _NOT.match(fold(between)) is not None


def _puts_right(known: Claim, right: Claim, wrong: Claim) -> bool:
    """Tell whether *known* held the same two figures against each other."""
    if right.quantity is None or wrong.quantity is None:
        return False
    figures = (right.quantity.text, wrong.quantity.text)
    digits = [m.group() if (m := _DIGITS.search(t)) else t for t in figures]
    return all(
        re.search(rf"(?<!\w){re.escape(d)}(?!\w)", known.sentence) for d in digits
    )
