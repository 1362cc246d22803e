"""The short way to the relevant matches tells the same as the long one."""

import pytest

from relevance.builders import TOPICS, a_profile, an_article, of_row, of_topic
from watcher.model.profile import Group
from watcher.relevance import compile_profiles

ALL = [of_topic(topic) for topic in TOPICS.values()]


@pytest.mark.parametrize("name", TOPICS)
def test_the_short_way_finds_the_same_matches(name: str) -> None:
    """Same profiles, scores, hits and parts, whatever else is compiled."""
    matcher = compile_profiles(ALL)
    for row in TOPICS[name]["article"]:
        article = of_row(row)
        long_way = [m for m in matcher.concerned(article) if m.relevant]

        assert matcher.relevant(article) == long_way


def test_a_group_of_which_one_list_is_missing_is_not_read() -> None:
    """Half of a group is a near miss for `judge`, and nothing here."""
    group = Group(label="g", any=("sciopero",), also=(("Trenord", "Italo"),))
    matcher = compile_profiles([a_profile(group)])
    article = an_article("Sciopero all'Ilva")

    assert matcher.relevant(article) == []
    assert matcher.judge(article)[0].near_miss


@pytest.mark.parametrize(
    ("term", "text"),
    [
        pytest.param("tariffe doganali", "La tariffa doganale sale", id="class word"),
        pytest.param(
            "chiusura del pronto soccorso",
            "La chiusura del pronto soccorso",
            id="complement of two words",
        ),
        pytest.param(
            "riduzione dei posti letto", "Riduzione di posti letto", id="two nouns"
        ),
    ],
)
def test_a_term_finds_its_own_words(term: str, text: str) -> None:
    """Agreement and class words never stand in the way of what was written."""
    matcher = compile_profiles([a_profile(Group(label="g", any=(term,)))])

    (match,) = matcher.relevant(an_article(text))

    assert match.hits[0].term == term
