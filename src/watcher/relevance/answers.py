"""What answers a group: what of all that it asks for is in the text?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from watcher.model.profile import Group
from watcher.relevance.found import Found
from watcher.relevance.inquiry import Inquiry
from watcher.relevance.remembering import add_names
from watcher.relevance.requirements import Requirement, requirements
from watcher.relevance.stories import Familiar
from watcher.relevance.strengths import Strengths, strengths_of


@dataclass(frozen=True, slots=True)
class Answer:
    """
    What answers one group.

    `strengths` tells for each requirement `asked` which sentences name it; `found` are
    the terms that do, also those that mean something else; `excluded` is the term of
    `none` that rules the article out.
    """

    group: Group
    asked: tuple[Requirement, ...]
    strengths: Sequence[Strengths]
    found: Sequence[Found]
    excluded: str | None

    @property
    def matches(self) -> bool:
        """True when every requirement is named and nothing excludes the article."""
        return bool(self.asked) and all(self.strengths) and not self.excluded

    @property
    def lacking(self) -> list[Requirement]:
        """The requirements that nothing names."""
        return [
            asked
            for asked, strengths in zip(self.asked, self.strengths, strict=True)
            if not strengths
        ]

    @property
    def sentences(self) -> set[int]:
        """The sentences that name something of what the group asks for."""
        return {sentence for strengths in self.strengths for sentence in strengths}


def answers(
    inquiry: Inquiry,
    found: Sequence[Found],
    known: Mapping[int, Sequence[Familiar]],
) -> list[Answer]:
    """
    Return what answers each group of the profile, in their order.

    The names of each sentence that are *known* from earlier matches add to it.
    """
    return [
        _answer(inquiry, group, [f for f in found if f.use.group == at], known)
        for at, group in enumerate(inquiry.profile.groups)
    ]


def _answer(
    inquiry: Inquiry,
    group: Group,
    found: Sequence[Found],
    known: Mapping[int, Sequence[Familiar]],
) -> Answer:
    asked = requirements(group)
    answering = [each for each in found if each.use.role != "none"]
    excluding = (each for each in found if each.use.role == "none")
    strengths = strengths_of(inquiry, answering, len(asked))
    if known:
        oblique = inquiry.is_oblique
        add_names(strengths, asked, known, inquiry.layout, oblique=oblique)
    excluded = _excluded(inquiry, excluding)
    return Answer(group, asked, strengths, answering, excluded)


def _excluded(inquiry: Inquiry, excluding: Iterable[Found]) -> str | None:
    """Return the first term that stands outside boxes of links."""
    outside = (
        each.use.term
        for each in excluding
        if inquiry.layout[inquiry.sentence_of(each)].zone != "box"
    )
    return next(outside, None)
