"""
What does a word do to the factuality of an event in its scope?

deny: nega, esclude (CT-; "non esclude" PS+, "non nega" Uu)
refuse: rifiuta, evita, revoca (it does not happen; "non smette" CT+)
believe, probable: ritiene, probabilmente (at most PR)
possible: teme, rischia, forse (at most PS; "non è possibile" CT-)
plan: intende, prevede, ha deciso (at most PR; "non intende" PR-)
request: chiede, propone (Uu: nobody says that it happens)
acquit: assolto dall'accusa di (CT-, whatever the accusation left open)
factive: ammette, dice (unchanged; "non conferma" Uu)
true: è vero (unchanged; "non è vero" CT-)
evidence: prove, conferma (unchanged; "nessuna prova" Uu)
implicative: riesce, comincia (the infinitive takes the factuality of the verb)
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from watcher.italian import lexicon
from watcher.italian.inflection.noun_forms import inflections
from watcher.model.factuality import Factuality

_DEGREES = ("U", "PS", "PR", "CT")


class Value(NamedTuple):
    """A degree (CT, PR, PS, U) with a polarity."""

    degree: str = "CT"
    negative: bool = False

    @property
    def factuality(self) -> Factuality:
        """FactBank's name of the value."""
        if self.degree == "U":
            return Factuality.UNKNOWN
        return Factuality(self.degree + ("-" if self.negative else "+"))

    def at_most(self, degree: str) -> "Value":
        """Lower the degree to *degree* if it is higher."""
        lower = min(self.degree, degree, key=_DEGREES.index)
        return self._replace(degree=lower)

    def flipped(self) -> "Value":
        """Turn the polarity."""
        return self._replace(negative=not self.negative)


CERTAIN = Value()
UNKNOWN = Value("U")


def apply(effect: str, value: Value, *, negated: bool = False) -> Value:
    """
    Return *value* under an operator.

    >>> apply("deny", CERTAIN).factuality, apply("possible", CERTAIN).factuality
    (<Factuality.CERTAIN_NOT: 'CT-'>, <Factuality.POSSIBLE: 'PS+'>)
    >>> apply("plan", CERTAIN, negated=True).factuality
    <Factuality.PROBABLE_NOT: 'PR-'>
    """
    if value.degree == "U":
        return value
    if negated:
        return _NEGATED.get(effect, _same)(value)
    return _PLAIN.get(effect, _same)(value)


def _same(value: Value) -> Value:
    return value


def _unknown(value: Value) -> Value:
    return value._replace(degree="U")


def _reversed(value: Value) -> Value:
    return Value("CT", not value.negative)


def _probable(value: Value) -> Value:
    return value.at_most("PR")


def _possible(value: Value) -> Value:
    return value.at_most("PS")


def _improbable(value: Value) -> Value:
    return Value("PR", not value.negative)


def _denied(value: Value) -> Value:
    return Value("CT", True)


_PLAIN = {
    "acquit": _denied,
    "deny": _reversed,
    "refuse": _reversed,
    "believe": _probable,
    "probable": _probable,
    "plan": _probable,
    "possible": _possible,
    "rumour": _possible,
    "improbable": _improbable,
    "doubt": _improbable,
    "request": _unknown,
    "wonder": _unknown,
    "unknown": _unknown,
    "hypothesis": _unknown,
}
_NEGATED = {
    "deny": _unknown,
    "exclude": _possible,
    "improbable": _possible,
    "impossible": _possible,
    "believe": _improbable,
    "probable": _improbable,
    "plan": _improbable,
    "possible": _reversed,
    "doubt": _probable,
    "factive": _unknown,
    "true": _reversed,
    "evidence": _unknown,
    "news": _unknown,
    "rumour": _unknown,
    "request": _unknown,
    "wonder": _unknown,
}


def of_verb(lemmas: tuple[str, ...]) -> str | None:
    """Return the effect of a verb that may belong to *lemmas*, None for no operator."""
    return next((_verbs()[lemma] for lemma in lemmas if lemma in _verbs()), None)


def of_noun(form: str) -> str | None:
    """Return the effect of a noun form on what it is the noun of."""
    return _nouns().get(form)


def of_adjective(form: str) -> str | None:
    """Return the effect of an adjective form on its noun or its clause."""
    return _adjectives().get(form)


def of_adverb(form: str) -> str | None:
    """Return the effect of an adverb on its clause."""
    return _adverbs().get(form)


@cache
def phrases(effect: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of *effect* as words, elisions apart, longest first."""
    listed = lexicon.table("factuality_ops.toml")["phrases"][effect].split(", ")
    found = [tuple(phrase.replace("'", "' ").split()) for phrase in listed]
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def _verbs() -> dict[str, str]:
    return _read("verbs", lambda lemma: (lemma,))


@cache
def _nouns() -> dict[str, str]:
    return _read("nouns", inflections)


@cache
def _adjectives() -> dict[str, str]:
    return _read("adjectives", _adjective_forms)


@cache
def _adverbs() -> dict[str, str]:
    return _read("adverbs", lambda word: (word,))


def _adjective_forms(adjective: str) -> tuple[str, ...]:
    """Return the four forms of an adjective in -o, the two of one in -e."""
    if adjective.endswith("o"):
        forms = tuple(adjective[:-1] + ending for ending in "oaie")
        return (*forms, *inflections(adjective), *inflections(adjective[:-1] + "a"))
    return inflections(adjective)


def _read(section: str, forms: Callable[[str], tuple[str, ...]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for effect, words in lexicon.table("factuality_ops.toml")[section].items():
        for word in words.split():
            for form in forms(word):
                found.setdefault(form, effect)
    return found
