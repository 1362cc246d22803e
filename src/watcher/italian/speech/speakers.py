"""Which noun phrase can be a source, and who is it?"""

from watcher.italian.speech.appositions import with_apposition, with_author
from watcher.italian.speech.frames import has_mark
from watcher.italian.speech.noun_phrases import noun_phrase
from watcher.italian.speech.phrases import ARTICULATED, BY, OF, extent
from watcher.italian.speech.reading import Reading
from watcher.italian.speech.source_words import is_adjective, nouns
from watcher.italian.speech.speaker import Speaker
from watcher.italian.speech.speech_words import listed

_RESEARCH = listed("research")
_SOME = listed("some")
# "un dirigente che ha chiesto di restare anonimo".
_NEAR_BEHIND = 8


def speaker(reading: Reading, start: int, end: int) -> Speaker | None:
    """Read the noun phrase at token *start*; None when it cannot be a source."""
    if (start, end) not in reading.memo:
        reading.memo[start, end] = _speaker(reading, start, end)
    return reading.memo[start, end]


def _speaker(reading: Reading, start: int, end: int) -> Speaker | None:
    found = _partitive(reading, start, end) or _one(reading, start, end)
    if found is None or found.is_media:
        return found
    if found.is_text:
        return found if found.named else _with_author(reading, found, end)
    if _asks_anonymity(reading, found, end):
        return found._replace(kind="unnamed")
    beside = _one(reading, found.end, end) if _pauses(reading, found.end, end) else None
    return with_apposition(reading, found, beside) if beside else found


def _pauses(reading: Reading, at: int, end: int) -> bool:
    """Say whether a comma, and more, stands before the token *at*."""
    return at < end and reading.gaps[at].strip() == ","


def _with_author(reading: Reading, text: Speaker, end: int) -> Speaker:
    at = text.end + 1
    if at + 1 >= end or not _pauses(reading, text.end, end):
        return text
    author = _one(reading, at + 1, end) if reading.words[at] in BY else None
    return with_author(text, author) if author else text


def _one(reading: Reading, start: int, end: int) -> Speaker | None:
    """Read one noun phrase; for a text, a page or a profile its owner speaks."""
    found = noun_phrase(reading, start, end)
    if found is None or found.head_at is None:
        return found
    if found.is_text:
        return _owner(reading, found, found.head_at)
    if nouns()[found.head].scope != "platform":
        return found
    owner = _listed_owner(reading, found.head_at, found.end)
    if owner is None or owner.is_media:
        return found
    told = owner.told or (owner.start, owner.end)
    return owner._replace(start=found.start, end=found.end, told=told)


def _partitive(reading: Reading, start: int, end: int) -> Speaker | None:
    """Read "uno dei vicini", "alcune delle vittime": one of a group speaks."""
    if start + 2 >= end or reading.words[start] not in _SOME:
        return None
    if (
        reading.words[start + 1] not in ARTICULATED & OF
        or reading.gaps[start + 1] != " "
    ):
        return None
    group = _one(reading, start + 2, end)
    stop = group.end if group else extent(reading, start + 3, end)
    name = reading.written(start, stop)
    if group:
        return group._replace(start=start, name=name) if not group.is_text else None
    return Speaker(
        start=start, end=stop, name=name, code=None, kind="party", role="plain"
    )


def _asks_anonymity(reading: Reading, found: Speaker, end: int) -> bool:
    """Say whether it is told behind the name that it stays secret."""
    behind = range(found.end, min(found.end + _NEAR_BEHIND, end))
    for at in behind:
        if has_mark(reading, at, ".;:»"):
            return False
        if reading.words[at].startswith("anonim"):
            return True
    return False


def _owner(reading: Reading, text: Speaker, at: int) -> Speaker:
    """Go from a document or a word for speech to the one whose it is."""
    owner = (
        _listed_owner(reading, at, text.end)
        or _plain_owner(reading, text, at)
        or _owner_beside(reading, text, at)
    )
    if owner:
        told = owner.told or (owner.start, owner.end)
        return owner._replace(start=text.start, end=text.end, head=text.head,
            head_at=text.head_at, role=text.role, told=told,
        )  # fmt: skip
    kind = "expert" if text.head in _RESEARCH else "unnamed"
    return text._replace(kind=kind, code=None, named=False)


def _listed_owner(reading: Reading, at: int, end: int) -> Speaker | None:
    """Read "nota del ministero", "dossier firmato da Amnesty"."""
    for index in range(at + 1, end):
        if reading.words[index - 1] not in OF | BY:
            continue
        owner = speaker(reading, index, end)
        if owner and not owner.is_text:
            return owner._replace(named=True)
    return None


def _plain_owner(reading: Reading, text: Speaker, at: int) -> Speaker | None:
    """Read "il racconto dei superstiti": what is told always has a teller."""
    owned = nouns()[text.head].scope == "owned" and at + 2 < text.end
    if not owned or reading.words[at + 1] not in OF:
        return None
    name = reading.written(at + 2, text.end)
    told = at + 2, text.end
    return text._replace(name=name, kind="party", named=True, told=told)


def _owner_beside(reading: Reading, text: Speaker, at: int) -> Speaker | None:
    """Read "dati Istat", "rapporto annuale Amnesty International"."""
    begin = at + 1
    while begin < text.end and is_adjective(reading.words[begin]):
        begin += 1
    beside = speaker(reading, begin, text.end) if begin < text.end else None
    return beside if beside and beside.role == "name" else None
