"""What does an article assert, and did we know?"""

from watcher.claims.find import find
from watcher.claims.ledger import Ledger
from watcher.claims.novelty import judge
from watcher.claims.reading import REVISED, ReadClaims, read_claims
from watcher.claims.strength import is_history

__all__ = [
    "REVISED",
    "Ledger",
    "ReadClaims",
    "find",
    "is_history",
    "judge",
    "read_claims",
]
