"""Who is meant by one noun phrase, without what commas and owners add to it?"""

from watcher.italian.speech.kinds import kind_of
from watcher.italian.speech.named import of_name
from watcher.italian.speech.naming import (
    begins_title,
    code_of,
    code_of_the_country,
    end_with_actors,
    is_forename,
    is_institution,
    name_start,
    person_beside,
)
from watcher.italian.speech.phrases import (
    ARTICULATED,
    extent,
    outlet_at,
    skip_determiners,
)
from watcher.italian.speech.ranks import OWNERS, kind_of_rank
from watcher.italian.speech.reading import Reading
from watcher.italian.speech.signed import signed
from watcher.italian.speech.source_words import Noun, nouns
from watcher.italian.speech.speaker import Phrase, Speaker


def noun_phrase(reading: Reading, start: int, end: int) -> Speaker | None:
    """Read one noun phrase, without what commas add to it."""
    at, definite = skip_determiners(reading, start, end)
    definite = definite or (start > 0 and reading.words[start - 1] in ARTICULATED)
    if at >= end or (at > start and reading.gaps[at].strip()):
        return None
    outlet = outlet_at(reading, at, end)
    if outlet:
        name, code, stop = outlet
        return Speaker(
            start=start, end=stop, name=name, code=code, kind="media", definite=definite
        )
    noun = nouns().get(reading.words[at])
    if noun and "ordinal" in noun.scope and not begins_title(reading, at, end):
        return None
    if noun and not is_forename(reading, at):
        # "numero uno" is one title.
        title = at + 2 if "ordinal" in noun.scope and at + 1 < end else at + 1
        phrase = Phrase(start, at, extent(reading, title, end), definite)
        return _of_office(reading, phrase, noun)
    return of_name(reading, Phrase(start, at, end, definite))


def _of_office(reading: Reading, phrase: Phrase, noun: Noun) -> Speaker:
    """Say who a phrase with a listed noun is, from what follows the noun."""
    start, at = phrase.start, phrase.head
    stop = end_with_actors(reading, start, phrase.end)
    outlet = signed(reading, phrase, noun, stop)
    if outlet:
        return outlet
    person = None if "body" in noun.scope else person_beside(reading, at + 1, stop)
    inside = reading.actors_between(start, stop)
    local = "local" in noun.scope
    kind = _own_kind(reading, phrase, noun, stop)
    name = person or reading.written(name_start(reading, start, at), stop)
    if kind in ("official", "party", "intelligence") and not person and not local:
        name = next((a.name for a in inside if is_institution(a)), name)
    if noun.scope == "back" and stop > at + 1:
        kind = "party"  # "il servizio" is an article, "il servizio segreto" a body
    if kind in ("official", "party") and any(a.kind == "intelligence" for a in inside):
        kind = "intelligence"
    return Speaker(
        start=start,
        end=stop,
        name=name,
        code=None
        if local or kind == "expert"
        else code_of(inside) or code_of_the_country(reading, start, stop),
        kind="official" if person and kind == "unnamed" else kind,
        head=reading.words[at],
        head_at=at,
        role=noun.kind,
        named=bool(person or inside),
        definite=phrase.definite,
    )


def _own_kind(reading: Reading, phrase: Phrase, noun: Noun, stop: int) -> str:
    """Return the kind of the noun, or of the body or rank that it heads."""
    begin = reading.tokens[phrase.head].start
    inside = reading.actors_between(phrase.start, stop)
    whole = next((a for a in inside if a.start == begin), None)
    if whole and whole.kind == "body" and noun.kind in OWNERS:
        return kind_of(whole)  # "Istituto superiore di sanità" is no mere institute
    return kind_of_rank(reading, phrase, stop) if "rank" in noun.scope else noun.kind
