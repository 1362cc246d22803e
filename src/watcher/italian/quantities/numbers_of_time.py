"""Which numbers tell a date, a year, a time of day or an age, and count nothing?"""

from collections.abc import Sequence
from functools import cache

from watcher.italian import lexicon
from watcher.italian.quantities.number import Number
from watcher.italian.quantities.passage import Passage
from watcher.italian.quantities.small_words import (
    articulated,
    is_plural_article,
    listed,
    plain,
    word_set,
)
from watcher.italian.quantities.units import is_plural, unit_class
from watcher.italian.words import APOSTROPHES

_LINKS = frozenset(
    {"e", "ed", "o", "a", "il", "l'", "da", "tra", "fra", "i", "gli", "le", "in", "su"}
)
_HOURS = frozenset({"alle", "dalle", "le", "delle", "all'", "sulle"})
_YEAR_WORDS = frozenset(
    {
        "anno",
        "anni",
        "fine",
        "inizio",
        "metà",
        "estate",
        "autunno",
        "inverno",
        "primavera",
    }
)
_HAS_AGE = frozenset(
    {"ha", "aveva", "hanno", "avevano", "avrebbe", "avendo", "avrebbero", "compie"}
    | {
        "compiva",
        "compirà",
        "compiuto",
        "compiuti",
        "compito",
        "con",
        "età",
        "ho",
        "aver",
    }
)
_AGE_BOUNDS = frozenset({"sotto", "sopra", "oltre", "su"})
_AGE_ADVERBS = frozenset(
    {"circa", "appena", "soli", "quasi", "oltre", "almeno", "già", "ieri", "oggi"}
)
_COMPLETED_REACH = 4
_SIGNS = frozenset({"€", "$", "£"})
_SENTENCED = ("condann", "pen", "limit", "ridott", "port", "sal", "sces", "aument")


def numbers_of_time(text: Passage, found: Sequence[Number]) -> set[int]:
    """
    Return the positions in *found* of dates, years, clock times and ages.

    >>> from watcher.italian.quantities.numbers import numbers
    >>> from watcher.italian.quantities.passage import passage
    >>> p = passage("il 7 e 8 maggio 2024, alle 21, un uomo di 34 anni, 12 feriti")
    >>> sorted(numbers_of_time(p, numbers(p)))
    [0, 1, 2, 3, 5]
    """
    dropped: set[int] = set()
    for at in range(len(found) - 1, -1, -1):
        number = found[at]
        after = found[at + 1] if at + 1 < len(found) else None
        if after and _linked(text, number, after):
            if _is_age(text, number, after.last):  # "due ragazze di 16 e 17 anni"
                dropped.add(at + 1)
            if at + 1 in dropped and _is_same_series(number, after):
                dropped.add(at)
        if _is_time(text, number) or _is_hour(text, number, after, at + 1 in dropped):
            dropped.add(at)
    return dropped


def _is_time(text: Passage, number: Number) -> bool:
    return (
        _is_date(text, number)
        or _is_year(text, number)
        or _is_age(text, number, number.last)
    )


def _is_hour(
    text: Passage, number: Number, after: Number | None, is_dropped: bool
) -> bool:
    """Tell "tra le 3 e le 5" from "tra le 3 e le 5 tonnellate"."""
    if not _is_clock(text, number):
        return False
    if after is None or is_dropped or not _linked(text, number, after):
        return True
    return text.word(after.first - 1) not in _HOURS


def _linked(text: Passage, number: Number, after: Number) -> bool:
    between = range(number.last, after.first)
    if len(between) > 2 or not number.is_plain:
        return False
    clear = all(plain(text.word(at)) in _LINKS for at in between)
    return clear and not any(
        text.stops(at) for at in range(number.last - 1, after.first)
    )


def _is_same_series(number: Number, after: Number) -> bool:
    """Tell "27 e 28 ottobre", "34 e 39 anni" from "300 e il 3 maggio"."""
    return number.lo <= 31 or (after.lo > 31 and number.lo <= 120)


def _is_date(text: Passage, number: Number) -> bool:
    if (
        not number.is_plain
        or not 1 <= number.lo <= 31
        or not text.flows(number.last - 1)
    ):
        return False
    if _is_month(text, number.last):
        return True
    before = _date_marks().get(text.word(number.first - 1))
    is_weekday = before == "weekday" and text.gap(number.first - 1) == " "
    return is_weekday and not is_plural(text.word(number.last))


def _is_month(text: Passage, index: int) -> bool:
    word = text.word(index)
    if _date_marks().get(word) != "month":
        return False
    if len(word) > 3:
        return True
    # "11 GEN" in a dateline or "3 set 2024"; "3 set" alone is tennis.
    year = text.word(index + 1)
    return text.tokens[index].text.isupper() or (len(year) == 4 and year.isdecimal())


def _is_year(text: Passage, number: Number) -> bool:
    if not number.is_plain or number.grouped:
        return False
    if _is_short_year(text, number):
        return True
    lowest = 1500 if number.form == "digits" else 1800
    if not lowest <= number.lo <= 2100 or number.last - number.first > 1:
        return False
    before, after = text.word(number.first - 1), text.word(number.last)
    if before in _SIGNS or after in _SIGNS | {"%", "per", "‰"}:
        return False
    singular = articulated().get(before, ("", ""))[1] == "s"
    if singular or before in _YEAR_WORDS or _date_marks().get(before):
        return True
    return not _is_counting(text, number, before)


