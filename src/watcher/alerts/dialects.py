"""How does a note look in the format of a chat service? With our signs only. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape

from watcher.alerts.fitting import escaped
from watcher.alerts.hostile import for_chat

# As `hostile.link` writes addresses; what else is in one is no part of it.
_URL = re.compile(r"https?://[\w%/:=&?~#+$,;.-]+", re.ASCII)
# What Markdown obeys; a backslash before it is not shown.
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+\-!|>~<]")
_COMMAND = re.compile(r"watcher (?:show|claims|alerts|feeds|doctor|matches)\b[^`]*$")
_QUOTE = "«"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """
    The signs of a service: plain words, then what makes them bold, a quote, a command.

    `name` is the format in which Apprise is to pass it on untouched. `count` tells how
    long plain words are there, `markup` how much the signs of a line add at most.
    `limit` is the service's own where Apprise knows a wider one.
    """

    name: str
    plain: Callable[[str], str]
    count: Callable[[str], int]
    bold: Callable[[str], str]
    quote: Callable[[str], str]
    command: Callable[[str], str]
    markup: int = 0
    limit: int | None = None

    def length(self, text: str) -> int:
        """Return how long *text* is at most once it is dressed."""
        return self.count(text) + self.markup * (text.count("\n") + 1)

    def title(self, text: str) -> str:
        """Dress the title, which is one line."""
        return self.bold(self.plain(text))

    def dress(self, text: str) -> str:
        """Dress a note: its first line bold, quotes as quotes, the command as code."""
        first, *rest = text.rstrip("\n").split("\n")
        return "\n".join([self.bold(self.plain(first)), *map(self._line, rest)])

    def _line(self, line: str) -> str:
        if line.startswith(_QUOTE):
            return self.quote(self.plain(line))
        found = _COMMAND.search(line)
        if found is None:
            return self.plain(line)
        return self.plain(line[: found.start()]) + self.command(found.group())


def _unsigned(text: str) -> str:
    return text


def _markdown(text: str) -> str:
    r"""
    Write *text* so that Markdown shows it as it stands; an address stays whole.

    >>> print(_markdown("*forte* https://e.org/a_b"))
    \*forte\* https://e.org/a_b
    """
    parts, at = [], 0
    for url in _URL.finditer(text):
        parts += [_escaped(text[at : url.start()]), url.group()]
        at = url.end()
    return "".join([*parts, _escaped(text[at:])])


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(lambda sign: "\\" + sign.group(), for_chat(text))


def _html(text: str) -> str:
    return escape(for_chat(text), quote=False)


#: Words and nothing else: Apprise itself escapes what the service would obey.
PLAIN = Dialect(
    name="text",
    plain=for_chat,
    count=lambda text: escaped(for_chat(text)),
    bold=_unsigned,
    quote=_unsigned,
    command=_unsigned,
)
_DISCORD = Dialect(
    name="markdown",
    plain=_markdown,
    count=lambda text: len(_markdown(text)),
    bold=lambda text: f"**{text}**" if text else text,
    quote=lambda text: f"> {text}",
    command=lambda text: f"`{text}`",
    markup=4,
)
_TELEGRAM = Dialect(
    name="html",
    plain=_html,
    count=lambda text: len(_html(text)),
    bold=lambda text: f"<b>{text}</b>" if text else text,
    quote=lambda text: f"<blockquote>{text}</blockquote>",
    command=lambda text: f"<code>{escape(text, quote=False)}</code>",
    markup=len("<blockquote></blockquote>"),
)
# Apprise calls what it passes on to Mattermost text.
_MATTERMOST = replace(_DISCORD, name="text")
# One asterisk is bold there and two are in Discord: no bold is right in every version.
_ROCKET = replace(_DISCORD, bold=_unsigned)
# An ntfy server takes 4096 bytes; more becomes an attachment with a random name.
_NTFY = replace(PLAIN, count=lambda text: len(for_chat(text).encode()), limit=4000)
_DIALECTS = {
    "ntfy": _NTFY,
    "ntfys": _NTFY,
    "discord": _DISCORD,
    "mmost": _MATTERMOST,
    "mmosts": _MATTERMOST,
    "rocket": _ROCKET,
    "rockets": _ROCKET,
    "tgram": _TELEGRAM,
}


def dialect_of(schema: str) -> Dialect:
    """Return the dialect of the service behind *schema*:// URLs."""
    return _DIALECTS.get(schema.lower(), PLAIN)
