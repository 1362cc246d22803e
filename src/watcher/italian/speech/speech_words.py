"""Which small words and set phrases does attribution look for?"""

from functools import cache

from watcher.italian import lexicon


@cache
def listed(key: str) -> frozenset[str]:
    """
    Return a list of `speech_words.toml`, a closed class, as a set.

    >>> "dal" in listed("da")
    True
    """
    return frozenset(lexicon.table("speech_words.toml")[key])


@cache
def cues(key: str) -> frozenset[str]:
    """Return a list of `source_cues.toml` as a set of words."""
    return frozenset(lexicon.table("source_cues.toml")[key])


@cache
def phrases(key: str) -> tuple[tuple[str, ...], ...]:
    """Return a list of `source_cues.toml` as folded phrases, the longest first."""
    listed = lexicon.table("source_cues.toml")[key]
    split = {tuple(cue.replace("'", "' ").split()) for cue in listed}
    return tuple(sorted(split, key=lambda phrase: (-len(phrase), phrase)))
