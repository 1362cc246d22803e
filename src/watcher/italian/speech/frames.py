"""Which words of one utterance say whose words it tells?"""

from typing import NamedTuple

from watcher.italian.speech.reading import Reading, Utterance
from watcher.italian.speech.speaker import Speaker
from watcher.italian.speech.speech_words import listed

CONTRACTIONS = {name: listed(name) for name in ("a", "da", "di", "in", "su")}
PREPOSITIONS = listed("other_prepositions").union(*CONTRACTIONS.values())
LINKS = listed("links")


class Frame(NamedTuple):
    """
    One mention of a source and the stretch that it answers for, in token indexes.

    `speaker` is None when the last source goes on. `previous` marks a frame that also
    answers for the sentence before, `cites` a source quoted by the one named before.
    `leads` is True when a set phrase before its words names the source, `beside` when
    it stands behind a comma, where it may belong to either side.
    `anchor` is the token after the words that name the source.
    """

    start: int
    end: int
    speaker: Speaker | None
    cue: str
    anchor: int
    previous: bool = False
    cites: bool = False
    leads: bool = False
    beside: bool = False


def clause_start(reading: Reading, utterance: Utterance, at: int) -> int:
    """Return the token after the last stop before *at* that ends a clause."""
    start = at
    while start > utterance.start and not _stops(reading, start, ";:.!?…—–|"):
        start -= 1
    return start


def clause_end(reading: Reading, utterance: Utterance, at: int) -> int:
    """Return the token that follows the next stop after *at*."""
    end = at
    while end < utterance.end and (end == at or not _stops(reading, end, ";:.!?…—–")):
        end += 1
    return end


def _stops(reading: Reading, index: int, signs: str) -> bool:
    gap = reading.gaps[index]
    if gap == " ":
        return False
    return any(sign in gap for sign in signs) and not reading.quoted[index - 1]


def has_mark(reading: Reading, index: int, signs: str) -> bool:
    """Say whether one of *signs* stands before token *index*."""
    gap = reading.gaps[index]
    # Nothing but a blank stands between most words.
    return gap != " " and any(sign in gap for sign in signs)


def follows_quotation(reading: Reading, index: int) -> bool:
    """Say whether a quotation ends right before token *index*."""
    return index > 0 and reading.quoted[index - 1] and not reading.quoted[index]
