"""Which class of things does a noun count? Soldati and militari are both PERSON."""

from collections.abc import Iterator
from functools import cache

from watcher.italian import lexicon
from watcher.italian.words import fold

MEASURES = frozenset(
    {"TIME", "LENGTH", "AREA", "MASS", "VOLUME", "ENERGY", "SPEED", "TEMPERATURE"}
    | {"DATA", "MAGNITUDE"}
)
_PLURALS = (
    ("ista", ("isti", "iste")),
    ("co", ("ci", "chi")),
    ("go", ("ghi", "gi")),
    ("ca", ("che",)),
    ("ga", ("ghe",)),
    ("io", ("i", "ii")),
    ("cia", ("ce", "cie")),
    ("gia", ("ge", "gie")),
    ("o", ("i",)),
    ("a", ("e",)),
    ("e", ("i",)),
)


def unit_class(noun: str) -> str | None:
    """
    Return the class of *noun* in either number, None when no list knows it.

    >>> unit_class("soldati"), unit_class("navi"), unit_class("gioia")
    ('PERSON', 'VEHICLE', None)
    """
    return _classes().get(fold(noun).rstrip("'"))


def kind_of(unit_class: str | None) -> str:
    """
    Return the kind of a quantity of this class: count, percent, money or measure.

    >>> kind_of("TIME"), kind_of("PERSON")
    ('measure', 'count')
    """
    if unit_class in {"PERCENT", "MONEY"}:
        return unit_class.lower()
    return "measure" if unit_class in MEASURES else "count"


def is_plural(noun: str) -> bool:
    """
    Tell whether *noun* is a listed noun in the plural, or one without a plural form.

    >>> is_plural("ponti"), is_plural("ponte"), is_plural("auto")
    (True, False, True)
    """
    return fold(noun).rstrip("'") in _plurals()


@cache
def _classes() -> dict[str, str]:
    found: dict[str, str] = {}
    for lemma, name, *plural in lexicon.rows("units.tsv"):
        for form in (lemma, *(plural or sorted(_forms(lemma, name)))):
            found.setdefault(form, name)
    return found


@cache
def _plurals() -> frozenset[str]:
    found: set[str] = set()
    for lemma, name, *plural in lexicon.rows("units.tsv"):
        found.update(plural or _forms(lemma, name))
        if lemma[-1] not in "aeio":
            found.add(lemma)
    singular = {row[0] for row in lexicon.rows("units.tsv") if len(row) == 2}
    return frozenset(f for f in found if f not in singular or f[-1] not in "aeo")


def _forms(lemma: str, name: str) -> Iterator[str]:
    ending, plurals = next(
        ((end, plural) for end, plural in _PLURALS if lemma.endswith(end)), ("", ())
    )
    stem = lemma.removesuffix(ending) if ending else lemma
    yield from (stem + plural for plural in plurals)
    if name != "PERSON":
        return
    if ending == "a":  # "atleti", "piloti"
        yield stem + "i"
    if lemma.endswith("tore"):
        yield from (lemma[:-3] + "rice", lemma[:-3] + "rici")
    if ending in {"o", "io", "co", "go"}:
        yield from (lemma[:-1] + "a", _feminine_plural(lemma))


def _feminine_plural(lemma: str) -> str:
    return lemma[:-1] + ("he" if lemma.endswith(("co", "go")) else "e")
