"""Where does a colon, a quotation or a set turn name the source?"""

import simplemma

from watcher.italian.names.places import places
from watcher.italian.speech.bystanders import plain_phrase
from watcher.italian.speech.frames import (
    CONTRACTIONS,
    PREPOSITIONS,
    Frame,
    clause_start,
    follows_quotation,
    has_mark,
)
from watcher.italian.speech.reading import Reading, Utterance
from watcher.italian.speech.reporting import is_reporting, is_reporting_it
from watcher.italian.speech.speaker import Speaker
from watcher.italian.speech.speakers import speaker
from watcher.italian.speech.speech_words import listed, phrases

_BE = listed("focus_be")
_ARRIVES = listed("arrives")
_MIN_QUOTED = 2


def announcing_frames(
    reading: Reading, utterance: Utterance, said: list[Frame]
) -> list[Frame]:
    """Return the frames of *utterance* beside those of its verbs, *said*."""
    found = [
        _cleft(reading, utterance),
        _focus(reading, utterance),
        _thus(reading, utterance),
        _news_arrives(reading, utterance),
        _colon(reading, utterance, said),
        None if said else _behind_quotation(reading, utterance),
    ]
    return [frame for frame in found if frame]


def _cleft(reading: Reading, utterance: Utterance) -> Frame | None:
    """Read "A dirlo è stato il ministro"."""
    stop = _cleft_end(reading, utterance.start)
    if stop is None:
        return None
    while stop < utterance.end and reading.words[stop] in _BE:
        stop += 1
    named = speaker(reading, stop, utterance.end) if stop < utterance.end else None
    named = named or plain_phrase(reading, stop, utterance.end)
    return _resuming(reading, utterance, named, stop) if named else None


def _cleft_end(reading: Reading, start: int) -> int | None:
    """Return the token after "a dirlo", "a darne notizia" at *start*."""
    for phrase in phrases("cleft"):
        stop = start + len(phrase)
        if reading.words[start:stop] == phrase:
            return stop
    words = reading.words[start : start + 2]
    told = words[:1] in (("a",), ("ad",)) and is_reporting_it(words[-1])
    return start + 2 if told else None


def _focus(reading: Reading, utterance: Utterance) -> Frame | None:
    """Read "È stato il ministro a confermare il rinvio"."""
    at = utterance.start
    if reading.words[at] not in _BE:
        return None
    while at < utterance.end and reading.words[at] in _BE:
        at += 1
    named = speaker(reading, at, utterance.end) if at < utterance.end else None
    if named is None or named.end + 1 >= utterance.end:
        return None
    verb = reading.words[named.end + 1]
    if reading.words[named.end] not in ("a", "ad") or not is_reporting(verb):
        return None
    cue = reading.written(utterance.start, named.end)
    return Frame(utterance.start, utterance.end, named, cue, named.end)


def _thus(reading: Reading, utterance: Utterance) -> Frame | None:
    """Read "Così il sindaco" and "Parola di Conte"."""
    at = utterance.start
    opening = reading.words[at : at + 2]
    if opening[:1] == ("così",):
        named = speaker(reading, at + 1, utterance.end)
        ends = named and _closes(reading, utterance, named.end)
        return _resuming(reading, utterance, named, at + 1) if named and ends else None
    if opening == ("parola", "di"):
        named = speaker(reading, at + 2, utterance.end)
        return _resuming(reading, utterance, named, at + 2) if named else None
    return None


def _closes(reading: Reading, utterance: Utterance, at: int) -> bool:
    """Say whether no clause follows: the end, a stop, a comma or a preposition."""
    if at >= utterance.end or has_mark(reading, at, ",.:;("):
        return True
    return reading.words[at] in PREPOSITIONS


def _news_arrives(reading: Reading, utterance: Utterance) -> Frame | None:
    """Read "La conferma arriva da X", "È la denuncia di X", "La stima è dell'Istat"."""
    at = utterance.start
    if reading.words[at] in ("è", "sono"):
        named = speaker(reading, at + 1, utterance.end)
        if named and named.role in ("speech", "document") and named.named:
            return _resuming(reading, utterance, named, at + 1)
        return None
    subject = speaker(reading, at, utterance.end)
    if subject is None or subject.role not in ("speech", "document") or subject.named:
        return None
    return _source_of_news(reading, utterance, subject.end)


def _source_of_news(reading: Reading, utterance: Utterance, start: int) -> Frame | None:
    """Return who a piece of news comes from: "è arrivata in serata dal club"."""
    if reading.words[start : start + 1] and reading.words[start] not in _ARRIVES:
        return None
    for at in range(start + 1, min(start + 6, utterance.end - 1)):
        if has_mark(reading, at, ",;:"):
            return None
        comes = reading.words[at] in CONTRACTIONS["da"]
        belongs = reading.words[at] in CONTRACTIONS["di"] and at == start + 1
        if comes or belongs:
            named = speaker(reading, at + 1, utterance.end)
            return _resuming(reading, utterance, named, at) if named else None
    return None


