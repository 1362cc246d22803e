"""By which headers does a receiver tell a second copy, and the story it belongs to?"""

import email.utils
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from watcher.model.alert import Message

# No mail server owns this name, so no identifier of ours can be one of somebody else.
_DOMAIN = "watcher.invalid"
# A long story is held together by its first and its latest mails.
_MAX_THREAD = 20
_in_hand: ContextVar[Message | None] = ContextVar("message", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headers:
    """The headers of a message, for mail and for services that are asked over HTTP."""

    mail: dict[str, str]
    web: dict[str, str]


@contextmanager
def named(message: Message) -> Iterator[Headers]:
    """Give the headers of *message*, which is the one in hand until the end."""
    token = _in_hand.set(message)
    try:
        yield _headers(message)
    finally:
        _in_hand.reset(token)


def make_msgid(idstring: str | None = None, domain: str | None = None) -> str:
    """Return the Message-ID of the message in hand, else a new one."""
    message = _in_hand.get()
    if message is None:
        return email.utils.make_msgid(idstring, domain)
    return identifier(message.key)


def plain_part() -> str | None:
    """Return the plain text of the message in hand."""
    message = _in_hand.get()
    return message.text if message else None


def identifier(key: str) -> str:
    """
    Return the Message-ID of the message called *key*, the same for ever.

    >>> identifier("4f0c")
    '<4f0c@watcher.invalid>'
    """
    return f"<{_safe(key)}@{_DOMAIN}>"


def _headers(message: Message) -> Headers:
    mail = {"X-Watcher-Key": _safe(message.key)}
    if message.thread:
        story = (*message.thread[:1], *message.thread[1:][-_MAX_THREAD:])
        mail["References"] = " ".join(map(identifier, story))
        mail["In-Reply-To"] = identifier(message.thread[-1])
    return Headers(mail=mail, web={"Idempotency-Key": _safe(message.key)})


def _safe(key: str) -> str:
    return re.sub(r"[^\w.-]", "-", key, flags=re.ASCII)
