"""Where does a preposition name the source: "secondo", "stando a", "per Kiev"?"""

from functools import cache

from watcher.italian import lexicon
from watcher.italian.speech.bystanders import plain_phrase
from watcher.italian.speech.frames import (
    CONTRACTIONS,
    LINKS,
    Frame,
    clause_start,
    has_mark,
)
from watcher.italian.speech.phrases import DETERMINERS
from watcher.italian.speech.reading import Reading, Utterance
from watcher.italian.speech.speaker import Speaker
from watcher.italian.speech.speakers import speaker
from watcher.italian.speech.speech_words import cues, listed
from watcher.model.mention import ActorMention

_RELATIVE = listed("relative")
_BE = listed("beneficiary_be")


def citing_frames(reading: Reading, utterance: Utterance) -> list[Frame]:
    """Return the frames that a preposition or a set phrase opens in *utterance*."""
    found: list[Frame] = []
    openers, published = _openers(), cues("published")
    for at in range(utterance.start, utterance.end):
        opens = reading.words[at] in openers or reading.words[at - 1] in published
        if reading.quoted[at] or not opens:
            continue
        frame = (
            _published(reading, utterance, at)
            or _according_to(reading, utterance, at)
            or _for(reading, utterance, at)
            or _set_phrase(reading, utterance, at)
        )
        if frame:
            found.append(frame)
    return found


def _according_to(reading: Reading, utterance: Utterance, at: int) -> Frame | None:
    if reading.words[at] != "secondo" or at + 1 >= utterance.end:
        return None
    if at > utterance.start and _is_ordinal(reading, at):
        return None
    following = reading.words[at + 1]
    if following in _RELATIVE or (
        at + 2 < utterance.end and reading.words[at + 2] in _RELATIVE
    ):
        return _antecedent(reading, utterance, at)
    if following in cues("pronouns"):
        return _framed(reading, utterance, (at, at + 2), None)
    named = _after_secondo(reading, at + 1, utterance.end)
    return _framed(reading, utterance, (at, named.end), named) if named else None


def _is_ordinal(reading: Reading, at: int) -> bool:
    """Say whether "secondo" counts here: "il secondo viaggio"."""
    before = reading.words[at - 1]
    tight = not reading.gaps[at].strip()
    return tight and (
        before in DETERMINERS or before in ("al", "nel", "del", "dal", "sul", "suo")
    )


def _after_secondo(reading: Reading, at: int, end: int) -> Speaker | None:
    named = speaker(reading, at, end)
    if named is None:
        return plain_phrase(reading, at, end)
    if reading.words[at] in DETERMINERS or reading.is_capital(at):
        return named
    # Without an article only plurals and bare roles are sources: "secondo fonti", not
    # "secondo capo d'accusa".
    return named if named.head[-1:] in ("i", "e") or named.head == "007" else None


def _antecedent(reading: Reading, utterance: Utterance, at: int) -> Frame | None:
    """Find whose the text is in "una nota del ministero secondo cui"."""
    for start in range(utterance.start, at):
        found = speaker(reading, start, at)
        if found and found.end == at and found.role != "name" and _speaks(found):
            return Frame(at, utterance.end, found, "secondo cui", at + 2)
    return None


def _speaks(found: Speaker) -> bool:
    if found.role in ("document", "speech"):
        return found.named or found.kind != "unnamed"
    return True


def _for(reading: Reading, utterance: Utterance, at: int) -> Frame | None:
    """Read "per" before a person or a body, at the head of a clause."""
    if reading.words[at] != "per" or not _opens_clause(reading, utterance, at):
        return None
    named = speaker(reading, at + 1, utterance.end)
    if (
        named is None
        or not _can_judge(reading, named)
        or _is_ordinal_after(reading, named)
    ):
        return None
    ends = named.end >= utterance.end or has_mark(reading, named.end, ".;)")
    if ends and at == utterance.start:
        return None
    return _framed(reading, utterance, (at, named.end), named)


