"""Feeds with validators and waits: what is sent back, and at which hours we come."""

from dataclasses import dataclass
from email.utils import format_datetime

from hostile.answers import feed, moved, response, rss, says, status
from hostile.farm import Asked, Script, Writer
from hostile.rounds import at

HOURS = (0, 1, 2, 3, 4, 5)
GOOD = rss()
LM = "Fri, 06 Mar 2026 10:00:00 GMT"
Pair = tuple[str | None, str | None]
NONE: Pair = (None, None)


@dataclass(frozen=True, slots=True)
class Mannered:
    """A feed's script, the validators it gets back in turn, and the hours of asking."""

    script: Script
    sent: tuple[Pair, ...] = (NONE,)
    hours: tuple[float, ...] = HOURS


def _answer(*headers: tuple[str, str], code: str = "200 OK") -> bytes:
    return response(GOOD if code.startswith("200") else b"", *headers, status=code)


def _unchanged(*headers: tuple[str, str]) -> bytes:
    return response(b"", *headers, status="304 Not Modified", length=None)


def _kept(etag: str | None, modified: str | None = None) -> Mannered:
    pairs = (("ETag", etag), ("Last-Modified", modified))
    headers = tuple((name, value) for name, value in pairs if value is not None)
    sent = (NONE, (etag or None, modified))
    return Mannered(says(_answer(*headers), _unchanged()), sent)


async def _target(asked: Asked, writer: Writer) -> None:
    """Compare both validators, as a server should."""
    known = asked.get("if-none-match"), asked.get("if-modified-since")
    pair = ("ETag", '"abc"'), ("Last-Modified", LM)
    writer.write(_unchanged() if known == ('"abc"', LM) else _answer(*pair))


