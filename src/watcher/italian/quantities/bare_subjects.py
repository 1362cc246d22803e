"""Which numeral without a noun is the subject of its clause?"""

from watcher.italian.quantities.passage import Passage
from watcher.italian.quantities.reading import Reading

_BEFORE_VERB = frozenset({"non", "si", "ne", "ci", "vi", "le", "gli"})
_LINKS = frozenset({"e", "ed", "mentre", "ma"})
_NE_REACH = 5


def is_bare_subject(text: Passage, reading: Reading) -> bool:
    """
    Tell "86 persone: 41 non si trovano", "ne mancano all'appello quarantuno".

    A bare numeral that opens its clause is the subject of the verb behind it; one that
    closes it is that of the verb behind "ne".
    """
    if reading.unit is not None or reading.lo < 2 or not reading.lo.is_integer():
        return False
    return _opens_clause(text, reading) or _closes_clause(text, reading)


def _opens_clause(text: Passage, reading: Reading) -> bool:
    before = text.gap(reading.first - 1).strip() if reading.first else "\n"
    if not before and text.word(reading.first - 1) not in _LINKS:
        return False
    at = reading.last
    while text.word(at) in _BEFORE_VERB and text.flows(at - 1):
        at += 1
    # "41 non si trovano"; without "non" or "si" a word in -no may be a noun.
    is_verb = text.word(at).endswith(("ano", "ono")) and text.flows(at - 1)
    return at > reading.last and is_verb


def _closes_clause(text: Passage, reading: Reading) -> bool:
    if text.flows(reading.last - 1):
        return False
    for back in range(reading.first - 2, reading.first - 2 - _NE_REACH, -1):
        if text.stops(back) or "," in text.gap(back):
            return False
        if text.word(back) == "ne":
            return text.word(back + 1).endswith("no")
    return False