def _opens_clause(reading: Reading, utterance: Utterance, at: int) -> bool:
    if at == utterance.start or has_mark(reading, at, ";:.,—–(»"):
        return True
    return reading.words[at - 1] in LINKS


def _can_judge(reading: Reading, named: Speaker) -> bool:
    """Say whether a phrase speaks: capitals and bodies do, countries benefit."""
    if named.role in ("document", "speech"):
        return False
    known = reading.actors_between(named.start, named.end)
    if named.role == "name":
        return any(_speaks_for_itself(a) for a in known) or (
            not known and _looks_like_body_or_person(reading, named)
        )
    return named.definite or named.head[-1:] in ("i", "e")


def _speaks_for_itself(actor: ActorMention) -> bool:
    if actor.kind not in ("country", "place"):
        return True
    return actor.kind == "country" and actor.text.lower() != actor.name.lower()


def _looks_like_body_or_person(reading: Reading, named: Speaker) -> bool:
    size = named.end - named.start - (1 if named.definite else 0)
    return size >= 2 or named.definite or named.name.isupper()


def _is_ordinal_after(reading: Reading, named: Speaker) -> bool:
    """Reject "per Sinner è la terza vittoria"."""
    ahead = reading.words[named.end : named.end + 4]
    ordinals = cues("ordinals")
    return bool(ahead) and ahead[0] in _BE and any(word in ordinals for word in ahead)


def _set_phrase(reading: Reading, utterance: Utterance, at: int) -> Frame | None:
    for phrase, cites in _phrases().get(reading.words[at], ()):
        stop = at + len(phrase)
        if stop > utterance.end or reading.words[stop - 1] not in _ends(phrase[-1]):
            continue
        if reading.words[at : stop - 1] != phrase[:-1]:
            continue
        named = speaker(reading, stop, utterance.end) or plain_phrase(
            reading, stop, utterance.end
        )
        if (
            not named
            and phrase[-1] in CONTRACTIONS
            and reading.words[stop - 1] != phrase[-1]
        ):
            named = plain_phrase(reading, stop - 1, utterance.end)
        if named:
            return _framed(reading, utterance, (at, named.end), named, cites=cites)
    return None


def _published(reading: Reading, utterance: Utterance, at: int) -> Frame | None:
    """Read "ha diffuso una nota della Marina": the text's owner is the source."""
    if at < utterance.start + 2 or reading.words[at - 1] not in cues("published"):
        return None
    text = speaker(reading, at, utterance.end)
    if text is None or text.role != "document" or not text.named:
        return None
    cue = reading.written(at - 1, text.end)
    return Frame(at, utterance.end, text, cue, text.end, cites=True)


@cache
def _ends(word: str) -> frozenset[str]:
    """Return how the last word of a set phrase is written, with its article too."""
    return CONTRACTIONS.get(word, frozenset([word]))


def _framed(
    reading: Reading,
    utterance: Utterance,
    cue: tuple[int, int],
    named: Speaker | None,
    *,
    cites: bool = False,
) -> Frame:
    """Give the frame its stretch: from a leading cue on, else the whole clause."""
    at, stop = cue
    leads = (
        at == utterance.start
        or has_mark(reading, at, ";:.»")
        or reading.words[at - 1] in LINKS
    )
    return Frame(
        at if leads else clause_start(reading, utterance, at),
        utterance.end,
        named,
        reading.written(at, stop),
        stop,
        cites=cites,
        leads=leads,
        beside=not leads and has_mark(reading, at, ","),
    )


@cache
def _openers() -> frozenset[str]:
    return frozenset({"secondo", "per"}) | _phrases().keys()


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], bool]]]:
    """Map first words to (words, whether they cite), the longest phrase first."""
    cues = lexicon.table("source_cues.toml")
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for name, cites in (("before", False), ("citing", True)):
        for cue in cues[name]:
            words = tuple(cue.replace("'", "' ").split())
            found.setdefault(words[0], []).append((words, cites))
    for entries in found.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry))
    return found
