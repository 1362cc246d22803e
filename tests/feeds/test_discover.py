"""Where are the feeds of a site?"""

import asyncio

import pytest
from aiohttp import web as server

from feeds.feed_server import RSS
from loopback import a_web, site
from watcher.errors import FetchError
from watcher.feeds.discover import (
    USUAL_PATHS,
    Candidate,
    Place,
    declared_feeds,
    discover,
)

PAGE = """<html><head><base href="/it/">
<link rel="alternate" type="application/rss+xml" href="/comments/feed/">
<link rel="Alternate nofollow" type="application/atom+xml;charset=x" href="atom.xml">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
<link rel="alternate" hreflang="en" href="/en/">
<link rel="alternate" type="application/json" href="/wp-json/posts/1">
<link rel="stylesheet" type="application/rss+xml" href="/style">
<link rel="alternate" type="application/feed+json" href="https://altrove.example/f">
</head><body><p>Benvenuti</p></body></html>"""


def found_at(
    path: str, pages: dict[str, bytes], status: int = 200
) -> tuple[tuple[Candidate, ...], list[str]]:
    """Discover at *path* of a site that has *pages*; return what it was asked, too."""

    async def handler(request: server.Request) -> server.StreamResponse:
        body = pages.get(request.path)
        if body is None:
            return server.Response(status=404)
        if body.startswith(b"/"):
            raise server.HTTPMovedPermanently(body.decode())
        return server.Response(body=body, status=status)

    async def run() -> tuple[tuple[Candidate, ...], list[str]]:
        async with site(handler) as here, a_web(here.pair) as web:
            found = await discover(web, here.url(path))
            return found, [request.path for request in here.requests]

    return asyncio.run(run())


def test_the_address_of_a_feed_is_the_feed() -> None:
    """Nothing else is asked."""
    found, asked = found_at("/rss", {"/rss": RSS})

    assert [(one.place, one.parsed.title) for one in found] == [
        (Place.GIVEN, "Il Faro")
    ]
    assert asked == ["/rss"]


def test_what_a_page_declares_is_found() -> None:
    """Against the base of the page, comments last, only feeds, only http."""
    links = declared_feeds(PAGE.encode(), url="https://faro.example/home")

    assert links == (
        "https://faro.example/it/atom.xml",
        "https://altrove.example/f",
        "https://faro.example/comments/feed/",
    )


@pytest.mark.parametrize(
    "body", [b"", b"\x00\xff", b"<html>", b"<base href='http://['>"]
)
def test_a_page_that_declares_nothing_has_no_feeds(body: bytes) -> None:
    """Whatever the bytes are."""
    assert declared_feeds(body, url="https://faro.example/") == ()


def test_the_usual_paths_are_asked_only_when_nothing_is_declared() -> None:
    """What a page declares is trusted, even when it is dead."""
    dead = b"<link rel=alternate type=application/rss+xml href=/morto>"

    found, asked = found_at("/", {"/": dead, "/feed": RSS})

    assert asked == ["/", "/morto"]
    assert [(one.is_feed, one.parsed.notes) for one in found] == [
        (False, ("HTTP status 404",))
    ]


def test_the_usual_paths_find_a_feed_that_is_not_declared() -> None:
    """Only feeds count there, and one that two paths lead to counts once."""
    pages = {"/mondo": b"<p>Oggi</p>", "/rss": b"/rss.xml", "/rss.xml": RSS}

    found, asked = found_at("/mondo", {**pages, "/feed": b"<p>Menu</p>"})

    assert [(one.place, one.url[-8:]) for one in found] == [(Place.USUAL, "/rss.xml")]
    assert set(asked) == {"/mondo", *USUAL_PATHS}


def test_an_address_that_gives_nothing_is_an_error() -> None:
    """A page that is gone has no feeds to look for."""
    with pytest.raises(FetchError, match="404"):
        found_at("/nulla", {})


def test_a_page_with_hundreds_of_feeds_has_only_the_first_asked() -> None:
    """A server is asked a dozen times at most."""
    link = "<link rel=alternate type=application/rss+xml href=/{}>"
    body = "".join(map(link.format, range(300)))

    assert len(declared_feeds(body.encode(), url="https://faro.example/")) == 12


def test_an_index_of_sitemaps_declares_those_of_news_and_the_newest() -> None:
    """Archives list hundreds; the articles of today are in one of the first."""
    names = [
        ("2024-01", "2024-01-31"),
        ("2025-11", "2025-11-03"),
        ("2025-10", ""),
        ("news", "2025-01-01"),
    ]
    listed = "".join(
        f"<sitemap><loc>/{name}.xml</loc><lastmod>{day}</lastmod></sitemap>"
        for name, day in names
    )
    index = f"<?xml version='1.0'?><sitemapindex>{listed}</sitemapindex>".encode()
    child = b"<urlset><url><loc>/dazi</loc></url></urlset>"
    found, asked = found_at("/index.xml", {"/index.xml": index, "/news.xml": child})

    assert [one.url.rpartition("/")[2] for one in found] == [
        "news.xml",
        "2025-11.xml",
        "2024-01.xml",
    ]
    assert [one.is_feed for one in found] == [True, False, False]
    assert len(asked) == 4
