"""Where does a verb of saying name the source: before it, after it, or by "da"?"""

from watcher.italian.quantities.number_words import word_number
from watcher.italian.speech.frames import (
    CONTRACTIONS,
    LINKS,
    Frame,
    clause_start,
    follows_quotation,
    has_mark,
)
from watcher.italian.speech.reading import Reading, Utterance
from watcher.italian.speech.reporting import VerbGroup, verb_groups
from watcher.italian.speech.speakers import Speaker, speaker
from watcher.italian.speech.speech_words import listed
from watcher.italian.speech.subjects import SKIPPED, subject_left, subject_right

_CONTENT = listed("content")
_AT_PERSONS = ("accuse", "request", "threat", "believe", "promise")
# What these verbs take behind them may be the one accused or asked, not the source.
_AT_OTHERS = ("accuse", "request", "threat")
_TO_PERSONS = listed("at_persons")
_GOING_ON = listed("going_on")
_DISPUTED = listed("disputed")
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
        found = _from(reading, utterance, group, ("da", "in", "su", "a"))
        told = reading.words[group.start - 1] in ("come", "quanto")
        return found or (_inverted(reading, utterance, group) if told else None)
    if group.voice == "passive":
        return _from(reading, utterance, group, ("da",))
    if group.voice == "gerund":
        return _gerund(reading, utterance, group)
    if not _can_stand_for(reading, utterance, group):
        return None
    if _is_inverted_place(reading, utterance, group):
        return _inverted(reading, utterance, group) or _direct(
            reading, utterance, group
        )
    return _direct(reading, utterance, group) or _inverted_late(
        reading, utterance, group
    )


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


def _is_inverted_place(
    reading: Reading, utterance: Utterance, group: VerbGroup
) -> bool:
    """Say whether a subject may follow: after a quotation, a comma, "come"."""
    at = group.start
    if at == utterance.start or follows_quotation(reading, at):
        return True
    return has_mark(reading, at, ',;:»”"—–-(') or reading.words[at - 1] in (
        "come",
        "quanto",
    )


def _inverted(reading: Reading, utterance: Utterance, group: VerbGroup) -> Frame | None:
    """Read verb + subject; without a subject the last source goes on."""
    at = group.start
    if reading.words[group.end : group.end + 1] == ("che",):
        return None
    quoted = follows_quotation(reading, at)
    takes_up = quoted or group.resumes or reading.words[at - 1] in ("come", "quanto")
    left = None if takes_up else subject_left(reading, utterance, group)
    if left and left.role != "plain" and group.verb.kind in _AT_OTHERS:
        return None
    # Without a listed subject before the verb, an unlisted one may follow it.
    strong = takes_up or left is None or left.role == "plain"
    named = subject_right(reading, utterance, group, strong=strong) or _speaking_from(
        reading, utterance, group
    )
    return _whole(reading, utterance, group, named) if named else None


def _speaking_from(
    reading: Reading, utterance: Utterance, group: VerbGroup
) -> Speaker | None:
    """Read "rispondono dall'azienda": nobody is named but where they speak from."""
    at = group.end
    plural = reading.words[at - 1].endswith("no") and group.voice == "active"
    if not plural or at >= utterance.end or reading.words[at] not in CONTRACTIONS["da"]:
        return None
    return _after_preposition(reading, at, utterance.end)


def _whole(
    reading: Reading, utterance: Utterance, group: VerbGroup, named: Speaker | None
) -> Frame:
    """Make the frame of a clause that stands behind or inside what it reports."""
    previous = _is_resuming(reading, utterance, group)
    start = clause_start(reading, utterance, group.start)
    if has_mark(reading, start, ":") and start > utterance.start:
        start = utterance.start
    if follows_quotation(reading, group.start):
        start = min(start, utterance.start)
    anchor = max(group.end, named.end if named else 0)
    return Frame(
        start, utterance.end, named, _cue(reading, group), anchor, previous=previous
    )


def _is_resuming(reading: Reading, utterance: Utterance, group: VerbGroup) -> bool:
    """Say whether the verb takes up the sentence before: "Lo ha detto"."""
    first = reading.words[utterance.start]
    if group.start > utterance.start + 3:
        return False
    if first == "è" and reading.words[utterance.start + 1 : group.start] == ("quanto",):
        return True
    content = reading.words[group.end : group.end + 1] == ("che",)
    return group.resumes and group.verb.kind not in _AT_PERSONS and not content


