"""Is a date the complement of a verb that sets, moves or counts days?"""

from watcher.italian.lemmas import lemmas
from watcher.italian.times.phrase_parts import Phrase
from watcher.italian.times.time_words import numbers_of, words_of
from watcher.italian.times.tokens import Line

_FAR = 8  # words between "rinviata" and its "al 3 marzo"


def is_appointed(part: Phrase, line: Line) -> bool:
    """
    Tell "rinviata al 3 marzo", "convocata per il 3 marzo": a day set beforehand.

    Who sets or moves a day looks ahead, in whatever tense it is told.
    """
    if line.is_in(part.begin - 1, "appointments", "listed"):
        return True  # "in programma il 3 marzo"
    if line.key(part.begin - 1) == "per":
        return True  # "riaperta per fine giugno"
    if line.is_in(part.begin - 1, "appointments", "decided"):
        return False  # "il rinvio deciso a metà mese"
    to = line.is_in(part.begin, "modes", "to") or line.key(part.begin) in ("fino", "in")
    # "Confermata a marzo" tells when, "fissata al 3 marzo" for when.
    a_day = line[part.begin + 1].value is not None
    tables = ("set", "moved") if a_day else ("moved",)
    return to and _governed(line, part.begin - 1, tables)


def is_moved_from(line: Line, index: int) -> bool:
    """Tell the "dal" of "slitta dal 15 settembre al 3 novembre": the day of before."""
    return line.is_in(index, "modes", "from") and _governed(line, index - 1, ("moved",))


def is_replaced(part: Phrase, line: Line) -> bool:
    """Tell "anziché il 15 settembre", "non più entro marzo": a day that was dropped."""
    at = part.begin - 1
    while line.key(at) in ("a", "al", "di", "del", "dell'", "il", "per", "che"):
        at -= 1
    if line.is_in(at, "replaced", "words"):
        return True
    pair = f"{line.key(at - 1)} {line.key(at)}"
    return pair in words_of("replaced", "pairs")


def is_historic(part: Phrase, line: Line) -> bool:
    """Tell "È il 14 gennaio quando", "la lettera è del 3 marzo", "risale a marzo"."""
    at = part.begin - 1
    if line.is_in(at, "historic", "dating"):
        return True
    if part.adnominal:
        return line.is_in(at - 1, "historic", "being")
    return is_present_of_old(part, line)


def is_present_of_old(part: Phrase, line: Line) -> bool:
    """
    Tell the "È il 14 gennaio e" that opens a tale; news would say "sarà".

    "È il 14 gennaio la nuova data" is news.
    """
    at = part.begin - 1
    goes_on = line[part.end].is_word and not line.is_in(part.end, "historic", "after")
    return line.is_in(at, "historic", "being") and line.is_initial(at) and not goes_on


def is_mood(part: Phrase, line: Line) -> bool:
    """
    Tell "poi arriva l'estate", "un autunno caldo": a season as a thing, not as a time.

    It stands without a preposition, and nothing says of which year.
    """
    at = part.begin
    article = line.is_in(at, "modes", "articles")
    last = at + article
    if line.key(last) not in numbers_of("seasons") or part.end != last + 1:
        return False
    if article:
        return not _is_governed_noun(line, at - 1)
    counted = line.key(at - 1) in ("un", "un'", "una")
    return counted and not _is_governed_noun(line, at - 2)


def _is_governed_noun(line: Line, index: int) -> bool:
    """Tell the preposition of "per l'estate", "entro un'estate", "dopo l'estate"."""
    modes = ("at", "of", "from", "between", "by", "after", "before", "around")
    return line.key(index) in ("per", "con", "durante") or any(
        line.is_in(index, "modes", mode) for mode in modes
    )


def _governed(line: Line, index: int, tables: tuple[str, ...]) -> bool:
    for at in range(index, max(index - _FAR, -1), -1):
        token = line[at]
        if not token.is_word and token.value is None:
            return False
        if any(_names(token.key, table) for table in tables):
            return True
    return False


def _names(word: str, table: str) -> bool:
    listed = words_of("appointments", table)
    return word in listed or not listed.isdisjoint(lemmas(word))
