"""Who is the subject of a verb of saying?"""

from watcher.italian.speech.bystanders import plain_phrase
from watcher.italian.speech.frames import (
    CONTRACTIONS,
    PREPOSITIONS,
    clause_end,
    clause_start,
    follows_quotation,
    has_mark,
)
from watcher.italian.speech.phrases import DETERMINERS
from watcher.italian.speech.reading import Reading, Utterance
from watcher.italian.speech.reporting import VerbGroup
from watcher.italian.speech.source_words import nouns
from watcher.italian.speech.speaker import Speaker
from watcher.italian.speech.speakers import speaker
from watcher.italian.speech.speech_words import cues, listed

SKIPPED = listed("skipped")
# A subject further away from its verb belongs to another clause.
_MAX_AWAY = 16
_MAX_CLAUSE = 40


def subject_right(
    reading: Reading, utterance: Utterance, group: VerbGroup, *, strong: bool
) -> Speaker | None:
    """Return the subject after the verb, past adverbs and an indirect object."""
    end = (
        clause_end(reading, utterance, group.end)
        if group.end < utterance.end
        else group.end
    )
    at = group.end
    limit = min(end, group.end + 9)
    while at < limit:
        if has_mark(reading, at, ',;:.!?«“"»)') or reading.quoted[at]:
            return None
        word = reading.words[at]
        if word in PREPOSITIONS and not reading.is_capital(at):
            at = _past_prepositional(reading, at, limit)
        elif word in SKIPPED or word.endswith("mente"):
            at += 1
        else:
            found = speaker(reading, at, utterance.end)
            if found is None and strong:
                found = _bystander(reading, utterance, at)
            return found if found and found.role != "speech" else None
    return None


def _bystander(reading: Reading, utterance: Utterance, at: int) -> Speaker | None:
    """Return an unlisted subject that no complement follows: "raccontano i vicini"."""
    found = plain_phrase(reading, at, utterance.end)
    if found is None or found.end >= utterance.end or reading.gaps[found.end].strip():
        return found
    following = reading.words[found.end]
    return found if following == "che" or following in PREPOSITIONS else None


def _past_prepositional(reading: Reading, at: int, limit: int) -> int:
    inner = speaker(reading, at + 1, limit) if at + 1 < limit else None
    if inner:
        return inner.end
    at += 2
    # "a stretto giro", "in tarda serata": the rest of the adverbial.
    while at < limit and _is_filler(reading, at):
        at += 1
    return at


def _is_filler(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    known = word in DETERMINERS or word in PREPOSITIONS or word in nouns()
    return not (known or reading.is_capital(at) or reading.gaps[at].strip())


def subject_left(
    reading: Reading, utterance: Utterance, group: VerbGroup
) -> Speaker | None:
    """Return the subject before the verb."""
    start = _subject_limit(reading, utterance, group.start)
    found = _phrases_before(reading, start, group.start)
    before = reading.words[group.start - 1] if group.start > start else ""
    free = [s for s in found if not _is_governed(reading, s, start)]
    if before == "che" and found:
        return found[-1]
    opening = _plain_opening(reading, start, group.start)
    if opening and (not free or free[0].start > opening.end):
        return opening
    if not free:
        return _without_free(reading, found, start, group)
    if has_mark(reading, group.start, ",") or before in ("e", "ed", "ma", "poi"):
        return _after_last_link(reading, free, start)
    nearest = free[-1]
    return nearest if group.start - nearest.end <= _MAX_AWAY else None


def _subject_limit(reading: Reading, utterance: Utterance, at: int) -> int:
    """Return the first token at which the subject of the verb at *at* may begin."""
    start = max(clause_start(reading, utterance, at), at - _MAX_CLAUSE)
    ends = (i for i in range(start, at) if follows_quotation(reading, i))
    return max(ends, default=start)


def _without_free(
    reading: Reading, found: list[Speaker], start: int, group: VerbGroup
) -> Speaker | None:
    """Return a subject when a preposition holds every listed phrase."""
    if found and _speaks_from(reading, found[0], start, group):
        return found[0]
    if found and found[-1].is_text and found[-1].named:
        return found[-1] if found[-1].end == group.start else None
    return _plain_left(reading, start, group.start)


def _phrases_before(reading: Reading, start: int, end: int) -> list[Speaker]:
    found: list[Speaker] = []
    at = start
    while at < end:
        here = speaker(reading, at, end) if not reading.quoted[at] else None
        if here and (here.role != "speech" or here.named):
            found.append(here)
        at = here.end if here else at + 1
    return found


def _is_governed(reading: Reading, found: Speaker, start: int) -> bool:
    """Say whether a preposition or a verb holds the phrase."""
    if found.start == start or reading.gaps[found.start].strip():
        return False
    return reading.words[found.start - 1] in PREPOSITIONS


def _after_last_link(reading: Reading, free: list[Speaker], start: int) -> Speaker:
    """Return the first phrase of the last of clauses that "mentre" or "ma" joins."""
    linked = [s for s in free if s.start > start and _is_linked(reading, s.start)]
    return linked[-1] if linked else free[0]


def _speaks_from(
    reading: Reading, found: Speaker, start: int, group: VerbGroup
) -> bool:
    """Say whether a body speaks by its people: "Dal Viminale precisano"."""
    verb = reading.words[group.start : group.end]
    by = reading.words[start] in CONTRACTIONS["da"] and found.start <= start + 1
    plural = any(word.endswith("no") for word in verb)
    return by and plural and found.end == group.start


def _is_linked(reading: Reading, at: int) -> bool:
    joint = reading.words[at - 1] in ("mentre", "ma", "invece", "e")
    return joint and bool(reading.gaps[at - 1].strip())


def _plain_opening(reading: Reading, start: int, end: int) -> Speaker | None:
    """Return an unlisted subject that commas part from its verb."""
    if not has_mark(reading, end, ","):
        return None
    opening = plain_phrase(reading, start, end)
    if opening is None or opening.head in cues("never_speak"):
        return None
    return opening if has_mark(reading, opening.end, ",") else None


def _plain_left(reading: Reading, start: int, end: int) -> Speaker | None:
    """Return an unknown subject that reaches up to the verb: "Una ragazza racconta"."""
    if end <= start or has_mark(reading, end, ",;:»"):
        return None
    for at in range(max(start, end - 6), end - 1):
        governed = at > start and reading.words[at - 1] in PREPOSITIONS
        found = None if governed else plain_phrase(reading, at, end)
        if found and found.end == end and found.head not in cues("never_speak"):
            return found
    return None
