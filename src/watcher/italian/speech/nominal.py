"""Where does a noun for speech name the source: "è la tesi di X", "come detto da X"?"""

from functools import cache

from watcher.italian.speech.frames import (
    CONTRACTIONS,
    Frame,
    clause_start,
    follows_quotation,
    has_mark,
)
from watcher.italian.speech.reading import Reading, Utterance
from watcher.italian.speech.reporting import is_participle
from watcher.italian.speech.source_words import nouns
from watcher.italian.speech.speaker import Speaker
from watcher.italian.speech.speakers import speaker
from watcher.italian.speech.speech_words import listed

_BE = listed("copula")
_DEIXIS = listed("deixis")
_TEXTS = ("document", "speech")
_ARRIVES = listed("arrives")


def nominal_frames(reading: Reading, utterance: Utterance) -> list[Frame]:
    """Return the frames of *utterance* that a noun or a bare participle opens."""
    behind = (
        _as_told(reading, utterance, at)
        or _summed_up(reading, utterance, at)
        or _announced(reading, utterance, at)
        for at in range(utterance.start + 1, utterance.end)
        if not reading.quoted[at] and _may_open(reading, at)
    )
    found = [_is_that(reading, utterance), _news_that(reading, utterance), *behind]
    return [frame for frame in found if frame]


def _may_open(reading: Reading, at: int) -> bool:
    """Say whether a mark, "è" or "come" is there: without one nothing opens."""
    return (
        reading.gaps[at] != " "
        or reading.words[at] in _BE
        or reading.words[at - 1] in ("come", "quanto")
    )


@cache
def _texts() -> frozenset[str]:
    """Return the words for a text or for speech."""
    return frozenset(word for word, noun in nouns().items() if noun.kind in _TEXTS)


def _text_at(reading: Reading, at: int, end: int) -> Speaker | None:
    """Return the phrase at token *at* when a word for a text or for speech heads it."""
    if _texts().isdisjoint(reading.words[at : min(at + 4, end)]):
        return None
    named = speaker(reading, at, end)
    return named if named and named.is_text else None


def _as_told(reading: Reading, utterance: Utterance, at: int) -> Frame | None:
    """Read "come denunciato dai rettori", "secondo quanto appreso dall'Ansa"."""
    if reading.words[at - 1] not in ("come", "quanto") or at + 2 >= utterance.end:
        return None
    by = reading.words[at + 1] in CONTRACTIONS["da"]
    if not by or not is_participle(reading.words[at]):
        return None
    named = speaker(reading, at + 2, utterance.end)
    return _behind(reading, utterance, at - 1, named) if named else None


def _summed_up(reading: Reading, utterance: Utterance, at: int) -> Frame | None:
    """Read "..., è l'allarme di Legambiente", "..., è questa la tesi della difesa"."""
    if reading.words[at] not in _BE or not _parted(reading, at):
        return None
    begin = at + 1
    while begin < utterance.end and reading.words[begin] in _DEIXIS:
        begin += 1
    named = _text_at(reading, begin, utterance.end)
    if named is None or not named.named:
        return None
    return _behind(reading, utterance, at, named)


def _announced(reading: Reading, utterance: Utterance, at: int) -> Frame | None:
    """Read "Il ct lascia: l'annuncio della Federnuoto", at the end of a headline."""
    if not has_mark(reading, at, ":,") or follows_quotation(reading, at):
        return None
    named = _text_at(reading, at, utterance.end)
    if named is None or named.role != "speech" or not named.named:
        return None
    quoting = nouns()[named.head].scope == "quote"
    if quoting or not named.definite or named.end < utterance.end:
        return None
    return _behind(reading, utterance, at, named)


def _parted(reading: Reading, at: int) -> bool:
    return has_mark(reading, at, ",;:—–") or follows_quotation(reading, at)


def _behind(reading: Reading, utterance: Utterance, at: int, named: Speaker) -> Frame:
    """Make the frame of words that stand behind what they name the source of."""
    start = clause_start(reading, utterance, at)
    if has_mark(reading, start, ":") or follows_quotation(reading, at):
        start = utterance.start
    cue = reading.written(at, named.end)
    return Frame(start, utterance.end, named, cue, named.end)


def _is_that(reading: Reading, utterance: Utterance) -> Frame | None:
    """Read "L'ipotesi degli investigatori è che ..."."""
    named = _text_at(reading, utterance.start, utterance.end)
    if named is None or not named.named:
        return None
    at = named.end
    if reading.words[at : at + 1] and reading.words[at] not in _BE:
        return None
    if reading.words[at + 1 : at + 2] != ("che",):
        return None
    cue = reading.written(utterance.start, at + 1)
    return Frame(utterance.start, utterance.end, named, cue, at + 1)


def _news_that(reading: Reading, utterance: Utterance) -> Frame | None:
    """Read "La notizia che il valico riapre arriva da Berna"."""
    subject = _text_at(reading, utterance.start, utterance.end)
    if subject is None or subject.role != "speech" or subject.named:
        return None
    if reading.words[subject.end : subject.end + 1] != ("che",):
        return None
    for at in range(subject.end + 2, utterance.end - 2):
        by = reading.words[at + 1] in CONTRACTIONS["da"]
        if by and reading.words[at] in _ARRIVES:
            named = speaker(reading, at + 2, utterance.end)
            cue = reading.written(at, at + 2)
            return (
                Frame(utterance.start, utterance.end, named, cue, named.end)
                if named
                else None
            )
    return None
