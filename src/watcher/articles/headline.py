"""What is a page's article called?"""

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from watcher.articles.bylines import words_in
from watcher.articles.facts import Facts
from watcher.italian.foreign.plain import one_line
from watcher.italian.words import fold

_SEPARATOR = re.compile(r" [|–—·»-] |\|")
_OUTLET_WORDS = 3
_SHORT_NAME = 5


def title_of(tree: HtmlElement, facts: Facts, url: str) -> str:
    """Return the article's title without the outlet's name; "" when there is none."""
    outlet = facts.first("og:site_name", "application-name")
    headings = [words_in(heading) for heading in tree.iter("h1")]
    heads = [words_in(head) for head in tree.iter("title")][:1]
    shared = facts.first("og:title", "twitter:title", "title")
    # A single h1 is the headline that the reader sees, unless the paper's name stands
    # in it; several are a front page.
    single = [one for one in headings if not _names(one, outlet, url)]
    single = single if len(headings) == 1 else []
    for candidate in (*facts.said("headline"), shared, *single, *heads, *headings):
        title = one_line(candidate, max_chars=500)
        head, tail = _parted(title)
        if tail and fold(head) in map(fold, headings):
            return head
        if tail and _names(tail, outlet, url):
            title = _without_section(head, url)
        if title:
            return _without_beginning(title, outlet, url)
    return ""


def _without_section(title: str, url: str) -> str:
    """Return *title* without the section of the paper, which its address names, too."""
    head, tail = _parted(title)
    section = "-".join(fold(tail).split())
    return head if section and section in urlsplit(url).path.split("/") else title


def _without_beginning(title: str, outlet: str, url: str) -> str:
    """Return *title* without the outlet before it: "Il Torrente | Frana in valle"."""
    first = _SEPARATOR.search(title)
    if not first:
        return title
    name, rest = fold(title[: first.start()]), title[first.end() :].strip()
    host = urlsplit(url).hostname or ""
    is_outlet = name == fold(outlet) or (
        len(name) > _SHORT_NAME and "".join(name.split()) in host
    )
    return rest if rest and is_outlet else title


def _parted(title: str) -> tuple[str, str]:
    *_, last = [None, *_SEPARATOR.finditer(title)]
    if last is None:
        return title, ""
    return title[: last.start()].strip(), title[last.end() :].strip()


def _names(tail: str, outlet: str, url: str) -> bool:
    """Tell whether the *tail* of a title is the outlet: its name, or its host's."""
    words = fold(tail).split()
    host = fold(urlsplit(url).hostname or "") if "://" in url else ""
    of_host = any(len(word) > 3 and word in host for word in words)
    return fold(tail) == fold(outlet) or (len(words) <= _OUTLET_WORDS and of_host)
