"""Which pages are to be read again, and what did they say later?"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from watcher.model.article import Article
from watcher.model.reread import Reread, Revision
from watcher.store.codec import dump, load, stamp


def plan(db: Database, reread: Reread) -> None:
    """Remember when a page is read again; joins an open transaction."""
    db.execute(
        "INSERT INTO rereads (article_id, due, reread) VALUES (?, ?, ?)"
        " ON CONFLICT (article_id) DO UPDATE SET due = excluded.due,"
        " reread = excluded.reread",
        [reread.article_id, stamp(reread.due), dump(reread)],
    )


def end(db: Database, article_id: str) -> None:
    """Forget that a page is to be read again; joins an open transaction."""
    db.execute("DELETE FROM rereads WHERE article_id = ?", [article_id])


def due(db: Database, now: datetime, *, limit: int = 50) -> list[Reread]:
    """Return the pages to read again now, the longest due first."""
    rows = db.query(
        "SELECT reread FROM rereads WHERE due <= ? ORDER BY due, article_id LIMIT ?",
        [stamp(now), limit],
    )
    return [load(Reread, row["reread"]) for row in rows]


def planned(db: Database, article_id: str) -> Reread | None:
    """Return when and how an article is read again, if it is."""
    sql = "SELECT reread FROM rereads WHERE article_id = ?"
    row = next(db.query(sql, [article_id]), None)
    return load(Reread, row["reread"]) if row else None


def add(db: Database, revision: Revision) -> None:
    """Keep a later text of an article; joins an open transaction."""
    db.execute(
        "INSERT INTO revisions (article_id, number, found, title, body)"
        " VALUES (?, ?, ?, ?, ?)",
        [
            revision.article.id,
            revision.number,
            stamp(revision.found),
            revision.article.title,
            revision.article.body,
        ],
    )


def of_article(db: Database, article: Article) -> list[Revision]:
    """Return the later texts of *article*, in the order they were found."""
    rows = db.query(
        "SELECT number, found, title, body FROM revisions"
        " WHERE article_id = ? ORDER BY number",
        [article.id],
    )
    return [_revision(article, row) for row in rows]


def _revision(article: Article, row: dict[str, Any]) -> Revision:
    return Revision(
        article=replace(article, title=row["title"], body=row["body"]),
        number=row["number"],
        found=datetime.fromisoformat(row["found"]),
    )
