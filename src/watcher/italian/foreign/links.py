"""Which web address does a link of a feed or page mean?"""

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

# What advertisers append to follow a reader; the article is the same without it.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_cid"
    r"|mc_eid|_hsenc|_hsmi|mkt_tok|ref_src|cmpid|wt_mc|at_medium|at_campaign|xtor|srsltid)",
    re.IGNORECASE,
)
# By which papers tell that a reader came from a feed, and from which place in it:
# "?rss", "?ref=rss", "?ref=RHCB-BG-I0-C8-P2".
_FROM_FEED = re.compile(
    r"rss(?:=(?:1|true)?)?|(?:ref|from|source)=(?:rss|feed)"
    r"|ref=[A-Z]{2,8}(?:-[A-Z0-9.]{1,8}){2,}"
)
# A line break, with the indentation after it, was put there by the feed's layout.
_BREAKS = re.compile(r"\s*[\x00-\x1f\x7f-\x9f\u2028\u2029]\s*")
_SPACES = re.compile(r"[ \xa0]+")
_MAX_CHARS = 4_000
# Most links are written as we would: nothing to resolve, to lower or to cut off.
_AS_WE_WRITE = re.compile(
    r"https?://[a-z0-9.-]+(?::[1-9]\d{0,3}|:[1-5]\d{4})?/[\w.~/-]{0,2000}", re.ASCII
)


def web_link(link: str | None, *, base: str = "") -> str | None:
    """
    Return *link* as an absolute http(s) address without tracking; None for others.

    The fragment goes too, and the line breaks that a feed's layout put into the link;
    a space inside it is written as browsers do.

    >>> web_link("/a?id=1&utm_source=rss#top", base="https://example.org/feed.xml")
    'https://example.org/a?id=1'
    """
    if link and _AS_WE_WRITE.fullmatch(link):
        return link
    text = _SPACES.sub("%20", _BREAKS.sub("", (link or "").strip()))
    if not text or len(text) > _MAX_CHARS or "\\" in text:
        return None
    try:
        parts = urlsplit(urljoin(base, text))
        # `port` raises ValueError when it is no number that fits.
        known = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        return None
    if not known:
        return None
    query = "&".join(p for p in parts.query.split("&") if not _is_tracking(p))
    host = parts.netloc.rpartition("@")[2].lower()
    return urlunsplit((parts.scheme, host, parts.path or "/", query, ""))


def _is_tracking(pair: str) -> bool:
    return bool(
        _TRACKING.fullmatch(pair.partition("=")[0]) or _FROM_FEED.fullmatch(pair)
    )
