"""Which past articles are replayed? Those of a file, or those that are stored."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from watcher.cli.jsonl import moment, read_lines, text_of
from watcher.cli.places import open_state
from watcher.config.values import duration
from watcher.errors import InputError
from watcher.italian.speech.origins import origin_of
from watcher.model.article import Article
from watcher.store import articles as stored


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
) -> Iterator[Article]:
    """
    Yield the articles of *path*, or those stored and published since *since* ago.

    Raises:
        InputError: both or neither are given, or *since* is no duration.
    """
    if (path is None) == (since is None):
        raise InputError(
            "give ARTICLES, or --since (such as 30d) for those stored: one of them"
        )
    if path is not None:
        return read_articles(path)
    return stored.since(open_state(state_dir), _back(now, since or ""))


def _back(now: datetime, since: str) -> datetime:
    try:
        return now - duration(since)
    except (ValueError, OverflowError) as error:
        raise InputError(f"--since {since}: {_in_words(error)}") from None


def _in_words(error: Exception) -> str:
    too_long = isinstance(error, OverflowError)
    return "so long ago there is no calendar" if too_long else str(error)
