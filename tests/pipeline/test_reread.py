"""Is a matched article read again, and is only what changed in it judged and told?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.rounds import Desk, run_once
from support.config import write_config
from support.flood import stories
from support.site import Site, Story, page
from watcher.model.article import Article
from watcher.store import articles, claims, matches, revisions
from watcher.store.database import open_database

NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
PATH = "/a/piena-1"
RULES = (200, "text/plain", b"User-agent: *\nDisallow: /\n")


@pytest.fixture
def site():
    """Run a news site with one article of today."""
    with Site() as running:
        running.publish("/feed.xml", "Gazzetta di Casale", [the_story()])
        yield running


def the_story() -> Story:
    """Return the article that says 340 in its text alone."""
    return replace(stories()[0], title="Piena del Brenno, paese allagato")


def edited(old: str, new: str) -> Story:
    """Return the same article with *new* in place of *old* in its text."""
    story = the_story()
    return replace(
        story, paragraphs=tuple(one.replace(old, new) for one in story.paragraphs)
    )


@pytest.fixture
def desk() -> Desk:
    """Keep what is sent."""
    return Desk()


@pytest.fixture
def round_at(site, tmp_path, desk):
    """Run a round some hours after the first; the first has run already."""
    config = write_config(
        tmp_path / "config",
        feeds=[f"{site.base}/feed.xml"],
        origin=site.origin,
        channel="json://127.0.0.1:9/",
    )

    def run(hours: float, **options: object):
        now = NOW + hours * HOUR
        return run_once(config, tmp_path / "s", now=now, desk=desk, **options)

    run(0)
    assert len(desk.messages) == 1
    desk.messages.clear()
    return run


def put(site: Site, story: Story) -> None:
    """Replace the page, the feed stays as it was."""
    site.pages[PATH] = (200, "text/html; charset=utf-8", page(story))


def asked(site: Site) -> list[dict[str, str]]:
    """Return the headers of each request for the page."""
    return [headers for _, path, headers in site.requests if path == PATH]


def the_article(site: Site, tmp_path: Path) -> Article:
    """Return the article as it is stored."""
    found = articles.by_url(open_database(tmp_path / "s"), f"{site.base}{PATH}")
    assert found is not None
    return found


def test_a_changed_figure_is_told_once(site, round_at, desk):
    """One alert that says the article changed, with the figure before and after."""
    put(site, edited("340", "640"))

    report = round_at(1)
    round_at(6)

    assert (report.pages_reread, report.revisions, report.alerts) == (1, 1, 1)
    assert report.matches == 0
    assert len(desk.messages) == 1
    message = desk.messages[0]
    assert "articolo modificato" in message.subject
    assert message.text.startswith("ARTICOLO MODIFICATO · ")
    assert "340 sfollati → 640 sfollati" in message.text
    assert "ARTICOLO MODIFICATO" in (message.html or "").upper()


def test_an_unchanged_page_costs_one_304(site, round_at, desk):
    """It is asked with its validators after 1, 6 and 24 hours, and then no more."""
    reports = [round_at(hours) for hours in (0.5, 1, 1.5, 5, 6, 23, 24, 48)]

    assert [report.pages_reread for report in reports] == [0, 1, 0, 0, 1, 0, 1, 0]
    assert sum(report.revisions for report in reports) == 0
    first, *later = asked(site)
    assert "if-none-match" not in first
    assert len(later) == 3
    assert all("if-none-match" in headers for headers in later)
    assert desk.messages == []


def test_the_same_text_in_another_page_is_no_revision(site, round_at, desk):
    """Boxes, counters and menus change at every visit."""
    status, kind, body = site.pages[PATH]
    site.pages[PATH] = (status, kind, body.replace(b"Tutti i diritti", b"I diritti"))

    report = round_at(1)

    assert (report.pages_reread, report.revisions) == (1, 0)
    assert desk.messages == []


def test_only_changed_sentences_are_judged(site, round_at, desk, tmp_path):
    """What stayed as it was makes no second claim; the first text is kept."""
    db = open_database(tmp_path / "s")
    article = the_article(site, tmp_path)
    before = claims.of_article(db, article.id, "piena-del-brenno")
    put(site, edited("340", "640"))

    round_at(1)

    after = claims.of_article(db, article.id, "piena-del-brenno")
    added = after[len(before) :]
    assert added
    assert all("640" in item.claim.sentence for item in added)
    assert all("revised" in item.claim.flags for item in added)
    assert the_article(site, tmp_path) == article
    (revision,) = revisions.of_article(db, article)
    assert "640" in revision.article.body
    assert [m.outcome for m in matches.of_article(db, article.id)] == ["alerted"]


def test_a_sentence_put_in_other_words_is_no_news(site, round_at, desk):
    """An editor's hand alone alerts nobody: the article has said it before."""
    put(site, edited("ha allagato la parte bassa del paese", "allaga il paese basso"))

    report = round_at(1)

    assert (report.revisions, report.alerts) == (1, 0)
    assert desk.messages == []


