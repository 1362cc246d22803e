"""Where are the papers of the demo? On loopback, behind a real HTTP server."""

import sys
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Self

from watcher.cli.demo import pages
from watcher.cli.demo.stories import Story, Summer

_FEED = "application/rss+xml; charset=utf-8"
_PAGE = "text/html; charset=utf-8"


class _Server(ThreadingHTTPServer):
    """A server that does not mind when a reader hangs up."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@dataclass(kw_only=True)
class Site:
    """
    The news site of a *summer*, as it is at the moment `now`; a context manager.

    Feeds and pages answer with an ETag, and with 304 to who has it already.
    """

    summer: Summer
    now: datetime

    def __post_init__(self) -> None:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.answer(self)

            def log_message(self, *args: object) -> None:
                """Stay quiet: the terminal belongs to the rounds."""

        self._server = _Server(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = Thread(
            target=self._server.serve_forever, args=(0.05,), daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def origin(self) -> str:
        """The site's "host:port"."""
        return f"127.0.0.1:{self._server.server_port}"

    @property
    def base(self) -> str:
        """The site's address, without a slash at its end."""
        return f"http://{self.origin}"

    @property
    def published(self) -> tuple[Story, ...]:
        """What is on the site by now, oldest first."""
        return tuple(s for s in self.summer.stories if s.published <= self.now)

    def find(self, path: str) -> tuple[str, bytes] | None:
        """Return content type and body of what is at *path* by now."""
        for outlet in self.summer.outlets:
            if path == f"/{outlet.id}/feed.xml":
                return _FEED, pages.feed(outlet, self.published, base=self.base)
        for story in self.published:
            if path == story.path:
                return _PAGE, pages.page(story, self.published, base=self.base)
        return None

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Answer one GET."""
        found = self.find(request.path)
        kind, body = found or ("text/plain; charset=utf-8", b"Pagina assente")
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        if found and request.headers.get("If-None-Match") == tag:
            _send(request, 304, {"ETag": tag}, b"")
            return
        headers = (
            {"Content-Type": kind, "ETag": tag} if found else {"Content-Type": kind}
        )
        _send(request, 200 if found else 404, headers, body)


def _send(
    request: BaseHTTPRequestHandler, status: int, headers: dict[str, str], body: bytes
) -> None:
    request.send_response(status)
    for name, value in headers.items():
        request.send_header(name, value)
    if status != 304:
        request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)
