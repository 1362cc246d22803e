"""Which name can be a source: a known actor, or any capitalised one?"""

from watcher.italian.speech.kinds import kind_of
from watcher.italian.speech.naming import actor_from, shown
from watcher.italian.speech.phrases import extent, is_common, name_end, opens_sentence
from watcher.italian.speech.reading import Reading
from watcher.italian.speech.speaker import Phrase, Speaker
from watcher.italian.speech.speech_words import listed
from watcher.model.mention import ActorMention

_NEVER_NAME = listed("never_name").union(
    *(
        listed(key)
        for key in ("a", "da", "di", "in", "su", "links", "other_prepositions")
    )
)


def of_name(reading: Reading, phrase: Phrase) -> Speaker | None:
    """Read a known actor or a capitalised name."""
    at, end = phrase.head, phrase.end
    known = actor_from(reading, at, end)
    stop = name_end(reading, at, end)
    if known:
        return _of_actor(reading, phrase, known, stop)
    alone = stop == at + 1 and at == phrase.start
    letters = reading.written(at, stop).strip("'’. ") if stop > at else ""
    if len(letters) < 2 or (alone and is_common(reading, at)):
        return None
    if opens_sentence(reading, at) and reading.words[at] in _NEVER_NAME:
        return None
    return Speaker(
        start=phrase.start,
        end=extent(reading, stop, end, after_name=True),
        name=reading.written(at, stop),
        code=None,
        kind="party",
        definite=phrase.definite,
    )


def _of_actor(
    reading: Reading, phrase: Phrase, known: ActorMention, stop: int
) -> Speaker:
    at = phrase.head
    # A given name may stand before the surname that the list knows.
    stop = max(stop, reading.index_at(known.end))
    person = known.kind == "person" and reading.is_capital(at)
    return Speaker(
        start=phrase.start,
        end=extent(reading, stop, phrase.end, after_name=True),
        name=shown(reading, known, at, stop)
        if not person
        else reading.written(at, stop),
        code=known.code or None,
        kind=kind_of(known),
        definite=phrase.definite,
    )
