"""Is a number without a currency money: "un risarcimento di 6,8 milioni"?"""

from watcher.italian.lemmas import lemmas
from watcher.italian.quantities.money_words import money_words
from watcher.italian.quantities.number import MILLION
from watcher.italian.quantities.passage import Passage
from watcher.italian.quantities.reading import Reading
from watcher.italian.quantities.small_words import articulated, plain
from watcher.italian.quantities.units import unit_class

# Smaller ones are prices only where a currency says so.
_LEAST, _LEAST_PAID = 1000, 100_000
_PREPOSITIONS = frozenset({"di", "da", "a", "per"})
# "Il costo a finire dell'opera, si legge, sarà di un miliardo".
_REACH = 10
_VERB_REACH = 3
_SHARES = frozenset({"ciascuno", "ciascuna", "cadauno", "cadauna"})
_AMOUNTS = frozenset({"AMOUNT", "MONEY"})


def is_amount(text: Passage, reading: Reading) -> bool:
    """Tell whether a noun of cost governs *reading*, or a verb of paying."""
    if reading.unit is not None or reading.lo < _LEAST:
        return False
    if _noun_governs(text, reading) or _verb_governs(text, reading):
        return True
    return reading.lo >= MILLION and _is_given(text, reading)


def _is_given(text: Passage, reading: Reading) -> bool:
    """Tell "agli eredi 2 milioni", "5 milioni per il teatro", "2 milioni ciascuno"."""
    after, purpose = text.word(reading.last), text.word(reading.last + 1)
    given = after in _SHARES or (after == "per" and purpose in articulated())
    if given and text.flows(reading.last - 1):
        return True
    giver = reading.first - 2
    named = giver >= 0 and text.flows(giver) and text.flows(giver + 1)
    return named and articulated().get(text.words[giver], ("", ""))[0] in {"a", "da"}


def _noun_governs(text: Passage, reading: Reading) -> bool:
    at = reading.first - 1
    if plain(text.word(at)) not in _PREPOSITIONS:
        return False
    for back in range(at - 1, max(-1, at - _REACH), -1):
        word = text.words[back]
        if text.stops(back) or word[:1].isdecimal():
            return False
        if unit_class(word) in _AMOUNTS or _is_listed(word, "nouns"):
            return True
    return False


def _verb_governs(text: Passage, reading: Reading) -> bool:
    if reading.lo < _LEAST_PAID:
        return False
    for back in range(reading.first - 1, reading.first - 1 - _VERB_REACH, -1):
        word = text.word(back)
        if not word or text.stops(back):
            return False
        if _is_listed(word, "verbs"):
            return True
    return False


def _is_listed(word: str, key: str) -> bool:
    return not money_words(key).isdisjoint(lemmas(word))
