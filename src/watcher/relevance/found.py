"""Which term stands where in a text, and for which use of a profile?"""

from dataclasses import dataclass

from watcher.relevance.patterns import Pattern
from watcher.relevance.surface import Span


@dataclass(frozen=True, slots=True)
class Use:
    """Where a profile uses a term; `group` is None for boost."""

    profile: int
    group: int | None
    role: str
    requirement: int
    term: str


@dataclass(frozen=True, slots=True)
class Found:
    """
    A term found in a text: where, by which pattern and for which use.

    `remembered` says that not the text tells the term in full but an earlier match did.
    """

    use: Use
    span: Span
    pattern: Pattern
    remembered: bool = False
