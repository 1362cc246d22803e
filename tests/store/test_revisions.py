"""Which pages are to be read again, and what did they say later?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from store.builders import NOON, a_database, stored
from watcher.model.article import Article
from watcher.model.match import Match
from watcher.model.reread import PageMark, Reread, Revision
from watcher.store import matches, revisions

HOUR = timedelta(hours=1)


def a_reread(ident: str = "art-1", **parts: object) -> Reread:
    """Return a page to be read again at one."""
    link = f"https://tramvia.example/{ident}"
    reread = Reread(
        article_id=ident,
        feed_url="https://tramvia.example/feed.xml",
        mark=PageMark(url=link, title="Sciopero", digest="d1", etag='W/"a"'),
        first=NOON,
        due=NOON + HOUR,
    )
    return replace(reread, **parts)  # type: ignore[arg-type]


def test_a_page_is_due_when_its_time_has_come() -> None:
    """Not a second before, and with everything it was planned with."""
    db = a_database()
    stored(db)
    revisions.plan(db, a_reread())

    assert revisions.due(db, NOON + HOUR - timedelta(seconds=1)) == []
    assert revisions.due(db, NOON + HOUR) == [a_reread()]


def test_the_longest_due_comes_first() -> None:
    """And no more than asked for."""
    db = a_database()
    for ident, hours in (("art-1", 3), ("art-2", 1), ("art-3", 2)):
        stored(db, ident)
        revisions.plan(db, a_reread(ident, due=NOON + hours * HOUR))

    found = revisions.due(db, NOON + 9 * HOUR, limit=2)

    assert [reread.article_id for reread in found] == ["art-2", "art-3"]


def test_an_article_is_planned_once() -> None:
    """The later plan replaces the earlier one, until there is none."""
    db = a_database()
    stored(db)
    revisions.plan(db, a_reread())
    later = a_reread(due=NOON + 6 * HOUR)
    revisions.plan(db, later)

    assert revisions.planned(db, "art-1") == later
    revisions.end(db, "art-1")
    assert revisions.planned(db, "art-1") is None


def test_later_texts_stand_beside_the_first() -> None:
    """In order, each with its own title and body."""
    db = a_database()
    article = stored(db)
    for number in (1, 2):
        text = replace(article, body=f"Il {70 + number}% ha aderito.")
        revisions.add(db, Revision(article=text, number=number, found=NOON))

    found = revisions.of_article(db, article)

    assert [revision.number for revision in found] == [1, 2]
    assert found[1].article.body == "Il 72% ha aderito."
    assert found[1].article.url == article.url


def a_match(article: Article) -> Match:
    """Return the match of a profile on *article*."""
    return Match(profile="scioperi", article_id=article.id, relevant=True, score=0.8)


@pytest.mark.parametrize(
    ("first", "later", "kept"),
    [
        ("silent", "alerted", "alerted"),
        ("digest", "alerted", "alerted"),
        ("baseline", "alerted", "alerted"),
        ("alerted", "silent", "alerted"),
        ("digest", "silent", "digest"),
    ],
)
def test_a_match_keeps_its_loudest_fate(first: str, later: str, kept: str) -> None:
    """A later text may alert; it never takes an alert back."""
    db = a_database()
    article = stored(db)
    match = a_match(article)
    with db.atomic():
        ident = matches.add(db, match, article, outcome=first, reason="at first")
        again = matches.revise(db, match, outcome=later, reason="later")

    assert again == ident
    (found,) = matches.of_article(db, article.id)
    assert found.outcome == kept
    assert found.reason == ("later" if kept == later else "at first")


def test_a_profile_that_did_not_match_has_no_fate_to_change() -> None:
    """The caller keeps a match of its own then."""
    db = a_database()
    article = stored(db)

    assert matches.revise(db, a_match(article), outcome="alerted", reason="-") is None
