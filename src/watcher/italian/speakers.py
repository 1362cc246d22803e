"""Which noun phrase can be a source, how far does it reach, and who is it?"""

from dataclasses import dataclass, replace
from functools import cache

import simplemma

from watcher.italian import lexicon
from watcher.italian.reading import Reading
from watcher.italian.reporting import is_reporting
from watcher.model.claim import ActorMention

DETERMINERS = frozenset(
    "il lo la l' i gli le un uno una un' alcuni alcune diversi diverse più molti molte"
    " questo questa quel quella quello quelle quei quegli vari varie numerosi numerose"
    " due tre quattro qualche ogni certi certe".split()
)
_OF = frozenset("di del dello della dell' dei degli delle d'".split())
_AT = frozenset("a al allo alla all' ai agli alle per ad in presso".split())
_ARTICLES = frozenset("il lo la l' i gli le".split())
_PARTICLES = frozenset("von van der den de da al el bin ibn ben di la le du dos d' dell' della del dei".split())
# An institution named in the phrase of an office is shown instead of the office.
_INSTITUTIONS = ("intelligence", "government", "body", "agency", "media")
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


@dataclass(frozen=True, slots=True)
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
    head: str
    role: str
    named: bool
    definite: bool = False

    @property
    def is_media(self) -> bool:
        """True for an outlet or a news agency."""
        return self.kind == "media"


def speaker(reading: Reading, start: int, end: int) -> Speaker | None:
    """
    Read the noun phrase that begins at token *start*; None when no source can be meant.

    *end* is the token at which to stop at the latest.
    """
    at, definite = _skip_determiners(reading, start, end)
    if at >= end or (at > start and not _is_tight(reading, start + 1, at + 1)):
        return None
    outlet = outlet_at(reading, at, end)
    if outlet:
        name, code, stop = outlet
        return Speaker(start, stop, name, code, "media", "", "name", True, definite)
    word = reading.words[at]
    noun = _nouns().get(word)
    if noun and not _is_surname(reading, at, start):
        stop = _extent(reading, at + 1, end)
        return _identified(reading, (start, at, stop), noun, definite)
    return _named(reading, (start, at, end), definite)


def plain_phrase(reading: Reading, start: int, end: int) -> Speaker | None:
    """Read article + common noun ("la ragazza", "un passante") as a source of last resort."""
    if start + 1 >= end or reading.words[start] not in DETERMINERS:
        return None
    at, definite = _skip_determiners(reading, start, end)
    if at >= end or not reading.words[at].isalpha() or len(reading.words[at]) < 3:
        return None
    stop = _extent(reading, at + 1, end)
    return Speaker(
        start, stop, reading.written(at, stop), _code(reading, at, stop, "party"),
        "party", reading.words[at], "plain", named=False, definite=definite,
    )  # fmt: skip


def _named(
    reading: Reading, where: tuple[int, int, int], definite: bool
) -> Speaker | None:
    start, at, end = where
    known = _actor_from(reading, at, end)
    stop = _name_end(reading, at, end)
    if known:
        stop = max(stop, reading.index_at(known.end))
        if reading.is_capital(at) or known.kind in ("intelligence", "government", "person"):
            return _from_actor(reading, (start, at, stop), known, definite)
    if stop == at or (stop == at + 1 and at == start and _is_common(reading, at)):
        return None
    stop = _extent(reading, stop, end, after_name=True)
    kind = "party"
    return Speaker(start, stop, reading.written(at, stop), None, kind, "", "name", True, definite)


def _from_actor(
    reading: Reading, where: tuple[int, int, int], known: ActorMention, definite: bool
) -> Speaker:
    start, at, stop = where
    name = known.name
    if known.kind == "person" and reading.index_at(known.end) > at:
        name = reading.written(at, max(stop, at + 1))
    return Speaker(
        start, stop, name, known.code, _KINDS.get(known.kind, "party"), "", "name",
        named=True, definite=definite,
    )  # fmt: skip


