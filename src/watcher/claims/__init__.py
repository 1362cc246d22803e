"""What does an article assert, and did we know?"""

from watcher.claims.find import find
from watcher.claims.ledger import Ledger
from watcher.claims.novelty import judge
from watcher.claims.reading import ReadClaims, read_claims

__all__ = ["Ledger", "ReadClaims", "find", "judge", "read_claims"]
