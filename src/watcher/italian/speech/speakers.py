"""Which noun phrase can be a source, and who is it?"""

from dataclasses import dataclass, replace

from watcher.italian.names.places import places
from watcher.italian.speech.kinds import kind_of
from watcher.italian.speech.naming import (
    actor_from,
    begins_title,
    code_of,
    code_of_the_country,
    end_with_actors,
    is_forename,
    is_institution,
    name_start,
    person_beside,
    shown,
)
from watcher.italian.speech.phrases import (
    ARTICULATED,
    BY,
    OF,
    closes,
    extent,
    is_common,
    name_end,
    opens_sentence,
    outlet_at,
    skip_determiners,
)
from watcher.italian.speech.reading import Reading
from watcher.italian.speech.source_words import Noun, is_adjective, nouns
from watcher.italian.speech.speech_words import listed
from watcher.model.mention import ActorMention

_NEVER_NAME = listed("never_name").union(
    *(
        listed(key)
        for key in ("a", "da", "di", "in", "su", "links", "other_prepositions")
    )
)
_RESEARCH = listed("research")
_OF_STATE = listed("of_state")
_SOME = listed("some")
# "un dirigente che ha chiesto di restare anonimo".
_NEAR_BEHIND = 8
_OWNERS = ("official", "party", "expert", "intelligence")
_TEXTS = ("document", "speech")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """
    A noun phrase that can be a source; `start` and `end` are token indexes.

    `head` is the folded noun at its head ("" for a bare name), `role` the class of
    that noun in `source_nouns.tsv` (or "name"), `named` True when a proper name or a
    known actor is in it, `definite` True after a definite article. `told` are the
    tokens that name the one who speaks when they are not all of the phrase ("ministero"
    in "una nota del ministero").
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
    told: tuple[int, int] | None = None

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
    """Read the noun phrase at token *start*; None when it cannot be a source."""
    found = _partitive(reading, start, end) or _simple(reading, start, end)
    if found is None or found.is_media:
        return found
    if found.is_text:
        return found if found.named else _with_author(reading, found, end)
    if _asks_anonymity(reading, found, end):
        return replace(found, kind="unnamed")
    return _with_apposition(reading, found, end)


def _partitive(reading: Reading, start: int, end: int) -> Speaker | None:
    """Read "uno dei vicini", "alcune delle vittime": one of a group speaks."""
    if start + 2 >= end or reading.words[start] not in _SOME:
        return None
    if (
        reading.words[start + 1] not in ARTICULATED & OF
        or reading.gaps[start + 1] != " "
    ):
        return None
    group = _simple(reading, start + 2, end)
    stop = group.end if group else extent(reading, start + 3, end)
    name = reading.written(start, stop)
    if group:
        return replace(group, start=start, name=name) if not group.is_text else None
    return Speaker(
        start=start, end=stop, name=name, code=None, kind="party", role="plain"
    )


def _asks_anonymity(reading: Reading, found: Speaker, end: int) -> bool:
    """Say whether it is told behind the name that it stays secret."""
    behind = range(found.end, min(found.end + _NEAR_BEHIND, end))
    for at in behind:
        if any(sign in reading.gaps[at] for sign in ".;:»"):
            return False
        if reading.words[at].startswith("anonim"):
            return True
    return False


def _with_apposition(reading: Reading, found: Speaker, end: int) -> Speaker:
    """Join "il sindaco di Genova, Silvia Salis," in either order."""
    at = found.end
    if at >= end or reading.gaps[at].strip() != ",":
        return found
    beside = _simple(reading, at, end)
    if beside is None or beside.is_text or beside.is_media:
        return found
    bare_name = found.role == "name" and beside.role not in ("name", "unnamed")
    bare_office = beside.role == "name" and found.role not in ("name", "unnamed")
    if not closes(reading, beside.end) or not (
        bare_name or (bare_office and not beside.definite)
    ):
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
    if at + 2 >= end or reading.gaps[at].strip() != ",":
        return text
    if reading.words[at + 1] not in BY:
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
        told=author.told or (author.start, author.end),
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
    if noun and "ordinal" in noun.scope and not begins_title(reading, at, end):
        return None
    if noun and not is_forename(reading, at):
        # "numero uno" is one title.
        title = at + 2 if "ordinal" in noun.scope and at + 1 < end else at + 1
        phrase = _Phrase(start, at, extent(reading, title, end), definite)
        return _of_office(reading, phrase, noun)
    return _of_name(reading, _Phrase(start, at, end, definite))


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
    if opens_sentence(reading, at) and reading.words[at] in _NEVER_NAME:
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
        kind=kind_of(known),
        definite=phrase.definite,
    )


def _of_office(reading: Reading, phrase: _Phrase, noun: Noun) -> Speaker:
    """Say who a phrase with a listed noun is, from what follows the noun."""
    start, at = phrase.start, phrase.head
    stop = end_with_actors(reading, start, phrase.end)
    signed = _signed(reading, phrase, noun, stop)
    if signed:
        return signed
    body = "body" in noun.scope
    person = None if body else person_beside(reading, at + 1, stop)
    inside = reading.actors_between(start, stop)
    local = "local" in noun.scope
    kind = _kind_of_rank(reading, phrase, stop) if "rank" in noun.scope else noun.kind
    whole = next((a for a in inside if a.start == reading.tokens[at].start), None)
    if whole and whole.kind == "body" and noun.kind in _OWNERS:
        kind = kind_of(whole)  # "Istituto superiore di sanità" is no mere institute
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
        code=None
        if local or kind == "expert"
        else code_of(inside) or code_of_the_country(reading, start, stop),
        kind="official" if person and kind == "unnamed" else kind,
        head=reading.words[at],
        role=noun.kind,
        named=bool(person or inside),
        definite=phrase.definite,
    )
    return _owner(reading, found, at) if found.is_text else found


def _signed(reading: Reading, phrase: _Phrase, noun: Noun, stop: int) -> Speaker | None:
    """Read a phrase that an outlet, an agency or the owner of a page signs."""
    at = phrase.head
    if noun.scope == "platform":
        owner = _listed_owner(reading, at, stop)
        if owner and not owner.is_media:
            told = owner.told or (owner.start, owner.end)
            return replace(owner, start=phrase.start, end=stop, told=told)
    if noun.kind == "media" or noun.scope == "agency":
        outlet = _outlet_in(reading, at, stop)
        if outlet is None and noun.scope == "agency":
            outlet = _agency_in(reading, at, stop)
        if outlet:
            head = reading.words[at]
            return replace(outlet, start=phrase.start, end=stop, head=head)
    return None


def _agency_in(reading: Reading, at: int, stop: int) -> Speaker | None:
    """Read "l'agenzia Keystone", "l'agenzia iraniana Irna"."""
    begin = at + 1
    while begin < stop and is_adjective(reading.words[begin]):
        begin += 1
    known = reading.actors_between(begin, stop)
    if any(a.kind in ("agency", "media") for a in known):
        spoken = next(a for a in known if a.kind in ("agency", "media"))
        return Speaker(
            start=at, end=stop, name=spoken.name, code=spoken.code or None, kind="media"
        )
    end = name_end(reading, begin, stop)
    if known or end == begin:
        return None
    name = reading.written(begin, end)
    return Speaker(start=at, end=stop, name=name, code=None, kind="media")


def _kind_of_rank(reading: Reading, phrase: _Phrase, stop: int) -> str:
    """
    Go from "il portavoce", "il presidente" to the kind of what they are at the head of.

    Bare, or with an adjective, they are officials.
    """
    for at in range(phrase.head + 1, stop):
        noun = nouns().get(reading.words[at])
        if noun and reading.words[at - 1] in OF and noun.kind in _OWNERS:
            return noun.kind
    inside = reading.actors_between(phrase.head + 1, stop)
    bodies = [a for a in inside if a.kind != "person"]
    if bodies:
        return kind_of(bodies[0])
    named = any(
        reading.words[at - 1] in OF and _is_unlisted_name(reading, at, stop)
        for at in range(phrase.head + 1, stop)
    )
    return "party" if named else "official"


def _is_unlisted_name(reading: Reading, at: int, stop: int) -> bool:
    """Tell "il presidente di Federtopi" from "del Veneto" and "dello Stato"."""
    if not reading.is_capital(at) or reading.words[at] in _OF_STATE:
        return False
    return not places(reading.written(at, name_end(reading, at, stop)))


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
    owner = (
        _listed_owner(reading, at, text.end)
        or _plain_owner(reading, text, at)
        or _owner_beside(reading, text, at)
    )
    if owner:
        told = owner.told or (owner.start, owner.end)
        return replace(
            owner, start=text.start, end=text.end, head=text.head, role=text.role,
            told=told,
        )  # fmt: skip
    kind = "expert" if text.head in _RESEARCH else "unnamed"
    return replace(text, kind=kind, code=None, named=False)


def _listed_owner(reading: Reading, at: int, end: int) -> Speaker | None:
    """Read "nota del ministero", "dossier firmato da Amnesty"."""
    for index in range(at + 1, end):
        if reading.words[index - 1] not in OF | BY:
            continue
        owner = speaker(reading, index, end)
        if owner and not owner.is_text:
            return replace(owner, named=True)
    return None


def _plain_owner(reading: Reading, text: Speaker, at: int) -> Speaker | None:
    """Read "il racconto dei superstiti": what is told always has a teller."""
    owned = nouns()[text.head].scope == "owned" and at + 2 < text.end
    if not owned or reading.words[at + 1] not in OF:
        return None
    name = reading.written(at + 2, text.end)
    told = at + 2, text.end
    return replace(text, name=name, kind="party", named=True, told=told)


def _owner_beside(reading: Reading, text: Speaker, at: int) -> Speaker | None:
    """Read "dati Istat", "rapporto annuale Amnesty International"."""
    begin = at + 1
    while begin < text.end and is_adjective(reading.words[begin]):
        begin += 1
    beside = speaker(reading, begin, text.end) if begin < text.end else None
    return beside if beside and beside.role == "name" else None
