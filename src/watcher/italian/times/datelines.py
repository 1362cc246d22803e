"""Is this date the writer's own, "ROMA, 5 MAR -", and not one that is told?"""

import re

_BEFORE = re.compile(
    r"\W{0,4}(?:\([^()\n]{1,40}\)\s?[-–—]?\s?)?"
    r"[A-ZÀ-Ý][\w'’./ -]{0,40}?(?:\([^()\n]{1,30}\))?,?\s?"
)
_AGENCY_FIRST = re.compile(r"\W{0,4}\([^()\n]{1,40}\)\s?[-–—]?\s?")
_AFTER = re.compile(r"\.?\s?(?:[-–—]|\()|\.\s?\(")
_LONGEST = 90  # characters; a dateline opens its paragraph


def is_dateline(text: str, begin: int, finish: int) -> bool:
    """
    Tell whether the date from *begin* to *finish* of *text* dates the report itself.

    >>> is_dateline("ROMA, 5 MAR - Il ponte riapre", 6, 11)
    True
    >>> is_dateline("Il 5 marzo - un lunedì - il ponte riapre", 3, 10)
    False
    """
    line = text.rfind("\n", 0, begin) + 1
    before = text[line:begin]
    if len(before) > _LONGEST or not _AFTER.match(text, finish):
        return False
    if _AGENCY_FIRST.fullmatch(before):
        return True
    return bool(_BEFORE.fullmatch(before)) and before.rstrip().endswith((",", ")"))
