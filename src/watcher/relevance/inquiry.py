"""Which profile is asked about which article, and what holds whatever is found?"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from watcher.italian.inflection.canonical import canonical
from watcher.model.article import Article
from watcher.model.profile import Profile
from watcher.relevance.found import Found
from watcher.relevance.headlines import is_oblique
from watcher.relevance.layout import Place
from watcher.relevance.meanings import meant_otherwise
from watcher.relevance.namesakes import namesakes
from watcher.relevance.surface import Surface


@dataclass(frozen=True)
class Inquiry:
    """One profile and one article, with its words and where its sentences stand."""

    profile: Profile
    article: Article
    surface: Surface
    layout: Sequence[Place]

    @cached_property
    def unmeant(self) -> frozenset[str]:
        """Terms (canonical) that mean somebody or something else in this text."""
        return frozenset(
            namesakes(self.profile, self.surface)
            | meant_otherwise(self.profile, self.surface)
        )

    @cached_property
    def is_oblique(self) -> bool:
        """Tell an article whose title leaves out what it is about."""
        return is_oblique(self.article)

    def is_meant(self, term: str) -> bool:
        """Tell whether *term* means in this text what the profile means."""
        return canonical(term) not in self.unmeant

    def sentence_of(self, found: Found) -> int:
        """Return the number of the sentence in which a term was *found*."""
        return self.surface.sentence_of(found.span.first)
