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

    In an article whose title or lead names the topic, every paragraph counts but link
    boxes. Where it is named further down only, in passing, the paragraphs that name
    it count; in a live blog that is not on the topic as a whole, the items that do.
    """

    def __init__(self, article: Article, match: Match) -> None:
        text = article.text
        self._spans = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text)]
        self._starts = [start for start, _ in self._spans]
        named = [hit for hit in match.hits if hit.role not in {"none", "boost"}]
        core = [hit.start for hit in named if hit.role in {"any", "all"}]
        hits = core or [hit.start for hit in named]
        naming = {self._paragraph(hit) for hit in hits}
        body = len(text) - len(article.body)
        if _is_live_blog(article.body):
            on_topic = not hits or any(hit < body for hit in hits)
            is_apart = _LIVE_ITEM
        else:
            lead = self._paragraph(body)
            on_topic = len(naming) != 1 or min(naming) <= lead
            is_apart = _PARAGRAPH
        self._topical = [
            not _LINK_BOX.match(text[start:end])
            and (on_topic or number in naming or not is_apart.match(text[start:end]))
            for number, (start, end) in enumerate(self._spans)
        ]

    def covers(self, offset: int) -> bool:
        """Tell whether the paragraph at *offset* may carry claims."""
        index = self._paragraph(offset)
        return index >= 0 and self._topical[index]

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1


def _is_live_blog(body: str) -> bool:
    items = [p for p in body.split("\n") if _LIVE_ITEM.match(p)]
    return len(items) >= 3
