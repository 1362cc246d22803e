"""Which article do an entry and its page make? The text that tells more counts."""

import hashlib
from dataclasses import replace
from datetime import datetime

from watcher.articles.canonical import canonical_url
from watcher.articles.identity import is_same_article
from watcher.articles.paragraphs import beginning_of
from watcher.italian.foreign.language import language_of
from watcher.italian.foreign.stamps import past
from watcher.italian.speech.origins import origin_of
from watcher.model.article import Article, Page
from watcher.model.entry import Entry
from watcher.pipeline.collect import outlet_of
from watcher.pipeline.world import World
from watcher.store import articles, feeds
from watcher.store.entries import PendingEntry

FEED_TEXT = "feed-text"
_OTHERS = frozenset({"cookie-wall", "other-language"})


def article_of(world: World, pending: PendingEntry, page: Page | None) -> Article:
    """Return the article of an entry, in the words of its *page* or of its feed."""
    entry = pending.entry
    told = entry.content or entry.summary
    use_page = page is not None and not _tells_less(page, told)
    url = _address(pending, page)
    feed = next((f for f in world.settings.feeds if f.url == pending.feed_url), None)
    state = feeds.state_of(world.db, pending.feed_url)
    body = page.text if page and use_page else beginning_of(told)
    return Article(
        id=article_id(url),
        outlet=outlet_of(feed, state, url),
        url=url,
        published=_published(entry, page, pending.found, world.now),
        title=_title(entry, page.title if page else ""),
        summary=_summary(entry, body),
        body=body,
        origin=(page.origin if page else None) or origin_of(body, entry.title),
        flags=(page.flags if page else ()) + (() if use_page else (FEED_TEXT,)),
    )


def _title(entry: Entry, own: str) -> str:
    """Return the feed's title; the page's *own* when that is cut or missing."""
    told = entry.title.rstrip(" .…[]")
    cut = entry.title.endswith(("…", "...", "[…]", "[...]")) and own.startswith(told)
    return own if cut or not entry.title else entry.title


def _address(pending: PendingEntry, page: Page | None) -> str:
    # Consent pages stand on an address of their own, one for all articles.
    if page is not None and not _OTHERS & set(page.flags):
        return page.url
    link = pending.entry.link
    return (
        canonical_url(None, link) if link else f"{pending.feed_url}#{pending.entry.id}"
    )


def article_id(url: str) -> str:
    """
    Return the id of the article at *url*.

    >>> article_id("https://example.org/a")
    'art-b5b10dd042'
    """
    return "art-" + hashlib.sha256(url.encode()).hexdigest()[:10]


def _published(
    entry: Entry, page: Page | None, found: datetime, now: datetime
) -> datetime:
    for date in (entry.published, page.published if page else None, entry.updated):
        believed = past(date, now) if date else None
        if believed:
            return believed
    return found


def _summary(entry: Entry, body: str) -> str:
    # Most feeds repeat the first lines of the article: reading them twice adds nothing.
    start = entry.summary.rstrip(" .…[]")[:80]
    return "" if start and start in body else entry.summary


def at_own_address(world: World, article: Article, link: str | None) -> Article:
    """
    Return *article* at an address that is not another article's.

    Some papers state one canonical address in all their pages; then the *link* of the
    feed counts.
    """
    known = articles.by_url(world.db, article.url)
    if (
        known is None
        or not link
        or link == article.url
        or is_same_article(known, article)
    ):
        return article
    return replace(article, id=article_id(link), url=link)


def _tells_less(page: Page, told: str) -> bool:
    """Tell whether the feed's text tells more of the article than its *page*."""
    flags = set(page.flags)
    if "cookie-wall" in flags:
        return bool(told)
    if "other-language" in flags:
        return language_of(told) == "it"
    return bool(flags & {"paywall", "short"}) and len(told) > len(page.text)
