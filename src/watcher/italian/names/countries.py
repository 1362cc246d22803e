"""Which states and territories are there, and how are their people called?"""

from dataclasses import dataclass
from functools import cache

from watcher.italian import lexicon

_EMPTY = "-"


@dataclass(frozen=True, slots=True)
class Country:
    """
    A row of `countries.tsv`. `code` is ISO 3166 alpha-3, `alpha2` its short form.

    `capitals` and `aliases` keep their flags; `demonyms` are all inflected forms.
    """

    code: str
    alpha2: str
    name: str
    continent: str
    capitals: tuple[str, ...]
    demonyms: tuple[str, ...]
    aliases: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """Return every country of the list."""
    return tuple(_country(row) for row in lexicon.rows("countries.tsv"))


def _country(row: tuple[str, ...]) -> Country:
    code, alpha2, name, continent, capitals, demonyms, aliases = row
    forms = [form for word in cells(demonyms) for form in demonym_forms_of(word)]
    return Country(
        code,
        alpha2,
        name,
        continent,
        cells(capitals),
        tuple(dict.fromkeys(forms)),
        cells(aliases),
    )


def land_names(country: Country) -> tuple[str, ...]:
    """Return the other names of *country* that name the land, not a seat."""
    listed = frozenset(lexicon.lines("land_names.txt"))
    return tuple(alias for alias in country.aliases if alias in listed)


def cells(cell: str) -> tuple[str, ...]:
    """Split a cell of a list at its bars; "-" is an empty cell."""
    return () if cell == _EMPTY else tuple(cell.split("|"))


def demonym_forms_of(word: str) -> tuple[str, ...]:
    """
    Inflect a demonym: masculine, feminine, and the two plurals.

    >>> demonym_forms_of("norvegese")
    ('norvegese', 'norvegesi')
    >>> demonym_forms_of("austriaco")
    ('austriaco', 'austriaca', 'austriaci', 'austriache')
    """
    if "/" in word:
        return tuple(dict.fromkeys(word.split("/")))
    stem = word[:-1]
    if word.endswith("e"):
        return (word, stem + "i")
    if word.endswith("a"):
        return (word, _hard(stem) + "e", stem + "i")
    return (word, stem + "a", stem + "i", _hard(stem) + "e")


def _hard(stem: str) -> str:
    # The feminine plural keeps the sound of c and g: austriache, monegasche.
    return stem + "h" if stem[-1] in "cg" else stem
