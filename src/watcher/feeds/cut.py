"""Does a feed end in the middle? Then what its last entry says is not all."""

import re

# A comment of a cache or a script may stand behind the end.
_TAIL_CHARS = 20_000
_END = re.compile(r"</(?:\w{1,40}:)?(?:rss|rdf|feed|channel|urlset)\s*>", re.IGNORECASE)
_ENTRY_END = re.compile(r"</(?:\w{1,40}:)?(?:item|entry|url)\s*>", re.IGNORECASE)
_ENTRY = re.compile(r"<(?:\w{1,40}:)?(?:item|entry|url)[\s>]", re.IGNORECASE)


def without_cut_entry(text: str) -> str:
    """
    Return the feed *text* without the entry in whose middle it ends.

    Half a link leads nowhere, and half an id is that of another entry.

    >>> without_cut_entry("<rss><item><link>https://e.it/1</link></item><item><link>http")
    '<rss><item><link>https://e.it/1</link></item>'
    """
    if _END.search(text, max(len(text) - _TAIL_CHARS, 0)):
        return text
    whole = 0
    for end in _ENTRY_END.finditer(text):
        whole = end.end()
    begun = _ENTRY.search(text, whole)
    return text[: begun.start()] if begun else text
