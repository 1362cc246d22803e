"""What does the farm answer to which request? The documents and their validators."""

import zlib
from email.utils import format_datetime

from farm.documents import feed_body, page_body
from farm.plan import Plan, Sown, grown, host_of, path_of, sow

_NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
_TYPES = {"rss": b"application/rss+xml", "atom": b"application/atom+xml"}


class Shelf:
    """
    Every feed, packed and ready; pages are written when they are asked for.

    `counts` tells what was answered: full feeds, 304s, pages, and the rest.
    """

    def __init__(self, plan: Plan, port: int) -> None:
        self.plan, self.port = plan, port
        self.feeds = sow(plan)
        self.counts = {"full": 0, "unchanged": 0, "pages": 0, "lost": 0}
        self._full: dict[bytes, bytes] = {}
        self._packed: dict[bytes, bytes] = {}
        self._marks: dict[bytes, tuple[bytes, bytes]] = {}
        for feed in self.feeds:
            self._put(feed)

    def grow(self, share: float, turn: int) -> int:
        """Give news to *share* of the feeds; return to how many."""
        changed = list(grown(self.feeds, share, turn))
        for feed in changed:
            self.feeds[feed.number] = feed
            self._put(feed)
        return len(changed)

    def answer(self, request: bytes) -> bytes:
        """Return the bytes that answer *request*, a head without a body."""
        first, _, rest = request.partition(b"\r\n")
        path = first.split(b" ")[1]
        marks = self._marks.get(path)
        if marks is None:
            return self._page(path)
        head = rest.lower()
        if marks[0] and _condition(head) in marks:
            self.counts["unchanged"] += 1
            return b"HTTP/1.1 304 Not Modified\r\nETag: %b\r\n\r\n" % marks[0]
        self.counts["full"] += 1
        shelf = self._packed if b"gzip" in head else self._full
        return shelf[path]

    def base(self, number: int) -> str:
        """Return the address of a feed's host."""
        return f"http://{host_of(self.plan, number)}:{self.port}"

    def _put(self, feed: Sown) -> None:
        path = path_of(feed.number)
        key = path.encode()
        body = feed_body(feed, self.base(feed.number), path)
        modified = format_datetime(feed.modified, usegmt=True)
        marks = (feed.etag.encode(), modified.encode()) if feed.has_validators else ()
        # Lower case, as the head of a request is compared.
        self._marks[key] = (marks[0], marks[1].lower()) if marks else (b"", b"")
        lines = [b"Content-Type: " + _TYPES[feed.kind]]
        if marks:
            lines += [b"ETag: " + marks[0], b"Last-Modified: " + marks[1]]
        self._full[key] = _response(lines, body)
        packed = zlib.compressobj(6, zlib.DEFLATED, 31)
        gzipped = packed.compress(body) + packed.flush()
        self._packed[key] = _response([*lines, b"Content-Encoding: gzip"], gzipped)

    def _page(self, path: bytes) -> bytes:
        parts = path.decode("ascii", "replace").removesuffix(".html").split("/")
        if len(parts) != 4 or parts[1] != "articoli":
            self.counts["lost"] += 1
            return _NOT_FOUND
        self.counts["pages"] += 1
        feed, entry = int(parts[2]), int(parts[3])
        body = page_body(feed, entry, self.base(feed))
        return _response([b"Content-Type: text/html; charset=utf-8"], body)


def _condition(head: bytes) -> bytes:
    # An ETag beats a date (RFC 9110 section 13.2.2).
    for name in (b"if-none-match:", b"if-modified-since:"):
        _, found, behind = head.partition(name)
        if found:
            return behind.partition(b"\r\n")[0].strip()
    return b"none"


def _response(lines: list[bytes], body: bytes) -> bytes:
    head = b"\r\n".join([b"HTTP/1.1 200 OK", *lines, b"Content-Length: %d" % len(body)])
    return head + b"\r\n\r\n" + body
