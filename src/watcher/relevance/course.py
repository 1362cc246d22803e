"""How far into an article does a sentence stand, and does that tell much?"""

import re

from watcher.italian.sentences import Sentence
from watcher.relevance.surface import Surface

# Journalists call the first three sentences the lead: who, what, when, where. With an
# agency it is the whole first paragraph, unless the text has no other.
_LEAD_SENTENCES = 3
_LONGEST_LEAD = 5
# Words of a body. A flash has no end where asides could stand; a brief item is about
# whatever it names; a long article is not.
_FLASH_WORDS = 40
_BULLETIN_WORDS = 60
_BRIEF_WORDS = 130
_LONG_WORDS = 230
# Shares of a body: matter is told by the first third, asides stand near the end.
_MATTER = 0.35
_ASIDES = 0.85
_CLOSES = re.compile(r"[.!?…;][\"'”’»)\]]*\s*$")


def is_closed(text: str) -> bool:
    """Tell a sentence with its stop from a heading, a link or a menu."""
    return _CLOSES.search(text) is not None


class Lead:
    """Tell the sentences of the lead; they have to be asked for in their order."""

    def __init__(self, lines: list[tuple[int, int]], body: int) -> None:
        self._has_more = sum(start >= body for start, _ in lines) > 1
        self._told = 0
        self._first = -1

    def holds(self, sentence: Sentence, paragraph: int) -> bool:
        """Tell whether *sentence*, the next of the body, is of the lead."""
        # Menus and headings open a page without a full stop.
        if is_closed(sentence.text):
            self._told += 1
            self._first = paragraph if self._told == 1 else self._first
        opens = self._has_more and paragraph == self._first
        return self._told <= (_LONGEST_LEAD if opens else _LEAD_SENTENCES)


class Course:
    """
    The course of a text whose body begins at the offset *body*.

    `brief` is 1 for a short body and 0 for a long one.
    """

    def __init__(self, surface: Surface, body: int) -> None:
        words = len(surface.tokens) - surface.tokens_before(body)
        self.brief = 1 - _between(words, _BRIEF_WORDS, _LONG_WORDS)
        self._fall = _between(words, _FLASH_WORDS, _BULLETIN_WORDS)
        self._above = sum(sentence.start < body for sentence in surface.sentences)
        self._last = max(len(surface.sentences) - self._above - 1, 1)

    def early(self, number: int) -> float:
        """Return 1 for a sentence of the first third, 0 near the end."""
        depth = max(number - self._above, 0) / self._last * self._fall
        return 1 - _between(depth, _MATTER, _ASIDES)


def _between(value: float, low: float, high: float) -> float:
    """Return where *value* lies between *low* (0) and *high* (1)."""
    return min(1.0, max(0.0, (value - low) / (high - low)))
