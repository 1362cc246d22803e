"""When is a number known?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.claims.numbers import (
    is_known_number,
    is_sum_or_difference,
    significant_digits,
)
from watcher.model.mention import Quantity


def a_number(low: float | None, high: float | None = -1, **more: object) -> Quantity:
    """Build a count of persons; one bound stands for both."""
    top = low if high == -1 else high
    return Quantity(
        text="n",
        start=0,
        end=1,
        min=low,
        max=top,
        unit="persone",
        unit_class="PERSON",
        kind="count",
        **more,
    )


KNOWN = [
    pytest.param(a_number(3926), a_number(3926), id="same"),
    pytest.param(a_number(4000), a_number(3926), id="rounded-up"),
    pytest.param(a_number(None, 4500), a_number(4450), id="almost"),
    pytest.param(a_number(3000, None), a_number(3062), id="a-little-over"),
    pytest.param(a_number(10000, 12000), a_number(11000), id="range-of-known"),
    pytest.param(a_number(11000), a_number(10000, 12000), id="inside-known-range"),
    pytest.param(a_number(85000, approximate=True), a_number(86200), id="about"),
]
NEWS = [
    pytest.param(a_number(3538), a_number(3420), id="near-but-exact"),
    pytest.param(a_number(11200), a_number(11000), id="more-precise"),
    pytest.param(a_number(510), a_number(340), id="other"),
    pytest.param(a_number(25000, 30000), a_number(11000), id="far-range"),
    pytest.param(a_number(300, None), a_number(800), id="far-bound"),
    pytest.param(a_number(5), a_number(4), id="small"),
]


@pytest.mark.parametrize(("new", "old"), KNOWN)
def test_what_a_known_number_entails_is_known(new, old):
    """The value itself, its roundings, weaker bounds and ranges around it."""
    assert is_known_number(new, [old])


@pytest.mark.parametrize(("new", "old"), NEWS)
def test_another_or_a_sharper_number_is_news(new, old):
    """What the known number does not say."""
    assert not is_known_number(new, [old])


def test_nothing_is_known_to_an_empty_ledger():
    """The first number is always news."""
    assert not is_known_number(a_number(3000), [])


@given(st.integers(min_value=0, max_value=10**9))
@settings(max_examples=100, deadline=None)
def test_every_number_is_known_once_told(value):
    """Telling a number twice is no news, whatever the number."""
    assert is_known_number(a_number(value), [a_number(value)])
    assert significant_digits(value) >= 1


def test_sums_and_differences_of_parts():
    """388 = 178 + 165 + 45 and 465 = 3420 - 2955."""
    assert is_sum_or_difference(388, [178, 165, 45])
    assert is_sum_or_difference(465, [3420, 2955])
    assert not is_sum_or_difference(389, [178, 165, 45])
