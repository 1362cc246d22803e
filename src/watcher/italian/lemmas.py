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
    verb of a participle. An empty form has none.

    >>> "inviare" in lemmas("inviati")
    True
    """
    word = fold(form)
    if not word:
        return ()
    if word in _overrides():
        return _overrides()[word]
    found = {simplemma.lemmatize(word, lang="it").lower()}
    found.update(_participle_verbs(word), _irregular_verbs(word))
    return tuple(sorted(found))


def _participle_verbs(word: str) -> set[str]:
    verbs = set()
    for ending, infinitive in (("at", "are"), ("ut", "ere"), ("it", "ire")):
        for vowel in "oaie":
            if word.endswith(ending + vowel) and len(word) > len(ending) + 3:
                verbs.add(word[: -len(ending) - 1] + infinitive)
    return verbs


def _irregular_verbs(word: str) -> set[str]:
    """Return the verbs of an irregular participle: "invase" gives invadere."""
    stem = word[:-1]
    if word[-1] not in "oaie" or len(stem) < 3:
        return set()
    known, families = _irregular_participles()
    if stem in known:
        return {known[stem]}
    # "ammess" is a compound of "mess" when "ammettere" is a word.
    for start in range(1, len(stem) - 2):
        infinitive = stem[:start] + families.get(stem[start:], "\0")
        if simplemma.is_known(infinitive, lang="it"):
            return {infinitive}
    return set()


@cache
def _irregular_participles() -> tuple[dict[str, str], dict[str, str]]:
    """Map the participle stems of `irregular_verbs.tsv`, all and those of families."""
    known: dict[str, str] = {}
    families: dict[str, str] = {}
    for infinitive, *slots in lexicon.rows("irregular_verbs.tsv"):
        values = dict(slot.partition("=")[::2] for slot in slots)
        for stem in values.get("participle", "").split(","):
            if stem:
                known.setdefault(stem, infinitive)
                if "family" in values:
                    families.setdefault(stem, infinitive)
    return known, families


@cache
def _overrides() -> dict[str, tuple[str, ...]]:
    return {
        form: tuple(sorted(found.split(",")))
        for form, found in lexicon.rows("lemma_overrides.tsv")
    }
