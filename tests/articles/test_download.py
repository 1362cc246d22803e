"""What does the server give for an article's address?"""

import asyncio

import pytest
from aiohttp import web as server

from articles.page_texts import FLOOD, a_page
from loopback import a_web, site
from watcher.articles.download import download
from watcher.articles.extract import extract
from watcher.errors import FetchError
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
