"""Where does a verb of saying name the source: before it, after it, or by "da"?"""

from watcher.italian.speech.frames import Frame
from watcher.italian.speech.reading import Reading, Utterance
from watcher.italian.speech.reporting import VerbGroup, verb_groups
from watcher.italian.speech.saying_after import inverted, inverted_late
from watcher.italian.speech.saying_before import direct, gerund
from watcher.italian.speech.saying_by import by
from watcher.italian.speech.saying_clause import is_inverted_place
from watcher.italian.speech.speech_words import listed

_TO_PERSONS = listed("at_persons")
_REFLEXIVE = listed("reflexive")


def saying_frames(reading: Reading, utterance: Utterance) -> list[Frame]:
    """Return the frames of the verbs of saying that stand outside quotations."""
    found: list[Frame] = []
    for group in verb_groups(reading.words, utterance.start, utterance.end):
        if reading.quoted[group.start] or _is_impersonal(reading, group):
            continue
        frame = _frame(reading, utterance, group)
        if frame:
            found.append(frame)
    return found


def _is_impersonal(reading: Reading, group: VerbGroup) -> bool:
    """Say whether nobody is meant: "si dice che", "si stima che"."""
    if "si" not in reading.words[group.start : group.end - 1]:
        return False
    if group.verb.frame == "from" or group.verb.lemma in _REFLEXIVE:
        return False
    if any(word in listed("modals") for word in reading.words[group.start : group.end]):
        return True  # "non si può escludere un nuovo invio"
    following = reading.words[group.end : group.end + 1]
    simple = group.end - group.start <= 3 and group.voice == "active"
    return simple and following == ("che",)


def _frame(reading: Reading, utterance: Utterance, group: VerbGroup) -> Frame | None:
    if group.verb.frame == "from":
        found = by(reading, utterance, group, ("da", "in", "su", "a"))
        told = reading.words[group.start - 1] in ("come", "quanto")
        return found or (inverted(reading, utterance, group) if told else None)
    if group.voice == "passive":
        return by(reading, utterance, group, ("da",))
    if group.voice == "gerund":
        return gerund(reading, utterance, group)
    if not _can_stand_for(reading, utterance, group):
        return None
    if is_inverted_place(reading, utterance, group):
        return inverted(reading, utterance, group) or direct(reading, utterance, group)
    return direct(reading, utterance, group) or inverted_late(reading, utterance, group)


def _can_stand_for(reading: Reading, utterance: Utterance, group: VerbGroup) -> bool:
    """Say whether a pronoun before the verb stands for words, not for a person."""
    if group.resumes and group.verb.lemma in _TO_PERSONS:
        return False
    narrow = group.verb.frame == "lo"
    return not narrow or _stands_for_clause(reading, utterance, group)


def _stands_for_clause(
    reading: Reading, utterance: Utterance, group: VerbGroup
) -> bool:
    before = reading.words[group.start - 1] if group.start > utterance.start else ""
    return group.resumes or before in ("come", "quanto")