def test_each_change_is_held_against_the_last(site, round_at, desk):
    """A text that went back to an earlier figure is a revision without news."""
    put(site, edited("340", "640"))
    round_at(1)
    put(site, the_story())

    report = round_at(6)

    assert (report.revisions, report.alerts) == (1, 0)
    assert len(desk.messages) == 1


def test_what_another_paper_told_meanwhile_is_no_news(site, round_at, desk):
    """The ledger knows the figure when the first paper mends its own."""
    other = replace(
        edited("340", "640"), path="/a/altra", published=NOW + timedelta(minutes=5)
    )
    site.publish("/feed.xml", "Gazzetta di Casale", [the_story(), other])
    assert round_at(0.5).alerts == 1
    desk.messages.clear()
    put(site, edited("340", "640"))

    report = round_at(1)

    assert (report.revisions, report.alerts) == (1, 0)
    assert desk.messages == []


def test_a_kill_before_the_commit_loses_and_doubles_nothing(site, round_at, desk):
    """The page is still due at the next start, and its news is told once."""
    put(site, edited("340", "640"))

    def stop(step: str, subject: str) -> None:
        if step == "revised":
            raise KeyboardInterrupt(subject)

    with pytest.raises(KeyboardInterrupt):
        round_at(1, observe=stop)
    assert desk.messages == []
    report = round_at(1.1)

    assert (report.revisions, report.alerts) == (1, 1)
    assert len(desk.messages) == 1
    assert round_at(1.2).pages_reread == 0


def test_times_that_passed_while_nothing_ran_are_not_made_up_for(site, round_at):
    """After a day's stop the page is asked once."""
    reports = [round_at(30), round_at(31)]

    assert [report.pages_reread for report in reports] == [1, 0]
    assert len(asked(site)) == 2


def test_a_page_that_is_gone_is_asked_no_more(site, round_at, desk):
    """404 ends it; its claims stay, and nobody is alerted."""
    del site.pages[PATH]

    reports = [round_at(1), round_at(6)]

    assert [report.pages_reread for report in reports] == [1, 0]
    assert desk.messages == []


def test_a_server_in_trouble_is_asked_at_the_next_time(site, round_at, desk):
    """503 after an hour; the change is told after six."""
    site.pages[PATH] = (503, "text/html", b"")
    round_at(1)
    put(site, edited("340", "640"))

    report = round_at(6)

    assert report.alerts == 1


def test_a_wall_that_went_up_is_no_revision(site, round_at, desk, tmp_path):
    """The article behind it stays as it was read."""
    wall = replace(
        the_story(),
        paragraphs=("Questo articolo è riservato agli abbonati.", "Abbonati ora."),
    )
    put(site, wall)

    report = round_at(1)

    assert report.revisions == 0
    db = open_database(tmp_path / "s")
    assert revisions.of_article(db, the_article(site, tmp_path)) == []


def test_a_teaser_that_was_read_as_one_is_read_again(site, tmp_path, desk):
    """A paper that sells its articles mends their beginnings, too."""

    def teaser(figure: str) -> Story:
        story = edited("340", figure)
        return replace(
            story,
            paragraphs=(
                *story.paragraphs,
                "Questo articolo è riservato agli abbonati.",
            ),
        )

    site.publish("/feed.xml", "Gazzetta di Casale", [teaser("340")])
    config = write_config(
        tmp_path / "config",
        feeds=[f"{site.base}/feed.xml"],
        origin=site.origin,
        channel="json://127.0.0.1:9/",
    )
    run_once(config, tmp_path / "s", now=NOW, desk=desk)
    assert "paywall" in the_article(site, tmp_path).flags
    put(site, teaser("640"))

    report = run_once(config, tmp_path / "s", now=NOW + HOUR, desk=desk)

    assert (report.revisions, report.alerts) == (1, 1)


def test_robots_are_heard_again(site, round_at):
    """A page that is forbidden by the next day is asked no more."""
    round_at(1)
    site.pages["/robots.txt"] = RULES

    round_at(24)

    assert len(asked(site)) == 2


def test_an_article_that_concerns_nobody_is_read_once(site, tmp_path, desk):
    """Only matched articles are worth a second request, and only young ones."""
    market, flood = stories()[2], stories()[0]
    site.publish("/feed.xml", "Gazzetta di Casale", [flood, market])
    config = write_config(
        tmp_path / "config", feeds=[f"{site.base}/feed.xml"], origin=site.origin
    )
    for hours in (0, 1):
        # Three days after the flood the page about it has settled.
        now = flood.published + timedelta(days=3, hours=hours)
        run_once(config, tmp_path / "s", now=now, desk=desk)

    paths = [path for _, path, _ in site.requests if path.startswith("/a/")]
    assert sorted(paths) == [market.path, flood.path]
