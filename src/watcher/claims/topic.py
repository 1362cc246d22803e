"""Which paragraphs of an article speak of the profile's topic?"""

import re
from bisect import bisect_right

from watcher.model.article import Article
from watcher.model.match import Match

# "18:40 – ", "14.20 - ", "Ore 9.30:" open the items of a live blog.
_LIVE_ITEM = re.compile(r"^(?:ore\s+)?\d{1,2}[:.]\d{2}\s*[-–—:|]", re.IGNORECASE)
_PARAGRAPH = re.compile(r"[^\n]+")
# A box of links that extraction left in the text.
_LINK_BOX = re.compile(
    r"^(leggi|guarda|vedi) anche\b|^(pubblicità|condividere|condividi)\b", re.IGNORECASE
)


class Topic:
    """
    The stretches of an article that may carry claims of a profile.

    In a live blog, where each item is a story of its own, an item counts when a term
    of the profile stands in it; elsewhere every paragraph counts but link boxes.
    """

    def __init__(self, article: Article, match: Match) -> None:
        text = article.text
        self._spans = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text)]
        hits = [hit.start for hit in match.hits if hit.role not in {"none", "boost"}]
        live = _is_live_blog(article.body)
        self._topical = [
            self._counts(text[start:end], start, end, hits, live=live)
            for start, end in self._spans
        ]

    def covers(self, offset: int) -> bool:
        """Tell whether the paragraph at *offset* may carry claims."""
        starts = [start for start, _ in self._spans]
        index = bisect_right(starts, offset) - 1
        return index >= 0 and self._topical[index]

    @staticmethod
    def _counts(
        paragraph: str, start: int, end: int, hits: list[int], *, live: bool
    ) -> bool:
        if _LINK_BOX.match(paragraph):
            return False
        if live and hits and _LIVE_ITEM.match(paragraph):
            return any(start <= hit < end for hit in hits)
        return True


def _is_live_blog(body: str) -> bool:
    items = [p for p in body.split("\n") if _LIVE_ITEM.match(p)]
    return len(items) >= 3
