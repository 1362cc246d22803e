"""When was a page published, as far as it says so itself? No guess."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import chain, islice

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from watcher.articles.facts import Facts
from watcher.italian.foreign.plain import one_line
from watcher.italian.foreign.stamps import ROME, moment, past, read_stamp

_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "publication_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
)
_NEW_YEAR = re.compile(
    r"\b(?:1|1°|1º|primo) gennaio\b|\bcapodanno\b|\b0?1[/.]0?1[/.]", re.IGNORECASE
)
_URL_DATE = re.compile(r"/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_-])")
# Class names of a dateline, in the Italian and English of templates.
_DATELINE = re.compile(
    r"(?:^|[\s_-])(?:date|data|time|ora|pubdate|published|pubblicat\w+|timestamp|byline"
    r"|meta|dateline|info)(?:$|[\s_-])",
    re.IGNORECASE,
)
# Some templates name the last change first: "Ultima modifica ... Pubblicazione ..."
_PUBLISHED = re.compile(
    r"^.*\b(?:modific|aggiorna)\w*\b.*(?=\bpubblica\w+\W.*\d)", re.IGNORECASE
)
# Other articles have datelines too; these parts of a page hold them.
_ELSEWHERE = re.compile(
    r"related|correlat|sidebar|footer|widget|comment|most-read|piu-lett|promo|teaser",
    re.IGNORECASE,
)
# These hold everything, whatever their classes say ("has-sidebar").
_WHOLE_PAGE = frozenset({"html", "body", "main", "article"})
_MAX_MARKED = 300
_LEVELS = 3
_MAX_DATELINE = 120
_OPENING_LINES = 6


def published_of(
    tree: HtmlElement, facts: Facts, text: str, url: str, *, now: datetime
) -> datetime | None:
    """
    Return when the page was published, aware and UTC, or None.

    In this order: JSON-LD, meta elements, marked times and datelines of the page, a
    short line before the first sentences of *text*, the date in *url*. What lies ahead
    of *now* is a mistake, and so is the first of January as software fills it in; then
    the next one counts.
    """
    stated = (read_stamp(str(one)) for one in facts.stated("datePublished"))
    sources: tuple[Callable[[], Iterator[datetime | None]], ...] = (
        lambda: stated,
        lambda: _from_meta(facts),
        lambda: _from_markup(tree),
        lambda: iter((_from_lines(text), _from_url(url))),
    )
    for source in sources:
        for found in source():
            if found and past(found, now) and not _is_filled_in(found, text):
                return past(found, now)
    return None


def opening_date(text: str) -> datetime | None:
    r"""
    Return the date of a dateline among the first lines of *text*.

    >>> opening_date("Frana sulla statale\n3 novembre 2025, ore 9.15\nLa strada...")
    datetime.datetime(2025, 11, 3, 8, 15, tzinfo=datetime.timezone.utc)
    """
    return _from_lines(text)


def _is_filled_in(found: datetime, text: str) -> bool:
    """Tell whether *found* is a year that software made a date of: 1 January, 0 h."""
    local = found.astimezone(ROME)
    if (local.month, local.day) != (1, 1):
        return False
    # Noon is what we give to a date without a time.
    has_time = (local.hour, local.minute) not in {(0, 0), (1, 0), (12, 0)}
    return not has_time and not _NEW_YEAR.search(text)


def _from_meta(facts: Facts) -> Iterator[datetime | None]:
    return (read_stamp(facts.first(name)) for name in _META if facts.first(name))


def _from_markup(tree: HtmlElement) -> Iterator[datetime | None]:
    for part in _nearest_first(tree):
        yield from map(read_stamp, islice(_marked(part), _MAX_MARKED))


def _nearest_first(tree: HtmlElement) -> Iterator[HtmlElement]:
    # Tickers above the article are full of times: those near its headline count first.
    headlines = list(islice(tree.iter("h1"), 2))
    if len(headlines) == 1:
        around = islice(headlines[0].iterancestors(), _LEVELS)
        yield from (one for one in around if one.tag not in ("html", "body"))
    yield tree


def _marked(part: HtmlElement) -> Iterator[str]:
    for element in part.xpath(".//*[@itemprop='datePublished']"):
        yield element.get("content") or element.get("datetime") or _words(element)
    for element in part.xpath(
        ".//time[not(ancestor::aside) and not(ancestor::footer)]"
    ):
        if not _is_elsewhere(element):
            yield element.get("datetime") or ""
            yield _words(element)
    for element in part.xpath(".//*[@class or @id]"):
        if _DATELINE.search(_names(element)) and not _is_elsewhere(element):
            yield _words(element)


def _words(element: HtmlElement) -> str:
    # A few pieces suffice for a dateline; more is a container of the whole page.
    pieces = list(islice(element.itertext(), 20))
    words = one_line(" ".join(pieces), max_chars=_MAX_DATELINE + 1)
    return _PUBLISHED.sub("", words) if len(words) <= _MAX_DATELINE else ""


def _is_elsewhere(element: HtmlElement) -> bool:
    around = islice(chain([element], element.iterancestors()), 12)
    return any(
        _ELSEWHERE.search(_names(one)) for one in around if one.tag not in _WHOLE_PAGE
    )


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:500]


def _from_lines(text: str) -> datetime | None:
    lines = [line.strip() for line in text.split("\n", 40) if line.strip()]
    for line in lines[:_OPENING_LINES]:
        # A dateline has no sentence around its date.
        if len(line) <= _MAX_DATELINE and not line.endswith((".", "!", "?")):
            found = read_stamp(line)
            if found:
                return found
    return None


def _from_url(url: str) -> datetime | None:
    found = _URL_DATE.search(url)
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups())
    return moment((year, month, day, 12, 0, 0))
