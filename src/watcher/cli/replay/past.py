"""Which past articles are replayed? Those of a file, or those that are stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from watcher.cli.jsonl import moment, read_lines, text_of
from watcher.cli.places import open_state
from watcher.config.values import duration
from watcher.errors import InputError
from watcher.italian.speech.origins import origin_of
from watcher.model.article import Article
from watcher.store import articles as stored

# As far as the baseline of a new profile looks back: a ledger that knows nothing
# would find everything new on the first day.
_LAYING = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """
    Articles in time order; those before `shown_from` only lay the ledger.

    For None all are shown.
    """

    articles: Iterator[Article]
    shown_from: datetime | None = None

    def shows(self, article: Article) -> bool:
        """Tell whether *article* is one of those that were asked for."""
        return self.shown_from is None or article.published >= self.shown_from

    def silent_until(self, until: datetime | None) -> datetime | None:
        """Return until when articles are silent; *until* is what the user says."""
        both = [moment for moment in (until, self.shown_from) if moment]
        return max(both, default=None)


def read_articles(path: Path) -> Iterator[Article]:
    """
    Yield the articles of a JSON Lines file.

    Raises:
        InputError: a line lacks a key or holds a wrong value.
    """
    for number, row in read_lines(path):
        where = f"{path}: line {number}"
        if not isinstance(row.get("id"), str | int) or not row.get("published"):
            raise InputError(f'{where}: an article needs "id" and "published"')
        title, body = text_of(row, "title", where), text_of(row, "body", where)
        yield Article(
            id=str(row["id"]),
            outlet=text_of(row, "outlet", where),
            url=text_of(row, "url", where),
            published=moment(row["published"], f"{where}: published"),
            title=title,
            summary=text_of(row, "summary", where),
            body=body,
            origin=origin_of(body, title),
        )


def past_articles(
    path: Path | None, since: str | None, state_dir: Path | None, *, now: datetime
) -> Past:
    """
    Return the articles of *path*, or those stored and published since *since* ago.

    Raises:
        InputError: both or neither are given, or *since* is no duration.
    """
    if (path is None) == (since is None):
        raise InputError(
            "give ARTICLES, or --since (such as 30d) for those stored: one of them"
        )
    if path is not None:
        return Past(articles=read_articles(path))
    begin, shown_from = _back(now, since or "")
    return Past(
        articles=stored.since(open_state(state_dir), begin), shown_from=shown_from
    )


def _back(now: datetime, since: str) -> tuple[datetime, datetime]:
    try:
        shown_from = now - duration(since)
        return shown_from - _LAYING, shown_from
    except (ValueError, OverflowError) as error:
        raise InputError(f"--since {since}: {_in_words(error)}") from None


def _in_words(error: Exception) -> str:
    too_long = isinstance(error, OverflowError)
    return "so long ago there is no calendar" if too_long else str(error)