def _identified(
    reading: Reading, where: tuple[int, int, int], noun: tuple[str, str], definite: bool
) -> Speaker:
    """Say who a phrase with a known head noun is, from what follows the noun."""
    start, at, stop = where
    kind, scope = noun
    written = reading.written(at, stop)
    head = reading.words[at]
    person = _person_in(reading, at + 1, stop)
    inside = reading.actors_between(start, stop)
    code = None if "local" in scope and not person else _code(reading, start, stop, kind)
    name = person or written
    if kind not in ("unnamed", "expert", "media", "document", "speech") and not person:
        name = _institution(inside) or written
    if person and kind == "unnamed":
        kind = "official"
    if kind in ("official", "party") and any(a.kind == "intelligence" for a in inside):
        kind = "intelligence"
    found = Speaker(start, stop, name, code, kind, head, noun[0], bool(person or inside), definite)
    return _owner_of(reading, found) if kind in ("document", "speech") else found


def _institution(inside: list[ActorMention]) -> str | None:
    return next((a.name for kind in _INSTITUTIONS for a in inside if a.kind == kind), None)


def _code(reading: Reading, start: int, stop: int, kind: str) -> str | None:
    """Choose the code of the institution or person, else of the country."""
    if kind == "expert":
        return None
    inside = reading.actors_between(start, stop)
    ranked = sorted(inside, key=lambda a: (a.kind in ("country", "place"), a.start))
    return ranked[0].code if ranked else None


def _owner_of(reading: Reading, text: Speaker) -> Speaker:
    """Go from a document or a word for speech to the one whose it is."""
    for at in range(text.start + 1, text.end):
        follows = reading.words[at - 1] in _OF or reading.words[at - 1] in _BY
        if not follows:
            continue
        owner = speaker(reading, at, text.end)
        if owner and owner.role not in ("document", "speech"):
            return replace(owner, start=text.start, end=text.end, head=text.head, role=text.role)
    known = reading.actors_between(text.start, text.end)
    if known and known[0].kind not in ("country", "place"):
        name, code, kind = known[0].name, known[0].code, _KINDS[known[0].kind]
        return replace(text, name=name, code=code, kind=kind)
    name = _last_name(reading, text)
    if name:
        return replace(text, name=name, kind="party", named=True)
    if text.role == "document":
        return replace(text, kind="expert" if text.head in _RESEARCH else "unnamed")
    return replace(text, kind="unnamed", named=False)


_BY = frozenset("da dal dallo dalla dall' dai dagli dalle".split())
_RESEARCH = frozenset("studio studi ricerca ricerche sondaggio sondaggi analisi indagine".split())


def _last_name(reading: Reading, text: Speaker) -> str | None:
    """Return the capitalised name that follows the noun directly ("dati Istat")."""
    at = text.start
    while at < text.end and reading.words[at] != text.head:
        at += 1
    at += 1
    if at < text.end and reading.is_capital(at):
        return reading.written(at, _name_end(reading, at, text.end))
    return None


def _person_in(reading: Reading, start: int, stop: int) -> str | None:
    """Return a person's name set beside an office ("il ministro Rossi")."""
    at = start
    while at < stop:
        prepositional = reading.words[at - 1] in _OF | _AT | _BY or reading.words[at - 1] == "e"
        if reading.is_capital(at) and not prepositional:
            end = _name_end(reading, at, stop)
            found = reading.written(at, end)
            if not _is_title_word(reading, at) and not outlet_at(reading, at, stop):
                return None if _is_body_name(reading, at, end) else found
            at = max(end, at + 1)
        elif reading.is_capital(at):
            at = max(_name_end(reading, at, stop), at + 1)
        else:
            at += 1
    return None


