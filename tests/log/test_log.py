"""Is a log line one line, readable by people and machines, without secrets?"""

import io
import logging
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.log import LineFormatter, mask, setup, visible

LOGGER = logging.getLogger("watcher.test")


@pytest.fixture(autouse=True)
def afterwards() -> Iterator[None]:
    """Leave logging as it was."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    root.handlers[:] = before
    root.setLevel(level)
    logging.getLogger("watcher").setLevel(logging.NOTSET)


def lines(verbose: int = 0, secrets: tuple[str, ...] = ()) -> io.StringIO:
    """Set logging up and return where it goes."""
    stream = io.StringIO()
    setup(verbose, secrets, stream=stream)
    return stream


def test_an_event_comes_first_then_its_fields() -> None:
    """Fields stand in the order given; values with blanks are quoted."""
    out = lines()

    LOGGER.info("round done", extra={"feeds": 14, "news": 1, "worst": "a b"})

    assert out.getvalue().endswith('Z INFO round done feeds=14 news=1 worst="a b"\n')


def test_details_are_for_those_who_ask() -> None:
    """Reasons are DEBUG; a negative level keeps warnings only."""
    out = lines(0)
    LOGGER.debug("reason")
    assert out.getvalue() == ""

    out = lines(1)
    LOGGER.debug("reason")
    assert "DEBUG reason" in out.getvalue()

    out = lines(-1)
    LOGGER.info("round done")
    LOGGER.warning("feed failed")
    assert "round done" not in out.getvalue()
    assert "WARNING feed failed" in out.getvalue()


def test_setting_up_again_replaces_the_first_handler() -> None:
    """No event is told twice."""
    first, second = lines(), lines()

    LOGGER.info("once")

    assert first.getvalue() == ""
    assert second.getvalue().count("once") == 1


def test_secrets_are_masked_in_events_fields_and_tracebacks() -> None:
    """A known value shows nowhere, not even in the text of an error."""
    out = lines(0, ("hunter22",))

    LOGGER.info("told hunter22", extra={"url": "json://hunter22@h"})
    try:
        raise ValueError("bad hunter22")  # noqa: TRY301 - the traceback is the point
    except ValueError:
        LOGGER.exception("failed")

    assert "hunter22" not in out.getvalue()
    assert "ValueError: bad ***" in out.getvalue()


def test_a_hostile_title_cannot_forge_a_line() -> None:
    """Line breaks, colours and direction marks are written as escapes."""
    out = lines()

    LOGGER.info("match", extra={"title": "x\n2025 ERROR forged\x1b[31m\u202e"})

    assert len(out.getvalue().splitlines()) == 1
    assert r"\n2025 ERROR forged\x1b[31m\u202e" in out.getvalue()


def test_apprise_never_logs_to_us() -> None:
    """Its debug lines hold tokens in clear."""
    for verbose in (-1, 0, 1, 2, 3):
        out = lines(verbose)
        for level in (logging.DEBUG, logging.INFO, logging.ERROR):
            logging.getLogger("apprise.plugins").log(level, "token hunter22")
        assert out.getvalue() == ""


@given(st.text(), st.text())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_any_text_stays_one_printable_line(message: str, value: str) -> None:
    """Whatever is logged, the line holds no control character."""
    record = logging.makeLogRecord({"msg": message, "field": value})
    assert LineFormatter().format(record).isprintable()


def test_the_longest_secret_is_masked_first() -> None:
    """A token inside a URL does not save the rest of the URL."""
    assert mask("json://tok@h", ["tok", "json://tok@h"]) == "***"
    assert mask("nothing", [""]) == "nothing"
    assert visible("città") == "città"
