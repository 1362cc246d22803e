"""Which earlier sentence says most of what this one says?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from watcher.claims.content import content_of
from watcher.model.claim import Claim

# Of a word, the last so many sentences that hold it are compared. What is retold is
# retold often, so that a rare word leads to the first telling and a common one to a
# late one; and a search takes the same time in any ledger.
_NEWEST = 256


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that made claims: its content and its first claim."""

    content: frozenset[str]
    first: Claim


class Mentions:
    """The sentences that made claims, by the words they are made of."""

    def __init__(self) -> None:
        self._sentences: list[_Sentence] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        self._papers: dict[frozenset[str], set[str]] = {}
        self._last = ""
        # The answers for the article in hand: it is not held against itself, so
        # they stand until another one is added or asks.
        self._asker = ""
        self._asked: dict[str, tuple[float, Claim | None]] = {}

    def add(self, claim: Claim) -> None:
        """Remember the sentence of *claim*, a known one in other papers once."""
        if claim.sentence == self._last:
            return
        self._last = claim.sentence
        self._hold_for(claim.article_id)
        content = content_of(claim.sentence)
        papers = self._papers.setdefault(content, set())
        # Two papers answer for every third: of equals the first is asked, and a
        # text is not held against itself.
        if len(papers) >= 2 or claim.article_id in papers:
            return
        papers.add(claim.article_id)
        index = len(self._sentences)
        self._sentences.append(_Sentence(content, claim))
        for key in content:
            self._places[key].append(index)

    def nearest(self, sentence: str, article_id: str) -> tuple[float, Claim | None]:
        """
        Return the claim of another article that covers most of *sentence*.

        The first value is the share covered, 0 to 1; of equals the first by the words
        in their order.
        """
        self._hold_for(article_id)
        if sentence not in self._asked:
            self._asked[sentence] = self._search(content_of(sentence), article_id)
        return self._asked[sentence]

    def knows_any(self, words: Iterable[str], article_id: str) -> bool:
        """Tell whether any of *words* stands in a sentence of another article."""
        return any(
            self._is_of_another(index, article_id)
            for word in words
            for index in self._places.get(word, ())[:1]
        )

    def _hold_for(self, article_id: str) -> None:
        if article_id != self._asker:
            self._asked.clear()
            self._asker = article_id

    def _search(
        self, content: frozenset[str], article_id: str
    ) -> tuple[float, Claim | None]:
        words = sorted(content)
        for equals in _levels(self._sharing(words)):
            others = [i for i in equals if self._is_of_another(i, article_id)]
            if others:
                best = min(others, key=lambda index: self._rank(words, index))
                found = self._sentences[best]
                return len(content & found.content) / len(words), found.first
        return 0.0, None

    def _is_of_another(self, index: int, article_id: str) -> bool:
        return self._sentences[index].first.article_id != article_id

    def _sharing(self, words: list[str]) -> Counter[int]:
        """Count for each sentence how many of *words* it has, of each the newest."""
        shared: Counter[int] = Counter()
        for word in words:
            shared.update(self._places.get(word, ())[-_NEWEST:])
        return shared

    def _rank(self, words: list[str], index: int) -> tuple[int, int]:
        content = self._sentences[index].content
        return next(i for i, word in enumerate(words) if word in content), index


def _levels(shared: Counter[int]) -> Iterator[list[int]]:
    """
    Yield the sentences that share the most words, then those that share fewer.

    Nearly all share one word only, and are not looked through while others are left.
    """
    often = [index for index, has in shared.items() if has > 1]
    often.sort(key=shared.__getitem__, reverse=True)
    for _, equals in groupby(often, key=shared.__getitem__):
        yield list(equals)
    yield [index for index, has in shared.items() if has == 1]
