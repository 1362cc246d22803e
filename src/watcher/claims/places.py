"""Where in its text does a claim stand?"""

from watcher.model.claim import Claim

# The sentences of title, summary and lead have these first numbers.
_LAST_OF_TOP = 3


def is_top(claim: Claim) -> bool:
    """Tell whether *claim* stands in the title or the first sentences."""
    return claim.headline or claim.sentence_index <= _LAST_OF_TOP