def _is_counting(text: Passage, number: Number, before: str) -> bool:
    """Tell "millenovecento pratiche", "salgono a 1900" from years."""
    if before in listed("counting"):  # a year has its article: "al 1900"
        return not text.word(number.first - 2)[:1].isdecimal()
    is_counting = number.form == "words" or is_plural_article(before)
    is_counting = is_counting or _is_counted(text, number.last)
    return is_counting and text.flows(number.last - 1)


def _is_short_year(text: Passage, number: Number) -> bool:
    """Tell "nel ’68", "anni '70"."""
    start = text.tokens[number.first].start
    is_short = number.form == "digits" and number.lo < 100
    is_after_mark = start > 0 and text.text[start - 1] in APOSTROPHES[:2]
    return is_short and is_after_mark and not text.text[max(0, start - 2)].isalpha()


def _is_counted(text: Passage, index: int) -> bool:
    """Tell whether the noun at *index*, behind one adjective, is a known unit."""
    word = text.word(index)
    if word in word_set("prenominal.txt"):
        return unit_class(text.word(index + 1)) is not None
    return unit_class(word) is not None


def _is_clock(text: Passage, number: Number) -> bool:
    if number.form not in {"digits", "words"} or number.scale > 1 or number.lo > 24.6:
        return False
    before = text.word(number.first - 1)
    if number.dotted:
        digits = text.words[number.first].partition(".")[2]
        is_minutes = len(digits) == 2 and digits < "60"
        return is_minutes and (before in _HOURS | {"ore"} or _is_alone(text, number))
    if number.decimal:
        return False
    if before == "ore":
        return unit_class(text.word(number.last)) is None
    return before in _HOURS and _is_alone(text, number)


def _is_alone(text: Passage, number: Number) -> bool:
    """Tell whether nothing that could be counted follows: "alle 21 la polizia"."""
    after = text.word(number.last)
    if not text.flows(number.last - 1) or not after:
        return True
    if _is_counted(text, number.last) or after in {"%", "€", "$", "per"}:
        return False
    if after in word_set("not_units.txt") or text.is_capitalised(number.last):
        return True
    return not after.endswith(("e", "i", "à"))


def _is_age(text: Passage, number: Number, noun: int) -> bool:
    """Tell an age by what stands before *number*; its "anni" is the token *noun*."""
    if text.word(noun) not in {"anni", "mesi", "anno"} or number.lo > 120:
        return False
    if _is_completed(text, noun):
        return True
    if text.flows(noun) and plain(text.word(noun + 1)) in {"di", "da", "d'"}:
        return False
    at = number.first - 1
    while text.word(at) in _AGE_ADVERBS:
        at -= 1
    before = text.word(at)
    if before in {"di", "d'"}:
        return _is_person_before(text, at)
    if before == "a":
        return not text.word(at - 1).startswith(_SENTENCED) and _no_number_near(
            text, at
        )
    return before in _HAS_AGE or _is_apposition(text, number) or _is_bound(text, at)


def _is_completed(text: Passage, noun: int) -> bool:
    """Tell "25 anni da poco compiuti", "18 anni compiuti a maggio"."""
    for at in range(noun + 1, noun + 1 + _COMPLETED_REACH):
        if not text.flows(at - 1) or plain(text.word(at)) == "di":
            return False
        if text.word(at).startswith("compiut"):
            return True
    return False


def _is_apposition(text: Passage, number: Number) -> bool:
    """Tell "Mario Rossi, 34 anni" and "il difensore (27 anni)"."""
    who = number.first - 1
    if text.gap(who).strip() not in {",", "("}:
        return False
    if text.gap(number.last)[:1] in {",", ")"}:
        return True
    return text.is_capitalised(who) or unit_class(text.word(who)) == "PERSON"


def _is_bound(text: Passage, at: int) -> bool:
    """Tell "sotto i 12 anni", "giovani dai 18 ai 35 anni" from durations."""
    article = text.word(at)
    if not is_plural_article(article):
        return False
    is_alone = plain(article) == article
    bound = text.word(at - 1) if is_alone else plain(article)
    if bound not in {"tra", "fra", "da"}:
        return bound in _AGE_BOUNDS
    start = at - 2 if is_alone else at - 1
    near = [text.word(start - back) for back in range(3)]
    return any(
        unit_class(word) == "PERSON" or word in {"età", "fascia"} for word in near
    )


def _is_person_before(text: Passage, at: int) -> bool:
    """Tell "una donna di 34 anni" from "un contratto di 5 anni"."""
    before = text.word(at - 1)
    if text.gap(at - 1).strip() in {",", "("}:
        return True
    if before in {"più", "meno", "minori", "maggiori"}:
        return before in {"minori", "maggiori"} or text.word(at - 2) == "con"
    known = unit_class(before)
    is_name = text.is_capitalised(at - 1) and at > 1 and not text.stops(at - 2)
    return known == "PERSON" or (is_name and known is None)


def _no_number_near(text: Passage, at: int) -> bool:
    return not any(text.word(at - back)[:1].isdecimal() for back in (1, 2))


@cache
def _date_marks() -> dict[str, str]:
    return dict(lexicon.rows("date_marks.tsv"))  # type: ignore[arg-type]
