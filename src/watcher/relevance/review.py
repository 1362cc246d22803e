"""What is wrong with a profile? Said before it waits in vain for months."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from watcher.italian.inflection.canonical import canonical
from watcher.italian.inflection.function_words import is_function_word
from watcher.italian.names.actors import codes_of
from watcher.italian.names.places import places
from watcher.italian.quantities.number_words import word_number
from watcher.model.profile import Group, Profile
from watcher.relevance.anchoring import plan
from watcher.relevance.lookup import find_terms
from watcher.relevance.matcher import compile_profiles
from watcher.relevance.naming import all_demonyms, name_entries
from watcher.relevance.requirements import Requirement, requirements
from watcher.relevance.spelling import is_known, near_name, near_word
from watcher.relevance.wording import Unit, quoted, units

# Where something is wrong for certain, even a short word may be what it is.
_SHORTEST_OF_NEVER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """
    Something that the writer of a profile should know.

    `kind` is typo, never, excluded, swallowed, broad, capital, redundant or prefilter;
    `key` says where the `term` stands. What is not `wrong` is only a note.
    """

    key: str
    term: str
    kind: str
    wrong: bool
    message: str


def review(profile: Profile) -> list[Finding]:
    """Return what is to be said of *profile*, in the order of its keys."""
    found = [f for term in profile.boost for f in _of_term("boost", term)]
    found += _not_sought(profile)
    for number, group in enumerate(profile.groups, 1):
        name = f"[[group]] no. {number}"
        found += _of_group(name, group)
        found += _swallowed(name, number - 1, profile.groups)
    return found


def _not_sought(profile: Profile) -> Iterator[Finding]:
    for obstacle in plan(compile_profiles([profile])).obstacles:
        message = f"with `prefilter` no page could be passed over: {obstacle}"
        yield Finding(
            key="[[group]]",
            term=profile.name,
            kind="prefilter",
            wrong=False,
            message=message,
        )


def _of_group(name: str, group: Group) -> Iterator[Finding]:
    asked = requirements(group)
    for wanted in asked:
        key = f"{name}, {wanted.role}"
        for term in wanted.terms:
            yield from _of_term(key, term)
            yield from _excluded(key, term, group.none)
        yield from _redundant(key, wanted.terms)
    for term in group.none:
        yield from _of_term(f"{name}, none", term)
    if len(asked) == 1:
        yield from _broad(f"{name}, {asked[0].role}", asked[0].terms)


def _of_term(key: str, term: str) -> Iterator[Finding]:
    parts = () if quoted(term) else units(term)
    found = [
        finding
        for unit in parts
        for finding in (*_of_name(key, term, unit), *_misspelt(key, term, unit))
    ]
    yield from found
    # A misspelling explains why nothing is found.
    if not any(f.wrong for f in found) and not find_terms([term], quoted(term) or term):
        message = "can never match: not even its own words are found by it; "
        message += _mend(parts)
        yield Finding(key=key, term=term, kind="never", wrong=True, message=message)


def _mend(parts: Sequence[Unit]) -> str:
    """Propose how to write a term that is found nowhere."""
    for unit in parts:
        near = near_word(canonical(unit.text), shortest=_SHORTEST_OF_NEVER)
        if near and not unit.is_name:
            return f'did you mean "{near}"?'
    return "write it as a text would say it, or in quotes to take it as it stands"


def _misspelt(key: str, term: str, unit: Unit) -> Iterator[Finding]:
    for word in canonical(unit.text).split():
        if unit.is_name or _is_known(word):
            continue
        near = near_word(word)
        if near:
            message = f'"{word}": did you mean "{near}"?'
            yield Finding(key=key, term=term, kind="typo", wrong=True, message=message)


def _of_name(key: str, term: str, unit: Unit) -> Iterator[Finding]:
    if not unit.is_name:
        return
    near = None if _is_listed(unit.text) else near_name(unit.text)
    if near:
        message = f'"{unit.text}": did you mean "{near.title()}"?'
        yield Finding(key=key, term=term, kind="typo", wrong=True, message=message)
    if any(entry.cased for entry in name_entries(unit.text)):
        message = f'"{unit.text}" counts only where it has its capital'
        yield Finding(key=key, term=term, kind="capital", wrong=False, message=message)


def _is_known(word: str) -> bool:
    plain = word.removesuffix("'")
    return (
        len(plain) < 3
        or not plain.isalpha()
        or is_known(word)
        or is_known(plain)
        or is_function_word(word)
        or word in all_demonyms()
        or bool(codes_of(word))
        or word_number(word) is not None
    )


def _is_listed(name: str) -> bool:
    known = is_known(canonical(name)) or bool(codes_of(name))
    return known or any(place.listed for place in places(name))


def _excluded(key: str, term: str, none: Sequence[str]) -> Iterator[Finding]:
    for excluding in none:
        if find_terms([excluding], quoted(term) or term, strict=True):
            message = f'can never count: "{excluding}" of none excludes its own words'
            yield Finding(
                key=key, term=term, kind="excluded", wrong=True, message=message
            )


def _broad(key: str, terms: Sequence[str]) -> Iterator[Finding]:
    for term in terms:
        parts = () if quoted(term) else units(term)
        if len(parts) == 1 and not parts[0].is_name and is_known(canonical(term)):
            message = "a single common word: every article with it is on topic;"
            message += " name whose or where, or give the group an also"
            yield Finding(key=key, term=term, kind="broad", wrong=True, message=message)


def _redundant(key: str, terms: Sequence[str]) -> Iterator[Finding]:
    for number, term in enumerate(terms):
        earlier = [other for other in terms[:number] if _covers((other,), term)]
        if earlier:
            message = f'"{earlier[0]}" finds it already'
            yield Finding(
                key=key, term=term, kind="redundant", wrong=False, message=message
            )


def _swallowed(name: str, at: int, groups: Sequence[Group]) -> Iterator[Finding]:
    for other, group in enumerate(groups):
        # Of two groups that ask for the same, the second is the one too many.
        if other == at or not _swallows(group, groups[at]):
            continue
        if other > at and _swallows(groups[at], group):
            continue
        message = f'whatever it finds, group no. {other + 1} "{group.label}" finds too'
        yield Finding(
            key=name,
            term=groups[at].label,
            kind="swallowed",
            wrong=True,
            message=message,
        )
        return


def _swallows(wide: Group, narrow: Group) -> bool:
    """Tell whether every article that matches *narrow* matches *wide*."""
    if not {canonical(t) for t in wide.none} <= {canonical(t) for t in narrow.none}:
        return False
    asked = requirements(narrow)
    return all(any(_follows(one, a) for a in asked) for one in requirements(wide))


def _follows(wide: Requirement, narrow: Requirement) -> bool:
    return all(_covers(wide.terms, term) for term in narrow.terms)


def _covers(terms: Sequence[str], term: str) -> bool:
    """Tell whether one of *terms* stands wherever *term* is written as given."""
    return bool(find_terms(terms, quoted(term) or term))
