"""Entries, feeds, articles, matches and alerts: what is kept of each?"""

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.builders import NOON, a_database, an_alert, an_article, an_entry, stored
from watcher.model.alert import Delivery
from watcher.model.feed import Feed, FeedState
from watcher.model.match import Match
from watcher.store import (
    alerts,
    articles,
    deliveries,
    entries,
    feeds,
    matches,
    profiles,
)

URL = "https://tramvia.example/feed.xml"


@pytest.fixture
def db():
    """Return a database that knows one feed."""
    database = a_database()
    feeds.sync(database, [Feed(url=URL)])
    return database


def test_an_entry_is_queued_once(db) -> None:
    """The second time a feed shows it, it is known."""
    first = entries.add(db, URL, [an_entry("a"), an_entry("b")], found=NOON)
    second = entries.add(db, URL, [an_entry("b"), an_entry("c")], found=NOON)

    assert (first.new, second.new) == (2, 1)
    assert [p.entry.id for p in entries.pending(db, NOON)] == ["a", "b", "c"]


def test_the_oldest_publication_is_read_first_and_undated_ones_last(db) -> None:
    """Novelty depends on the order."""
    shown = [
        an_entry("undated"),
        an_entry("new", published=NOON),
        an_entry("old", published=NOON - timedelta(days=3)),
    ]
    entries.add(db, URL, shown, found=NOON)

    assert [p.entry.id for p in entries.pending(db, NOON)] == ["old", "new", "undated"]
    assert len(entries.pending(db, NOON, limit=2)) == 2


def test_an_entry_has_three_fates(db) -> None:
    """Done, put off until its time, or dropped with its error."""
    entries.add(db, URL, [an_entry("a"), an_entry("b"), an_entry("c")], found=NOON)
    first, second, third = (p.id for p in entries.pending(db, NOON))
    later = NOON + timedelta(minutes=10)

    entries.done(db, first, article_id="art-1")
    entries.postpone(db, second, error="HTTP status 503", next_try=later)
    entries.drop(db, third, error="HTTP status 410")

    assert entries.pending(db, NOON) == []
    (again,) = entries.pending(db, later)
    assert (again.id, again.attempts) == (second, 1)
    assert entries.counts(db) == {"done": 1, "pending": 1, "dropped": 1}


def test_a_feed_that_left_the_list_keeps_its_memory(db) -> None:
    """Back again, it is asked with the ETag it had."""
    state = FeedState(url=URL, etag='"x"', next_due=NOON)
    feeds.save(db, [state])
    feeds.sync(db, [])

    assert feeds.every_state(db) == []
    assert feeds.next_due(db) is None
    feeds.sync(db, [Feed(url=URL)])
    assert feeds.every_state(db) == [state]
    assert feeds.next_due(db) == NOON


def test_a_feed_never_asked_has_a_blank_state(db) -> None:
    """No row is needed for it."""
    assert feeds.state_of(db, "https://altro.example/f") == FeedState(
        url="https://altro.example/f"
    )


def test_an_article_comes_back_whole(db) -> None:
    """By id and by URL."""
    article = stored(db, origin="ANSA", summary="In breve.")

    assert articles.by_id(db, "art-1") == articles.by_url(db, article.url) == article
    assert articles.by_id(db, "art-2") is None
    assert articles.count(db) == 1


def test_a_url_is_kept_once(db) -> None:
    """The second article at one URL is a mistake of the caller."""
    article = stored(db)

    with pytest.raises(sqlite3.IntegrityError):
        articles.add(db, replace(article, id="art-2"), found=NOON)


def test_articles_since_a_moment_come_in_order(db) -> None:
    """For a profile that is new to an old database."""
    for number, days in enumerate((5, 1, 3)):
        stored(db, f"art-{number}", published=NOON - timedelta(days=days))

    found = articles.since(db, NOON - timedelta(days=4))

    assert [article.id for article in found] == ["art-2", "art-1"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("conducenti", True),
        ("CITTA ferma", True),
        ("città perché", False),
        ("tram AND ferma", False),
        ('"tram', True),
        ("tra*", False),
        ("body:conducenti", False),
        ("aderito\x00", True),
        ("", False),
    ],
    ids=["body", "accents", "every", "and", "quote", "star", "column", "nul", "none"],
)
def test_words_are_searched_as_words(db, query: str, found: bool) -> None:
    """Case and accents do not count; no sign is an operator."""
    stored(db)

    assert bool(articles.search(db, query)) is found


