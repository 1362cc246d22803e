"""How much of a sample's article was read, and how much that is none of it?"""

from collections import Counter
from dataclasses import dataclass

from quality.newspapers.build import Sample
from watcher.italian.words import fold, tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """
    Token precision and recall of a text.

    `leaks` are headlines and teasers of other articles in it. What is neutral neither
    helps nor hurts.
    """

    precision: float
    recall: float
    leaks: tuple[str, ...]

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def grade(sample: Sample, text: str) -> Grade:
    """Compare *text* with the paragraphs of *sample*."""
    for neutral in sample.neutral:
        text = text.replace(neutral, " ", 1)
    found, wanted = _words(text), _words(" ".join(sample.paragraphs))
    right = (found & wanted).total()
    squeezed = " ".join(text.split())
    return Grade(
        precision=right / max(found.total(), 1),
        recall=right / max(wanted.total(), 1),
        leaks=tuple(one for one in sample.foreign if one in squeezed),
    )


def _words(text: str) -> Counter[str]:
    return Counter(token.text for token in tokens(fold(text)))
