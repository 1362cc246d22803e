"""Which dictionary words can a form belong to? A set, never one guess."""

from functools import cache, lru_cache

import simplemma

from watcher.italian import lexicon
from watcher.italian.words import fold


@lru_cache(maxsize=100_000)
def lemmas(form: str) -> tuple[str, ...]:
    """
    Return every lemma that *form* may have, sorted, so that verdicts are stable.

    The lemma of simplemma's table, the overrides of `lemma_overrides.tsv` and the
    verb of a regular participle.

    >>> "inviare" in lemmas("inviati")
    True
    """
    word = fold(form)
    if word in _overrides():
        return _overrides()[word]
    found = {simplemma.lemmatize(word, lang="it").lower()}
    found.update(_participle_verbs(word))
    return tuple(sorted(found))


def _participle_verbs(word: str) -> set[str]:
    verbs = set()
    for ending, infinitive in (("at", "are"), ("ut", "ere"), ("it", "ire")):
        for vowel in "oaie":
            if word.endswith(ending + vowel) and len(word) > len(ending) + 3:
                verbs.add(word[: -len(ending) - 1] + infinitive)
    return verbs


@cache
def _overrides() -> dict[str, tuple[str, ...]]:
    return {
        form: tuple(sorted(found.split(",")))
        for form, found in lexicon.rows("lemma_overrides.tsv")
    }
