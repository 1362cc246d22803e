"""Which of its addresses is a page's own?"""

import re
from urllib.parse import urlsplit

from watcher.italian.foreign.links import web_link

# Second-level labels under which names are registered (bbc.co.uk, abc.net.au).
_SHARED = frozenset({"co", "com", "net", "org", "gov", "edu", "ac"})
# How publishing systems write the address of the same page for phones and printers.
_VARIANT_END = re.compile(r"(?<=[^/])/(?:amp|print|stampa)/?$", re.IGNORECASE)
_VARIANT_NAME = re.compile(r"\.amp(?=\.html?$|$)", re.IGNORECASE)
_VARIANT_QUERY = re.compile(
    r"(?:amp|print|stampa)(?:=(?:1|true)?)?|outputtype=amp|view=print|format=print"
    # By which the pages of one publisher reload themselves.
    r"|refresh_ce(?:=.*)?",
    re.IGNORECASE,
)


def canonical_url(stated: str | None, url: str) -> str:
    """
    Return the address that a page states for itself, when it is of the same site.

    Another site's address is not believed, nor that of the front page. Of a page that
    states none the variants for phones (AMP) and printers are folded, and what
    advertisers append goes.

    >>> canonical_url("https://www.example.org/a", "https://m.example.org/a?amp=1")
    'https://www.example.org/a'
    >>> canonical_url(None, "https://www.example.org/a/amp/")
    'https://www.example.org/a'
    """
    found = _believed(stated, url)
    return _without_variant(url) if found is None else found


def _believed(stated: str | None, url: str) -> str | None:
    written = web_link(stated, base=url)
    if written is None:
        return None
    try:
        target, here = urlsplit(written), urlsplit(url)
        same = _site(target.hostname or "") == _site(here.hostname or "")
    except ValueError:
        return None
    to_front = target.path == "/" and not target.query
    return written if same and not (to_front and here.path not in ("", "/")) else None


def _without_variant(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme not in ("http", "https"):
        return url
    path = _VARIANT_NAME.sub("", _VARIANT_END.sub("", parts.path))
    kept = [one for one in parts.query.split("&") if not _VARIANT_QUERY.fullmatch(one)]
    plain = parts._replace(path=path, query="&".join(kept)).geturl()
    return web_link(plain) or plain


def _site(host: str) -> str:
    labels = host.lower().split(".")
    if all(label.isdigit() for label in labels):
        return host
    size = 3 if len(labels) > 2 and labels[-2] in _SHARED else 2
    return ".".join(labels[-size:])
