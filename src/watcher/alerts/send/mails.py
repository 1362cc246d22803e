"""How does a mail leave? As Apprise sends it, but for its name, text and connection."""

import smtplib
import warnings
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from apprise import NotifyFormat
from apprise.conversion import convert_between

from watcher.alerts.answers import Answer, Broken
from watcher.alerts.headers import make_msgid, plain_part
from watcher.alerts.send.line import current, taken_by

with warnings.catch_warnings():
    # On Python 3.11 and 3.12 it imports a module that 3.13 drops.
    warnings.simplefilter("ignore", DeprecationWarning)
    from apprise.plugins.email.smtp import SMTP_EXCEPTIONS, AppriseSMTPController

_MAIL = "mail"
_OK = 250


def install() -> None:
    """
    Take the place of parts of Apprise's mail, which has no parameter for them.

    A random Message-ID makes a second copy look like another mail, and a header
    "+Message-ID=" in the URL only adds a second one. A text made of the HTML loses the
    shape of the note. A connection for each mail takes as long as ten mails over one.
    """
    library: Any = import_module("apprise.plugins.email.base")
    library.make_msgid = make_msgid
    library.convert_between = _plain_of
    library.AppriseSMTPController = _Controller


@dataclass(frozen=True, slots=True)
class _Open:
    """A connection over which a mail has been sent."""

    smtp: smtplib.SMTP

    def close(self) -> None:
        with suppress(*SMTP_EXCEPTIONS):
            self.smtp.quit()

    @property
    def is_alive(self) -> bool:
        """Ask before a mail is handed over: afterwards nobody could tell."""
        with suppress(*SMTP_EXCEPTIONS):
            return bool(self.smtp.noop()[0] == _OK)
        return False


class _Controller(AppriseSMTPController):
    """Keeps the connection for the next mail, and what the server answered."""

    _socket: Any

    def __enter__(self) -> "AppriseSMTPController":
        line = current()
        kept = line.take(_MAIL) if line else None
        if isinstance(kept, _Open):
            if kept.is_alive:
                self._socket = kept.smtp
                return self
            kept.close()
        try:
            return super().__enter__()
        except SMTP_EXCEPTIONS as error:
            _broke(error, at_door=True)
            raise

    def sendmail(self, from_addr: str, to_addrs: list[str], message: str) -> bool:
        """Send one mail to those who have not taken it; say whether all have it now."""
        taken = taken_by()
        left = [address for address in to_addrs if _mark(address) not in taken]
        refused = self._refused(from_addr, left, message) if left else {}
        if refused is None:
            return False
        taken.update(_mark(address) for address in left if address not in refused)
        for address, (code, words) in refused.items():
            _answered(code, f"{words.decode(errors='replace')} ({address})")
        return not refused

    def _refused(
        self, from_addr: str, to_addrs: list[str], message: str
    ) -> dict[str, tuple[int, bytes]] | None:
        """Return who did not take it; None when the server did not."""
        try:
            found: dict[str, tuple[int, bytes]]
            found = self._socket.sendmail(from_addr, to_addrs, message)
        except smtplib.SMTPRecipientsRefused as error:
            found = error.recipients
        except SMTP_EXCEPTIONS as error:
            _broke(error)
            return None
        return found

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        line = current()
        if line is None or kind is not None or self._socket is None:
            super().__exit__(kind, error, trace)
        elif self._socket.sock is not None:
            line.keep(_MAIL, _Open(self._socket))


def _mark(address: str) -> tuple[str, str]:
    return "address", address


def _broke(error: Exception, *, at_door: bool = False) -> None:
    if isinstance(error, smtplib.SMTPResponseException):
        _answered(error.smtp_code, error.smtp_error)
    elif line := current():
        line.broken = Broken(words=str(error), at_door=at_door)


def _answered(code: int, words: bytes | str) -> None:
    if line := current():
        text = words.decode(errors="replace") if isinstance(words, bytes) else words
        line.answer = Answer(code=code, text=text, is_mail=True)


def _plain_of(before: NotifyFormat, after: NotifyFormat, body: str) -> str:
    return plain_part() or str(convert_between(before, after, body))  # type: ignore[no-untyped-call]
