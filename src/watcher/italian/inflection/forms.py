"""Which forms can an Italian word take in a text?"""

from collections.abc import Iterator
from typing import NamedTuple

from watcher.italian import lexicon
from watcher.italian.inflection.canonical import canonical
from watcher.italian.inflection.conjugation import conjugate
from watcher.italian.inflection.paradigms import ANY, nominal
from watcher.italian.inflection.vocabulary import is_verb, is_word

_OBJECTS = ("lo", "la", "li", "le", "ne")
_AGREEMENT = {"ms": 1, "fs": 2, "mp": 4, "fp": 8}
_ENCLITICS = (
    *("mi", "ti", "si", "ci", "vi", "lo", "la", "li", "le", "ne", "gli"),
    *(first + second for first in ("me", "se", "ce", "glie") for second in _OBJECTS),
)


class Form(NamedTuple):
    """A form in canonical spelling and what it agrees with, as bits."""

    text: str
    agrees: int = ANY


def word_forms(word: str, *, as_adjective: bool = False) -> tuple[Form, ...]:
    """
    Return every form of *word*, a noun, adjective or infinitive, sorted.

    Spelling variants of each form are among them (citta', ex ministro, exministro).

    >>> [form.text for form in word_forms("città")]
    ["citta'", 'città']
    >>> "licenziandoli" in {form.text for form in word_forms("licenziare")}
    True
    """
    plain = canonical(word)
    if not plain:
        return ()
    found: dict[str, int] = {}
    for form, agrees in _inflected(plain, as_adjective=as_adjective):
        for text in spellings(form):
            found[text] = found.get(text, 0) | agrees
    return tuple(Form(text, found[text]) for text in sorted(found))


def spellings(form: str) -> Iterator[str]:
    """
    Yield the ways in which newspapers write one canonical *form*.

    >>> sorted(spellings("nordcoreani"))
    ['nord coreani', 'nordcoreani']
    >>> sorted(spellings("metà"))
    ["meta'", 'metà']
    """
    yield form
    if form[-1] in "àèìòù":
        yield form[:-1] + "aeiou"["àèìòù".index(form[-1])] + "'"
    first, _, rest = form.partition(" ")
    if rest and first in _prefixes():
        yield first + rest
        return
    for prefix in _prefixes():
        base = form.removeprefix(prefix)
        if base != form and " " not in base and len(base) > 3 and is_word(base):
            yield f"{prefix} {base}"


def _inflected(word: str, *, as_adjective: bool) -> Iterator[tuple[str, int]]:
    head, _, last = word.rpartition(" ")
    if head:
        # Only the last part of a compound inflects: ex ministri, nord coreane.
        for form, agrees in _inflected(last, as_adjective=as_adjective):
            yield f"{head} {form}", agrees
        return
    if not word[-1].isalpha():
        yield word, ANY
    elif is_verb(word) and not as_adjective:
        yield from _conjugated(word)
    else:
        yield from nominal(word, as_adjective=as_adjective).items()


def _conjugated(infinitive: str) -> Iterator[tuple[str, int]]:
    for form in conjugate(infinitive):
        text = canonical(form.form)
        yield text, _AGREEMENT.get(form.person, ANY)
        if form.mood == "infinitive":
            yield from ((text[:-1].replace("rr", "r") + c, ANY) for c in _ENCLITICS)
        elif form.mood in {"gerund", "participle"}:
            yield from ((text + clitic, ANY) for clitic in _ENCLITICS)


def _prefixes() -> tuple[str, ...]:
    return lexicon.lines("prefixes.txt")
