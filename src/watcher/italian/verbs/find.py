"""Which verbs does a text hold, and when does the verb of a clause happen?"""

from collections.abc import Iterator
from functools import lru_cache

from watcher.italian.events.clauses import Clauses
from watcher.italian.inflection.verb_forms import key, readings
from watcher.italian.sentences import with_words
from watcher.italian.verbs import clause_tense
from watcher.italian.verbs.group import Mood, VerbGroup
from watcher.italian.verbs.reader import Reader
from watcher.italian.words import cut
from watcher.model.factuality import Tense

__all__ = ["Mood", "VerbGroup", "is_passive", "parse", "tense_at", "verb_groups"]


def verb_groups(text: str) -> list[VerbGroup]:
    """
    Return the verb groups of *text* in order; offsets count its characters.

    >>> [(g.lemmas, g.tense.value) for g in verb_groups("Non sono ancora arrivati.")]
    [(('arrivare',), 'past')]
    >>> verb_groups("Potrebbe inviarne altri")[0].modal
    'potere'
    """
    return [group for clauses in parse(text) for group in clauses.groups]


def tense_at(text: str, offset: int) -> Tense:
    """
    Return the tense of the verb whose clause holds *offset* of *text*.

    Plans and possibilities count as future; NONE when the sentence has no verb.

    >>> tense_at("Il patto, ratificato il 9 novembre, scadrà a luglio.", 30).value
    'past'
    >>> tense_at("L'invio è previsto per agosto.", 25).value
    'future'
    """
    for clauses in parse(text):
        if clauses.sentence.start <= offset <= clauses.sentence.end:
            return clause_tense.tense(text, clauses.sentence, clauses.groups, offset)
    return Tense.NONE


def is_passive(text: str, offset: int) -> bool:
    """
    Say whether the verb at *offset* of *text* is told of who suffers it.

    >>> is_passive("La nave è stata fermata dai russi.", 16)
    True
    >>> is_passive("La nave è arrivata dai russi.", 10)
    False
    """
    return offset in _passives(text)


@lru_cache(maxsize=16)
def _passives(text: str) -> frozenset[int]:
    groups = (group for clauses in parse(text) for group in clauses.groups)
    return frozenset(g.head_start for g in groups if g.passive and not g.reflexive)


@lru_cache(maxsize=16)
def parse(text: str) -> tuple[Clauses, ...]:
    """Return the sentences of *text* with their words and verb groups, in order."""
    found = []
    words, _, gaps = cut(text)
    for sentence, begin, end in with_words(text):
        inside = words[begin:end]
        keys = [key(word.text) for word in inside]
        groups = tuple(_groups(Reader(inside, keys, gaps[begin:end], begin)))
        found.append(
            Clauses(text, sentence, inside, begin, keys, gaps[begin:end], groups)
        )
    return tuple(found)


def _groups(reader: Reader) -> Iterator[VerbGroup]:
    before: VerbGroup | None = None
    index = 0
    while index < len(reader.words):
        # Most words are no verb at all.
        verbal = readings(reader.keys[index])
        group = reader.group(index, before) if verbal else None
        if group:
            yield group
            before = group
            index = group.last - reader.shift
        index += 1
