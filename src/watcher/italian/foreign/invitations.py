"""Does this line invite the reader to follow, subscribe or write to the paper?"""

import re
from functools import cache

from watcher.italian import lexicon
from watcher.italian.words import fold, fold_line

# Longer is a paragraph; and what somebody says is news, whomever it calls.
_MAX_CHARS = 400
_QUOTED = re.compile('[«»“”"]')


def is_invitation(line: str) -> bool:
    """
    Tell whether *line* calls the reader to a place of `invitations.tsv`.

    >>> is_invitation("Iscriviti gratis alla newsletter: arriva ogni mattina alle 7.")
    True
    >>> is_invitation("Il sindaco: «Iscriviti alla newsletter, mi ha detto».")
    False
    """
    if len(line) > _MAX_CHARS or _QUOTED.search(line):
        return False
    begins, call, place = _patterns()
    folded = fold_line(line).lstrip(" -–—>•*")
    called = begins.match(folded) or call.search(folded)
    return bool(called and place.search(folded))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    begins, call, place = (_any(kind) for kind in ("begins", "call", "place"))
    return begins, call, place


def _any(kind: str) -> re.Pattern[str]:
    rows = lexicon.rows("invitations.tsv")
    words = (re.escape(fold(words)) for name, words in rows if name == kind)
    return re.compile(rf"\b(?:{'|'.join(words)})\b")
