"""What in a sentence vouches that its figure is reported, not mentioned in passing?"""

import re
from datetime import timedelta
from functools import cache

from watcher.italian import lexicon
from watcher.italian.lemmas import lemmas
from watcher.italian.words import tokens
from watcher.model.claim import Claim
from watcher.model.mention import Quantity

# An accounting word so near before its figure speaks of it.
_REACH = 6
_STOP = re.compile(r"[;:«»“”()]")
# What is dated further back is retold more often than told.
_JUST_PAST = timedelta(days=21)
# The first sentence of an item of a live blog is its headline: "06:05 – Sono 41".
_ITEM = re.compile(r"^(?:ore\s+)?\d{1,2}[:.]\d{2}\s*[-–—:|]", re.IGNORECASE)


def is_vouched(claim: Claim, quantity: Quantity) -> bool:
    """
    Tell whether somebody or something vouches for a figure of the body.

    Somebody says it, it counts what befell people, a party is the one who acts, or a
    word of accounting holds it: "il totale sale a", "il danno è quantificato in"; or it
    came about on a day that the sentence names.
    """
    if claim.source is not None or claim.object_class is not None:
        return True
    if claim.actor is not None or _ITEM.match(claim.sentence) or _is_dated(claim):
        return True
    return is_accounted(claim, quantity)


def _is_dated(claim: Claim) -> bool:
    """Tell what is said to have come about on a day just past: "il 14 febbraio"."""
    when = claim.when
    if when is None or when.start is None or when.granularity != "day":
        return False
    past = timedelta(0) <= claim.published.date() - when.start <= _JUST_PAST
    return past and re.search(r"\d", when.text) is not None


def is_accounted(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a word of accounting stands right before the figure."""
    before = claim.sentence[: max(quantity.start - claim.start, 0)]
    clause = _STOP.split(before)[-1]
    near = [token.folded for token in tokens(clause)][-_REACH:]
    return any(not _words().isdisjoint(lemmas(word)) for word in near)


@cache
def _words() -> frozenset[str]:
    return frozenset(lexicon.lines("accounting_words.txt"))
