"""What do the words of `time_words.toml` stand for? Typed look-ups."""

from functools import cache

from watcher.italian import lexicon


@cache
def numbers_of(table: str) -> dict[str, int]:
    """Return a table of words and whole numbers, such as "months"."""
    return {word: int(str(value)) for word, value in _table(table).items()}


@cache
def names_of(table: str) -> dict[str, str]:
    """Return a table of words and names, such as "units"."""
    return {word: str(value) for word, value in _table(table).items()}


@cache
def words_of(table: str, key: str) -> frozenset[str]:
    """Return the words of a list, such as ("modes", "from")."""
    listed = _table(table)[key]
    return frozenset(map(str, listed)) if isinstance(listed, list) else frozenset()


@cache
def phrases_of(table: str) -> dict[str, tuple[tuple[tuple[str, ...], object], ...]]:
    """Return, by first word, the words of each phrase and its value, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], object]]] = {}
    for phrase, value in _table(table).items():
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, value))
    return {
        word: tuple(sorted(listed, key=lambda pair: (-len(pair[0]), pair[0])))
        for word, listed in found.items()
    }


@cache
def sides() -> dict[str, str]:
    """Return the words that shift a date, with "last", "next", "recent" or "this"."""
    return {
        str(word): side
        for side in ("last", "next", "recent", "this")
        for word in words_of("shifts", side)
    }


@cache
def counting_words() -> dict[str, float]:
    """Return the counting words that are no numerals: "un", "mezz'"."""
    return {word: float(str(value)) for word, value in _table("numbers").items()}


def _table(name: str) -> dict[str, object]:
    table = lexicon.table("time_words.toml")[name]
    return dict(table)
