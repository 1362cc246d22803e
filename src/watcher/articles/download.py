"""What does the server give for an article's address?"""

from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import urlsplit

from watcher.articles.kinds import is_readable
from watcher.articles.refresh import MAX_PAGE, refresh_target
from watcher.errors import FetchError
from watcher.italian.foreign.decode import charset_of, decode
from watcher.web import Response, Web

ACCEPT = "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.5, */*;q=0.1"
# News pages measured 77 to 145 kB; ten times the largest is no article.
MAX_BYTES = 5 * 2**20
# A page that sends on to one that sends on is a counter of clicks; more is a trap.
_REFRESHES = 3


async def unasked(url: str) -> None:
    """Let every address be asked for."""


async def download(
    web: Web,
    url: str,
    *,
    conditions: Mapping[str, str] | None = None,
    before: Callable[[str], Awaitable[None]] = unasked,
) -> Response:
    """
    Return the page at *url*; raise FetchError for any status but 200 and other kinds.

    A picture, film or PDF is refused, and so is the front page in place of the page.
    With *conditions*, the headers of a conditional request, a 304 is an answer too.
    *before* is called with each address before it is asked for, those of redirects
    included; it raises what stops us.
    """
    current = url
    for _ in range(_REFRESHES + 1):
        await before(current)
        response = await web.get(
            current,
            headers=conditions,
            accept=ACCEPT,
            max_bytes=MAX_BYTES,
            before_redirect=before,
        )
        if response.status == 304 and conditions:
            return response
        _check(response, url)
        target = refresh_target(_text(response), response.url)
        if target is None:
            return response
        current = target
    raise FetchError(url, "the page only sends on to others", status=response.status)


def _check(response: Response, url: str) -> None:
    status = response.status
    if status not in (200, 203):
        raise FetchError(url, f"HTTP status {status}", status=status)
    if not is_readable(response.content_type, response.body):
        raise FetchError(url, "no page of text", status=status)
    # Papers send the readers of an article that is gone there.
    if _is_front(response.url) and not _is_front(url):
        raise FetchError(url, "leads to the front page: it is gone", status=status)


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def _text(response: Response) -> str:
    return decode(response.body[: MAX_PAGE + 1], charset_of(response.content_type))
