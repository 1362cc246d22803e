"""Which small words steer the reading of a quantity? The lists, as sets."""

from functools import cache

from watcher.italian import lexicon


@cache
def articulated() -> dict[str, tuple[str, str]]:
    """Map "dei" to ("di", "p") and "il" to ("-", "s"): preposition and number."""
    return {word: (plain, num) for word, plain, num in lexicon.rows("articulated.tsv")}


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the `.txt` list *name* as a set."""
    return frozenset(lexicon.lines(name))


@cache
def listed(key: str) -> frozenset[str]:
    """Return a list of `quantity_words.toml` as a set."""
    return frozenset(lexicon.table("quantity_words.toml")[key])


@cache
def labels() -> dict[str, str]:
    """Map a noun followed by its own number to "strict" or "loose"."""
    return dict(lexicon.rows("number_labels.tsv"))  # type: ignore[arg-type]


@cache
def currencies() -> dict[str, str]:
    """Map a sign or code to the currency as we write it: "€" to "euro"."""
    return dict(lexicon.rows("currencies.tsv"))  # type: ignore[arg-type]


@cache
def phrases(name: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """
    Index the phrases of the `.tsv` list *name* by last word, longest first.

    The value of a phrase is the list's second column, "" when it has none.
    """
    return _indexed(name, -1)


@cache
def openings(name: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Index the phrases of the list *name* by first word, longest first."""
    return _indexed(name, 0)


def _indexed(name: str, at: int) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, *value in lexicon.rows(name):
        words = tuple(plain(word) for word in phrase.replace("'", "' ").split())
        found.setdefault(words[at], []).append((words, "".join(value)))
    return {
        word: tuple(sorted(entries, key=lambda entry: (-len(entry[0]), entry)))
        for word, entries in found.items()
    }


def plain(word: str) -> str:
    """
    Return the plain preposition of an articulated one, any other word as it is.

    >>> plain("dei"), plain("alle"), plain("i")
    ('di', 'a', 'i')
    """
    return _plain_forms().get(word, word)


@cache
def _plain_forms() -> dict[str, str]:
    found = {word: preposition for word, (preposition, _) in articulated().items()}
    return {word: plainer for word, plainer in found.items() if plainer != "-"}


def is_plural_article(word: str) -> bool:
    """Tell "i", "delle", "quei": they presuppose the number that follows."""
    return articulated().get(word, ("", ""))[1] == "p" or word in _DEMONSTRATIVES


_DEMONSTRATIVES = frozenset({"questi", "queste", "quei", "quegli", "quelle"})
