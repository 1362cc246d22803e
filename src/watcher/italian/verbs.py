"""Which verbs does a text hold, and when does the verb of a clause happen?"""

from collections.abc import Sequence
from functools import lru_cache

from watcher.italian import clause_tense
from watcher.italian.sentences import sentences
from watcher.italian.verb_forms import key
from watcher.italian.verb_group import Mood, VerbGroup
from watcher.italian.verb_reader import Reader
from watcher.italian.words import Token, tokens
from watcher.model.claim import Tense

__all__ = ["Mood", "VerbGroup", "tense_at", "verb_groups"]


def verb_groups(text: str) -> list[VerbGroup]:
    """
    Return the verb groups of *text* in order; offsets count its characters.

    >>> [(g.lemmas, g.tense.value) for g in verb_groups("Non sono ancora arrivati.")]
    [(('arrivare',), 'past')]
    >>> verb_groups("Potrebbe inviarne altri")[0].modal
    'potere'
    """
    return list(_groups(text))


def tense_at(text: str, offset: int) -> Tense:
    """
    Return the tense of the verb whose clause holds *offset* of *text*.

    Plans and possibilities count as future; NONE when the sentence has no verb.

    >>> tense_at("Il patto, ratificato il 9 novembre, scadrà a luglio.", 30).value
    'past'
    >>> tense_at("L'invio è previsto per agosto.", 25).value
    'future'
    """
    for sentence in sentences(text):
        if sentence.start <= offset < sentence.end + 1:
            inside = [
                group
                for group in verb_groups(text)
                if sentence.start <= group.start < sentence.end
            ]
            return clause_tense.tense(text, sentence, inside, offset)
    return Tense.NONE


@lru_cache(maxsize=64)
def _groups(text: str) -> tuple[VerbGroup, ...]:
    words = tokens(text)
    found: list[VerbGroup] = []
    begin = 0
    for sentence in sentences(text):
        while begin < len(words) and words[begin].start < sentence.start:
            begin += 1
        end = begin
        while end < len(words) and words[end].end <= sentence.end:
            end += 1
        found.extend(_in_sentence(text, words[begin:end], begin))
        begin = end
    return tuple(found)


def _in_sentence(text: str, words: Sequence[Token], shift: int) -> list[VerbGroup]:
    keys = [key(word.text) for word in words]
    reader = Reader(text, words, keys, shift)
    found: list[VerbGroup] = []
    index = 0
    while index < len(words):
        group = reader.group(index, found[-1] if found else None)
        if group:
            found.append(group)
            index = group.last - shift
        index += 1
    return found
