"""What is a source called inside its phrase: a person, a body, a state?"""

from functools import cache
from itertools import pairwise

from watcher.italian.names.actors import is_state
from watcher.italian.names.countries import countries
from watcher.italian.speech.phrases import AT, BY, OF, name_end, outlet_at
from watcher.italian.speech.reading import Reading
from watcher.italian.speech.source_words import nouns
from watcher.italian.speech.speech_words import cues, listed
from watcher.model.mention import ActorMention

# An institution named in the phrase of an office is shown instead of the office.
_INSTITUTIONS = ("intelligence", "government", "body", "agency", "media")


def shown(reading: Reading, known: ActorMention, at: int, stop: int) -> str:
    """Show a body by its name, a vague or uncoded one as written."""
    vague = known.kind in _INSTITUTIONS and known.name in _state_names()
    local = not known.code and known.kind != "country"
    return reading.written(at, stop) if vague or local else known.name


def end_with_actors(reading: Reading, start: int, end: int) -> int:
    """Return the end of a phrase, with the whole of the last actor that it names."""
    begin, finish = reading.tokens[start].start, reading.tokens[end - 1].end
    last = max((a.end for a in reading.actors if begin <= a.start < finish), default=0)
    return max(end, reading.index_at(last)) if last else end


def name_start(reading: Reading, start: int, at: int) -> int:
    """Return where the name begins: "alto funzionario", but not "stesso ministro"."""
    while at > start and reading.words[at - 1] in cues("kept"):
        at -= 1
    return at


def is_institution(actor: ActorMention) -> bool:
    """Say whether a mention names a body, not the whole state for it."""
    return actor.kind in _INSTITUTIONS and actor.name not in _state_names()


@cache
def _state_names() -> frozenset[str]:
    return frozenset(country.name for country in countries())


def code_of(inside: list[ActorMention]) -> str | None:
    """Choose the code of the institution or person, else of the country."""
    ranked = sorted(inside, key=lambda a: (a.kind in ("country", "place"), a.start))
    return (ranked[0].code or None) if ranked else None


def code_of_the_country(reading: Reading, start: int, end: int) -> str | None:
    """Read "i servizi del Paese" as those of the state that was named last."""
    words = reading.words[start:end]
    if not any(of in OF and land in listed("country") for of, land in pairwise(words)):
        return None
    begin = reading.tokens[start].start
    before = [a.code for a in reading.actors if a.end <= begin and is_state(a.code)]
    return before[-1] if before else None


def person_beside(reading: Reading, start: int, stop: int) -> str | None:
    """Return a person's name set beside an office ("il ministro Rossi")."""
    at = start
    while at < stop:
        end = max(name_end(reading, at, stop), at + 1)
        free = reading.words[at - 1] not in OF | AT | BY
        if reading.is_capital(at) and free and _is_person(reading, at, end):
            return reading.written(at, end)
        if reading.is_capital(at) and not free:
            joined = _person_behind(reading, at, end)
            if joined:
                return joined
        at = end
    return None


def _person_behind(reading: Reading, at: int, end: int) -> str | None:
    """Return the person in the capitals of "sindaco di Bari Vito Leccese"."""
    known = [a for a in reading.actors_between(at, end) if a.kind == "person"]
    if known and reading.index_at(known[-1].start) > at:
        first = reading.index_at(known[-1].start)
        alone = " " not in known[-1].text
        given = alone and first - 1 > at and reading.is_capital(first - 1)
        return reading.written(first - 1 if given else first, end)
    whole = any(reading.index_at(a.end) >= end for a in reading.actors_between(at, end))
    holy = reading.words[at] in ("san", "santa", "sant'", "santo")
    if end - at < 3 or whole or holy:
        return None
    tail = reading.tokens[end - 2].text, reading.tokens[end - 1].text
    return reading.written(end - 2, end) if all(t[0].isupper() for t in tail) else None


def _is_person(reading: Reading, at: int, end: int) -> bool:
    """Tell "il segretario Landini" from "il segretario Cgil", "della Difesa"."""
    if reading.words[at] in nouns() or outlet_at(reading, at, end):
        return False
    inside = reading.actors_between(at, end)
    if any(a.kind != "person" for a in inside):
        return False
    return end > at + 1 or not reading.tokens[at].text.isupper()


def actor_from(reading: Reading, at: int, end: int) -> ActorMention | None:
    """Return the known actor at token *at*, its article or given name apart."""
    first = reading.tokens[at]
    before = reading.tokens[at - 1].start if at else first.start
    last = name_end(reading, at, end)
    limit = reading.tokens[max(last - 1, at)].end
    for known in reading.actors:
        if known.start > limit:
            return None
        if known.end <= first.start or reading.index_at(known.end) > end:
            continue
        if known.start in (first.start, before):
            return known
        if known.kind == "person" and first.start < known.start < limit:
            return known
    return None


def begins_title(reading: Reading, at: int, end: int) -> bool:
    """Say whether a title begins here: "primo ministro", "numero due"."""
    following = reading.words[at + 1] if at + 1 < end else ""
    return following in nouns() or following in ("cittadino", "cittadina", "uno", "due")


def is_forename(reading: Reading, at: int) -> bool:
    """Say whether an office word is part of a name here ("Marina Rossi")."""
    double = at + 1 < len(reading.words) and reading.is_capital(at + 1)
    ambiguous = reading.words[at] in ("marina", "regina", "prima", "primo", "bene")
    return ambiguous and double and reading.is_capital(at)
