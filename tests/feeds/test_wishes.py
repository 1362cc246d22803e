"""When does a feed ask not to be asked?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.feeds.parse import parse_feed
from watcher.feeds.wishes import wishes_of
from watcher.model.feed import Wishes

HEAD = (
    '<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">'
    "<channel><title>Il Faro</title>{}<item><title>Riapre il porto</title></item>"
    "</channel></rss>"
)


@pytest.mark.parametrize(
    ("inside", "wishes"),
    [
        pytest.param("", Wishes(), id="nothing"),
        pytest.param(
            "<skipHours>\n<hour>1</hour><hour> 0</hour><hour>24</hour></skipHours>",
            Wishes(skip_hours=(0, 1)),
            id="hours-and-24-is-0",
        ),
        pytest.param(
            "<skipDays><day>Sunday</day><day>saturday</day><day>domani!</day></skipDays>",
            Wishes(skip_days=(5, 6)),
            id="days",
        ),
        pytest.param(
            "<skipHours>"
            + "".join(f"<hour>{n}</hour>" for n in range(24))
            + "</skipHours>",
            Wishes(),
            id="every-hour-is-not-meant",
        ),
        pytest.param(
            "<sy:updatePeriod> hourly </sy:updatePeriod>",
            Wishes(minutes=60),
            id="hourly",
        ),
        pytest.param(
            "<sy:updatePeriod>daily</sy:updatePeriod>"
            "<sy:updateFrequency>4</sy:updateFrequency>",
            Wishes(minutes=360),
            id="four-times-a-day",
        ),
        pytest.param(
            "<sy:updatePeriod>hourly</sy:updatePeriod>"
            "<sy:updateFrequency>0</sy:updateFrequency>",
            Wishes(minutes=60),
            id="no-times-an-hour",
        ),
        pytest.param(
            "<sy:updatePeriod>always</sy:updatePeriod>", Wishes(), id="no-period"
        ),
    ],
)
def test_what_the_head_of_a_feed_asks_for(inside: str, wishes: Wishes) -> None:
    """It is read with the feed; what makes no sense asks for nothing."""
    feed = parse_feed(HEAD.format(inside).encode(), url="https://faro.example/rss")

    assert feed.wishes == wishes
    assert len(feed.entries) == 1


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text("<>/ skipHoursDay:updatePriodhourly012\n", max_size=200))
def test_whatever_a_feed_says_its_wishes_are_sane(text: str) -> None:
    """Hours, days and minutes that a clock has."""
    wishes = wishes_of(text)

    assert set(wishes.skip_hours) <= set(range(24))
    assert set(wishes.skip_days) <= set(range(7))
