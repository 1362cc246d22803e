"""How does text from strangers stay text? Everything shown passes through here."""

import re
import unicodedata
from urllib.parse import quote, urlsplit

ELLIPSIS = "…"
_ZERO_WIDTH = "\u200b"
# Terminal commands: colour and cursor (CSI), titles and links (OSC), then the rest.
_ANSI = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?")
_LINES = re.compile(r"\r\n|[\r\x85\u2028\u2029\v\f]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"  # direction marks, joiners of nothing, tags
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_BLANKS = re.compile(r"[^\S\n]+")
_MANY_LINES = re.compile(r"\n{3,}")
_JOINER = "\u200d"
# @everyone, @here, <@U1>, <!channel>, <#C1>, <https://x|bank>, [bank](https://x)
_CHAT_COMMANDS = re.compile(r"@(?=\w)|<(?=[@!#:/\w])|\](?=\s{0,2}\()")


def clean(text: str, *, limit: int | None = None) -> str:
    r"""
    Return *text* without control, direction and invisible characters.

    Line breaks stay, at most two in a row; *limit* counts characters as `clip`.

    >>> clean("rosso\x1b[31m fuoco\u202e!\x00")
    'rosso fuoco!'
    """
    text = _LINES.sub("\n", _ANSI.sub("", text))
    text = _SURROGATES.sub("\ufffd", _INVISIBLE.sub("", text))
    text = _MANY_LINES.sub("\n\n", _BLANKS.sub(" ", text)).strip()
    return text if limit is None else clip(text, limit)


def one_line(text: str, *, limit: int | None = None) -> str:
    r"""
    Return *text* cleaned and on one line, fit for a subject or a header.

    >>> one_line("Sciopero\r\nBcc: tutti@example.org")
    'Sciopero Bcc: tutti@example.org'
    """
    text = " ".join(clean(text).split())
    return text if limit is None else clip(text, limit)


def clip(text: str, limit: int) -> str:
    """
    Shorten *text* to at most *limit* code points, at a word where one is near.

    A letter keeps its accents and an emoji its parts.

    >>> clip("Il ponte riapre lunedì mattina", 20)
    'Il ponte riapre…'
    """
    if len(text) <= limit:
        return text
    end = max(limit - 1, 0)
    while end > 0 and _glued(text, end):
        end -= 1
    blank = text.rfind(" ", end // 2, end + 1)
    kept = text[: blank if blank > 0 else end].rstrip(" \n,;:–-")
    return (kept + ELLIPSIS)[:limit]


def for_chat(text: str) -> str:
    """
    Break what a chat service would obey: mentions, commands and masked links.

    A zero-width space goes in between; to the eye the text is the same.

    >>> for_chat("@everyone <!channel>").replace("\u200b", "|")
    '@|everyone <|!channel>'
    """
    return _CHAT_COMMANDS.sub(lambda match: match.group() + _ZERO_WIDTH, text)


def link(url: str) -> str | None:
    """
    Return *url* fit to be shown and followed, None when it is no web address.

    >>> link("https://example.org/@ufficio/due parole")
    'https://example.org/%40ufficio/due%20parole'
    >>> link("javascript:alert(1)") is None
    True
    """
    url = one_line(url)
    try:
        parts = urlsplit(url)
        named = parts.scheme in {"http", "https"} and parts.hostname
    except ValueError:
        return None
    if not named or parts.username is not None or "\\" in url or len(url) > 2000:
        return None
    return quote(url, safe="%/:=&?~#+!$,;[]-._")


def _glued(text: str, end: int) -> bool:
    """Say whether the character at *end* belongs to the one before it."""
    char, before = text[end], text[end - 1]
    joined = _JOINER in {char, before} or "\ufe00" <= char <= "\ufe0f"
    tone = "\U0001f3fb" <= char <= "\U0001f3ff"
    second_of_flag = _is_flag(char) and _flags_before(text, end) % 2 == 1
    return joined or tone or second_of_flag or unicodedata.combining(char) > 0


def _flags_before(text: str, end: int) -> int:
    """Count the letters of flags that stand right before *end*; two make a flag."""
    start = end
    while start > 0 and _is_flag(text[start - 1]):
        start -= 1
    return end - start


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
