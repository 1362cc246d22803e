"""No page that the full path would match is ever dropped."""

from collections.abc import Sequence
from itertools import islice, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disguises import SEAMS, disguised
from prefilter import TOPICS, Trial
from relevance.builders import TOPICS as CASES
from relevance.builders import a_profile, of_row, of_topic
from watcher.italian.foreign.letters import pieces
from watcher.model.profile import Group
from watcher.relevance import compile_profiles
from watcher.relevance.anchoring import MOST_ANCHORS, plan, word_of
from watcher.relevance.necessary import stems, without_longer
from watcher.relevance.seams import stands
from watcher.relevance.sieve import Sieve

TRIALS = {name: Trial(topic) for name, topic in TOPICS.items()}


def keeps(words: Sequence[str], page: str, *told: str) -> bool:
    """Tell whether a sieve of *words* lets *page* through."""
    return Sieve(words).sift(page.encode(), told).passes


@given(st.sampled_from(sorted(TRIALS)), st.integers(0, 10**9))
@settings(max_examples=250, deadline=None)
def test_no_page_that_matches_is_dropped(name: str, seed: int) -> None:
    """Whatever disguises its words wear."""
    trial, dice = TRIALS[name], Random(seed)  # noqa: S311  (pages, no secrets)
    fate = trial.run(disguised(dice, trial.topic.sentences))

    assert not fate.is_lost


def test_the_disguises_are_worth_the_name() -> None:
    """Many match, a plain search loses some, and each of the two looks leaves some."""
    fates = []
    for seed in range(120):
        dice = Random(seed)  # noqa: S311  (pages, no secrets)
        trial = dice.choice(list(TRIALS.values()))
        fates.append(trial.run(disguised(dice, trial.topic.sentences)))
    matching = [fate for fate in fates if fate.matches]

    assert len(matching) > len(fates) / 3
    assert sum(not fate.plainly for fate in matching) > len(matching) / 6
    assert any(not fate.passes for fate in fates)
    assert any(fate.passes and not fate.kept for fate in fates)


@pytest.mark.parametrize("name", CASES)
def test_every_article_that_a_labelled_profile_finds_is_kept(name: str) -> None:
    """By its text alone, and by that only: the other articles show what is needed."""
    matcher = compile_profiles([of_topic(CASES[name])])
    needed = plan(matcher)
    assert not needed.obstacles
    sieve = Sieve(needed.anchors)
    for row in CASES[name]["article"]:
        article = of_row(row)
        sifted = sieve.sift(b"<html></html>", (article.text,))
        assert sifted.told or not matcher.relevant(article)


@pytest.mark.parametrize("seam", SEAMS, ids=ascii)
def test_a_word_in_pieces_is_found(seam: str) -> None:
    """Behind every letter, and behind several."""
    for at in range(1, 5):
        assert keeps(["kursk"], f"<p>a {'Kursk'[:at]}{seam}{'Kursk'[at:]} b</p>")
    assert keeps(["kursk"], f"<p>{seam.join('Kursk')}</p>")


@given(st.text(st.sampled_from("ku<>r s"), max_size=24))
@settings(max_examples=400, deadline=None)
def test_a_word_stands_where_a_search_letter_by_letter_finds_it(text: str) -> None:
    """The quick search agrees with one that tries every way."""
    plain = text.encode()

    assert stands(pieces("kurs"), plain) == by_letters(plain)
    assert keeps(["kurs"], text) == by_letters(plain)


def by_letters(text: bytes) -> bool:
    """Find "kurs" by trying every place for every letter."""

    def goes_on(at: int, rest: bytes) -> bool:
        if not rest:
            return True
        if text[at : at + 1] == rest[:1] and goes_on(at + 1, rest[1:]):
            return True
        return text[at : at + 1] == b"<" and any(
            text[end : end + 1] == b">"
            and text[end + 1 : end + 2] == rest[:1]
            and goes_on(end + 2, rest[1:])
            for end in range(at + 1, len(text))
        )

    return any(
        goes_on(at + 1, b"urs")
        for at in range(len(text))
        if text[at : at + 1] == b"k" and not text[at - 1 : at].islower()
    )


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("de&#108la\u2009k&#117;rsk", id="a thin space ends a reference"),
        pytest.param("&foo\u0308kursk", id="behind a mark that no letter takes"),
        pytest.param("&foo\u200bk&#117;rsk", id="a reference behind a broken one"),
        pytest.param("&#75\u0301ursk", id="a mark ends a reference"),
        pytest.param("&#x6B\u0301ursk; e", id="a mark ends a reference of letters"),
        pytest.param("&ampkursk", id="a bare ampersand"),
        pytest.param("1&amp;#75;ursk", id="encoded twice"),
        pytest.param("\\nKursk", id="the end of a line in JSON"),
        pytest.param("12kursk", id="behind a number"),
    ],
)
def test_a_word_begins_behind_anything_but_a_letter(markup: str) -> None:
    """Also where something strange stands before it."""
    assert keeps(["kursk"], f"<p>{markup}</p>")


def test_words_of_others_are_no_reason_to_read_a_page() -> None:
    """Nor is a word in the middle of another one."""
    assert not keeps(["arma", "kursk"], "<p>Disarmano il sottomarino a Murmansk.</p>")
    assert keeps(["arma"], "<p>L'armadio</p>")
    assert keeps(["kursk"], "<p>Niente</p>", "Kursk nel titolo")


@pytest.mark.parametrize("written", ["P.S.A.", "P. S. A.", "PSA", "P<b>.</b>S.&nbsp;A"])
def test_an_acronym_is_sought_with_its_dots(written: str) -> None:
    """Its letters stand apart."""
    profile = a_profile(Group(label="g", any=("PSA",)))
    words = plan(compile_profiles([profile])).anchors

    assert keeps(words, f"<p>La {written} avanza.</p>")
    assert not keeps(words, "<p>La peste avanza.</p>")


def test_words_too_short_to_seek_are_an_obstacle() -> None:
    """It is named, with profile and group."""
    profile = a_profile(Group(label="vertice", any=("G7",)))
    needed = plan(compile_profiles([profile]))

    assert needed.obstacles == (
        'profile p, group "vertice": it looks for words too short to be sought',
    )


def test_too_many_words_are_an_obstacle() -> None:
    """Such a sieve would keep every page."""
    letters = product("bcdfglmnprst", "aeiou", "bcdfglmnprst", "aeiou")
    terms = ("".join(four).capitalize() + "zzago" for four in letters)
    group = Group(label="g", any=tuple(islice(terms, MOST_ANCHORS + 1)))
    profile = a_profile(group)

    (obstacle,) = plan(compile_profiles([profile])).obstacles
    assert obstacle.endswith(f"over {MOST_ANCHORS}")


def test_the_rarest_list_of_a_group_is_enough() -> None:
    """Whoever has it may match, whoever has not cannot."""
    group = Group(label="g", any=("soldati",), also=(("Bagnacavallo",),))
    needed = plan(compile_profiles([a_profile(group)]))

    assert needed.anchors == ("bagnacavallo",)


def test_nothing_is_sought_for_nobody() -> None:
    """Without profiles every page is passed over."""
    assert not keeps(plan(compile_profiles([])).anchors, "<p>Qualunque cosa</p>")


def test_forms_share_their_beginning() -> None:
    """One word to seek instead of forty."""
    assert stems(["crolla", "crollò", "crollata"]) == {"croll"}
    assert without_longer(["arma", "armadio", "ferma"]) == {"arma", "ferma"}
    assert word_of("ada de corsi") == "corsi"
