"""Who says it when the subject stands before the verb, or goes on unsaid?"""

from watcher.italian.speech.frames import LINKS, Frame, follows_quotation
from watcher.italian.speech.reading import Reading, Utterance
from watcher.italian.speech.reporting import VerbGroup
from watcher.italian.speech.saying_clause import (
    cue,
    is_inverted_place,
    is_resuming,
    whole,
)
from watcher.italian.speech.saying_content import (
    has_content,
    is_inserted,
    opens_complement,
)
from watcher.italian.speech.speech_words import listed
from watcher.italian.speech.subjects import SKIPPED, subject_left

_GOING_ON = listed("going_on")


def direct(reading: Reading, utterance: Utterance, group: VerbGroup) -> Frame | None:
    """Read subject + verb; at the head of a clause the last source goes on."""
    if not has_content(reading, utterance, group):
        return None
    inserted = is_inserted(reading, group) and not group.resumes
    named = None if inserted else subject_left(reading, utterance, group)
    if named:
        previous = group.resumes and is_resuming(reading, utterance, group)
        start = named.start
        return Frame(
            start,
            utterance.end,
            named,
            cue(reading, group),
            group.end,
            previous=previous,
        )
    if not _can_drop_subject(reading, group):
        return None
    if is_inverted_place(reading, utterance, group) or _follows_link(
        reading, utterance, group
    ):
        if follows_quotation(reading, group.start) or not opens_complement(
            reading, group
        ):
            return whole(reading, utterance, group, None)
        return Frame(group.start, utterance.end, None, cue(reading, group), group.end)
    return None


def _can_drop_subject(reading: Reading, group: VerbGroup) -> bool:
    """Say whether a verb without subject goes on with the last source."""
    reflexive = "si" in reading.words[group.start : group.end]
    return group.verb.kind in _GOING_ON and not reflexive


def _follows_link(reading: Reading, utterance: Utterance, group: VerbGroup) -> bool:
    """Say whether only an adverb or a conjunction stands before the verb."""
    before = reading.words[utterance.start : group.start]
    return len(before) <= 2 and all(word in SKIPPED or word in LINKS for word in before)


def gerund(reading: Reading, utterance: Utterance, group: VerbGroup) -> Frame | None:
    """Read "..., precisando che": the subject of the sentence goes on."""
    if group.verb.lemma == "citare" or not opens_complement(reading, group):
        return None
    named = subject_left(reading, utterance, group)
    return (
        Frame(group.start, utterance.end, named, cue(reading, group), group.end)
        if named
        else None
    )
