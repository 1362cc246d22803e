"""What in a sentence vouches that its figure is reported, not mentioned in passing?"""

import re
from functools import cache

from watcher.italian import lexicon
from watcher.italian.lemmas import lemmas
from watcher.italian.words import tokens
from watcher.model.claim import Claim
from watcher.model.mention import Quantity

# An accounting word so near before its figure speaks of it.
_REACH = 6
_STOP = re.compile(r"[;:«»“”()]")
# The first sentence of an item of a live blog is its headline: "06:05 – Sono 41".
_ITEM = re.compile(r"^(?:ore\s+)?\d{1,2}[:.]\d{2}\s*[-–—:|]", re.IGNORECASE)


def is_vouched(claim: Claim, quantity: Quantity) -> bool:
    """
    Tell whether somebody or something vouches for a figure of the body.

    Somebody says it, it counts what befell people, a party is the one who acts, or a
    word of accounting holds it: "il totale sale a", "il danno è quantificato in".
    """
    if claim.source is not None or claim.object_class is not None:
        return True
    if claim.actor is not None or _ITEM.match(claim.sentence):
        return True
    return _is_accounted(claim, quantity)


def _is_accounted(claim: Claim, quantity: Quantity) -> bool:
    before = claim.sentence[: max(quantity.start - claim.start, 0)]
    clause = _STOP.split(before)[-1]
    near = [token.folded for token in tokens(clause)][-_REACH:]
    return any(not _words().isdisjoint(lemmas(word)) for word in near)


@cache
def _words() -> frozenset[str]:
    return frozenset(lexicon.lines("accounting_words.txt"))
