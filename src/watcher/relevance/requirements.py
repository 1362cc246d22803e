"""What does a group ask for?"""

from dataclasses import dataclass

from watcher.italian.inflection.canonical import canonical
from watcher.italian.names import senses
from watcher.model.profile import Group
from watcher.relevance.wording import quoted


@dataclass(frozen=True, slots=True)
class Requirement:
    """One of `terms` has to stand in the text; `role` is any, also or all."""

    role: str
    terms: tuple[str, ...]


def requirements(group: Group) -> tuple[Requirement, ...]:
    """Return everything that *group* asks for; empty lists ask for nothing."""
    wanted = [Requirement("all", (term,)) for term in group.all]
    lists = [("any", group.any), *(("also", terms) for terms in group.also)]
    wanted += [Requirement(role, terms) for role, terms in lists if terms]
    return tuple(wanted)


def senses_asked(group: Group, name: str) -> frozenset[str]:
    """
    Return the senses of *name* for which the other terms of *group* ask.

    >>> group = Group(label="relitto", all=("Kursk", "sottomarino"))
    >>> sorted(senses_asked(group, "Kursk"))
    ['submarine']
    """
    if quoted(name) or not senses.has_senses(name):
        return frozenset()
    lists = (group.any, group.all, *group.also)
    others = [t for terms in lists for t in terms if canonical(t) != canonical(name)]
    found = senses.sense_of(name, f"{name} {' '.join(others)}")
    return frozenset({found}) if found else frozenset()
