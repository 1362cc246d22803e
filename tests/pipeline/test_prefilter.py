"""Rounds that pass over pages: what is kept, and which are read after all."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.rounds import Desk, run_once
from relevance.builders import a_profile, an_article
from support.config import write_config
from support.flood import stories
from support.site import Site
from watcher.model.article import UNREAD
from watcher.model.match import Match
from watcher.model.profile import Group
from watcher.pipeline.prefilter import Prefilter
from watcher.relevance import Stories, compile_profiles
from watcher.store import articles
from watcher.store.database import open_database

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
EVER = datetime(2000, 1, 1, tzinfo=UTC)
KURSK = a_profile(Group(label="g", any=("Bagnacavallo",)))


@pytest.fixture
def site() -> Iterator[Site]:
    """Run a news site with a story, and one article about something else."""
    with Site() as running:
        running.publish("/feed.xml", "Gazzetta di Casale", stories())
        yield running


def a_round(site: Site, tmp_path: Path, *, prefilter: bool) -> Desk:
    """Run a round in a state of its own and return what arrived at the desk."""
    config = write_config(
        tmp_path / "config",
        feeds=[f"{site.base}/feed.xml"],
        origin=site.origin,
        channel="json://127.0.0.1:9/",
    )
    settings = config / "watcher.toml"
    chosen = f"[polling]\nprefilter = {str(prefilter).lower()}\n"
    text = settings.read_text("utf-8").replace("[polling]\n", chosen)
    settings.write_text(text, "utf-8")
    desk = Desk()
    run_once(config, tmp_path / str(prefilter), now=NOW, desk=desk)
    return desk


def test_the_same_is_told_with_and_without(site: Site, tmp_path: Path) -> None:
    """Passing over pages costs no alert and changes none."""
    plain = a_round(site, tmp_path, prefilter=False)
    sifted = a_round(site, tmp_path, prefilter=True)

    assert sifted.messages
    assert [m.text for m in sifted.messages] == [m.text for m in plain.messages]


def test_a_page_for_nobody_keeps_title_summary_and_link(
    site: Site, tmp_path: Path
) -> None:
    """It is stored as read, with a flag; the text of its page is not."""
    a_round(site, tmp_path, prefilter=True)
    found = list(articles.since(open_database(tmp_path / "True"), EVER))
    unread = [article for article in found if UNREAD in article.flags]

    assert len(found) == 5
    assert [article.title for article in unread] == [
        "Torna il mercato dell'antiquariato in piazza"
    ]
    assert unread[0].url == f"{site.base}/a/mercato"
    assert "espositori" not in unread[0].text


def test_a_word_in_a_box_of_links_is_no_reason_to_read_a_page(
    site: Site, tmp_path: Path
) -> None:
    """The page is looked at again without its boxes."""
    status, kind, body = site.pages["/a/mercato"]
    link = b'<ul><li><a href="/a/piena-1">Piena del Brenno a Casale</a></li></ul>'
    site.pages["/a/mercato"] = (status, kind, body.replace(b"</main>", link))
    a_round(site, tmp_path, prefilter=True)
    found = articles.since(open_database(tmp_path / "True"), EVER)

    assert [a.url for a in found if UNREAD in a.flags] == [f"{site.base}/a/mercato"]


def test_a_word_beside_a_link_is_read(site: Site, tmp_path: Path) -> None:
    """What stands in a sentence of the article stays when the boxes go."""
    status, kind, body = site.pages["/a/mercato"]
    link = b'<p>Il ricavato va <a href="/a/piena-1">a chi ha perso la casa</a>'
    link += b" nella piena del Brenno, dice il Comune.</p></article>"
    site.pages["/a/mercato"] = (status, kind, body.replace(b"</article>", link))
    a_round(site, tmp_path, prefilter=True)
    found = articles.since(open_database(tmp_path / "True"), EVER)

    assert not [a.url for a in found if UNREAD in a.flags]


def ready(*groups: Group, known: Stories | None = None) -> Prefilter:
    """Return a prefilter for one profile."""
    profile = a_profile(*groups) if groups else KURSK
    prefilter = Prefilter()
    known = known or Stories(lambda name: 0)
    prefilter.prepare((profile,), compile_profiles([profile]), known)
    return prefilter


def test_it_rests_while_most_pages_pass(caplog: pytest.LogCaptureFixture) -> None:
    """It says by which words, asks a few pages still, and comes back when it pays."""
    prefilter = ready()
    with caplog.at_level(logging.WARNING):
        for number in range(60):
            prefilter.sift(number, b"<p>Bagnacavallo</p>", ())
    assert "bagnacavallo" in prefilter.off
    assert "prefilter off" in caplog.text
    assert prefilter.sift(99, b"<p>Altro</p>", ()) is None

    for number in range(3000):
        prefilter.sift(number, b"<p>Altro</p>", ())
    assert prefilter.off == ""
    assert prefilter.sift(5000, b"<p>Altro</p>", ()) is not None


def test_a_profile_with_words_too_short_keeps_every_page() -> None:
    """The reason names profile and group."""
    prefilter = ready(Group(label="vertice", any=("G7",)))

    assert 'profile p, group "vertice"' in prefilter.off
    assert prefilter.sift(1, b"<p>Altro</p>", ()) is None


def test_a_name_that_a_story_has_got_since_is_regretted() -> None:
    """The page is read when its entry comes again."""
    known = Stories(lambda name: 0)
    prefilter = ready(known=known)
    page = b"<p>Parla il commissario Ludovico <b>Tar</b>abini.</p>"
    passed = prefilter.sift(7, page, ())
    assert passed is not None
    assert not prefilter.regrets(7, passed, known)

    text = "A Bagnacavallo parla il commissario Ludovico Tarabini, dice Tarabini."
    for number in range(3):
        article = replace(an_article(text, f"Capitolo {number}."), id=f"a{number}")
        match = Match(profile="p", article_id=article.id, relevant=True, score=1.0)
        known.learn(KURSK, article, match)
    assert "ludovico tarabini" in known.sought()

    assert prefilter.regrets(7, passed, known)
    assert prefilter.sift(7, page, ()) is None
    prefilter.prepare((KURSK,), compile_profiles([KURSK]), known)
    # A page that was on its way for longer was sifted by the sieve before.
    assert prefilter.regrets(7, passed, known)
    sifted = prefilter.sift(8, page, ())
    assert sifted is not None
    assert sifted.words == ("tarabini",)
