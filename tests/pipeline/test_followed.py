"""Does the writer know a story again after a restart?"""

from datetime import UTC, datetime

from watcher.model.article import Article
from watcher.model.profile import Group, Profile
from watcher.pipeline.followed import Followed
from watcher.relevance import compile_profiles
from watcher.store import articles, matches
from watcher.store.database import open_database

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
PROFILE = Profile(
    name="frana",
    title="Frana",
    groups=(Group(label="g", any=("frana",), also=(("Valmora",),)),),
)


def an_article(number: int, title: str) -> Article:
    """Build an article with an address of its own."""
    return Article(
        id=f"a{number}",
        outlet="gazzetta",
        url=f"https://gazzetta.example/{number}",
        published=NOW,
        title=title,
        summary="",
        body="",
    )


def test_stories_are_learned_again_from_the_stored_matches(tmp_path) -> None:
    """A new process knows the names of what the old one matched."""
    db = open_database(tmp_path, create=True)
    matcher = compile_profiles([PROFILE])
    for number in range(2):
        article = an_article(number, f"Frana di Valmora, Ada Corsi: giorno {number}")
        with db.atomic():
            articles.add(db, article, found=NOW)
            (match,) = matcher.relevant(article)
            matches.add(db, match, article, outcome="silent", reason="known")
    later = an_article(9, "Frana, Ada Corsi si dimette")
    followed = Followed()
    stories = followed.stories(db, (PROFILE,))

    assert not matcher.relevant(later)
    assert [match.profile for match in matcher.relevant(later, stories)] == ["frana"]
    assert followed.stories(db, (PROFILE,)) is stories
    followed.forget()
    assert followed.stories(db, (PROFILE,)) is not stories


def test_a_profile_that_is_gone_is_followed_no_more(tmp_path) -> None:
    """Matches of a deleted profile teach nothing."""
    db = open_database(tmp_path, create=True)
    article = an_article(1, "Frana di Valmora, Ada Corsi")
    (match,) = compile_profiles([PROFILE]).relevant(article)
    with db.atomic():
        articles.add(db, article, found=NOW)
        matches.add(db, match, article, outcome="silent", reason="known")

    assert not Followed().stories(db, ()).profiles(article)
