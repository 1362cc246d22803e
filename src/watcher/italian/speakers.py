"""Which noun phrase can be a source, and who is it?"""

from dataclasses import dataclass, replace

from watcher.italian.naming import (
    actor_from,
    code_of,
    end_with_actors,
    is_institution,
    name_start,
    person_beside,
    shown,
)
from watcher.italian.phrases import (
    ARTICULATED,
    AT,
    BY,
    DETERMINERS,
    OF,
    extent,
    is_common,
    name_end,
    outlet_at,
    skip_determiners,
)
from watcher.italian.reading import Reading
from watcher.italian.source_words import Noun, is_adjective, is_verb, nouns
from watcher.italian.speech_words import cues, listed
from watcher.model.claim import ActorMention

_KINDS = {
    "country": "party",
    "government": "official",
    "intelligence": "intelligence",
    "agency": "official",
    "media": "media",
    "body": "party",
    "person": "official",
    "place": "party",
}
_RESEARCH = listed("research")
_CLITICS = listed("article_clitics")
_TEXTS = ("document", "speech")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """
    A noun phrase that can be a source; `start` and `end` are token indexes.

    `head` is the folded noun at its head ("" for a bare name), `role` the class of
    that noun in `source_nouns.tsv` (or "name"), `named` True when a proper name or a
    known actor is in it, `definite` True after a definite article.
    """

    start: int
    end: int
    name: str
    code: str | None
    kind: str
    head: str = ""
    role: str = "name"
    named: bool = True
    definite: bool = False

    @property
    def is_media(self) -> bool:
        """True for an outlet or a news agency."""
        return self.kind == "media"

    @property
    def is_text(self) -> bool:
        """True for a document or a word for speech: it speaks for its owner."""
        return self.role in _TEXTS


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Where a phrase begins, where its head stands, where it ends."""

    start: int
    head: int
    end: int
    definite: bool


def speaker(reading: Reading, start: int, end: int) -> Speaker | None:
    """Read the noun phrase at token *start*, not past *end*; None when no source is meant."""
    found = _simple(reading, start, end)
    if found is None or found.is_media:
        return found
    if found.is_text:
        return found if found.named else _with_author(reading, found, end)
    return _with_apposition(reading, found, end)


def _with_apposition(reading: Reading, found: Speaker, end: int) -> Speaker:
    """Join "il sindaco di Genova, Silvia Salis," and "Silvia Salis, sindaca di Genova,"."""
    at = found.end
    if at >= end or reading.gaps[at].strip() != ",":
        return found
    beside = _simple(reading, at, end)
    if beside is None or beside.is_text or beside.is_media:
        return found
    closes = beside.end >= len(reading.words) or reading.gaps[beside.end].strip()[:1] in (
        ",", ".", ":", ")", ";", "»",
    )  # fmt: skip
    bare_name = found.role == "name" and beside.role not in ("name", "unnamed")
    bare_office = beside.role == "name" and found.role not in ("name", "unnamed")
    if not closes or not (bare_name or (bare_office and not beside.definite)):
        return found
    office, name = (beside, found) if bare_name else (found, beside)
    if bare_name and not _is_personal(reading, name):
        return found
    return replace(
        office, start=found.start, end=beside.end, name=name.name,
        code=office.code or name.code, named=True, definite=True,
    )  # fmt: skip


def _with_author(reading: Reading, text: Speaker, end: int) -> Speaker:
    """Join "la ricerca, condotta dall'università di Padova,": the author speaks."""
    at = text.end
    if (
        at + 2 >= end
        or reading.gaps[at].strip() != ","
        or reading.words[at + 1] not in BY
    ):
        return text
    author = _simple(reading, at + 2, end)
    if author is None or author.is_text:
        return text
    return replace(
        author,
        start=text.start,
        end=author.end,
        head=text.head,
        role=text.role,
        named=True,
    )


def _is_personal(reading: Reading, name: Speaker) -> bool:
    """Say whether a bare name can be a person's: two words, or a known person."""
    known = reading.actors_between(name.start, name.end)
    return any(a.kind == "person" for a in known) or name.end - name.start >= 2


def _simple(reading: Reading, start: int, end: int) -> Speaker | None:
    """Read one noun phrase, without what commas add to it."""
    at, definite = skip_determiners(reading, start, end)
    definite = definite or (start > 0 and reading.words[start - 1] in ARTICULATED)
    if at >= end or (at > start and reading.gaps[at].strip()):
        return None
    outlet = outlet_at(reading, at, end)
    if outlet:
        name, code, stop = outlet
        return Speaker(
            start=start, end=stop, name=name, code=code, kind="media", definite=definite
        )
    noun = nouns().get(reading.words[at])
    if noun and "ordinal" in noun.scope and not _is_title(reading, at, end):
        return None
    if noun and not _is_forename(reading, at):
        phrase = _Phrase(start, at, extent(reading, at + 1, end), definite)
        return _of_office(reading, phrase, noun)
    return _of_name(reading, _Phrase(start, at, end, definite))


def plain_phrase(reading: Reading, start: int, end: int) -> Speaker | None:
    """Read article and common noun ("la ragazza", "un passante"), as a last resort."""
    if start + 1 >= end or reading.words[start] not in DETERMINERS:
        return None
    at, definite = skip_determiners(reading, start, end)
    if at < end and at > start + 1 and reading.words[at] in OF:
        at -= 1  # an adjective stands for the noun: "il più anziano del gruppo"
    if (
        at >= end
        or _is_clitic_verb(reading, start, at)
        or not _can_head(reading.words[at])
        or reading.words[at] in cues("never_speak")
    ):
        return None
    stop = extent(reading, at + 1, end)
    return Speaker(
        start=start,
        end=stop,
        name=reading.written(at, stop),
        code=None,
        kind="party",
        head=reading.words[at],
        role="plain",
        named=False,
        definite=definite,
    )


