"""What does a text look like to a matcher: which tokens, which sentences?"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from watcher.italian.inflection.canonical import Canonical
from watcher.italian.inflection.function_words import is_function_word
from watcher.italian.names.senses import sense_of
from watcher.italian.quantities.number_words import word_number
from watcher.italian.sentences import Sentence, sentences

_STOP = re.compile(r"[,;:.!?…()\[\]\n–—|»«“”\"]")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Tokens that fill a slot or a pattern, *last* inclusive; `agrees` as bits."""

    first: int
    last: int
    agrees: int


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

    def span(self, token: int) -> tuple[int, int]:
        """Return where *token*, a number from 0, stands in the text."""
        return self._canonical.span(token)

    def tokens_before(self, offset: int) -> int:
        """Return how many tokens begin before *offset* of the text."""
        return bisect_left(
            range(len(self.tokens)), offset, key=lambda token: self.span(token)[0]
        )

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the text."""
        return sentences(self.text)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_of(self, token: int) -> int:
        """Return the number of the sentence that holds *token*."""
        found = bisect_right(self._sentence_starts, self.span(token)[0]) - 1
        return max(found, 0)

    def is_name(self, token: int) -> bool:
        """
        Tell whether *token* is written as a name, with a capital.

        A number at a beginning or among capitals that counts the next word is none:
        "Ottocento tonnellate".
        """
        start, end = self.span(token)
        if not self.text[start].isupper():
            return False
        if word_number(self.tokens[token]) is None:
            return True
        opens = token == 0 or self.is_parted(token - 1, token)
        return not (opens or self.text[start:end].isupper()) or not self._counts(token)

    def _counts(self, token: int) -> bool:
        after = token + 1
        if after == len(self.tokens) or self.is_parted(token, after):
            return False
        return not is_function_word(self.tokens[after])

    def is_parted(self, left: int, right: int) -> bool:
        """Tell whether punctuation stands between two tokens."""
        start, end = self.span(left)[1], self.span(right)[0]
        return _STOP.search(self.text, start, end) is not None

    def slice(self, first: int, last: int) -> tuple[int, int]:
        """Return the character offsets of tokens *first* to *last*, inclusive."""
        return self.span(first)[0], self.span(last)[1]

    def sense(self, name: str) -> str | None:
        """Return the sense that the text gives to *name*, None when it is silent."""
        if name not in self._senses:
            self._senses[name] = sense_of(name, self.text)
        return self._senses[name]
