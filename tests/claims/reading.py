"""Read short articles one after the other against one ledger."""

from datetime import datetime
from zoneinfo import ZoneInfo

from watcher.claims import Ledger, ReadClaims, read_claims
from watcher.model.article import Article
from watcher.model.match import Match
from watcher.model.verdict import JudgedClaim

ROME = ZoneInfo("Europe/Rome")


class Reader:
    """A ledger that grows with every article read."""

    def __init__(self) -> None:
        self.ledger = Ledger()
        self._next = 1
        self._read = 0

    def read(self, day: str, title: str, body: str) -> ReadClaims:
        self._read += 1
        article = Article(
            id=f"t{self._read}",
            outlet=f"giornale-{self._read}",
            url=f"https://giornale.example/{self._read}",
            published=datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=ROME),
            title=title,
            body=body,
        )
        match = Match(profile="p", article_id=article.id, relevant=True, score=1.0)
        found = read_claims(article, match, self.ledger, first_number=self._next)
        self._next += len(found.judged)
        return found


def news_of(found: ReadClaims) -> list[JudgedClaim]:
    """Return what would alert at once."""
    return [item for item in found.judged if item.verdict.is_news]
