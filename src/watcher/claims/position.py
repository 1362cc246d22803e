"""Where in its text does a claim stand?"""

from watcher.model.claim import Claim

# The sentences of title, summary and lead have these first numbers.
_LAST_OF_TOP = 3
# Title and summary: what an article is for stands there.
_LAST_OF_OPENING = 2


def is_top(claim: Claim) -> bool:
    """Tell whether *claim* stands in the title or the first sentences."""
    return claim.headline or claim.sentence_index <= _LAST_OF_TOP


def is_opening(claim: Claim) -> bool:
    """Tell whether *claim* stands in title or summary."""
    return claim.sentence_index <= _LAST_OF_OPENING


def is_dateline(sentence: str, start: int, end: int) -> bool:
    """
    Tell whether the place at these offsets opens a dateline.

    >>> is_dateline("BRUXELLES, 17 FEB - Droni hanno sorvolato Liegi.", 0, 9)
    True
    """
    return start == 0 and sentence[:end].isupper() and not sentence.isupper()
