"""Is an event told, or only recalled?"""

import re
from functools import cache, lru_cache

from watcher.italian import lexicon
from watcher.italian.events.clauses import Clauses
from watcher.italian.events.triggers import Trigger
from watcher.italian.words import fold, tokens
from watcher.model.factuality import Tense

# "Compie domani novanta giorni", "saranno passati due anni", "ricorre il decennale".
_ANNIVERSARY = re.compile(
    r"(?<!\w)(?:(?:compi|festegg|celebr)\w+|(?:sarà|saranno) (?:passat|trascors)[oaie])"
    r"(?: \w+){0,3} (?:giorn[oi]|settiman[ae]|mes[ei]|ann[oi]|secol[oi])(?!\w)"
    r"|(?<!\w)ricorr(?:e|erà|ono|eranno)(?!\w)|(?<!\w)cadrà l['’]anniversario"
)


def background(clauses: Clauses, trigger: Trigger, when: Tense) -> str:
    """Return none, pluperfect, dated ("un anno fa") or recap ("come è noto")."""
    if trigger.group and trigger.group.pluperfect:
        return "pluperfect"
    if when is not Tense.PAST:
        return "none"
    if _holds(clauses, "dated") or _old_year(clauses, trigger.index):
        return "dated"
    if _holds(clauses, "recap") or _last(clauses, trigger.index):
        return "recap"
    if _is_given(clauses, trigger):
        return "recap"
    return "none"


def is_expected(sentence: str) -> bool:
    """
    Tell whether *sentence* says that what it tells was known to come.

    >>> is_expected("La sentenza, come annunciato, è attesa il 30.")
    True
    """
    return _says(sentence, "expected")


def is_routine(sentence: str) -> bool:
    """
    Tell whether *sentence* says that what is under way goes on.

    >>> is_routine("Si torna in aula la settimana prossima.")
    True
    """
    return _says(sentence, "routine")


def is_anniversary(sentence: str) -> bool:
    """
    Tell whether *sentence* counts the days since something.

    >>> is_anniversary("L'assedio compie domani novanta giorni.")
    True
    >>> is_anniversary("Domani la nave compie la traversata.")
    False
    """
    return _ANNIVERSARY.search(fold(sentence)) is not None


def _says(sentence: str, name: str) -> bool:
    said = f" {' '.join(token.folded for token in tokens(sentence))} "
    listed = lexicon.table("background.toml")[name].split(", ")
    return any(
        f" {phrase.replace(chr(39), chr(39) + ' ')} " in said for phrase in listed
    )


def _is_given(clauses: Clauses, trigger: Trigger) -> bool:
    """
    Find "dopo che", "da quando" before the first finite verb, when it is the event's.

    "Dopo che Roma ha ammesso il ritardo, Parigi ha protestato": the first clause is
    taken as known, the second tells.
    """
    group = trigger.group
    if group is None or not group.is_finite:
        return False
    for at, phrase in _found(clauses, "given"):
        after = [g for g in clauses.groups if clauses.first(g) >= at + len(phrase)]
        # "Forze armate" looks like "voi armate"; newspapers do not address a "voi".
        finite = [g for g in after if g.is_finite and g.person != "2p"]
        if finite and finite[0] is group:
            return True
    return False


# Every event of a sentence asks for the phrases of the whole.
@lru_cache(maxsize=16)
def _found(clauses: Clauses, name: str) -> list[tuple[int, tuple[str, ...]]]:
    keys, phrases = clauses.keys, _phrases(name)
    return [
        (at, phrase)
        for at, word in enumerate(keys)
        if word in phrases
        for phrase in phrases[word]
        if tuple(keys[at : at + len(phrase)]) == phrase
    ]


def _holds(clauses: Clauses, name: str) -> bool:
    return bool(_found(clauses, name))


def _last(clauses: Clauses, index: int) -> bool:
    """Find "lo scorso aprile" around the event; "la scorsa settimana" is fresh."""
    begin, end = clauses.segment(index)
    keys, table = clauses.keys, lexicon.table("background.toml")
    last, fresh = table["last"].split(), set(table["fresh"].split())
    return any(
        keys[at] in last and fresh.isdisjoint(keys[max(0, at - 1) : at + 2])
        for at in range(begin, end)
    )


def _old_year(clauses: Clauses, index: int) -> bool:
    """Find a year of another century, as in "nel 1943"."""
    begin, end = clauses.segment(index)
    years = [key for key in clauses.keys[begin:end] if len(key) == 4]
    return any(year.isdigit() and "1000" < year < "2000" for year in years)


@cache
def _phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon.table("background.toml")[name].split(", "):
        words = tuple(phrase.replace("'", "' ").split())
        found.setdefault(words[0], []).append(words)
    return {head: tuple(known) for head, known in found.items()}
