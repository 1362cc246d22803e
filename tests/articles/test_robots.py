"""May this page be asked for? Rules over real HTTP, cached for a day."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web as server

from loopback import a_web, site
from watcher.articles.robots import Robots, agent_token

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)


def _permits(
    text: str, *paths: str, status: int = 200, hours: tuple[int, ...] = (0,)
) -> tuple[list[bool], list[str]]:
    """Ask for *paths* at each of *hours*; return the answers and what was asked."""

    async def handler(_: server.Request) -> server.StreamResponse:
        return server.Response(text=text, status=status)

    async def run() -> tuple[list[bool], list[str]]:
        robots, answers = Robots(), []
        async with site(handler) as here, a_web(here.pair) as web:
            for hour in hours:
                now = NOW + timedelta(hours=hour)
                answers += await asyncio.gather(
                    *(robots.permit(web, here.url(path), now) for path in paths)
                )
            return answers, [request.path for request in here.requests]

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        pytest.param("User-agent: *\nDisallow: /privato/", False, id="everybody"),
        pytest.param("User-agent: watcher-test\nDisallow: /", False, id="us-by-name"),
        pytest.param("User-agent: altrobot\nDisallow: /", True, id="somebody-else"),
        pytest.param(
            "User-agent: *\nDisallow: /\n\nUser-agent: Watcher-Test\nAllow: /",
            True,
            id="our-own-group-counts",
        ),
        pytest.param(
            "User-agent: *\nDisallow: /privato\nAllow: /privato/a",
            True,
            id="the-longest-rule-counts",
        ),
        pytest.param("User-agent: *\nDisallow: /*.html$", False, id="wildcards"),
        pytest.param("<html>Pagina non trovata</html>", True, id="no-rules-at-all"),
        pytest.param("\ufeffUser-agent: *\nDisallow: /", False, id="byte-order-mark"),
        pytest.param("User-agent: e.org\nDisallow: /", True, id="not-by-our-contact"),
    ],
)
def test_the_rules_are_read_as_the_search_engines_do(text: str, allowed: bool) -> None:
    """One page, one robots.txt."""
    assert _permits(text, "/privato/a.html")[0] == [allowed]


@pytest.mark.parametrize(
    ("status", "allowed"),
    [(404, True), (410, True), (401, False), (403, False), (429, False), (503, False)],
)
def test_a_missing_file_allows_and_a_locked_one_does_not(
    status: int, allowed: bool
) -> None:
    """A server in trouble is left alone for now."""
    assert _permits("Disallow nothing", "/a", status=status)[0] == [allowed]


def test_a_host_is_asked_once_a_day() -> None:
    """Twenty pages at a time are one question; after a day it is asked again."""
    paths = [f"/{number}" for number in range(20)]

    answers, asked = _permits("", *paths, hours=(0, 23, 24))

    assert answers == [True] * 60
    assert asked == ["/robots.txt"] * 2


def test_a_host_in_trouble_is_asked_again_after_an_hour() -> None:
    """503 means not now; it does not mean not today."""
    assert len(_permits("", "/a", status=503, hours=(0, 0, 1))[1]) == 2


def test_a_host_that_does_not_answer_forbids_nothing() -> None:
    """The download of the page tells that nobody is there."""

    async def run() -> bool:
        async with a_web("127.0.0.1:9") as web:
            return await Robots().permit(web, "http://127.0.0.1:9/a", NOW)

    assert asyncio.run(run())


def test_a_link_that_is_no_address_is_left_to_the_download() -> None:
    """It is refused there, with a reason."""

    async def run() -> bool:
        async with a_web() as web:
            return await Robots().permit(web, "http://[/a", NOW)

    assert asyncio.run(run())


def test_an_agent_without_a_name_is_watcher() -> None:
    """Rules for watcher hold also when the user agent is empty."""
    assert agent_token("") == "watcher"
