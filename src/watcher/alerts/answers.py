"""What does the answer of a service mean? Pure."""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import responses
from typing import Any

# Handed over, and then nothing: a connection that was refused had nothing handed over.
_NO_ANSWER = re.compile(
    r"Read timed out|RemoteDisconnected|Connection aborted|unexpectedly closed"
    r"|Connection broken|^timed out|^The read operation timed out"
)
_TROUBLES = (
    (re.compile(r"refused$|Errno 111"), "nobody answers at its port"),
    (re.compile(r"resolve|Errno -[235]\b|not known"), "no such host"),
    (re.compile(r"CERTIFICATE_VERIFY_FAILED"), "its certificate is not valid"),
    (re.compile(r"unreachable|No route"), "no way leads to it"),
    (re.compile(r"timed out"), "no answer in time"),
)
_BUSY = frozenset({429, 503})
_FAILURES = 400
# Names of headers and of keys in JSON, without hyphens and underscores, and in which
# part of a second they count: Discord, Telegram, Slack; Matrix; Teams.
_WAITS = {
    "retryafterms": 0.001,
    "xmsretryafterms": 0.001,
    "retryafter": 1.0,
    "xratelimitresetafter": 1.0,
}
# Telegram says it in words, too.
_IN_WORDS = re.compile(r"retry after (\d{1,9})", re.IGNORECASE)
_REASONS = ("description", "error_description", "message", "error", "detail", "title")
# A page, or JSON that is cut or says nothing.
_NO_WORDS = ("<", "{", "[")
_TOO_BIG = re.compile(
    r"too[ _](?:long|large|big)|or fewer in length|size (?:limit|exceed)"
    r"|exceeds? (?:\w+ ){0,3}(?:size|length)|\b5\.3\.4\b",
    re.IGNORECASE,
)
_PAYLOAD_TOO_LARGE = 413
# A mailbox that is full answers 552, too, and takes no shorter mail either.
_FULL = re.compile(r"\b[45]\.2\.2\b|quota|full|storage", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a service said: the code of HTTP or SMTP, headers in lower case, words."""

    code: int
    text: str
    headers: Mapping[str, str] = field(default_factory=dict)
    is_mail: bool = False

    @property
    def is_refusal(self) -> bool:
        """Say whether it is a no."""
        return self.code >= _FAILURES


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """What went wrong with a connection; *at_door* when it was before the message."""

    words: str
    at_door: bool = False


def is_uncertain(broken: Broken | None) -> bool:
    """
    Say whether a message may have arrived that nobody answered for.

    >>> is_uncertain(Broken(words="HTTPConnectionPool: Read timed out."))
    True
    >>> is_uncertain(Broken(words="[Errno 111] Connection refused"))
    False
    """
    if broken is None or broken.at_door:
        return False
    return bool(_NO_ANSWER.search(broken.words))


def trouble(broken: Broken | None) -> str:
    """
    Return why no service was reached; nothing when one was.

    >>> trouble(Broken(words="[Errno 111] Connection refused"))
    'nobody answers at its port'
    """
    words = broken.words if broken else ""
    return next((told for sign, told in _TROUBLES if sign.search(words)), "")


def patience(answer: Answer | None) -> timedelta | None:
    """
    Return how long a service asks to be left in peace, when it says so.

    In seconds or milliseconds, in a header or in JSON; a date counts from the date of
    the answer, whatever our own clock says.

    >>> patience(Answer(code=429, text="", headers={"retry-after": "35"}))
    datetime.timedelta(seconds=35)
    >>> patience(Answer(code=429, text='{"parameters": {"retry_after": 7}}'))
    datetime.timedelta(seconds=7)
    """
    if answer is None or not answer.is_refusal:
        return None
    found = _waits(answer.headers)
    if not found and (date := answer.headers.get("retry-after")):
        return _until(date, answer.headers.get("date"))
    if not found and answer.code in _BUSY:
        found = _told(answer.text)
    return timedelta(seconds=found[0]) if found else None


def rest(answer: Answer | None) -> timedelta | None:
    """
    Return how long a service that took a message takes no more, when it says so.

    >>> rest(Answer(code=204, text="", headers={"x-ratelimit-reset-after": "1.5"}))
    datetime.timedelta(seconds=1, microseconds=500000)
    """
    found = _waits(answer.headers) if answer else []
    return timedelta(seconds=found[0]) if found else None


def busy(wait: timedelta) -> Answer:
    """Return what a service would say that we do not ask: it is busy for *wait*."""
    seconds = f"{wait.total_seconds():.3f}"
    return Answer(code=429, text="", headers={"retry-after": seconds})


def reason(answer: Answer | None) -> str:
    """
    Return in one line why a service refused, in its own words where it has any.

    >>> reason(Answer(code=400, text='{"ok": false, "description": "chat not found"}'))
    '400 Bad Request: chat not found'
    >>> reason(Answer(code=450, text="4.2.0 Greylisted", is_mail=True))
    '450 4.2.0 Greylisted'
    """
    if answer is None or not answer.is_refusal:
        return ""
    if answer.is_mail:
        return f"{answer.code} {answer.text}".strip()
    phrase = responses.get(answer.code, "").strip()
    return f"{answer.code} {phrase}".strip() + (
        f": {w}" if (w := _said(answer)) else ""
    )


def _said(answer: Answer) -> str:
    loaded = _loaded(answer.text)
    told = [loaded[key] for key in _REASONS if isinstance(loaded.get(key), str)]
    if told or answer.text.lstrip().startswith(_NO_WORDS):
        return told[0] if told else ""
    return answer.text.strip()


def is_too_big(answer: Answer | None) -> bool:
    """
    Say whether a shorter message might be taken.

    >>> is_too_big(Answer(code=552, text="5.3.4 Message size exceeds fixed limit"))
    True
    >>> is_too_big(Answer(code=552, text="5.2.2 Mailbox full"))
    False
    """
    if answer is None or not answer.is_refusal:
        return False
    if answer.code == _PAYLOAD_TOO_LARGE:
        return True
    return bool(_TOO_BIG.search(answer.text)) and not _FULL.search(answer.text)


def _told(text: str) -> list[float]:
    loaded = _loaded(text)
    inner = [value for value in loaded.values() if isinstance(value, dict)]
    found = [wait for each in (loaded, *inner) for wait in _waits(each)]
    words = _IN_WORDS.search(text)
    return found or ([float(words[1])] if words else [])


def _waits(named: Mapping[str, Any]) -> list[float]:
    """Return the seconds that these headers or keys name, the most exact first."""
    plain = {re.sub("[-_]", "", name).lower(): value for name, value in named.items()}
    found = [(plain[name], part) for name, part in _WAITS.items() if name in plain]
    return [number * part for value, part in found if (number := _number(value))]


def _number(value: object) -> float | None:
    try:
        number = float(str(value))
    except ValueError:
        return None
    return number if math.isfinite(number) and 0 < number < 10**9 else None


def _until(date: str, now: str | None) -> timedelta | None:
    try:
        wait = _moment(date) - _moment(now or "")
    except ValueError:
        return None
    return max(wait, timedelta())


def _moment(date: str) -> datetime:
    moment = parsedate_to_datetime(date)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _loaded(text: str) -> dict[str, Any]:
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return loaded if isinstance(loaded, dict) else {}
