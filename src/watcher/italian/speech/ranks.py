"""What kind of source is "il portavoce", "il presidente": that of what they lead?"""

from watcher.italian.names.places import places
from watcher.italian.speech.kinds import kind_of
from watcher.italian.speech.phrases import OF, name_end
from watcher.italian.speech.reading import Reading
from watcher.italian.speech.source_words import nouns
from watcher.italian.speech.speaker import Phrase
from watcher.italian.speech.speech_words import listed

_OF_STATE = listed("of_state")
OWNERS = ("official", "party", "expert", "intelligence")


def kind_of_rank(reading: Reading, phrase: Phrase, stop: int) -> str:
    """
    Go from "il portavoce", "il presidente" to the kind of what they are at the head of.

    Bare, or with an adjective, they are officials.
    """
    for at in range(phrase.head + 1, stop):
        noun = nouns().get(reading.words[at])
        if noun and reading.words[at - 1] in OF and noun.kind in OWNERS:
            return noun.kind
    inside = reading.actors_between(phrase.head + 1, stop)
    bodies = [a for a in inside if a.kind != "person"]
    if bodies:
        return kind_of(bodies[0])
    named = any(
        reading.words[at - 1] in OF and _is_unlisted_name(reading, at, stop)
        for at in range(phrase.head + 1, stop)
    )
    return "party" if named else "official"


def _is_unlisted_name(reading: Reading, at: int, stop: int) -> bool:
    """Tell "il presidente di Federtopi" from "del Veneto" and "dello Stato"."""
    if not reading.is_capital(at) or reading.words[at] in _OF_STATE:
        return False
    return not places(reading.written(at, name_end(reading, at, stop)))
