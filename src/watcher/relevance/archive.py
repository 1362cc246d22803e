"""How far is a name spread among the articles of one run?"""

from watcher.italian.inflection.canonical import Canonical
from watcher.model.article import Article


class Archive:
    """The articles of one run, to tell how far a name is spread."""

    def __init__(self) -> None:
        self._rows: list[str] = []
        self._known: set[str] = set()

    def add(self, article: Article) -> None:
        """Take *article*; the same text in another paper spreads no name."""
        row = Canonical(article.text).row
        if row not in self._known:
            self._known.add(row)
            self._rows.append(row)

    def spread(self, name: str) -> int:
        """Return how many articles hold *name*, in canonical spelling."""
        return sum(f" {name} " in row for row in self._rows)
