"""What in foreign markup would hurt the parser that reads it?"""

import html
import re

from watcher.italian.foreign.plain import clean

_DECLARATION = re.compile(r"\s*<\?xml\b[^<>]{0,500}\?>")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_NO_CHARACTERS = frozenset({*range(9), 11, 12, *range(14, 32), 127, 0xFFFE, 0xFFFF})
# 50,000 attributes on one tag cost feedparser 25 and trafilatura 14 seconds; a picture
# inside the page (a data: address) is as long and says as little.
_LONG = 20_000
_LONG_TAG = re.compile(rf"<([A-Za-z][\w:.-]{{0,60}})[\s/][^<>]{{{_LONG},}}>")


def harmless(markup: str) -> str:
    """
    Return *markup* without XML declaration, control characters and endless tags.

    One reference to a control character makes trafilatura discard a whole page, one to
    a number beyond Unicode makes feedparser raise.

    >>> harmless("<?xml version='1.0'?><p>&#27;caff&#232; 2 &#128;&#99999999;</p>")
    '<p>caff&#232; 2 €</p>'
    """
    # A look whether there is any costs a twentieth of seeking them in a usual page.
    text = _DECLARATION.sub("", markup, count=1) if "<?xml" in markup else markup
    text = clean(text)
    if _has_long_tag(text):
        text = _LONG_TAG.sub(_bare_tag, text)
    return _REFERENCE.sub(_character, text)


def _has_long_tag(text: str) -> bool:
    # What is so long covers a whole stretch of half its length.
    half = _LONG // 2
    starts = range(0, len(text), half)
    return any(_is_empty(text, at, at + half) for at in starts)


def _is_empty(text: str, start: int, end: int) -> bool:
    return all(text.find(sign, start, end) < 0 for sign in "<>")


def _character(found: re.Match[str]) -> str:
    hexadecimal, decimal = found.groups()
    digits = (hexadecimal or decimal).lstrip("0") or "0"
    number = int(digits[:8], 16 if hexadecimal else 10)
    if number in _NO_CHARACTERS or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return ""
    # HTML gives these numbers the letters of windows-1252: "&#128;" is the euro.
    return html.unescape(f"&#{number};") if 127 < number < 160 else found.group()


def _bare_tag(found: re.Match[str]) -> str:
    end = "/>" if found.group().endswith("/>") else ">"
    return f"<{found.group(1)}{end}"
