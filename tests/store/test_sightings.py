"""Has an entry been seen before, and does it now say something else?"""

from datetime import datetime, timedelta

import pytest
from sqlite_utils import Database

from store.builders import NOON, a_database, an_entry
from watcher.model.entry import Entry
from watcher.store import entries

MAIN, POLITICS = "https://tramvia.example/rss", "https://tramvia.example/politica"


@pytest.fixture
def db() -> Database:
    """Open a database that knows two feeds of one outlet."""
    made = a_database()
    for url in (MAIN, POLITICS):
        made.execute("INSERT INTO feeds (url, state) VALUES (?, '{}')", [url])
    return made


def shown(db: Database, *found: Entry, feed: str = MAIN, after: float = 0) -> int:
    """Let *feed* show entries *after* hours; return how many were queued as new."""
    return entries.add(db, feed, found, found=NOON + timedelta(hours=after)).new


def read_all(db: Database, now: datetime = NOON + timedelta(days=9)) -> list[str]:
    """Read what waits; return the titles."""
    waiting = entries.pending(db, now)
    for one in waiting:
        entries.done(db, one.id, article_id=f"art-{one.id}")
    return [one.entry.title for one in waiting]


def test_a_guid_that_changes_at_every_poll_makes_no_new_entry(db: Database) -> None:
    """The link tells that it is the same."""
    link = "https://tramvia.example/sciopero"

    assert shown(db, an_entry("poll-1", link=link)) == 1
    assert shown(db, an_entry("poll-2", link=link)) == 0


def test_without_a_link_the_words_tell(db: Database) -> None:
    """A bulletin without page and with a guid that changes."""
    assert shown(db, an_entry("poll-1", link=None, summary="Linea 9 ferma")) == 1
    assert shown(db, an_entry("poll-2", link=None, summary="Linea 9 ferma")) == 0
    assert shown(db, an_entry("poll-3", link=None, summary="Linea 9 riparte")) == 1


def test_entries_that_share_a_link_are_told_apart_by_their_ids(db: Database) -> None:
    """Every bulletin of the day links to the same page."""
    link = "https://tramvia.example/live"
    both = (an_entry("ore-9", link=link), an_entry("ore-10", link=link))

    assert shown(db, *both) == 2
    assert shown(db, *both, an_entry("ore-11", link=link)) == 1


def test_an_article_in_several_feeds_is_queued_once(db: Database) -> None:
    """The second feed has seen it, too, and nobody reads it twice."""
    entry = an_entry("a")
    assert shown(db, entry) == 1
    assert shown(db, entry, feed=POLITICS) == 0

    assert read_all(db) == ["Sciopero dei tram"]
    assert entries.counts(db) == {"done": 2}
    assert shown(db, entry, feed=POLITICS, after=1) == 0


def test_what_one_feed_gave_up_another_may_give(db: Database) -> None:
    """Its own text may say what the page did not."""
    shown(db, an_entry("a"))
    (waiting,) = entries.pending(db, NOON)
    entries.drop(db, waiting.id, error="an entry without any text")

    assert shown(db, an_entry("a", summary="Linea 9 ferma"), feed=POLITICS) == 1


def test_other_words_are_an_edition_of_what_was_read(db: Database) -> None:
    """It is queued again, and says which article it was."""
    shown(db, an_entry("a"))
    read_all(db)

    assert shown(db, an_entry("a", title="Sciopero revocato"), after=1) == 0
    (waiting,) = entries.pending(db, NOON + timedelta(hours=1))
    assert (waiting.entry.title, waiting.edition_of) == ("Sciopero revocato", "art-1")


def test_a_new_date_alone_is_no_edition(db: Database) -> None:
    """Papers push old articles up again."""
    shown(db, an_entry("a", published=NOON))
    read_all(db)
    shown(db, an_entry("a", published=NOON + timedelta(hours=5)), after=5)

    assert read_all(db) == []


def test_an_edition_before_the_reading_is_what_is_read(db: Database) -> None:
    """Only the last words count, and they are no edition."""
    shown(db, an_entry("a"))
    shown(db, an_entry("a", title="Sciopero revocato"), after=0.1)

    (waiting,) = entries.pending(db, NOON)
    assert (waiting.entry.title, waiting.edition_of) == ("Sciopero revocato", None)


def test_a_text_that_changes_at_every_poll_is_read_once_an_hour(db: Database) -> None:
    """For two days; then it has settled."""
    shown(db, an_entry("a", title="0 commenti"))
    read_all(db)
    read = []
    for quarter in range(1, 60 * 4):
        hours = quarter / 4
        shown(db, an_entry("a", title=f"{quarter} commenti"), after=hours)
        read += [hours] * len(read_all(db))

    assert len(read) == 48
    assert max(read) <= 48


def test_an_edit_within_the_hour_is_put_off(db: Database) -> None:
    """Who adds it learns so, and shows it again."""
    shown(db, an_entry("a", title="0 commenti"))
    read_all(db)
    shown(db, an_entry("a", title="1 commento"), after=1)
    more = (an_entry("a", title="2 commenti"), an_entry("b"))

    added = entries.add(db, MAIN, more, found=NOON + timedelta(hours=1.5))

    assert added.put_off == {"a"}
    assert added.new == 1


def test_entries_of_an_older_database_are_no_editions(db: Database) -> None:
    """Their words were not noted; the next sight notes them."""
    shown(db, an_entry("a"))
    read_all(db)
    db.execute("UPDATE entries SET digest = ''")

    shown(db, an_entry("a", title="Altro titolo"), after=1)
    assert read_all(db) == []
    shown(db, an_entry("a", title="Sciopero revocato"), after=2)
    assert read_all(db) == ["Sciopero revocato"]
