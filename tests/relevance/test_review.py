"""What is said of a profile before it is used: mistakes, and notes that are none."""

import pytest

from corpora.reader import NAMES, read
from relevance.builders import TOPICS, a_profile, of_topic
from watcher.config import load_profile
from watcher.model.profile import Group
from watcher.relevance.review import Finding, review


def said(*groups: Group) -> list[tuple[str, str, str]]:
    """Return the mistakes of a profile of *groups*: kind, key and term."""
    return [(f.kind, f.key, f.term) for f in wrong(*groups)]


def wrong(*groups: Group) -> list[Finding]:
    """Return the mistakes of a profile of *groups*, without the notes."""
    return [f for f in review(a_profile(*groups)) if f.wrong]


def notes(*groups: Group) -> list[tuple[str, str]]:
    """Return the notes on a profile of *groups*: kind and term."""
    return [(f.kind, f.term) for f in review(a_profile(*groups)) if not f.wrong]


@pytest.mark.parametrize(
    ("term", "meant"),
    [
        pytest.param("scossa di terremotto", "terremoto", id="a doubled letter"),
        pytest.param("sciopreo dei treni", "sciopero", id="two letters exchanged"),
        pytest.param("alluvine nel Polesine", "alluvione", id="a letter missing"),
        pytest.param("truppe nordcoreanne", "nordcoreane", id="a demonym"),
        pytest.param("vertice di Pyongyangg", "Pyongyang", id="a name"),
    ],
)
def test_a_misspelt_word_is_named_with_the_nearest(term: str, meant: str) -> None:
    """The finding proposes the word that was meant."""
    (found,) = wrong(Group(label="g", any=(term,)))

    assert found.kind == "typo"
    assert f'did you mean "{meant}"?' in found.message


@pytest.mark.parametrize(
    "term",
    ["lavoro ridotto", "crisi idrica", "intelligence russa", "esondazione del Po",
     "siccità in Puglia", "capitreno di Trenord", "Zelensky", '"terremotto"'],
)  # fmt: skip
def test_a_good_word_is_no_misspelling(term: str) -> None:
    """Invariable nouns, loanwords, compounds, names, and what is in quotes."""
    assert said(Group(label="g", any=(term,))) == []


def test_what_does_not_find_itself_can_never_match() -> None:
    """Punctuation is no part of a token, so this literal stands in no text."""
    group = Group(label="g", any=('"Kursk!"', "Kursk"))

    assert said(group) == [("never", "[[group]] no. 1, any", '"Kursk!"')]


def test_a_term_of_none_must_leave_something_to_find() -> None:
    """Every article with the term would be excluded by its own words."""
    group = Group(label="g", any=("partita di calcio", "Serie A"), none=("calcio",))

    assert said(group) == [("excluded", "[[group]] no. 1, any", "partita di calcio")]


def test_a_group_that_another_contains_is_one_too_many() -> None:
    """The narrower of two is said, and of two equal ones the second."""
    wide = Group(label="scioperi", any=("sciopero dei treni", "sciopero degli aerei"))
    narrow = Group(
        label="Roma", any=("sciopero dei treni",), also=(("Roma", "Fiumicino"),)
    )
    key = "[[group]] no. 1"

    assert said(narrow, wide) == [("swallowed", key, "Roma")]
    assert said(wide, wide) == [("swallowed", "[[group]] no. 2", "scioperi")]


def test_a_none_that_only_the_wide_group_has_keeps_both() -> None:
    """The narrow group still finds what the wide one excludes."""
    wide = Group(label="a", any=("sciopero dei treni",), none=("Parigi",))
    narrow = Group(label="b", any=("sciopero dei treni",), also=(("Roma",),))

    assert said(wide, narrow) == []


def test_a_single_common_word_finds_too_much() -> None:
    """Unless the group asks for something beside it."""
    place = (("Pozzuoli", "Norcia"),)

    assert [kind for kind, *_ in said(Group(label="g", any=("terremoto",)))] == [
        "broad"
    ]
    assert said(Group(label="g", any=("terremoto",), also=place)) == []
    assert said(Group(label="g", any=("Farnesina",))) == []


def test_a_capital_that_restricts_is_a_note() -> None:
    """Mali the state is found, "mali" the word is not; that is no mistake."""
    assert notes(Group(label="g", any=("Mali",))) == [("capital", "Mali")]


def test_a_term_that_an_earlier_one_finds_is_a_note() -> None:
    """Soldiers are troops, so the second term adds nothing."""
    group = Group(label="g", any=("truppe nordcoreane", "soldati nordcoreani"))

    assert notes(group) == [("redundant", "soldati nordcoreani")]


@pytest.mark.parametrize("name", TOPICS)
def test_profiles_in_use_have_no_misspelling(name: str) -> None:
    """What a careful reader wrote is not corrected, and all of it can match."""
    kinds = {f.kind for f in review(of_topic(TOPICS[name])) if f.wrong}

    assert kinds <= {"broad"}


# Two were written in a minute with a bare common word, as users do; the check is right.
BROAD = {"campi-flegrei", "siccita-po"}


@pytest.mark.parametrize("corpus", [n for n in NAMES if n not in BROAD])
def test_labelled_profiles_are_clean(corpus: str) -> None:
    """The profiles of the timelines have notes only."""
    profile = load_profile(read(corpus).folder / "profile.toml")

    assert [f for f in review(profile) if f.wrong] == []
