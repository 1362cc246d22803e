"""How far does a noun phrase reach that may be the name of a source?"""

import simplemma

from watcher.italian.speech.reading import Reading
from watcher.italian.speech.source_words import is_adjective, nouns, outlets
from watcher.italian.speech.speech_words import cues, listed

ARTICLES = listed("articles")
DETERMINERS = ARTICLES | listed("determiners")
OF = listed("di")
AT = listed("at_office")
BY = listed("da")
# A preposition joined with the definite article.
ARTICULATED = (OF | BY | listed("a") | listed("in") | listed("su")) - listed(
    "plain_prepositions"
)
# Spaces, hyphens and signs inside a name ("Jong-un", "Procter & Gamble").
_CLOSE = frozenset(("", " ", "\u00a0", "-", "‑", " & ", "&"))
_PARTICIPLE_ENDINGS = ("at", "ut", "it", "es", "os", "is", "tt", "st")
_PARTICLES = listed("particles")
# In a name only behind another particle: "de la Cruz", not "il Viminale la Francia".
_SECOND = ("la", "le")
_NEAR = listed("near")
_BARE = ("a", "ad", "in")
_ENVOYS = listed("envoys")
_VENUES = listed("venues")


def skip_determiners(reading: Reading, start: int, end: int) -> tuple[int, bool]:
    """Return the token after articles and adjectives, and whether it is definite."""
    at = start
    definite = False
    while at < min(end, start + 4) and (at == start or not reading.gaps[at].strip()):
        word = reading.words[at]
        if word in DETERMINERS:
            definite = definite or word in ARTICLES
        elif word not in cues("before_noun") or at + 1 >= end or _heads(reading, at):
            break
        at += 1
    return at, definite


def _heads(reading: Reading, at: int) -> bool:
    """Say whether a word that may stand before a noun is the noun itself here."""
    following = reading.words[at + 1]
    return reading.words[at] in nouns() and following not in nouns()


def extent(reading: Reading, at: int, end: int, *, after_name: bool = False) -> int:
    """Return where the phrase ends whose head stands before token *at*."""
    while at < end:
        stop = _bracketed(reading, at, end) or _more(reading, at, end, after_name)
        if stop is None:
            break
        at = stop
    return min(at, end)


def _bracketed(reading: Reading, at: int, end: int) -> int | None:
    """Return the end of a party or acronym in brackets: "(Pd)", "(Forza Italia)"."""
    if reading.gaps[at].strip() != "(" or not reading.is_capital(at):
        return None
    for size in (1, 2, 3):
        if at + size <= end and reading.gaps[at + size].startswith(")"):
            return at + size
    return None


def _more(reading: Reading, at: int, end: int, after_name: bool) -> int | None:
    """Return the end of one more part of the phrase at token *at*, or None."""
    word = reading.words[at]
    follows = reading.words[at + 1] if at + 1 < end else ""
    if _ends_before(reading, at, follows):
        return None
    if word in OF or (word in BY and _is_participle(reading.words[at - 1])):
        return _complement(reading, at + 1, end)
    if word in AT and not after_name:
        return _department(reading, at, end)
    if word in _NEAR and follows:
        return _complement(reading, at + 2, end)
    if reading.is_capital(at):
        return name_end(reading, at, end)
    authored = _is_participle(word) and follows in BY
    return at + 1 if authored or _describes(reading, at, after_name) else None


def _ends_before(reading: Reading, at: int, follows: str) -> bool:
    """Say whether a mark, another state or who passes it on ends the phrase."""
    apart = reading.gaps[at].strip() not in ("", ")") or _begins_another(reading, at)
    return apart or (reading.words[at] in cues("relayed") and follows in BY)


def _department(reading: Reading, at: int, end: int) -> int | None:
    """Return the end of what an office is for: "ai Trasporti", "per il Sud"."""
    sent = reading.words[at] not in _BARE or _is_envoy(reading, at)
    at += 1
    if not sent or (at < end and reading.words[at] in _VENUES):
        return None
    if at < end and reading.words[at] in ARTICLES and not reading.is_capital(at):
        at += 1
    if at >= end or outlet_at(reading, at, end):
        return None
    stop = name_end(reading, at, end)
    return stop if stop > at else None


def _is_envoy(reading: Reading, at: int) -> bool:
    """Say whether who is named before token *at* is sent to places."""
    return any(word in _ENVOYS for word in reading.words[max(at - 3, 0) : at])


def _describes(reading: Reading, at: int, after_name: bool) -> bool:
    word = reading.words[at]
    # "il premier spagnolo" is one actor that ends with its adjective.
    if is_adjective(word) or reading.tokens[at].end in reading.actor_ends:
        return True
    return word in nouns() and not after_name


