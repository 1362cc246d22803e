"""What does the server give for an article's address?"""

from collections.abc import Mapping

from watcher.articles.kinds import is_readable
from watcher.errors import FetchError
from watcher.web import Response, Web

ACCEPT = "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.5, */*;q=0.1"
# News pages measured 77 to 145 kB; ten times the largest is no article.
MAX_BYTES = 5 * 2**20


async def download(
    web: Web, url: str, *, conditions: Mapping[str, str] | None = None
) -> Response:
    """
    Return the page at *url*; raise FetchError for any status but 200 and other kinds.

    A picture, film or PDF is refused by its content type. With *conditions*, the
    headers of a conditional request, a 304 is an answer too.
    """
    response = await web.get(
        url, headers=conditions, accept=ACCEPT, max_bytes=MAX_BYTES
    )
    if response.status == 304 and conditions:
        return response
    if response.status not in (200, 203):
        message = f"HTTP status {response.status}"
        raise FetchError(url, message, status=response.status)
    if not is_readable(response.content_type):
        raise FetchError(url, "no page of text", status=response.status)
    return response
