"""Which small words hold a phrase together?"""

from functools import cache

from watcher.italian import lexicon

_SIMPLE = (
    *("di", "a", "da", "in", "con", "su", "per", "tra", "fra"),
    *("contro", "verso", "senza", "d'", "ad"),
)


@cache
def prepositions(word: str) -> frozenset[str]:
    """
    Return every form of the preposition that *word* is, empty for other words.

    >>> sorted(prepositions("nell'"))[:3]
    ['in', 'negli', 'nei']
    """
    plain = {"d'": "di", "ad": "a"}.get(word, word)
    articulated = {row[0]: row[1] for row in lexicon.rows("articulated.tsv")}
    plain = articulated.get(plain, plain)
    if plain == "-" or plain not in _SIMPLE:
        return frozenset()
    forms = {form for form, base in articulated.items() if base == plain} | {plain}
    return frozenset(forms | {"di": {"d'"}, "a": {"ad"}}.get(plain, set()))


@cache
def any_preposition() -> frozenset[str]:
    """Return every form of every preposition."""
    return frozenset(form for word in _SIMPLE for form in prepositions(word))


@cache
def articles() -> frozenset[str]:
    """Return the articles, definite and indefinite."""
    definite = {row[0] for row in lexicon.rows("articulated.tsv") if row[1] == "-"}
    return frozenset(definite | {"un", "uno", "una", "un'"})


@cache
def is_function_word(word: str) -> bool:
    """Tell articles, prepositions and conjunctions, which no term consists of."""
    return word in articles() or bool(prepositions(word)) or word in _conjunctions()


@cache
def breaks_phrase(word: str) -> bool:
    """Tell a word that never stands between a noun and its adjective."""
    return word in _breakers()


@cache
def determines(word: str) -> bool:
    """Tell a word after which an adjective without noun is a noun ("dei russi")."""
    return (
        word in articles() or bool(prepositions(word)) or word in _determiners()
    ) or word[:1].isdigit()


@cache
def _conjunctions() -> frozenset[str]:
    return frozenset({"e", "ed", "o", "od", "ma", "che", "nè", "se", "come"})


@cache
def _breakers() -> frozenset[str]:
    return frozenset(lexicon.lines("phrase_breakers.txt"))


@cache
def _determiners() -> frozenset[str]:
    return frozenset(lexicon.lines("determiners.txt"))
