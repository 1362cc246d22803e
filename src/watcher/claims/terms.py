"""Is a time a term, such as "entro cinque giorni", and how many days long?"""

import re

from watcher.italian.words import fold
from watcher.model.claim import Claim

# Days counted from a day that goes unsaid: "entro cinque giorni", "fra due mesi",
# "(ha) trenta giorni (per decidere)".
_WITHIN = r"entro|fra|tra|in|nel giro di|nell['’]arco di|nello spazio di|d[ia] qui a"
_TERM = re.compile(
    rf"(?:(?:{_WITHIN}) .*|\w+ )(?:or[ae]|giorn[oi]|settiman|mes[ei]|ann[oi])"
)

_MONTH = 30.4  # days


def terms_of(claim: Claim) -> tuple[str, ...]:
    """
    Return the names of the term of *claim*: its words, and its length in days.

    "Un mese" and "trenta giorni" are about one term, in whatever words.
    """
    when = claim.when
    if when is None or not _TERM.match(fold(when.text)):
        return ()
    if when.end is None:
        return (fold(when.text),)
    days = (when.end - claim.published.date()).days - 1
    return (fold(when.text), f"{_rounded(days)} days")


def _rounded(days: int) -> int:
    """Give whole months thirty days each; they have 28 to 31."""
    months = round(days / _MONTH)
    is_whole = months > 0 and abs(days - months * _MONTH) <= months + 1.5
    return months * 30 if is_whole else days