def _is_body_name(reading: Reading, at: int, end: int) -> bool:
    """Say whether a name beside an office names a body ("il segretario Cgil")."""
    inside = reading.actors_between(at, end)
    if any(a.kind in _INSTITUTIONS for a in inside):
        return True
    return end == at + 1 and reading.tokens[at].text.isupper()


def _is_title_word(reading: Reading, at: int) -> bool:
    return reading.words[at] in _nouns()


def _actor_from(reading: Reading, at: int, end: int) -> ActorMention | None:
    """Return the longest known actor that begins at token *at*, its article apart."""
    begin = reading.tokens[at].start
    before = reading.tokens[at - 1].start if at else begin
    return next(
        (
            a
            for a in reading.actors
            if a.start in (begin, before) and a.end > begin
            and reading.index_at(a.end) <= end
        ),
        None,
    )  # fmt: skip


def _skip_determiners(reading: Reading, start: int, end: int) -> tuple[int, bool]:
    at = start
    definite = False
    adjectives = lexicon.table("source_cues.toml")["before_noun"]
    while at < end and at < start + 4:
        word = reading.words[at]
        if at > start and reading.gaps[at].strip():
            break
        if word in DETERMINERS:
            definite = definite or word in _ARTICLES
        elif not (word in adjectives and at + 1 < end and not _is_head(reading, at)):
            break
        at += 1
    return at, definite


def _is_head(reading: Reading, at: int) -> bool:
    """Say whether the word heads the phrase itself ("la nota del ministero")."""
    if reading.words[at] not in _nouns():
        return False
    following = at + 1
    return not (following < len(reading.words) and reading.words[following] in _nouns())


def _is_tight(reading: Reading, start: int, end: int) -> bool:
    """Say whether no stop stands between the tokens."""
    return not any(reading.gaps[i].strip() for i in range(start, min(end, len(reading.words))))


def _extent(reading: Reading, at: int, end: int, *, after_name: bool = False) -> int:
    """Return where the phrase ends whose head stands before token *at*."""
    while at < end:
        step = _step(reading, at, end, after_name)
        if step is None:
            return at
        at = step
    return at


def _step(reading: Reading, at: int, end: int, after_name: bool) -> int | None:
    gap = reading.gaps[at].strip()
    if gap == "(" and reading.gaps[at + 1].lstrip().startswith(")"):
        return at + 1 if reading.is_capital(at) else None
    if gap == "(" and at + 2 <= end and reading.gaps[at + 2].lstrip().startswith(")"):
        return at + 2 if reading.is_capital(at) else None
    if gap and not gap == ")":
        return None
    word = reading.words[at]
    if word in _OF:
        return _complement(reading, at + 1, end)
    if word in _AT and not after_name:
        return _name_end(reading, at + 1, end, after=True)
    if word in _BY and reading.words[at - 1] in _RELAYED:
        return _complement(reading, at + 1, end)
    if word in _NEAR:
        return _complement(reading, at + 2, end) if at + 1 < end else None
    if reading.is_capital(at):
        return max(_name_end(reading, at, end), at + 1)
    return at + 1 if is_adjective(word) or word in _nouns() and not after_name else None


_NEAR = frozenset("vicino vicina vicini vicine".split())
_RELAYED = frozenset(
    "citato citata citati citate diffuso diffusa diffusi diffuse condotto condotta firmato"
    " firmata pubblicato pubblicata redatto redatta realizzato realizzata sentito sentiti"
    " sentite interpellati consultati consultate".split()
)


def _complement(reading: Reading, at: int, end: int) -> int | None:
    """Return the end of what follows "di": an article, a noun or a name, adjectives."""
    while at < end and reading.words[at] in _ARTICLES and not reading.gaps[at].strip():
        at += 1
    if at >= end or reading.gaps[at].strip() or not reading.words[at][0].isalnum():
        return None
    if reading.words[at] in lexicon.table("source_cues.toml")["pronoun_stop"]:
        return None
    return max(_name_end(reading, at, end), at + 1)


