"""What in foreign markup would hurt the parser that reads it?"""

import html
import re

from watcher.italian.foreign.plain import clean

_DECLARATION = re.compile(r"\s*<\?xml\b[^<>]{0,500}\?>")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_NO_CHARACTERS = frozenset({*range(9), 11, 12, *range(14, 32), 127, 0xFFFE, 0xFFFF})
# 50,000 attributes on one tag cost feedparser 25 and trafilatura 14 seconds; a picture
# inside the page (a data: address) is as long and says as little.
_LONG_TAG = re.compile(r"<([A-Za-z][\w:.-]{0,60})[\s/][^<>]{20000,}>")


def harmless(markup: str) -> str:
    """
    Return *markup* without XML declaration, control characters and endless tags.

    One reference to a control character makes trafilatura discard a whole page, one to
    a number beyond Unicode makes feedparser raise.

    >>> harmless("<?xml version='1.0'?><p>&#27;caff&#232; 2 &#128;&#99999999;</p>")
    '<p>caff&#232; 2 €</p>'
    """
    text = clean(_DECLARATION.sub("", markup, count=1))
    return _REFERENCE.sub(_character, _LONG_TAG.sub(_bare_tag, text))


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
