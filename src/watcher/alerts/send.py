"""Did the channel take the message? The one door to Apprise."""

import logging
import warnings
from difflib import get_close_matches
from functools import lru_cache
from importlib import import_module
from threading import Lock
from typing import Any

from apprise import Apprise, AppriseAsset, NotifyFormat
from apprise.conversion import convert_between
from apprise.result import AppriseResult, AppriseResultStatus

from watcher.alerts.answers import is_uncertain, patience
from watcher.alerts.dialects import PLAIN, dialect_of
from watcher.alerts.fitting import fit
from watcher.alerts.headers import Headers, make_msgid, named, plain_part
from watcher.alerts.hostile import clip, one_line
from watcher.config import secret_values
from watcher.errors import ChannelError, InputError
from watcher.log import mask
from watcher.model.alert import Message
from watcher.model.settings import Channel

# A mail server with a queue answers at once; 30 s covers greylisting and slow TLS.
SEND_SECONDS = 30
# Apprise waits 5.5 s between mails of one object, for free providers. Ten alerts of
# one round would take a minute; desks and hosters take two a second.
MAIL_PAUSE_SECONDS = 0.5
_MAIL = ("mailto", "mailtos")
_MAX_REASON = 160

# What a service answered stands only in its lines for debugging. They hold URLs and
# passwords, so nobody else gets them: what matters is in ChannelError.
_APPRISE_LOG = logging.getLogger("apprise")
_APPRISE_LOG.setLevel(logging.DEBUG)
_APPRISE_LOG.propagate = False
_APPRISE_LOG.addHandler(logging.NullHandler())


def send(channel: Channel, message: Message) -> None:
    """
    Hand *message* to *channel*; return when the service has taken it.

    Raise ChannelError otherwise. Its message holds no secret. It is uncertain when
    the service gave no answer, and says how long to wait when the service did.
    """
    service = _service(channel)
    with service.lock, named(message) as headers:
        service.use(headers)
        result = service.notify(message)
    if result.status is not AppriseResultStatus.SUCCESS or not all(result):
        raise _refusal(channel, result)


def fitted(channel: Channel, message: Message) -> tuple[str, str]:
    """Return title and text as a chat service of *channel* gets them, in its limits."""
    return _service(channel).fitted(message)


def check_url(url: str) -> None:
    """Raise InputError, with a hint and without *url*, when Apprise cannot use it."""
    count = len(_load(url))
    if count == 1:
        return
    if count > 1:
        msg = "names several services; write one [[channel]] for each"
        raise InputError(msg)
    schema = url.partition("://")[0].lower()
    known = _schemas()
    if schema in known:
        msg = f"something is missing or misspelt in this {schema}:// URL"
        raise InputError(msg)
    near = get_close_matches(schema, known, n=1)
    hint = f'; did you mean "{near[0]}://"?' if near else ""
    raise InputError(f'Apprise knows no service "{one_line(schema, limit=20)}"{hint}')


def _schemas() -> list[str]:
    found: set[str] = set()
    for service in Apprise().details()["schemas"]:
        for names in (service["protocols"], service["secure_protocols"]):
            found.update(names or ())
    return sorted(found)


class _Service:
    """One Apprise object, kept because it remembers when it last sent."""

    def __init__(self, apprise: Apprise, schema: str) -> None:
        self.lock = Lock()
        self._apprise = apprise
        self._plugin: Any = apprise[0]
        self._is_mail = getattr(self._plugin, "protocol", None) in _MAIL
        if self._is_mail:
            self._plugin.request_rate_per_sec = MAIL_PAUSE_SECONDS
            _let_mails_be_ours()
        self._dialect = dialect_of(schema)
        if not self._takes(NotifyFormat(self._dialect.name)):
            self._dialect = PLAIN
        self._takes_html = self._is_mail and self._takes(NotifyFormat.HTML)
        headers = getattr(self._plugin, "headers", None)
        self._own_headers = dict(headers) if isinstance(headers, dict) else None

    def _takes(self, wanted: NotifyFormat) -> bool:
        """Say whether *wanted* is passed on; the user's ?format=text wins."""
        return bool(self._plugin.resolve_format(wanted) is wanted)

    def use(self, headers: Headers) -> None:
        """Let a receiver tell by its headers a second copy, and the story it is of."""
        if self._own_headers is not None:
            ours = headers.mail if self._is_mail else headers.web
            self._plugin.headers = {**self._own_headers, **ours}

    def notify(self, message: Message) -> AppriseResult:
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
        # Most count the title with the body; two for the line break that Apprise sets
        # between them, one to spare, and what it makes a title of.
        room = max(body - length(title) - len("<b></b>") - 3, body // 2)
        return words.title(title), words.dress(fit(message.text, room, length))

    def _give(self, title: str, body: str, form: NotifyFormat) -> AppriseResult:
        return self._apprise.notify(
            title=title, body=body, body_format=form, log_level=logging.DEBUG
        )


def _let_mails_be_ours() -> None:
    """
    Give mails our Message-ID and our plain text; Apprise 2.2 has no parameter for them.

    A random Message-ID makes a second copy look like another mail, and a header
    "+Message-ID=" in the URL only adds a second one. A text made of the HTML loses the
    shape of the note.
    """
    mail: Any = import_module("apprise.plugins.email.base")
    mail.make_msgid = make_msgid
    mail.convert_between = _plain_of


def _plain_of(before: NotifyFormat, after: NotifyFormat, body: str) -> str:
    return plain_part() or str(convert_between(before, after, body))  # type: ignore[no-untyped-call]


@lru_cache(maxsize=64)
def _service(channel: Channel) -> _Service:
    apprise = _load(channel.url)
    if len(apprise) != 1:
        raise ChannelError(channel.name, "Apprise cannot use its URL")
    return _Service(apprise, channel.url.partition("://")[0])


def _load(url: str) -> Apprise:
    asset = AppriseAsset(
        app_id="watcher",
        app_desc="watcher",
        async_mode=False,
        http_redirects=False,  # a redirected POST would count as delivered
        interpret_escapes=False,
        interpret_emojis=False,
        pgp_autogen=False,
        secure_logging=True,
        service_timeout=SEND_SECONDS,
    )
    apprise = Apprise(asset=asset)
    with warnings.catch_warnings():
        # The first call imports every plugin; on Python 3.11 and 3.12 the one for
        # mail imports a module that 3.13 drops.
        warnings.simplefilter("ignore", DeprecationWarning)
        apprise.add(url)
    return apprise


def _refusal(channel: Channel, result: AppriseResult) -> ChannelError:
    """Say in one line what the service answered, as far as Apprise tells."""
    entries = [entry for outcome in result for entry in outcome.logs()]
    lines = [entry.message for entry in entries]
    told = "; ".join(e.message for e in entries if e.level == "WARNING")
    safe = mask(one_line(told), secret_values([channel]))
    words = clip(safe, _MAX_REASON) or "the service did not take the message"
    timed_out = any(r.status is AppriseResultStatus.TIMEOUT for r in result)
    uncertain = timed_out or is_uncertain(lines)
    if uncertain:
        words = "no answer came; the message may have arrived all the same"
    return ChannelError(channel.name, words, uncertain=uncertain, wait=patience(lines))
