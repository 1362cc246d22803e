"""Which of its addresses is a page's own?"""

from urllib.parse import urljoin, urlsplit

# Second-level labels under which names are registered (bbc.co.uk, abc.net.au).
_SHARED = frozenset({"co", "com", "net", "org", "gov", "edu", "ac"})


def canonical_url(stated: str | None, url: str) -> str:
    """
    Return the address that a page states for itself, when it is of the same site.

    Another site's address is not believed, nor that of the front page.

    >>> canonical_url("https://www.example.org/a", "https://m.example.org/a?amp=1")
    'https://www.example.org/a'
    """
    try:
        target = urlsplit(urljoin(url, (stated or "").strip()))
        here = urlsplit(url)
        same = _site(target.hostname or "") == _site(here.hostname or "")
    except ValueError:
        return url
    if target.scheme not in ("http", "https") or not same:
        return url
    if target.path in ("", "/") and here.path not in ("", "/"):
        return url
    return target._replace(fragment="").geturl()


def _site(host: str) -> str:
    labels = host.lower().split(".")
    if all(label.isdigit() for label in labels):
        return host
    size = 3 if len(labels) > 2 and labels[-2] in _SHARED else 2
    return ".".join(labels[-size:])