def _is_participle(word: str) -> bool:
    return len(word) > 4 and word[-3:-1] in _PARTICIPLE_ENDINGS


def _complement(reading: Reading, at: int, end: int) -> int | None:
    """Return the end of what follows "di": an article, then a noun or a name."""
    while (
        at < end and reading.words[at] in DETERMINERS and not reading.gaps[at].strip()
    ):
        at += 1
    if at >= end or reading.gaps[at].strip() or not reading.words[at][0].isalnum():
        return None
    if reading.words[at] in cues("pronoun_stop"):
        return None
    return max(name_end(reading, at, end), at + 1)


def name_end(reading: Reading, at: int, end: int) -> int:
    """Return the end of the capitalised words at *at*, *at* when there are none."""
    stop = at
    while stop < end and (stop == at or _is_close(reading, stop)):
        if stop > at and _begins_another(reading, stop):
            break
        if _in_name(reading, stop, at):
            stop += 1
        elif stop > at and _joins(reading, stop, end):
            stop += 2 if reading.is_capital(stop + 1) else 3
        else:
            break
    return min(stop, end)


def _begins_another(reading: Reading, at: int) -> bool:
    """Say whether one state ends and another begins here: "secondo Roma Tripoli"."""
    if not reading.is_capital(at) or not reading.is_capital(at - 1):
        return False
    ends, begins = reading.tokens[at - 1].end, reading.tokens[at].start
    return {ends, begins} <= reading.borders


def _is_close(reading: Reading, index: int) -> bool:
    """Say whether only what names are written with stands before the token."""
    gap = reading.gaps[index]
    if "." in gap:
        return len(reading.tokens[index - 1].text) == 1
    return gap in _CLOSE


def _in_name(reading: Reading, index: int, start: int) -> bool:
    text = reading.tokens[index].text
    if index > start and reading.words[index] in ARTICLES:
        return False
    return text[0].isupper() or (index > start and text.isdigit() and len(text) < 3)


def _joins(reading: Reading, at: int, end: int) -> bool:
    """Say whether a small word stands inside a name ("von der Leyen")."""
    if reading.words[at] not in _PARTICLES or at + 1 >= end:
        return False
    if reading.words[at] in _SECOND and reading.is_capital(at + 1):
        return False
    if reading.is_capital(at + 1):
        return reading.words[at] != "al" or _is_arabic(reading, at, end)
    double = at + 2 < end and reading.words[at + 1] in _PARTICLES
    return double and reading.is_capital(at + 2)


def _is_arabic(reading: Reading, at: int, end: int) -> bool:
    """Tell "Ahmed al Sharaa" from "Urso al Corriere", "Sala al Senato"."""
    elsewhere = reading.words[at + 1] in _VENUES or outlet_at(reading, at + 1, end)
    known = [a for a in reading.actors if a.start == reading.tokens[at + 1].start]
    return not elsewhere and all(a.kind == "person" for a in known)


def opens_sentence(reading: Reading, at: int) -> bool:
    """Say whether the token is capitalised because a sentence begins with it."""
    return at == 0 or any(sign in reading.gaps[at] for sign in '.!?:\n«“"…—–')


def closes(reading: Reading, at: int) -> bool:
    """Say whether a stop, a comma or the end stands before token *at*."""
    return at >= len(reading.words) or reading.gaps[at].strip()[:1] in set(",.:;)»")


def is_common(reading: Reading, at: int) -> bool:
    """Say whether a capital may be due to the place: a common word opens it."""
    text = reading.tokens[at].text
    if text.isupper() and len(text) > 1:
        return False
    if reading.words[at] in cues("calendar"):
        return True
    return opens_sentence(reading, at) and simplemma.is_known(
        reading.words[at].rstrip("'"), lang="it"
    )


def outlet_at(
    reading: Reading, at: int, end: int
) -> tuple[str, str | None, int] | None:
    """Return (name, code, end) of the outlet or agency named at token *at*."""
    first = reading.tokens[at].text.split("-")[0]
    for words, name, code in outlets().get(first, ()):
        stop = _spelled(reading, at, end, words)
        if stop and not (len(words) == 1 and is_common(reading, at)):
            return name, code, stop
    return None


def _spelled(reading: Reading, at: int, end: int, words: tuple[str, ...]) -> int | None:
    """Return the token after *words* when they stand at *at*, or None."""
    rest = words
    while rest and at < end:
        pieces = tuple(reading.tokens[at].text.replace("’", "'").split("-"))
        if pieces != rest[: len(pieces)]:
            return None
        rest = rest[len(pieces) :]
        at += 1
    return None if rest else at
