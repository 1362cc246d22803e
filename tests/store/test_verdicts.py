"""What a person says of a match is kept until it is taken back."""

import sqlite3

import pytest
from sqlite_utils import Database

from store.builders import NOON, a_database, stored
from watcher.model.match import Match
from watcher.store import matches, verdicts


def a_match(db: Database, article_id: str) -> str:
    """Keep a match of the profile "scioperi" and return its id."""
    article = stored(db, article_id)
    match = Match(profile="scioperi", article_id=article_id, relevant=True, score=0.5)
    return matches.add(db, match, article, outcome="silent", reason="already known")


def test_the_last_word_counts() -> None:
    """A person who changes their mind has one verdict, the later one."""
    db = a_database()
    ident = a_match(db, "art-1")

    verdicts.give(db, ident, verdicts.CONFIRMED, at=NOON)
    verdicts.give(db, ident, verdicts.REJECTED, at=NOON)

    assert verdicts.of_match(db, ident) == "rejected"
    assert verdicts.of_profile(db, "scioperi") == {"art-1": "rejected"}
    assert verdicts.of_profile(db, "another") == {}


def test_taken_back_it_is_open_again() -> None:
    """The list of open matches holds those of which nothing is said."""
    db = a_database()
    one, two = a_match(db, "art-1"), a_match(db, "art-2")

    verdicts.give(db, one, verdicts.CONFIRMED, at=NOON)
    before = [m.id for m in matches.newest(db, is_open=True)]
    verdicts.give(db, one, None, at=NOON)
    after = [m.id for m in matches.newest(db, is_open=True)]

    assert before == [two]
    assert sorted(after) == [one, two]


def test_no_other_word_is_kept() -> None:
    """The table itself refuses what no list could show."""
    db = a_database()
    ident = a_match(db, "art-1")

    with pytest.raises(sqlite3.IntegrityError):
        verdicts.give(db, ident, "perhaps", at=NOON)