def _is_clitic_verb(reading: Reading, start: int, at: int) -> bool:
    """Tell "chi lo conosce" from "lo straniero"."""
    return reading.words[start] in _CLITICS and is_verb(reading.words[at])


def _is_title(reading: Reading, at: int, end: int) -> bool:
    """Say whether an ordinal or "numero" begins a title: "primo ministro", "numero due"."""
    following = reading.words[at + 1] if at + 1 < end else ""
    return following in nouns() or following in ("cittadino", "cittadina", "uno", "due")


def _can_head(word: str) -> bool:
    return word.isalpha() and len(word) >= 3 and word not in OF | AT | BY


def _is_forename(reading: Reading, at: int) -> bool:
    """Say whether an office word is part of a name here ("Marina Rossi", "Regina Elena")."""
    double = at + 1 < len(reading.words) and reading.is_capital(at + 1)
    ambiguous = reading.words[at] in ("marina", "regina", "prima", "primo", "bene")
    return ambiguous and double and reading.is_capital(at)


def _of_name(reading: Reading, phrase: _Phrase) -> Speaker | None:
    """Read a known actor or a capitalised name."""
    at, end = phrase.head, phrase.end
    known = actor_from(reading, at, end)
    stop = name_end(reading, at, end)
    if known:
        return _of_actor(reading, phrase, known, stop)
    alone = stop == at + 1 and at == phrase.start
    letters = reading.written(at, stop).strip("'’. ") if stop > at else ""
    if len(letters) < 2 or (alone and is_common(reading, at)):
        return None
    return Speaker(
        start=phrase.start,
        end=extent(reading, stop, end, after_name=True),
        name=reading.written(at, stop),
        code=None,
        kind="party",
        definite=phrase.definite,
    )


def _of_actor(
    reading: Reading, phrase: _Phrase, known: ActorMention, stop: int
) -> Speaker:
    at = phrase.head
    # A given name may stand before the surname that the list knows.
    stop = max(stop, reading.index_at(known.end))
    person = known.kind == "person" and reading.is_capital(at)
    return Speaker(
        start=phrase.start,
        end=extent(reading, stop, phrase.end, after_name=True),
        name=shown(reading, known, at, stop)
        if not person
        else reading.written(at, stop),
        code=known.code or None,
        kind=_KINDS.get(known.kind, "party"),
        definite=phrase.definite,
    )


def _of_office(reading: Reading, phrase: _Phrase, noun: Noun) -> Speaker:
    """Say who a phrase with a listed noun at its head is, from what follows the noun."""
    start, at = phrase.start, phrase.head
    stop = end_with_actors(reading, start, phrase.end)
    signed = _outlet_in(reading, at, stop) if noun.kind == "media" else None
    if signed:
        return replace(signed, start=start, end=stop, head=reading.words[at])
    body = "body" in noun.scope
    person = None if body else person_beside(reading, at + 1, stop)
    inside = reading.actors_between(start, stop)
    local = "local" in noun.scope
    kind = noun.kind
    name = person or reading.written(name_start(reading, start, at), stop)
    if kind in ("official", "party", "intelligence") and not person and not local:
        name = next((a.name for a in inside if is_institution(a)), name)
    if noun.scope == "back" and stop > at + 1:
        kind = "party"  # "il servizio" is an article, "il servizio segreto" a body
    if kind in ("official", "party") and any(a.kind == "intelligence" for a in inside):
        kind = "intelligence"
    found = Speaker(
        start=start,
        end=stop,
        name=name,
        code=None if local or kind == "expert" else code_of(inside),
        kind="official" if person and kind == "unnamed" else kind,
        head=reading.words[at],
        role=noun.kind,
        named=bool(person or inside),
        definite=phrase.definite,
    )
    return _owner(reading, found, at) if found.is_text else found


def _outlet_in(reading: Reading, at: int, stop: int) -> Speaker | None:
    """Return the outlet named beside its kind: "il quotidiano israeliano Haaretz"."""
    for index in range(at + 1, stop):
        outlet = outlet_at(reading, index, stop)
        if outlet:
            name, code, end = outlet
            return Speaker(start=at, end=end, name=name, code=code, kind="media")
    return None


def _owner(reading: Reading, text: Speaker, at: int) -> Speaker:
    """Go from a document or a word for speech to the one whose it is."""
    for index in range(at + 1, text.end):
        if reading.words[index - 1] not in OF | BY:
            continue
        owner = speaker(reading, index, text.end)
        if owner and not owner.is_text:
            return replace(
                owner, start=text.start, end=text.end, head=text.head, role=text.role,
                named=True,
            )  # fmt: skip
    begin = at + 1
    while begin < text.end and is_adjective(reading.words[begin]):
        begin += 1
    beside = speaker(reading, begin, text.end) if begin < text.end else None
    if beside and beside.role == "name":
        return replace(
            beside, start=text.start, end=text.end, head=text.head, role=text.role
        )
    kind = "expert" if text.head in _RESEARCH else "unnamed"
    return replace(text, kind=kind, code=None, named=False)
