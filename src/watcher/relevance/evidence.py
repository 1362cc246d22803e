"""Which sentences name one requirement of a group, and how do several go together?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

from watcher.relevance.layout import Place
from watcher.relevance.setting import HERE

# A film, a novel or a float only shows the thing.
_SHOWN = 0.2


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    Sentences that name one requirement of a group, each with a strength of 0 to 1.

    `related_title` says that the title has some term of the profile, `is_setting` that
    the requirement is an `also`: where or with whom something happens. `frame` tells
    (0 to 1) how plainly the article names the settings; `where` says where the title
    puts the story, seen from this setting; `oblique` that such titles leave it out;
    `told` that a verb or a name of the story tells it, not only a noun in passing.
    """

    strengths: dict[int, float]
    related_title: bool = False
    is_setting: bool = False
    frame: float = 0.0
    where: str = HERE
    oblique: bool = False
    told: bool = False

    def worth(self, layout: Sequence[Place]) -> dict[int, float]:
        """Return the strengths by sentence, small where a thing is only shown."""
        shown = {True: _SHOWN, False: 1.0}
        return {
            sentence: strength * shown[layout[sentence].shows]
            for sentence, strength in sorted(self.strengths.items())
        }


def nearness(found: Sequence[Evidence], layout: Sequence[Place]) -> str:
    """Say what holds all that was *found*: a sentence, a paragraph or the article."""
    sentences = [set(evidence.strengths) for evidence in found]
    if set.intersection(*sentences):
        return "sentence"
    paragraphs = [{layout[s].paragraph for s in these} for these in sentences]
    return "paragraph" if set.intersection(*paragraphs) else "article"


def either(parts: Iterable[float]) -> float:
    """
    Return how sure a thing is for which several *parts* speak, each by itself.

    >>> either([0.5, 0.5])
    0.75
    """
    return 1 - prod(1 - part for part in parts)
