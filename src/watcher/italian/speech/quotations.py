"""Which stretches of a text are quoted?"""

import re
from dataclasses import dataclass

_PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›"}
_MARKS = re.compile(r"[«»“”„‹›\"]|\n\s*\n")
# An unclosed quotation goes on over paragraphs, as newspapers print long answers; more
# than this and the closing mark was forgotten.
_MAX_PARAGRAPHS = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch with its marks; `start` and `end` are offsets, end exclusive."""

    start: int
    end: int


def quotations(text: str) -> list[Quotation]:
    """
    Return the outermost quotations of *text*, in order.

    Straight marks open and close in turn within a paragraph; a quotation that is
    never closed ends with its paragraph.

    >>> q = quotations('Dice: «Il "ponte" regge» e poi "basta"')
    >>> [(x.start, x.end) for x in q]
    [(6, 24), (31, 38)]
    """
    found: list[Quotation] = []
    begin: int | None = None
    close = ""
    breaks: list[int] = []
    for mark in _MARKS.finditer(text):
        sign = mark.group()
        if sign[0] == "\n":
            breaks.append(mark.start())
            if begin is not None and (
                close == '"' or _is_lost(text, mark.end(), close)
            ):
                found.append(Quotation(begin, mark.start()))
                begin = None
            continue
        if begin is None:
            begin, close = _opening(sign, mark.start())
        elif sign == close:
            found.append(Quotation(begin, mark.end()))
            begin = None
    if begin is not None:
        found.append(Quotation(begin, len(text.rstrip()) or len(text)))
    return [q for q in found if q.end > q.start]


def _opening(sign: str, offset: int) -> tuple[int | None, str]:
    if sign == '"':
        return offset, '"'
    return (offset, _PAIRS[sign]) if sign in _PAIRS else (None, "")


def _is_lost(text: str, offset: int, close: str) -> bool:
    """Say whether no closing mark comes soon, before the same kind opens again."""
    opening = next(o for o, c in _PAIRS.items() if c == close)
    ahead = re.split(r"\n\s*\n", text[offset:], maxsplit=_MAX_PARAGRAPHS)[
        :_MAX_PARAGRAPHS
    ]
    joined = "\n".join(ahead)
    at = joined.find(close)
    if at < 0:
        return True
    # Each further paragraph of one long answer may open with the mark again.
    return any(
        opening in piece[1:] for piece in joined[:at].split("\n") if piece.strip()
    )
