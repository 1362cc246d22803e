"""Which states, bodies and people act in a text, and how else are they written?"""

from functools import cache, lru_cache

from watcher.italian.names import actor_names, senses
from watcher.italian.names.actor_names import Actor, gazetteer, names
from watcher.italian.names.countries import countries
from watcher.italian.names.gazetteer import Found, Name, Piece, pieces
from watcher.italian.names.institutions import resolve
from watcher.italian.names.local_bodies import with_towns
from watcher.italian.names.mentions import Mention, is_surname, late_surnames
from watcher.model.mention import ActorMention

# Codes that other lists use for the same body or state.
_ALLIANCES = frozenset({"EU", "NATO", "ONU"})
_OTHER_CODES = {
    "UK": "GBR", "EL": "GRC", "UE": "EU", "UN": "ONU", "ECB": "BCE", "WHO": "OMS",
    "IAEA": "AIEA", "IMF": "FMI", "ICC": "CPI", "WTO": "OMC", "OECD": "OCSE",
}  # fmt: skip


@lru_cache(maxsize=16)
def actors(text: str) -> tuple[ActorMention, ...]:
    """
    Return the actors named in *text*, in its order, the longest name first.

    A capital or a state is also a place: `places` returns it too, the caller chooses.

    >>> [(m.text, m.code) for m in actors("La Difesa russa nega, gli 007 di Seul no")]
    [('Difesa russa', 'RUS'), ('007 di Seul', 'KOR')]
    """
    words = pieces(text)
    context = senses.Context(words)
    mentions = [m for m in (_mention(f, context) for f in actor_names.found(text)) if m]
    mentions = [m for m in mentions if m.actor.role != "mask"]
    mentions = sorted(
        [*mentions, *late_surnames(mentions, words)], key=lambda m: m.first
    )
    named = resolve(with_towns(mentions, words), words)
    return tuple(_told(mention, text, words) for mention in named)


def name_of(code: str) -> str:
    """
    Return the name to show for *code*, the code itself when no list knows it.

    >>> name_of("PRK"), name_of("DE")
    ('Corea del Nord', 'Germania')
    """
    return _shown().get(_canonical(code), code)


def codes_of(surface: str) -> tuple[str, ...]:
    """
    Return the codes that *surface* may name, whole, in the order of the lists.

    >>> codes_of("Farnesina"), codes_of("la Farnesina ha")
    (('ITA-GOV',), ())
    """
    found = gazetteer().exact(_bare(surface))
    return tuple(dict.fromkeys(n.value.code for n in found if n.value.role != "mask"))


def aliases_of(term: str) -> tuple[str, ...]:
    """
    Return every way to write the actor that *term* names, *term* first; () for none.

    A state is also its capital, seats, leaders and demonyms; a body or person only
    its own spellings.

    >>> "Pyongyang" in aliases_of("Corea del Nord")
    True
    >>> aliases_of("bicicletta")
    ()
    """
    found = [n.value for n in gazetteer().exact(_bare(term)) if n.value.role != "mask"]
    if not found:
        return ()
    actor = found[0]
    same = [n.text for n in names() if _is_alias(n, actor)]
    return tuple(dict.fromkeys((term, *same)))


def demonym_forms(code: str) -> tuple[str, ...]:
    """
    Return the inflected forms of the demonyms of *code*, also with a hyphen.

    >>> demonym_forms("PRK")[:4]
    ('nordcoreano', 'nordcoreana', 'nordcoreani', 'nordcoreane')
    """
    wanted = _canonical(code)
    forms = [f for c in countries() if c.code == wanted for f in c.demonyms]
    hyphened = [form.replace(" ", "-") for form in forms if " " in form]
    return tuple(dict.fromkeys((*forms, *hyphened)))


def same_code(one: str | None, other: str | None) -> bool:
    """
    Tell whether two codes mean the same actor, in ISO alpha-2, alpha-3 or our own.

    A state and its government are one actor.

    >>> same_code("DE", "DEU"), same_code("ITA-GOV", "IT"), same_code("PRK", "KOR")
    (True, True, False)
    """
    if not one or not other:
        return False
    short, long = sorted((_state(one), _state(other)), key=len)
    if short == long:
        return True
    # "il Tar" may be the Tar del Lazio; a state is not its canton.
    return long.startswith(f"{short}-") and short not in _by_alpha2().values()


def is_state(code: str | None) -> bool:
    """
    Tell whether *code* is a state, its government or an alliance of states.

    >>> is_state("KOR"), is_state("NATO"), is_state("FIOM"), is_state(None)
    (True, True, False, False)
    """
    return code is not None and (code in _state_codes() or code in _ALLIANCES)


def _state(code: str) -> str:
    return _canonical(code.removesuffix("-GOV"))


def _canonical(code: str) -> str:
    upper = code.upper()
    return _OTHER_CODES.get(upper, _by_alpha2().get(upper, upper))


@cache
def _state_codes() -> frozenset[str]:
    return frozenset(country.code for country in countries()) | {"ITA-GOV"}


@cache
def _by_alpha2() -> dict[str, str]:
    return {country.alpha2: country.code for country in countries()}


@cache
def _shown() -> dict[str, str]:
    shown: dict[str, str] = {}
    for name in names():
        if name.value.role in {"country", "body"}:
            shown.setdefault(name.value.code, name.value.name)
    return shown


def _is_alias(name: Name, actor: Actor) -> bool:
    """Leave out names that only their context reads and the offices of a state."""
    if name.flags - {"verb"}:
        return False
    if actor.role not in {"country", "capital", "demonym"}:
        return bool(name.value == actor)
    speaks = name.value.kind not in {"agency", "media", "body"}
    return bool(name.value.code == actor.code) and speaks


def _bare(surface: str) -> str:
    """Leave out the article: "la Farnesina" is looked up as "Farnesina"."""
    words = pieces(surface)
    if len(words) > 1 and words[0].key in _ARTICLES and not gazetteer().exact(surface):
        return " ".join(word.text for word in words[1:])
    return surface


_ARTICLES = frozenset({"il", "lo", "la", "l", "i", "gli", "le"})


def _mention(found: Found, context: senses.Context) -> Mention | None:
    """Choose the reading of a found name; None when it names no actor here."""
    for name in found.names:
        if _is_meant(name, found, context):
            return Mention(found.first, found.last, name.value, "home" in name.flags)
    return None


def _is_meant(name: Name, found: Found, context: senses.Context) -> bool:
    if senses.has_senses(name.text) or "sense" in name.flags:
        sense = context.reading(name.text)
        if sense is None and "sense" in name.flags:
            return False
        if sense is not None and sense.code != name.value.code:
            return False
    return not is_surname(name, found, context.words)


def _told(mention: Mention, text: str, words: tuple[Piece, ...]) -> ActorMention:
    start, end = words[mention.first].start, words[mention.last].end
    actor = mention.actor
    return ActorMention(
        text=text[start:end],
        start=start,
        end=end,
        code=actor.code,
        name=actor.name,
        kind=mention.kind or actor.kind,
    )
