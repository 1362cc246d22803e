"""Does a sentence put a known figure right? "84 milioni, non 840"."""

import re

from watcher.claims.bench import Bench
from watcher.italian.words import fold
from watcher.model.claim import Claim

# What stands between the right figure and the wrong one.
_NOT = re.compile(
    r"^[\w\s%€]{0,25}[\s,;(–—-]+(?:e\s+)?(?:non|anziché|invece di|al posto di)\s+"
    r"(?:(?:già|più|i|gli|le|di|dei|da|a)\s+)*$"
)
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
