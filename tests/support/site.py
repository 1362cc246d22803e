"""A news site on loopback: feeds and pages from a dictionary, every request logged."""

from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Self
from xml.sax.saxutils import escape


@dataclass(frozen=True, kw_only=True)
class Story:
    """One article of the site."""

    path: str
    title: str
    published: datetime
    paragraphs: tuple[str, ...]
    summary: str = ""


@dataclass(kw_only=True)
class Site:
    """
    Use as a context manager; `base` is its URL, `origin` its host:port.

    `pages` are status, content type and body by path; `headers` are further ones.
    """

    pages: dict[str, tuple[int, str, bytes]] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    requests: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    posts: list[bytes] = field(default_factory=list)

    def __enter__(self) -> Self:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.answer(self)

            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length", 0))
                site.posts.append(self.rfile.read(length))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args: object) -> None:
                """Stay quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(self, *trouble: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def origin(self) -> str:
        return f"127.0.0.1:{self._server.server_port}"

    @property
    def base(self) -> str:
        return f"http://{self.origin}"

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        headers = {k.lower(): v for k, v in request.headers.items()}
        self.requests.append((request.command, request.path, headers))
        status, kind, body = self.pages.get(
            request.path, (404, "text/plain", b"no such page")
        )
        tag = self.tag(body)
        if status == 200 and headers.get("if-none-match") == tag:
            request.send_response(304)
            request.send_header("ETag", tag)
            request.end_headers()
            return
        request.send_response(status)
        if kind:
            request.send_header("Content-Type", kind)
        for name, value in self.headers.get(request.path, {}).items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(body)))
        if status == 200:
            request.send_header("ETag", tag)
        request.end_headers()
        request.wfile.write(body)

    @staticmethod
    def tag(body: bytes) -> str:
        """Return the ETag of *body*."""
        return f'"{sha256(body).hexdigest()[:16]}"'

    def publish(self, feed: str, title: str, stories: list[Story]) -> None:
        """Serve *stories* as pages behind an RSS feed at the path *feed*."""
        for story in stories:
            self.pages[story.path] = (200, "text/html; charset=utf-8", page(story))
        items = "".join(
            f"<item><guid>{self.base}{s.path}</guid><link>{self.base}{s.path}</link>"
            f"<title>{escape(s.title)}</title>"
            f"<pubDate>{format_datetime(s.published)}</pubDate>"
            f"<description>{escape(s.summary)}</description></item>"
            for s in reversed(stories)
        )
        body = (
            '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
            f"<title>{escape(title)}</title><link>{self.base}/</link>"
            f"<description>notizie</description>{items}</channel></rss>"
        )
        self.pages[feed] = (200, "application/rss+xml", body.encode())


def page(story: Story) -> bytes:
    """Return a plain article page as newspapers write them."""
    paragraphs = "".join(f"<p>{escape(p)}</p>" for p in story.paragraphs)
    return (
        "<!DOCTYPE html><html lang='it'><head><meta charset='utf-8'>"
        f"<title>{escape(story.title)}</title>"
        "<meta property='article:published_time'"
        f" content='{story.published.isoformat()}'>"
        "</head><body><header><nav><a href='/'>Home</a> <a href='/mondo'>Mondo</a>"
        f"</nav></header><main><article><h1>{escape(story.title)}</h1>{paragraphs}"
        "</article></main><footer>Tutti i diritti riservati</footer></body></html>"
    ).encode()
