"""What can a server do to us that breaks HTTP, stalls, floods or leads astray?"""

import pytest

from hostile.answers import Endpoint, feed
from hostile.rounds import Visit, visit
from hostile.servers import REDIRECT, STATUS, TRANSPORT

ALL = {**TRANSPORT, **STATUS, **REDIRECT}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Visit:
    """Ask every server once, a good one among them."""
    endpoints = {"good": Endpoint(feed(), entries=3), **ALL}
    return visit(endpoints, tmp_path_factory.mktemp("servers"))


@pytest.mark.parametrize("name", ALL)
def test_a_bad_server_gives_what_it_can_or_one_plain_error(
    seen: Visit, name: str
) -> None:
    """Nothing raises; the feed fails in words, or is read as it was meant."""
    expected, state = ALL[name], seen.states[name]

    assert seen.entries[name] == expected.entries
    assert state.failures == (0 if expected.entries else 1)
    if not expected.entries:
        assert (expected.error or "") in str(state.last_error)
        assert "\n" not in str(state.last_error)
        assert (state.etag, state.last_modified, state.moved_to) == (None, None, None)


@pytest.mark.parametrize("name", ["good", *ALL])
def test_no_server_is_asked_twice_in_a_round(seen: Visit, name: str) -> None:
    """A failure is no reason to ask again at once."""
    assert len(seen.asked(name)) == 1


def test_the_good_feed_beside_them_is_read(seen: Visit) -> None:
    """It costs it nothing to stand among them."""
    assert seen.entries["good"] == 3
    assert seen.states["good"].failures == 0
    (report,) = seen.reports
    assert report.feeds_asked == 1 + len(ALL)


def test_nobody_sees_a_cookie_a_referrer_or_a_credential(seen: Visit) -> None:
    """A request says who asks and what is wanted."""
    known = {"host", "user-agent", "accept", "accept-encoding"}
    assert {name for one in seen.log for name in one.headers} == known
