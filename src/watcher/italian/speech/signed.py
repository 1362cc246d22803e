"""Which outlet or agency signs a phrase: "il quotidiano israeliano Haaretz"?"""

from watcher.italian.speech.phrases import name_end, outlet_at
from watcher.italian.speech.reading import Reading
from watcher.italian.speech.source_words import Noun, is_adjective
from watcher.italian.speech.speaker import Phrase, Speaker


def signed(reading: Reading, phrase: Phrase, noun: Noun, stop: int) -> Speaker | None:
    """Read a phrase that an outlet or an agency signs."""
    at = phrase.head
    if noun.kind == "media" or noun.scope == "agency":
        outlet = _outlet_in(reading, at, stop)
        if outlet is None and noun.scope == "agency":
            outlet = _agency_in(reading, at, stop)
        if outlet:
            head = reading.words[at]
            return outlet._replace(start=phrase.start, end=stop, head=head, head_at=at)
    return None


def _agency_in(reading: Reading, at: int, stop: int) -> Speaker | None:
    """Read "l'agenzia Keystone", "l'agenzia iraniana Irna"."""
    begin = at + 1
    while begin < stop and is_adjective(reading.words[begin]):
        begin += 1
    known = reading.actors_between(begin, stop)
    if any(a.kind in ("agency", "media") for a in known):
        spoken = next(a for a in known if a.kind in ("agency", "media"))
        return Speaker(
            start=at, end=stop, name=spoken.name, code=spoken.code or None, kind="media"
        )
    end = name_end(reading, begin, stop)
    if known or end == begin:
        return None
    name = reading.written(begin, end)
    return Speaker(start=at, end=stop, name=name, code=None, kind="media")


def _outlet_in(reading: Reading, at: int, stop: int) -> Speaker | None:
    """Return the outlet named beside its kind: "il quotidiano israeliano Haaretz"."""
    for index in range(at + 1, stop):
        outlet = outlet_at(reading, index, stop)
        if outlet:
            name, code, end = outlet
            return Speaker(start=at, end=end, name=name, code=code, kind="media")
    return None
