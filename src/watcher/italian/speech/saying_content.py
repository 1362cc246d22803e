"""Can what stands around a verb of saying be reported speech?"""

from watcher.italian.quantities.number_words import word_number
from watcher.italian.speech.frames import CONTRACTIONS, follows_quotation, has_mark
from watcher.italian.speech.reading import Reading, Utterance
from watcher.italian.speech.reporting import VerbGroup
from watcher.italian.speech.speech_words import listed

_CONTENT = listed("content")
_DISPUTED = listed("disputed")


def has_content(reading: Reading, utterance: Utterance, group: VerbGroup) -> bool:
    """Say whether what follows the verb (or a quotation) can be reported speech."""
    frame = group.verb.frame
    ahead = range(group.end, min(group.end + 9, utterance.end))
    quote = any(reading.quoted[i] or has_mark(reading, i, ":") for i in ahead)
    if frame == "any" or quote or follows_quotation(reading, group.start):
        return True
    if frame in ("belief", "lo", "clause") and group.resumes:
        return True
    if frame == "clause":
        return _clause_follows(reading, utterance, group)
    return _suits(reading, utterance, group, ahead)


def _suits(
    reading: Reading, utterance: Utterance, group: VerbGroup, ahead: range
) -> bool:
    """Say whether what follows suits a verb of a narrow frame."""
    words = [reading.words[i] for i in ahead]
    if group.verb.frame == "count":
        return words[:1] == ["che"] or any(_is_number(word) for word in words[:4])
    if group.verb.frame == "belief":
        infinitive = words[:1] == ["di"] and _is_infinitive(
            reading, utterance, group.end + 1
        )
        return words[:1] == ["che"] or infinitive
    if group.verb.frame == "disputed":
        return words[:1] == ["che"] or any(word in _DISPUTED for word in words[:4])
    if group.verb.frame == "di":
        return any(word in CONTRACTIONS["di"] for word in words[:2])
    return group.verb.frame == "beside" and is_inserted(reading, group)


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word_number(word) is not None


def is_inserted(reading: Reading, group: VerbGroup) -> bool:
    """Say whether the verb stands between commas: "L'inchiesta, prosegue, è aperta"."""
    return has_mark(reading, group.start, ",") and has_mark(reading, group.end, ",.")


def _clause_follows(reading: Reading, utterance: Utterance, group: VerbGroup) -> bool:
    for at in range(group.end, min(group.end + 9, utterance.end)):
        if has_mark(reading, at, ";.!?"):
            return False
        if reading.words[at] in _CONTENT:
            return reading.words[at] != "di" or _is_infinitive(
                reading, utterance, at + 1
            )
    return group.end >= utterance.end or has_mark(reading, group.end, ",")


def opens_complement(reading: Reading, group: VerbGroup) -> bool:
    """Say whether "che", "di" or the like stands right behind the verb."""
    return any(word in _CONTENT for word in reading.words[group.end : group.end + 3])


def _is_infinitive(reading: Reading, utterance: Utterance, at: int) -> bool:
    ahead = reading.words[at : min(at + 3, utterance.end)]
    return any(
        word.endswith(("are", "ere", "ire", "er", "rsi", "rlo", "rla", "rne"))
        for word in ahead
    )
