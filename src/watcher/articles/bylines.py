"""Who signs a page's article?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from watcher.articles.facts import Facts
from watcher.articles.persons import is_person
from watcher.italian.foreign.plain import one_line
from watcher.italian.foreign.text import text_of
from watcher.italian.speech.origins import origin_of
from watcher.italian.words import fold

_SIGNED = re.compile(
    r"^(?:(?:(?:articolo|scritto|testo)\s+)?(?:di|da|by|a cura di"
    r"|dal(?:l[ao'’])?\s?(?:nostr[oa] )?(?:inviat[oa]|corrispondente)(?: speciale)?)"
    r"\b:?[\s|]+)+",
    re.IGNORECASE,
)
# "Ada Neri", "Ada Neri e Ugo De Santis"; a date or a role may follow.
_NAMES = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’.-]+(?: (?:e )?|, )?){1,6}(?=$|\s*(?:[-–—|•·(]|\d))"
)
_CLASS_WORD = re.compile(r"[a-z]+")
_BYLINE_WORDS = frozenset(
    {"author", "autore", "byline", "firma", "signature", "auth", "signed"}
)
_BELOW = 40
_BYLINE_CHARS = 120
# "Torrente.example" is a site.
_NO_NAME = re.compile(r"https?:|www\.|@|\d|[<>{}]|\w\.[a-z]{2,}$")
_AUTHOR = frozenset({"author"})
# How templates mark a byline, the surest first: attribute and words in it.
_MARKS = (
    ("itemprop", _AUTHOR),
    ("rel", _AUTHOR),
    ("class", _AUTHOR | {"autore", "byline", "firma"}),
)
_MAX_MARKED = 3
_MAX_NAME_WORDS = 8
_MAX_SIGNATURES = 10


def signatures_of(tree: HtmlElement, facts: Facts) -> list[list[str]]:
    """Return who may sign the article, the surest first: the names of each byline."""
    found = []
    for candidate in _candidates(tree, facts):
        name = _SIGNED.sub("", one_line(candidate, max_chars=200)).strip(" ,|-–")
        if name and not _NO_NAME.search(name):
            found.append(
                [_cased(one.strip()) for one in name.split(",") if one.strip()]
            )
    return found


def _cased(name: str) -> str:
    # Some templates print bylines in capitals; an agency has one word.
    return name.title() if name.isupper() and " " in name else name


def author_of(signatures: Iterable[Sequence[str]], facts: Facts) -> str | None:
    """
    Return the persons who sign the article, None when nobody does.

    The outlet, its desk and an agency are no persons.
    """
    outlet = fold(facts.first("og:site_name", "application-name"))
    for names in signatures:
        persons = [one for one in names if is_person(one) and fold(one) != outlet]
        if persons and len(" ".join(persons).split()) <= _MAX_NAME_WORDS:
            return ", ".join(persons)
    return None


def signing_agency(signatures: Iterable[Sequence[str]]) -> str | None:
    """Return the agency that signs in the place of an author ("Redazione Ansa")."""
    for names in islice(signatures, _MAX_SIGNATURES):
        desks = (origin_of(f"({one})") for one in names if not is_person(one))
        agency = next(filter(None, desks), None)
        if agency:
            return agency
    return None


def _candidates(tree: HtmlElement, facts: Facts) -> Iterator[str]:
    for stated in facts.stated("author"):
        yield ", ".join(_people(stated))
    yield facts.first("author", "article:author", "dc.creator", "parsely-author")
    for element in _marked(tree):
        yield element.get("content") or words_in(element)
    yield from _below_headline(tree)


def _below_headline(tree: HtmlElement) -> Iterator[str]:
    """Yield the first names that stand alone below the headline: a byline."""
    headline = next(tree.iter("h1"), None)
    near = () if headline is None else islice(_following(headline), _BELOW)
    bylines = filter(None, map(_byline, near))
    # Those that follow are of other articles.
    yield from islice(bylines, 1)


def _following(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements behind *element*, as the page writes them."""
    for one in chain([element], element.iterancestors()):
        for sibling in one.itersiblings("*"):
            yield from sibling.iter("*")


def _byline(element: HtmlElement) -> str:
    pieces = (piece.strip() for piece in islice(element.itertext(), 12))
    words = " | ".join(piece for piece in pieces if piece)[: _BYLINE_CHARS + 1]
    signed = _SIGNED.match(words)
    classes = _CLASS_WORD.findall((element.get("class") or "").lower()[:200])
    marked = signed or _BYLINE_WORDS.intersection(classes)
    if len(words) > _BYLINE_CHARS or not marked:
        return ""
    found = _NAMES.match(words, signed.end() if signed else 0)
    name = found.group().strip(" ,") if found else ""
    # "Da Mosca" is a dateline; a desk may have one word.
    return name if " " in name or not is_person(name) else ""


def _marked(tree: HtmlElement) -> Iterator[HtmlElement]:
    found: dict[str, list[HtmlElement]] = {name: [] for name, _ in _MARKS}
    for element in tree.iter("*"):
        for name, words in _MARKS:
            value = element.get(name)
            if value and _has_one(value[:300], words):
                found[name].append(element)
    return chain.from_iterable(marked[:_MAX_MARKED] for marked in found.values())


# A page has a thousand elements and a few dozen classes.
@lru_cache(maxsize=4096)
def _has_one(value: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint(value.split())


def _people(stated: Any) -> Iterator[str]:  # any JSON
    for one in stated if isinstance(stated, list) else [stated]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip():
            yield one_line(text_of(name), max_chars=100)


def words_in(element: HtmlElement) -> str:
    """Return the text of *element* on one line."""
    return one_line(" ".join(element.itertext())[:5_000], max_chars=500)