def _resuming(
    reading: Reading, utterance: Utterance, named: Speaker, stop: int
) -> Frame:
    cue = reading.written(utterance.start, max(stop, utterance.start + 1))
    return Frame(utterance.start, utterance.end, named, cue, named.end, previous=True)


def _colon(reading: Reading, utterance: Utterance, said: list[Frame]) -> Frame | None:
    """Read "Gerasimov: «...»", "Scuola, il sindaco: ..." and "Fiom: sono di più"."""
    for at in range(utterance.start + 1, utterance.end):
        if ":" not in reading.gaps[at] or reading.quoted[at - 1]:
            continue
        quoted = reading.quoted[at]
        named = _before_colon(reading, utterance, at)
        if named and (quoted or _can_stand_alone(reading, utterance, named)):
            end = _after_colon(reading, utterance, at)
            return Frame(named.start, end, named, ":", at)
        if quoted and not said:
            return _subject_before_colon(reading, utterance, at)
        return None
    return None


def _before_colon(reading: Reading, utterance: Utterance, at: int) -> Speaker | None:
    """Return the phrase that fills the stretch before the colon."""
    start = at
    while start > utterance.start and not has_mark(reading, start, ',;.!?…—–|»”"'):
        start -= 1
    found = speaker(reading, start, at)
    if found is None or found.end != at:
        return None
    return found if found.role != "speech" or found.named else None


def _can_stand_alone(reading: Reading, utterance: Utterance, named: Speaker) -> bool:
    """
    Say whether a phrase before a colon speaks though no quotation follows.

    A country or a town before a colon is the subject of a headline, not its speaker;
    a capital that stands for a government, a body, an office or a person speaks.
    """
    if named.role in ("document", "speech", "unnamed"):
        return named.named or named.role == "unnamed"
    if named.role != "name":
        return True
    known = reading.actors_between(named.start, named.end)
    if not known and places(named.name):
        return False
    if known:
        return any(
            a.kind not in ("country", "place") or not _is_its_name(a.text, a.name)
            for a in known
        )
    last = reading.words[named.end - 1]
    single = (
        named.end - named.start == 1 and not reading.tokens[named.start].text.isupper()
    )
    return not (single and simplemma.is_known(last, lang="it"))


def _is_its_name(text: str, name: str) -> bool:
    return text.lower() == name.lower()


def _after_colon(reading: Reading, utterance: Utterance, at: int) -> int:
    """Return where the words after the colon end: a quotation ends them."""
    end = at
    if not reading.quoted[at]:
        return utterance.end
    while end < utterance.end and reading.quoted[end]:
        end += 1
    return end


def _subject_before_colon(
    reading: Reading, utterance: Utterance, at: int
) -> Frame | None:
    """Read "Il sindaco è netto: «...»": who acts before the colon speaks after it."""
    start = clause_start(reading, utterance, at - 1)
    tail = max(
        (i for i in range(start, at) if has_mark(reading, i, ",")), default=start
    )
    named = (
        speaker(reading, tail, at)
        or _first_free(reading, start, at)
        or plain_phrase(reading, start, at)
    )
    return Frame(at, _after_colon(reading, utterance, at), named, ":", at)


def _first_free(reading: Reading, start: int, end: int) -> Speaker | None:
    """Return the first source that no preposition governs."""
    at = start
    while at < end:
        found = speaker(reading, at, end) if not reading.quoted[at] else None
        governed = at > start and reading.words[at - 1] in PREPOSITIONS
        if found and not governed and (found.role != "speech" or found.named):
            return found
        at = found.end if found else at + 1
    return None


def _is_speech(reading: Reading, utterance: Utterance, at: int) -> bool:
    """Say whether the quotation before *at* is more than a scare quote."""
    start = at
    while start > utterance.start and reading.quoted[start - 1]:
        start -= 1
    least = _MIN_QUOTED if start == utterance.start else _MIN_QUOTED * 2
    return at - start >= least


def _behind_quotation(reading: Reading, utterance: Utterance) -> Frame | None:
    """Read "«...», taglia corto Mosca" and "«...», è la linea di X"."""
    for at in range(utterance.start + _MIN_QUOTED, utterance.end):
        if not follows_quotation(reading, at) or not _is_speech(reading, utterance, at):
            continue
        if has_mark(reading, at, ".!?") and not has_mark(reading, at, ",(—–-"):
            continue
        for start in range(at, min(at + 5, utterance.end)):
            if start > at and (
                has_mark(reading, start, ",;:.") or reading.quoted[start]
            ):
                break
            if start > at and reading.words[start - 1] in PREPOSITIONS:
                continue
            named = speaker(reading, start, utterance.end)
            if named and (not named.is_text or named.named):
                return Frame(utterance.start, utterance.end, named, "«»", named.end)
    return None
