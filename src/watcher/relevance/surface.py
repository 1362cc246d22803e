"""What does a text look like to a matcher: which tokens, which sentences?"""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from watcher.italian.canonical import Canonical
from watcher.italian.senses import sense_of
from watcher.italian.sentences import Sentence, sentences

_STOP = re.compile(r"[,;:.!?…()\[\]\n–—|»«“”\"]")


class Surface:
    """A text with its tokens; the rest is made when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._canonical = Canonical(text)
        self._senses: dict[str, str | None] = {}

    @property
    def row(self) -> str:
        """The tokens, each between single spaces."""
        return self._canonical.row

    @property
    def tokens(self) -> list[str]:
        """The tokens in canonical spelling."""
        return self._canonical.tokens

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where the tokens stand in the text."""
        return self._canonical.spans

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the text."""
        return sentences(self.text)

    @cached_property
    def _row_starts(self) -> list[int]:
        return list(accumulate((len(t) + 1 for t in self.tokens), initial=1))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def token_at(self, row_offset: int) -> int:
        """Return the number of the token that holds *row_offset* of `row`."""
        return bisect_right(self._row_starts, row_offset) - 1

    def sentence_of(self, token: int) -> int:
        """Return the number of the sentence that holds *token*."""
        found = bisect_right(self._sentence_starts, self.spans[token][0]) - 1
        return max(found, 0)

    def has_capital(self, token: int) -> bool:
        """Tell whether *token* begins with a capital."""
        return self.text[self.spans[token][0]].isupper()

    def is_parted(self, left: int, right: int) -> bool:
        """Tell whether punctuation stands between two tokens."""
        start, end = self.spans[left][1], self.spans[right][0]
        return _STOP.search(self.text, start, end) is not None

    def slice(self, first: int, last: int) -> tuple[int, int]:
        """Return the character offsets of tokens *first* to *last*, inclusive."""
        return self.spans[first][0], self.spans[last][1]

    def sense(self, name: str) -> str | None:
        """Return the sense that the text gives to *name*, None when it is silent."""
        if name not in self._senses:
            self._senses[name] = sense_of(name, self.text)
        return self._senses[name]
