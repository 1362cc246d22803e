"""What does the server give for an article's address?"""

import asyncio

import pytest
from aiohttp import web as server

from articles.page_texts import FLOOD, a_page
from loopback import a_web, site
from watcher.articles.download import download
from watcher.articles.extract import extract
from watcher.errors import FetchError, RobotsError
from watcher.web import Response


def _download(answer: server.Response) -> Response:
    async def handler(_: server.Request) -> server.StreamResponse:
        return answer

    async def run() -> Response:
        async with site(handler) as here, a_web(here.pair) as web:
            return await download(web, here.url("/articolo"))

    return asyncio.run(run())


def test_a_page_comes_ready_to_extract() -> None:
    """From the server's bytes to the article's text."""
    page = server.Response(text=a_page(), content_type="text/html", charset="cp1252")
    response = _download(page)
    read = extract(response.body, url=response.url, content_type=response.content_type)

    assert read.text == "\n\n".join(FLOOD)


@pytest.mark.parametrize("status", [204, 304, 403, 404, 410, 500])
def test_any_other_status_is_an_error_that_names_it(status: int) -> None:
    """The caller decides whether to try again."""
    with pytest.raises(FetchError) as caught:
        _download(server.Response(status=status))

    assert caught.value.status == status


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "video/mp4"])
def test_what_is_no_text_is_refused(kind: str) -> None:
    """Links of feeds lead to pictures, films and documents too."""
    with pytest.raises(FetchError, match="no page"):
        _download(server.Response(body=b"%PDF", content_type=kind))


PAGES = {
    "/vai": (302, {"Location": "/articolo"}, ""),
    "/attesa": (200, {}, '<meta http-equiv="refresh" content="0; url=/articolo">'),
    "/giostra": (200, {}, '<meta http-equiv="refresh" content="0; url=/giostra2">'),
    "/giostra2": (200, {}, '<meta http-equiv="refresh" content="0; url=/giostra">'),
    "/sparito": (301, {"Location": "/"}, ""),
    "/pdf": (200, {}, "%PDF-1.7 ..."),
    "/": (200, {}, a_page()),
    "/articolo": (200, {}, a_page()),
}


def _walk(path: str, *forbidden: str) -> tuple[Response | FetchError, list[str]]:
    """Download *path* of a site; return what came of it and what was asked."""

    async def handler(request: server.Request) -> server.StreamResponse:
        status, headers, text = PAGES[request.path]
        return server.Response(
            status=status, headers=headers, text=text, content_type="text/html"
        )

    async def before(url: str) -> None:
        if url.endswith(forbidden):
            raise RobotsError(url, "robots.txt forbids the page")

    async def run() -> tuple[Response | FetchError, list[str]]:
        async with site(handler) as here, a_web(here.pair) as web:
            try:
                found = await download(web, here.url(path), before=before)
            except FetchError as error:
                return error, [request.path for request in here.requests]
            return found, [request.path for request in here.requests]

    return asyncio.run(run())


@pytest.mark.parametrize("path", ["/vai", "/attesa"])
def test_a_redirect_is_followed_in_http_and_in_the_page(path: str) -> None:
    """The address that answered last is the page's."""
    found, asked = _walk(path)

    assert isinstance(found, Response)
    assert found.url.endswith("/articolo")
    assert asked == [path, "/articolo"]


@pytest.mark.parametrize("path", ["/vai", "/attesa", "/articolo"])
def test_what_is_forbidden_is_not_asked_for(path: str) -> None:
    """Neither at once nor where a redirect leads."""
    found, asked = _walk(path, "/articolo")

    assert isinstance(found, RobotsError)
    assert "/articolo" not in asked


def test_pages_that_send_on_to_each_other_end() -> None:
    """Four are enough to see that there is no article."""
    found, asked = _walk("/giostra")

    assert isinstance(found, FetchError)
    assert "only sends on" in str(found)
    assert len(asked) == 4


def test_the_front_page_is_no_article() -> None:
    """Papers send there whoever asks for one that is gone; who asks for it gets it."""
    gone, _ = _walk("/sparito")
    front, _ = _walk("/")

    assert isinstance(gone, FetchError)
    assert "front page" in str(gone)
    assert isinstance(front, Response)


def test_a_document_that_is_called_a_page_is_refused() -> None:
    """Its first bytes tell what it is."""
    found, _ = _walk("/pdf")

    assert isinstance(found, FetchError)
    assert "no page of text" in str(found)