@settings(max_examples=150, deadline=None, derandomize=True)
@given(query=st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_no_query_breaks_the_search(query: str) -> None:
    """Whatever a person types."""
    articles.search(_SEARCHED, query)


_SEARCHED = a_database()
stored(_SEARCHED)


def a_match(article_id: str = "art-1", profile: str = "scioperi") -> Match:
    """Return a match of an article."""
    return Match(profile=profile, article_id=article_id, relevant=True, score=0.5)


def test_a_match_keeps_its_outcome(db) -> None:
    """With its reason in words, by id, by article, newest first."""
    first = stored(db, "art-1")
    second = stored(db, "art-2", published=NOON + timedelta(days=1))
    one = matches.add(db, a_match("art-1"), first, outcome="silent", reason="known")
    two = matches.add(db, a_match("art-2"), second, outcome="alerted", reason="new")

    assert (one, two) == ("m1", "m2")
    assert [m.id for m in matches.newest(db)] == ["m2", "m1"]
    assert matches.newest(db, profile="tram") == []
    found = matches.by_id(db, "m1")
    assert found is not None
    assert (found.match, found.reason) == (a_match("art-1"), "known")
    assert [m.id for m in matches.of_article(db, "art-2")] == ["m2"]
    assert matches.outcome_counts(db, "scioperi") == {"silent": 1, "alerted": 1}
    assert matches.by_id(db, "m77") is matches.by_id(db, "mx") is None


def test_a_profile_is_known_before_it_is_watched(db) -> None:
    """Between the two its baseline is laid."""
    assert not profiles.is_known(db, "scioperi")
    profiles.begin(db, "scioperi")
    profiles.begin(db, "scioperi")
    assert profiles.is_known(db, "scioperi")
    assert profiles.watching_since(db, "scioperi") is None
    profiles.watch(db, "scioperi", since=NOON)
    assert profiles.watching_since(db, "scioperi") == NOON


def test_an_alert_waits_in_the_outbox_for_each_channel(db) -> None:
    """With the message it must carry."""
    stored(db)
    with db.atomic():
        ident = alerts.add(db, an_alert(), ["desk", "phone"])

    assert ident == "a1"
    assert deliveries.channels_due(db, NOON) == ["desk", "phone"]
    (item,) = deliveries.waiting(db, "desk", NOON)
    assert item.delivery == Delivery(alert_id="a1", channel="desk")
    assert (item.created, item.kind) == (NOON, an_alert().kind)
    assert alerts.messages_of(db, ["a1"]) == [an_alert().message]
    heading = (an_alert().message.key, an_alert().message.subject)
    assert alerts.heading_of(db, "a1") == heading


def test_a_delivery_goes_from_pending_to_sent_or_dead(db) -> None:
    """What is put off waits for its time; only the dead are revived."""
    stored(db)
    alerts.add(db, an_alert(), ["a", "b", "c"])
    one, two, three = deliveries.of_alert(db, "a1")
    later = NOON + timedelta(minutes=5)

    deliveries.mark(db, replace(one, state="sent", attempts=1, sent_at=NOON))
    deliveries.mark(db, replace(two, attempts=1, next_try=later, last_error="refused"))
    deliveries.mark(db, replace(three, state="dead", attempts=9, last_error="too old"))

    assert deliveries.channels_due(db, NOON) == []
    assert deliveries.channels_due(db, later) == ["b"]
    assert deliveries.state_counts(db) == {"sent": 1, "pending": 1, "dead": 1}
    assert deliveries.revive(db) == 1
    assert deliveries.channels_due(db, NOON) == ["c"]
    sent = [d.sent_at for d in deliveries.of_alert(db, "a1")]
    assert sent == [NOON, None, None]


def test_the_same_alert_is_not_queued_twice(db) -> None:
    """Its key is unique for ever."""
    stored(db)
    alerts.add(db, an_alert("k1"), ["desk"])

    with pytest.raises(sqlite3.IntegrityError):
        alerts.add(db, an_alert("k1"), ["desk"])


def test_alerts_come_newest_first(db) -> None:
    """Of one profile or all, and by article; without a channel none is due."""
    stored(db)
    alerts.add(db, an_alert("k1"), [])
    alerts.add(db, an_alert("k2", profile="tram", article_id=None), ["desk"])

    assert [alert.id for alert in alerts.newest(db)] == ["a2", "a1"]
    assert [a.message.key for a in alerts.newest(db, profile="tram")] == ["k2"]
    assert [alert.id for alert in alerts.of_article(db, "art-1")] == ["a1"]
    assert alerts.by_id(db, "a9") is alerts.by_id(db, "ax") is None


def test_what_fails_together_is_not_kept_at_all(db) -> None:
    """Article and alert are one transaction."""

    def article_with_a_broken_alert() -> None:
        with db.atomic():
            articles.add(db, an_article(), found=NOON)
            alerts.add(db, an_alert("k", article_id="art-none"), ["desk"])

    with pytest.raises(sqlite3.IntegrityError):
        article_with_a_broken_alert()

    assert articles.count(db) == 0
    assert alerts.newest(db) == []
