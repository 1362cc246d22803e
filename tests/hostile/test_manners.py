"""What does the owner of a server see in the log? The best-behaved reader there is."""

import pytest

from hostile.answers import Endpoint
from hostile.manners import CACHING, HOURS, MOVES, TARGETS, WAITING, Mannered
from hostile.rounds import Visit, visit

ALL: dict[str, Mannered] = {**CACHING, **WAITING, **MOVES}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Visit:
    """Let the daemon's rounds go over the feeds once an hour, with restarts between."""
    return visit(
        {name: Endpoint(one.script) for name, one in ALL.items()},
        tmp_path_factory.mktemp("manners"),
        hours=HOURS,
        every_feed=False,
        more=TARGETS,
    )


@pytest.mark.parametrize("name", ALL)
def test_a_feed_is_asked_when_it_may_be(seen: Visit, name: str) -> None:
    """Never before the time that the server named, and at every hour that is free."""
    hours = [one.hour for one in seen.asked(name)]

    assert hours == list(ALL[name].hours)


@pytest.mark.parametrize("name", ALL)
def test_validators_go_back_as_they_came(seen: Visit, name: str) -> None:
    """Only the first request is unconditional; the last pair stands for the rest."""
    names = ("if-none-match", "if-modified-since")
    sent = [tuple(one.get(key) for key in names) for one in seen.asked(name)]
    expected = ALL[name].sent

    wanted = [*expected, *[expected[-1]] * len(sent)][: len(sent)]
    assert sent == wanted


def test_a_request_is_the_address_and_nothing_else(seen: Visit) -> None:
    """No cookie, no referrer, no query, no HEAD; who asks is said with a contact."""
    known = {"host", "user-agent", "accept", "accept-encoding"}
    conditions = {"if-none-match", "if-modified-since"}

    assert {n for one in seen.log for n in one.headers} == known | conditions
    assert not any("?" in one.path for one in seen.log)
