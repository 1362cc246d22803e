"""Which articles were read?"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from watcher.model.article import UNREAD, Article
from watcher.store.codec import stamp

_COLUMNS = "id, url, outlet, published, title, summary, body, origin, flags"


def add(db: Database, article: Article, *, found: datetime) -> None:
    """Keep *article*; joins an open transaction."""
    db.execute(
        f"INSERT INTO articles ({_COLUMNS}, found) VALUES (?,?,?,?,?,?,?,?,?,?)",
        [
            article.id,
            article.url,
            article.outlet,
            stamp(article.published),
            article.title,
            article.summary,
            article.body,
            article.origin,
            json.dumps(article.flags),
            stamp(found),
        ],
    )


def by_url(db: Database, url: str) -> Article | None:
    """Return the article at *url*, if it was read."""
    return _one(db, "url = ?", url)


def by_id(db: Database, article_id: str) -> Article | None:
    """Return the article with this id, if it was read."""
    return _one(db, "id = ?", article_id)


def since(db: Database, moment: datetime) -> Iterator[Article]:
    """Return the articles published since *moment*, oldest first."""
    rows = db.query(
        f"SELECT {_COLUMNS} FROM articles WHERE published >= ? ORDER BY published, id",
        [stamp(moment)],
    )
    return (_article(row) for row in list(rows))


def newest_of(db: Database, outlet: str, *, limit: int) -> list[Article]:
    """Return the articles of *outlet* that were read last, the latest first."""
    rows = db.query(
        f"SELECT {_COLUMNS} FROM articles WHERE outlet = ?"
        " AND flags NOT LIKE ? ORDER BY rowid DESC LIMIT ?",
        [outlet, f'%"{UNREAD}"%', limit],
    )
    return [_article(row) for row in rows]


def search(db: Database, query: str, *, limit: int = 20) -> list[tuple[Article, str]]:
    """
    Return the newest articles that hold every word of *query*, with a snippet.

    Words are quoted one by one, so that no sign of the query is FTS syntax.
    """
    quoted = " ".join(f'"{_plain(word)}"' for word in query.split() if _plain(word))
    if not quoted:
        return []
    rows = db.query(
        f"SELECT {', '.join('a.' + c for c in _COLUMNS.split(', '))},"
        " snippet(articles_fts, -1, '«', '»', ' … ', 12) AS snippet"
        " FROM articles_fts JOIN articles a ON a.rowid = articles_fts.rowid"
        " WHERE articles_fts MATCH ? ORDER BY a.published DESC, a.id LIMIT ?",
        [quoted, limit],
    )
    return [(_article(row), row["snippet"]) for row in rows]


def count_holding(db: Database, phrase: str) -> int:
    """Return how many articles hold the words of *phrase* side by side."""
    found = db.query(
        "SELECT count(*) AS n FROM articles_fts WHERE articles_fts MATCH ?",
        [f'"{_plain(phrase)}"'],
    )
    return int(next(found)["n"])


def count(db: Database) -> int:
    """Return how many articles were read."""
    return int(next(db.query("SELECT count(*) AS n FROM articles"))["n"])


def _plain(word: str) -> str:
    return word.replace('"', "").replace("\x00", "")


def _one(db: Database, where: str, value: str) -> Article | None:
    sql = f"SELECT {_COLUMNS} FROM articles WHERE {where}"
    row = next(db.query(sql, [value]), None)
    return _article(row) if row else None


def _article(row: dict[str, Any]) -> Article:
    return Article(
        id=row["id"],
        url=row["url"],
        outlet=row["outlet"],
        published=datetime.fromisoformat(row["published"]),
        title=row["title"],
        summary=row["summary"],
        body=row["body"],
        origin=row["origin"],
        flags=tuple(json.loads(row["flags"])),
    )
