"""Do the papers of the demo behave like papers on the web?"""

import http.client
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from watcher.articles.extract import extract
from watcher.cli.demo.site import Site
from watcher.cli.demo.stories import Story, read_summer
from watcher.feeds.parse import parse_feed

SUMMER = read_summer()


@pytest.fixture
def site() -> Iterator[Site]:
    """Open the site at the end of the summer."""
    with Site(summer=SUMMER, now=SUMMER.rounds[-1]) as running:
        yield running


def ask(site: Site, path: str, tag: str = "") -> tuple[int, str, bytes]:
    """GET *path* and return status, ETag and body."""
    link = http.client.HTTPConnection(site.origin, timeout=5)
    link.request("GET", path, headers={"If-None-Match": tag} if tag else {})
    answer = link.getresponse()
    body = answer.read()
    link.close()
    return answer.status, answer.headers.get("ETag", ""), body


def test_the_summer_is_worth_a_demo() -> None:
    """Fourteen articles or more in three papers, eight rounds, June to September."""
    assert len(SUMMER.stories) >= 14
    assert len(SUMMER.outlets) == 3
    assert len(SUMMER.rounds) == 8
    assert {moment.month for moment in SUMMER.rounds} == {6, 7, 8, 9}
    assert list(SUMMER.rounds) == sorted(SUMMER.rounds)


def test_every_round_brings_something_new() -> None:
    """Between two rounds something is published, and nothing after the last."""
    before = SUMMER.rounds[0] - timedelta(days=30)
    for moment in SUMMER.rounds:
        assert any(before < story.published <= moment for story in SUMMER.stories)
        before = moment
    assert all(story.published <= before for story in SUMMER.stories)


@pytest.mark.parametrize("outlet", SUMMER.outlets, ids=lambda outlet: outlet.id)
def test_a_feed_lists_what_its_paper_published(site: Site, outlet: object) -> None:
    """The real parser finds every entry with link, date and summary, newest first."""
    own = [story for story in SUMMER.stories if story.outlet == outlet]
    status, _, body = ask(site, f"/{own[0].outlet.id}/feed.xml")
    parsed = parse_feed(body, url=site.base, content_type="application/rss+xml")

    assert status == 200
    assert parsed.title == own[0].outlet.name
    assert [entry.title for entry in parsed.entries] == [s.title for s in own[::-1]]
    assert [entry.link for entry in parsed.entries] == [
        site.base + story.path for story in own[::-1]
    ]
    assert [entry.published for entry in parsed.entries] == [
        story.published for story in own[::-1]
    ]


@pytest.mark.parametrize("story", SUMMER.stories, ids=lambda story: story.slug)
def test_a_page_gives_its_article_and_none_of_the_furniture(
    site: Site, story: Story
) -> None:
    """The real extractor reads the paragraphs; menus, boxes and banners stay out."""
    status, _, body = ask(site, story.path)
    page = extract(body, url=site.base + story.path, content_type="text/html")

    assert status == 200
    assert page.title == story.title
    assert page.published == story.published
    assert page.text.split("\n\n") == list(story.paragraphs)


def test_what_did_not_change_is_not_sent_again(site: Site) -> None:
    """A feed answers 304 to its own ETag until its paper publishes something."""
    path = "/altopiano/feed.xml"
    site.now = SUMMER.rounds[0]
    status, tag, _ = ask(site, path)
    again, same, body = ask(site, path, tag)
    site.now = SUMMER.rounds[-1]
    later, other, _ = ask(site, path, tag)

    assert (status, again, later) == (200, 304, 200)
    assert (same, body) == (tag, b"")
    assert other != tag


def test_tomorrows_news_is_not_there_yet(site: Site) -> None:
    """A page is missing until its article is published, as is any other path."""
    last = SUMMER.stories[-1]
    site.now = last.published - timedelta(minutes=1)

    assert ask(site, last.path)[0] == 404
    assert ask(site, "/../etc/passwd")[0] == 404
    assert ask(site, replace(last, slug="altro").path)[0] == 404
