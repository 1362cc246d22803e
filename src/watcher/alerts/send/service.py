"""How does a service get a message: in which format, within which limits?"""

from datetime import timedelta
from threading import Lock
from typing import Any, cast

from apprise import Apprise, NotifyFormat
from apprise.result import AppriseResult

from watcher.alerts.answers import busy, rest
from watcher.alerts.dialects import PLAIN, dialect_of
from watcher.alerts.fitting import fit
from watcher.alerts.headers import Headers, named
from watcher.alerts.send import mails, web
from watcher.alerts.send.line import Line
from watcher.model.alert import Message

# Apprise waits 5.5 s between mails of one object, for free providers. Ten alerts of
# one round would take a minute; desks and hosters take two a second.
MAIL_PAUSE_SECONDS = 0.5
# What Slack takes in one block; Apprise puts the text into one when asked for blocks.
_MAX_BLOCK = 3000
# In seconds; a rest of a few is usual after a burst.
_LONGEST_PAUSE = 5.0
_MAIL = ("mailto", "mailtos")


class Service:
    """One Apprise object, kept because it remembers when it last sent."""

    def __init__(self, apprise: Apprise, schema: str) -> None:
        web.install()
        self.lock = Lock()
        self.line = Line()
        self._apprise = apprise
        self._plugin = cast(Any, apprise[0])
        self._pause: Any = self._plugin.throttle
        self._plugin.throttle = self._throttle
        self._is_mail = getattr(self._plugin, "protocol", None) in _MAIL
        if self._is_mail:
            self._plugin.request_rate_per_sec = MAIL_PAUSE_SECONDS
            mails.install()
        self._dialect = dialect_of(schema)
        if not self._takes(NotifyFormat(self._dialect.name)):
            self._dialect = PLAIN
        self._takes_html = self._is_mail and self._takes(NotifyFormat.HTML)
        headers = getattr(self._plugin, "headers", None)
        self._own_headers = dict(headers) if isinstance(headers, dict) else None

    def _throttle(self, last_io: Any = None, wait: float | None = None) -> None:
        """
        Pause as Apprise would, but not for long: the outbox waits better.

        Discord and others name the end of a rest by their own clock; what they said
        in seconds is right by ours, too. Asleep for longer than a call may take,
        Apprise would be given up, wake up later and send a second copy.
        """
        if wait is not None:
            told = rest(self.line.answer or self.line.before)
            wait = min(wait, told.total_seconds()) if told else wait
            if wait > _LONGEST_PAUSE:
                self.line.answer = self.line.answer or busy(timedelta(seconds=wait))
                raise RuntimeError("the service asks for patience")
        self._pause(last_io=last_io, wait=wait)

    def _takes(self, wanted: NotifyFormat) -> bool:
        """Say whether *wanted* is passed on; the user's ?format=text wins."""
        return bool(self._plugin.resolve_format(wanted) is wanted)

    def offer(self, message: Message) -> AppriseResult:
        """Hand *message* over, by its name; say what came of it."""
        with named(message) as headers:
            self._use(headers)
            return self._notify(message)

    def _use(self, headers: Headers) -> None:
        """Let a receiver tell by its headers a second copy, and the story it is of."""
        if self._own_headers is not None:
            ours = headers.mail if self._is_mail else headers.web
            self._plugin.headers = {**self._own_headers, **ours}

    def _notify(self, message: Message) -> AppriseResult:
        """Send HTML where mail takes it, else the format of the chat service."""
        if self._takes_html and message.html:
            return self._give(message.subject, message.html, NotifyFormat.HTML)
        if self._is_mail:
            return self._give(message.subject, message.text, NotifyFormat.TEXT)
        title, text = self.fitted(message)
        return self._give(title, text, NotifyFormat(self._dialect.name))

    def fitted(self, message: Message) -> tuple[str, str]:
        """Shorten to the service's limits, and write it in the service's format."""
        words, length = self._dialect, self._dialect.length
        most = int(getattr(self._plugin, "title_maxlen", 0) or 0)
        title = fit(message.subject, most, length) if most else message.subject
        body = words.limit or int(getattr(self._plugin, "body_maxlen", 0) or 0)
        if getattr(self._plugin, "use_blocks", False):
            body = _MAX_BLOCK
        # Most count the title with the body; two for the line break that Apprise sets
        # between them, one to spare, and what it makes a title of.
        room = max(body - length(title) - len("<b></b>") - 3, body // 2)
        return words.title(title), words.dress(fit(message.text, room, length))

    def _give(self, title: str, body: str, form: NotifyFormat) -> AppriseResult:
        return self._apprise.notify(title=title, body=body, body_format=form)
