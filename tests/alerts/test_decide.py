"""Is the right claim told, and is a failed delivery tried again in time?"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.claims import a_claim, a_verdict
from watcher.alerts.decide import (
    LIFETIME,
    LONGEST_PATIENCE,
    LONGEST_WAIT,
    Telling,
    after_failure,
    decide,
    follows,
    next_try,
    why_silent,
)
from watcher.errors import ChannelError
from watcher.model.alert import Delivery
from watcher.model.profile import Group, Profile, Route
from watcher.model.verdict import JudgedClaim, Novelty

NOW = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)


def judge(ident: str, **changes: Any) -> JudgedClaim:
    """Return the claim called *ident* with a verdict."""
    return JudgedClaim(claim=a_claim(id=ident), verdict=a_verdict(**changes))


def a_profile(**changes: Any) -> Profile:
    """Return a profile with *changes*."""
    group = Group(label="ponte", any=("ponte",))
    return Profile(name="ponte", title="Ponte", groups=(group,), **changes)


@pytest.mark.parametrize(
    ("novelty", "strength", "told"),
    [
        (Novelty.NEW, "strong", True),
        (Novelty.UPDATE, "strong", True),
        (Novelty.CONTRADICTION, "strong", True),
        (Novelty.CORROBORATION, "strong", False),
        (Novelty.REPEAT, "strong", False),
        (Novelty.NEW, "weak", False),
    ],
)
def test_strong_news_is_told(novelty: Novelty, strength: str, told: bool) -> None:
    """By default: what is new, changed or contradicted, with strong evidence."""
    judged = judge("c1", novelty=novelty, strength=strength)

    tellings = decide([judged], a_profile(), ["desk"])

    assert tellings == ((Telling(told=(judged,), channels=("desk",)),) if told else ())


def test_channels_that_want_the_same_get_the_same() -> None:
    """One message for those that hear the same, another for who hears more."""
    strong, weak = judge("c1"), judge("c2", strength="weak")
    routes = (Route(channel="all", now="weak"), Route(channel="later", now="none"))
    profile = a_profile(routes=routes)

    tellings = decide([strong, weak], profile, ["desk", "all", "later", "phone"])

    assert tellings == (
        Telling(told=(strong,), channels=("desk", "phone")),
        Telling(told=(strong, weak), channels=("all",)),
    )
    (only,) = decide([strong], profile, ["desk", "all", "later"])
    assert only.channels == ("desk", "all")


def test_without_a_channel_the_decision_is_kept() -> None:
    """`watcher alerts` shows it."""
    strong = judge("c1")

    assert decide([strong], a_profile(), []) == (Telling(told=(strong,), channels=()),)


@pytest.mark.parametrize(
    ("slot", "against", "expected"),
    [
        ("number", "c1", True),
        (None, "c1", True),
        ("event", "c1", False),
        ("number", "c9", False),
        ("number", None, False),
    ],
)
def test_what_goes_on_with_a_muted_claim_is_muted(slot, against, expected) -> None:
    """A new event is not: the claim was only the nearest one."""
    verdict = a_verdict(slot=slot, against=against)

    assert follows(verdict, {"c1"}) is expected


def test_a_profile_may_ask_for_more_or_less() -> None:
    """alert_on and min_strength are the user's."""
    weak = a_verdict(strength="weak")
    heard = a_verdict(novelty=Novelty.CORROBORATION)

    assert why_silent(weak, a_profile(min_strength="weak")) is None
    assert why_silent(heard, a_profile(alert_on=("corroboration",))) is None
    assert why_silent(a_verdict(), a_profile(alert_on=("update",))) is not None


def test_silence_has_its_reason() -> None:
    """Who asks why nothing came gets an answer."""
    silent = why_silent(a_verdict(strength="weak", reason="from a menu"), a_profile())

    assert silent == "weak evidence waits for the digest: from a menu"


def test_waiting_doubles_up_to_an_hour() -> None:
    """30 s, 1 min, 2 min ... with up to a quarter of jitter."""
    waits = [next_try(n, NOW, key="a1/desk") - NOW for n in range(1, 12)]

    assert timedelta(seconds=30) <= waits[0] <= timedelta(seconds=37.5)
    assert waits[0] < waits[1] < waits[2]
    assert LONGEST_WAIT <= waits[-1] <= LONGEST_WAIT * 1.25


def test_deliveries_that_fail_together_return_apart() -> None:
    """Jitter depends on the delivery only: the same one waits the same time."""
    times = {next_try(1, NOW, key=f"a{n}/desk") for n in range(20)}

    assert len(times) > 10
    assert next_try(1, NOW, key="a1/desk") == next_try(1, NOW, key="a1/desk")


@given(st.integers(min_value=-5, max_value=10**9))
def test_any_number_of_tries_has_a_next_time(attempts: int) -> None:
    """Neither overflow nor a time in the past."""
    assert NOW < next_try(attempts, NOW) <= NOW + LONGEST_WAIT * 1.25


def test_a_failure_is_tried_again_until_the_alert_is_old() -> None:
    """Pending with its next time; dead when that would be too late."""
    delivery = Delivery(alert_id="a1", channel="desk")

    refused = ChannelError("desk", "refused")

    first = after_failure(delivery, refused, created=NOW, now=NOW)
    late = after_failure(first, refused, created=NOW, now=NOW + LIFETIME)

    assert (first.state, first.attempts) == ("pending", 1)
    assert first.last_error == "refused"
    assert first.next_try is not None
    assert first.next_try > NOW
    assert (late.state, late.attempts, late.next_try) == ("dead", 2, None)


def test_without_an_answer_the_outcome_is_unknown() -> None:
    """It may have arrived; it is sent again, and dead in the end like any other."""
    delivery = Delivery(alert_id="a1", channel="desk")
    silence = ChannelError("desk", "no answer", uncertain=True)

    first = after_failure(delivery, silence, created=NOW, now=NOW)
    late = after_failure(first, silence, created=NOW, now=NOW + LIFETIME)

    assert (first.state, late.state) == ("unknown", "dead")


@pytest.mark.parametrize(
    ("asked", "waits"),
    [
        (timedelta(seconds=1), timedelta(seconds=30)),
        (timedelta(minutes=20), timedelta(minutes=20)),
        (timedelta(days=30), LONGEST_PATIENCE),
    ],
    ids=["less than ours", "minutes", "a month"],
)
def test_a_service_that_asks_for_patience_gets_it(asked, waits) -> None:
    """Never less than our own wait, and never so long that it is as good as dead."""
    delivery = Delivery(alert_id="a1", channel="desk")
    busy = ChannelError("desk", "429", wait=asked)

    again = after_failure(delivery, busy, created=NOW, now=NOW).next_try

    assert again is not None
    assert waits <= again - NOW <= waits * 1.25
