"""The short way to the relevant matches tells the same as the long one."""

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relevance.builders import TOPICS, a_profile, an_article, of_row, of_topic
from watcher.model.profile import Group
from watcher.relevance import Matcher, compile_profiles
from watcher.relevance.automaton import Automaton
from watcher.relevance.patterns import Pattern
from watcher.relevance.requirements import requirements
from watcher.relevance.surface import Surface
from watcher.relevance.terms import patterns_of

ALL = [of_topic(topic) for topic in TOPICS.values()]


@cache
def every_topic() -> Matcher:
    """Return one matcher for all topics."""
    return compile_profiles(ALL)


@cache
def patterns_of_all() -> tuple[Pattern, ...]:
    """Return the patterns of every term of every topic."""
    return tuple(
        pattern
        for profile in ALL
        for group in profile.groups
        for wanted in requirements(group)
        for term in wanted.terms
        for pattern in patterns_of(term)
    )


def words_of(topic: dict[str, object]) -> Iterator[str]:
    """Yield the terms of a topic and what stands in its articles near them."""
    for group in of_topic(topic).groups:
        for wanted in requirements(group):
            yield from wanted.terms
    for row in topic["article"][:4]:  # type: ignore[index]
        yield from row["title"].split()


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


WORDS = sorted({word for topic in TOPICS.values() for word in words_of(topic)})


@given(st.lists(st.sampled_from(WORDS), max_size=60))
@settings(max_examples=60, deadline=None)
def test_the_short_way_loses_nothing_of_any_text(words: list[str]) -> None:
    """Words of all topics in any order: what the long way finds, the short one does."""
    matcher = every_topic()
    article = an_article(" ".join(words[:8]), " ".join(words[8:]))
    long_way = [m for m in matcher.concerned(article) if m.relevant]

    assert matcher.relevant(article) == long_way


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(max_examples=60, deadline=None)
def test_the_automaton_finds_what_a_search_for_each_spelling_finds(
    words: list[str],
) -> None:
    """Whole tokens, wherever they stand, and nothing else."""
    slots = [slot for pattern in patterns_of_all() for slot in pattern.slots]
    automaton = Automaton()
    numbers = {automaton.number(slot): slot for slot in slots}
    automaton.close()
    surface = Surface(" ".join(words))

    assert automaton.scan(surface).numbers == {
        number
        for number, slot in numbers.items()
        if any(f" {entry.text} " in surface.row for entry in slot)
    }
