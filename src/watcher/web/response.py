"""What did a server answer, within our limits?"""

from collections.abc import Mapping
from dataclasses import dataclass, field

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """
    The last answer of a chain of redirects.

    `url` is the address that answered, `headers` have lower-case names and the
    first value of each, `body` is inflated and empty unless `status` is 2xx.
    `hops` counts the redirects. `permanent_url` is the final address when every one
    was a 301 or 308, None when there was none or any other kind.
    """

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    permanent_url: str | None = None
    hops: int = 0

    @property
    def content_type(self) -> str | None:
        """The Content-Type header as sent."""
        return self.headers.get("content-type")

    @property
    def leads_to(self) -> str | None:
        """Where a redirect says to go on; None when this is no redirect."""
        if self.status not in _REDIRECTS:
            return None
        return self.headers.get("location")

    @property
    def is_ok(self) -> bool:
        """True for any 2xx."""
        return 200 <= self.status < 300