CACHING = {
    "strong": _kept('"abc"'),
    "weak": _kept('W/"abc"'),
    "unquoted": _kept("abc"),
    "with-blanks": _kept('"a  b c"'),
    "with-gzip": _kept('"abc-gzip"'),
    "star": _kept("*"),
    "comma": _kept('"a", "b"'),
    "utf-8": Mannered(
        says(
            b"HTTP/1.1 200 OK\r\nConnection: close\r\n"
            b'ETag: "perch\xc3\xa9"\r\n\r\n' + GOOD
        ),
        (NONE, ('"perch\xc3\xa9"', None)),
    ),
    "long": _kept(f'"{"a" * 4_000}"'),
    "empty": Mannered(feed(("ETag", ""))),
    "date": _kept(None, LM),
    "date-of-no-format": _kept(None, "2026-03-06 10:00"),
    "date-in-italian": _kept(None, "ven, 6 marzo 2026"),
    "date-ahead": _kept(None, "Fri, 06 Mar 2099 10:00:00 GMT"),
    "both": _kept('"abc"', LM),
    "none": Mannered(feed()),
    "replaced-together": Mannered(
        says(
            _answer(("ETag", '"1"'), ("Last-Modified", "a")), _answer(("ETag", '"2"'))
        ),
        (NONE, ('"1"', "a"), ('"2"', None)),
    ),
    "removed": Mannered(
        says(_answer(("ETag", '"1"')), _answer()), (NONE, ('"1"', None), NONE)
    ),
    "renewed-by-304": Mannered(
        says(_answer(("ETag", '"1"')), _unchanged(("ETag", '"2"'))),
        (NONE, ('"1"', None), ('"2"', None)),
    ),
    "304-with-one-of-two": Mannered(
        says(
            _answer(("ETag", '"1"'), ("Last-Modified", "a")),
            _unchanged(("Last-Modified", "b")),
        ),
        (NONE, ('"1"', "a"), ('"1"', "b")),
    ),
    "error-with-validators": Mannered(
        says(
            _answer(("ETag", '"1"')),
            _answer(("ETag", '"no"'), code="500 x"),
            _unchanged(),
        ),
        (NONE, ('"1"', None), ('"1"', None)),
    ),
    "login-page-between": Mannered(
        says(
            _answer(("ETag", '"1"')),
            response(b"<html>Accedi</html>", ("ETag", '"login"')),
            _unchanged(),
        ),
        (NONE, ('"1"', None), ('"1"', None)),
    ),
    "nothing-between": Mannered(
        says(_answer(("ETag", '"1"')), response(b"", ("ETag", '"0"')), _unchanged()),
        (NONE, ('"1"', None), ('"1"', None)),
    ),
    "cut-between": Mannered(
        says(
            _answer(("ETag", '"1"')),
            response(GOOD, ("ETag", '"cut"'), length=len(GOOD) + 9),
            _unchanged(),
        ),
        (NONE, ('"1"', None), ('"1"', None)),
    ),
    "twice-in-one-answer": Mannered(
        feed(("ETag", '"1"'), ("ETag", '"2"')), (NONE, ('"1"', None))
    ),
    "moved-for-a-while": Mannered(moved(302, "/target"), (NONE, ('"abc"', LM))),
    "cookies": Mannered(feed(("Set-Cookie", "a=b; Path=/"), ("Set-Cookie", "c=d"))),
}
_AT_THREE = format_datetime(at(2.5), usegmt=True)
WAITING = {
    "max-age": Mannered(feed(("Cache-Control", "public, max-age=9000")), hours=(0, 3)),
    "max-age-0": Mannered(feed(("Cache-Control", "max-age=0"))),
    "max-age-absurd": Mannered(
        feed(("Cache-Control", "max-age=" + "9" * 20)), hours=(0,)
    ),
    "max-age-of-no-number": Mannered(feed(("Cache-Control", "max-age=ten"))),
    "max-age-beats-expires": Mannered(
        feed(("Cache-Control", "max-age=60"), ("Expires", _AT_THREE))
    ),
    "no-cache": Mannered(feed(("Cache-Control", "no-cache, no-store"))),
    "expires": Mannered(
        feed(("Date", format_datetime(at(0), usegmt=True)), ("Expires", _AT_THREE)),
        hours=(0, 3),
    ),
    "expires-0": Mannered(feed(("Expires", "0"))),
    "429": Mannered(status("429 x", ("Retry-After", "9000")), hours=(0, 3)),
    "503": Mannered(status("503 x", ("Retry-After", "9000")), hours=(0, 3)),
    "429-until": Mannered(
        says(
            _answer(
                ("Date", format_datetime(at(0), usegmt=True)),
                ("Retry-After", _AT_THREE),
                code="429 x",
            )
        ),
        hours=(0, 3),
    ),
    "429-by-a-clock-of-its-own": Mannered(
        says(
            _answer(
                ("Date", format_datetime(at(100), usegmt=True)),
                ("Retry-After", format_datetime(at(102.5), usegmt=True)),
                code="429 x",
            )
        ),
        hours=(0, 3),
    ),
    "429-absurd": Mannered(status("429 x", ("Retry-After", "9" * 20)), hours=(0,)),
    "429-negative": Mannered(status("429 x", ("Retry-After", "-5"))),
    "429-of-no-number": Mannered(status("429 x", ("Retry-After", "domani"))),
    "429-in-the-past": Mannered(status("429 x", ("Retry-After", LM))),
    "200-with-a-wait": Mannered(feed(("Retry-After", "9000")), hours=(0, 3)),
    "410": Mannered(status("410 Gone"), hours=(0,)),
    "ttl": Mannered(feed(body=rss(channel="<ttl>150</ttl>")), hours=(0, 3)),
    "sy": Mannered(
        feed(body=rss(channel="<sy:updatePeriod>hourly</sy:updatePeriod>")),
        hours=(0, 2, 4),
    ),
    "skip-hours": Mannered(
        feed(body=rss(channel="<skipHours><hour>13</hour><hour>14</hour></skipHours>")),
        hours=(0, 3, 4, 5),
    ),
}
TARGETS = {
    "target": _target,
    "sent-on": moved(302, "/target"),
    "gone": status("410 Gone"),
    "moved-too": moved(308, "/target"),
}
MOVES = {
    "301": Mannered(moved(301, "/target"), hours=(0,)),
    "308": Mannered(moved(308, "/target"), hours=(0,)),
    "301-then-308": Mannered(moved(301, "/moved-too"), hours=(0,)),
    "302": Mannered(moved(302, "/target"), (NONE, ('"abc"', LM))),
    "303": Mannered(moved(303, "/target"), (NONE, ('"abc"', LM))),
    "307": Mannered(moved(307, "/target"), (NONE, ('"abc"', LM))),
    "301-then-302": Mannered(moved(301, "/sent-on"), (NONE, ('"abc"', LM))),
    "301-to-a-page": Mannered(moved(301, "/pages/home")),
    "301-to-nothing": Mannered(moved(301, "/gone")),
}