def _direct(reading: Reading, utterance: Utterance, group: VerbGroup) -> Frame | None:
    """Read subject + verb; at the head of a clause the last source goes on."""
    if not _has_content(reading, utterance, group):
        return None
    inserted = _is_inserted(reading, group) and not group.resumes
    named = None if inserted else subject_left(reading, utterance, group)
    if named:
        previous = group.resumes and _is_resuming(reading, utterance, group)
        start = named.start
        return Frame(
            start,
            utterance.end,
            named,
            _cue(reading, group),
            group.end,
            previous=previous,
        )
    if not _can_drop_subject(reading, group):
        return None
    if _is_inverted_place(reading, utterance, group) or _follows_link(
        reading, utterance, group
    ):
        if follows_quotation(reading, group.start) or not _opens_complement(
            reading, group
        ):
            return _whole(reading, utterance, group, None)
        return Frame(group.start, utterance.end, None, _cue(reading, group), group.end)
    return None


def _can_drop_subject(reading: Reading, group: VerbGroup) -> bool:
    """Say whether a verb without subject goes on with the last source."""
    reflexive = "si" in reading.words[group.start : group.end]
    return group.verb.kind in _GOING_ON and not reflexive


def _follows_link(reading: Reading, utterance: Utterance, group: VerbGroup) -> bool:
    """Say whether only an adverb or a conjunction stands before the verb."""
    before = reading.words[utterance.start : group.start]
    return len(before) <= 2 and all(word in SKIPPED or word in LINKS for word in before)


def _opens_complement(reading: Reading, group: VerbGroup) -> bool:
    return any(word in _CONTENT for word in reading.words[group.end : group.end + 3])


def _inverted_late(
    reading: Reading, utterance: Utterance, group: VerbGroup
) -> Frame | None:
    """Read "Ieri ha parlato il ministro", where the subject follows unasked."""
    if group.verb.kind in _AT_PERSONS or group.verb.frame in ("beside", "count"):
        return None
    named = subject_right(reading, utterance, group, strong=False)
    if named is None:
        return None
    return _whole(reading, utterance, group, named)


def _gerund(reading: Reading, utterance: Utterance, group: VerbGroup) -> Frame | None:
    """Read "..., precisando che": the subject of the sentence goes on."""
    if group.verb.lemma == "citare" or not _opens_complement(reading, group):
        return None
    named = subject_left(reading, utterance, group)
    return (
        Frame(group.start, utterance.end, named, _cue(reading, group), group.end)
        if named
        else None
    )


def _from(
    reading: Reading,
    utterance: Utterance,
    group: VerbGroup,
    prepositions: tuple[str, ...],
) -> Frame | None:
    """Read "è stato confermato da X", "si legge nella nota di X"."""
    allowed = {form for p in prepositions for form in CONTRACTIONS[p]}
    stop = min(group.end + 4, utterance.end)
    for at in range(group.end, stop):
        if has_mark(reading, at, ",;:.") and at > group.end:
            return None
        if reading.words[at] not in allowed:
            continue
        named = _after_preposition(reading, at, utterance.end)
        if named:
            previous = _is_resuming(reading, utterance, group) or _tells_of_news(
                reading, utterance
            )
            start = clause_start(reading, utterance, group.start)
            return Frame(
                start,
                utterance.end,
                named,
                _cue(reading, group),
                named.end,
                previous=previous,
            )
    return None


def _after_preposition(reading: Reading, at: int, end: int) -> Speaker | None:
    if at + 1 >= end:
        return None
    return speaker(reading, at + 1, end)


def _tells_of_news(reading: Reading, utterance: Utterance) -> bool:
    """Say whether the sentence is about the sentence before: "La notizia ... da X"."""
    subject = speaker(reading, utterance.start, utterance.end)
    return bool(subject and subject.role == "speech" and not subject.named)


def _has_content(reading: Reading, utterance: Utterance, group: VerbGroup) -> bool:
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
    return group.verb.frame == "beside" and _is_inserted(reading, group)


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word_number(word) is not None


def _is_inserted(reading: Reading, group: VerbGroup) -> bool:
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


def _is_infinitive(reading: Reading, utterance: Utterance, at: int) -> bool:
    ahead = reading.words[at : min(at + 3, utterance.end)]
    return any(
        word.endswith(("are", "ere", "ire", "er", "rsi", "rlo", "rla", "rne"))
        for word in ahead
    )


def _cue(reading: Reading, group: VerbGroup) -> str:
    return reading.written(group.start, group.end)
