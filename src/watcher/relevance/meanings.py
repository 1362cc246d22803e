"""Which names of a profile mean something else in a text, by its own words?"""

from watcher.italian.inflection.canonical import canonical
from watcher.model.profile import Meaning, Profile
from watcher.relevance.naming import usual_senses
from watcher.relevance.requirements import senses_asked
from watcher.relevance.surface import Surface


def meant_otherwise(profile: Profile, surface: Surface) -> frozenset[str]:
    """
    Return the names of *profile*, canonical, that its own words deny in this text.

    Where they say nothing, or as much for it as against it, the list of senses decides.
    """
    return frozenset(
        canonical(meaning.name)
        for meaning in profile.meanings
        if not _is_meant(meaning, profile, surface)
    )


def _is_meant(meaning: Meaning, profile: Profile, surface: Surface) -> bool:
    words, others = _count(meaning.words, surface), _count(meaning.others, surface)
    if words != others:
        return words > others
    asked = [senses_asked(group, meaning.name) for group in profile.groups]
    senses = frozenset().union(*asked) or usual_senses(meaning.name)
    return not senses or surface.sense(canonical(meaning.name)) in {None, *senses}


def _count(words: tuple[str, ...], surface: Surface) -> int:
    """Count the *words* that stand in the text; a star stands for any ending."""
    return sum(
        f" {canonical(word.rstrip('*'))}{'' if word.endswith('*') else ' '}"
        in surface.row
        for word in words
    )