def _name_end(reading: Reading, at: int, end: int, *, after: bool = False) -> int:
    """Return the end of the capitalised words at *at*; *at* itself when there are none."""
    if after and (at >= end or not reading.is_capital(at)):
        return at - 1 if at >= end else at - 1
    stop = at
    while stop < end and (stop == at or not reading.gaps[stop].strip(" -'’.&")):
        text = reading.tokens[stop].text
        if text[0].isupper() or (text[0].isdigit() and stop > at and text.isdigit() and len(text) < 3):
            stop += 1
        elif _joins(reading, stop, end) and stop > at:
            stop += 2 if reading.tokens[stop + 1].text[0].isupper() else 3
        else:
            break
    return min(stop, end)


def _joins(reading: Reading, at: int, end: int) -> bool:
    """Say whether a small word stands inside a name ("von der Leyen", "Banca d'Italia")."""
    if reading.words[at] not in _PARTICLES or at + 1 >= end:
        return False
    following = reading.tokens[at + 1]
    if following.text[0].isupper():
        return True
    two = at + 2 < end and reading.words[at + 1] in _PARTICLES
    return two and reading.tokens[at + 2].text[0].isupper()


@cache
def is_adjective(word: str) -> bool:
    """Say whether *word* (folded) can be an adjective that follows its noun."""
    cues = lexicon.table("source_cues.toml")
    if word in cues["after_noun"]:
        return True
    if word in cues["pronoun_stop"] or is_reporting(word) or len(word) < 5:
        return False
    return word.endswith(tuple(cues["adjective_endings"]))


def _is_common(reading: Reading, at: int) -> bool:
    """Say whether a capital may be due to the place: the word is in the dictionary."""
    text = reading.tokens[at].text
    if text.isupper() and len(text) > 1:
        return False
    opens = at == 0 or any(c in reading.gaps[at] for c in ".!?:\n«“\"…")
    return opens and simplemma.is_known(reading.words[at].rstrip("'"), lang="it")


def _is_surname(reading: Reading, at: int, start: int) -> bool:
    """Say whether a capitalised office word is a name here ("Giulia Re", "Marina Rossi")."""
    if at != start or not reading.is_capital(at):
        return False
    following = at + 1 < len(reading.words) and reading.is_capital(at + 1)
    return bool(following) and reading.words[at] in ("marina", "regina", "re", "primo", "prima", "bene")


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    """Map each form to (kind, scope); the first row that names a form wins."""
    found: dict[str, tuple[str, str]] = {}
    for row in lexicon.rows("source_nouns.tsv"):
        for form in row[0].split():
            found.setdefault(form, (row[1], row[2] if len(row) > 2 else ""))
    return found


@cache
def _outlets() -> dict[str, list[tuple[tuple[str, ...], str, str | None]]]:
    """Map the first word of each spelling to (words, name to show, code), longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str | None]]] = {}
    for row in lexicon.rows("outlets.tsv"):
        spellings = [row[0], *(row[1].split("|") if len(row) > 1 and row[1] else [])]
        code = row[2] if len(row) > 2 else None
        for spelling in spellings:
            parts = tuple(spelling.replace("’", "'").replace("-", " ").split())
            found.setdefault(parts[0], []).append((parts, row[0], code))
    for entries in found.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry[1]))
    return found


def outlet_at(reading: Reading, at: int, end: int) -> tuple[str, str | None, int] | None:
    """Return (name, code, end) of the outlet or agency named at token *at*."""
    first = reading.tokens[at].text.split("-")[0]
    for parts, name, code in _outlets().get(first, ()):
        stop = at
        rest = list(parts)
        while rest and stop < end:
            pieces = reading.tokens[stop].text.replace("’", "'").split("-")
            if pieces != rest[: len(pieces)]:
                break
            rest = rest[len(pieces) :]
            stop += 1
        if not rest and not (len(parts) == 1 and _is_common(reading, at)):
            return name, code, stop
    return None
