"""Which noun before a number is what it counts: "i morti sono 300"?"""

from watcher.italian.quantities.nouns import Unit
from watcher.italian.quantities.number import MILLION
from watcher.italian.quantities.passage import Passage
from watcher.italian.quantities.ranges import is_change
from watcher.italian.quantities.reading import Reading
from watcher.italian.quantities.small_words import listed, plain
from watcher.italian.quantities.units import MEASURES, is_plural, unit_class

_LINKING = listed("linking")
_VERBAL = listed("verbal")
_BY_NOW = listed("by_now")
_SUBJECT_REACH = 9
_NO_SUBJECTS = MEASURES | {"AMOUNT", "LOSS", "MONEY"}
_AUXILIARIES = listed("auxiliaries")
_COPULAS = frozenset({"sono", "erano", "saranno", "restano", "diventano"})


def subject(text: Passage, reading: Reading) -> Unit | None:
    """Find the noun of "i morti sono 300", "gli sfollati salgono a 2.000"."""
    at = reading.first - 1
    if not _has_subject(text, reading, at):
        return None
    for back in range(at, max(-1, at - _SUBJECT_REACH), -1):
        word = text.words[back]
        is_aside = text.gap(back).strip() == "," and not is_plural(word)
        if text.stops(back) or is_aside or word[:1].isdecimal():
            return None
        name = unit_class(word)
        if name in _NO_SUBJECTS or text.word(back - 1) in _VERBAL:
            continue
        if name and is_plural(word):
            return Unit(text=text.tokens[back].text, unit_class=name, last=reading.last)
        if _is_head(text, back) and _ends_clause(text, reading):
            noun = text.tokens[back].text
            return Unit(text=noun, unit_class=None, last=reading.last, is_sure=False)
    return None


def _is_head(text: Passage, at: int) -> bool:
    """Tell the unlisted noun of "i cassoni già in opera sono cinque"."""
    is_noun = text.words[at].endswith(("i", "e")) and len(text.words[at]) > 3
    opens = at < 2 or text.stops(at - 2) or text.word(at - 2) in {"che", "e"}
    return is_noun and opens and text.word(at - 1) in {"i", "gli", "le"}


def _ends_clause(text: Passage, reading: Reading) -> bool:
    is_copula = text.word(reading.first - 1) in _COPULAS
    return is_copula and not text.flows(reading.last - 1)


def _has_subject(text: Passage, reading: Reading, at: int) -> bool:
    if reading.lo >= MILLION and text.word(at) not in _AUXILIARIES:
        return reading.lo < 1000 * MILLION and is_change(text, at)
    # "Gli sfollati sono ora 510".
    link = at - 1 if text.word(at) in _BY_NOW else at
    is_linked = plain(text.word(link)) in _LINKING or reading.side == "min"
    return is_linked or reading.previous or _is_in_brackets(text, at)


def _is_in_brackets(text: Passage, at: int) -> bool:
    """Tell "soldati (si stima tra i 10 e gli 11 mila)"."""
    return any("(" in text.gap(at - back) for back in range(4) if at - back >= 0)
