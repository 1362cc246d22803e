"""Does an article concern a profile, and with which reasons?"""

import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from relevance.builders import (
    QUAKE,
    TOPICS,
    a_profile,
    an_article,
    judge,
    of_row,
    of_topic,
)
from watcher.model.profile import Group
from watcher.relevance import compile_profiles

LABELLED = [
    pytest.param(topic, row, id=f"{name}: {row['why']}")
    for name, topic in TOPICS.items()
    for row in topic["article"]
]


@pytest.mark.parametrize(("topic", "row"), LABELLED)
def test_a_labelled_article_is_judged_as_a_reader_would(
    topic: dict[str, object], row: dict[str, str]
) -> None:
    """Each case file holds a profile on its own topic and labelled short articles."""
    match = judge(of_topic(topic), of_row(row))

    assert match.relevant == row["relevant"], match


@pytest.mark.parametrize(("topic", "row"), LABELLED)
def test_apostrophes_and_normal_form_do_not_change_the_judgement(
    topic: dict[str, object], row: dict[str, str]
) -> None:
    """The same article with other apostrophes and in NFD scores the same."""
    profile, article = of_topic(topic), of_row(row)
    disguised = replace(
        article,
        **{
            name: unicodedata.normalize("NFD", part.replace("'", "’"))
            for name, part in article.parts.items()
        },
    )

    assert judge(profile, disguised).score == judge(profile, article).score


def test_there_is_one_match_per_profile_in_their_order() -> None:
    """Profiles that nothing concerns are among the matches, not relevant."""
    profiles = [
        replace(a_profile(QUAKE), name="one"),
        replace(a_profile(Group(label="g", any=("zanzara",))), name="two"),
    ]
    matches = compile_profiles(profiles).judge(an_article("Terremoto in Molise"))

    assert [(m.profile, m.relevant) for m in matches] == [("one", True), ("two", False)]


def test_profiles_judged_together_judge_as_alone() -> None:
    """One automaton for all profiles changes no score."""
    profiles = [of_topic(topic) for topic in TOPICS.values()]
    together = compile_profiles(profiles)
    for topic in TOPICS.values():
        for row in topic["article"]:
            alone = [judge(profile, of_row(row)) for profile in profiles]

            assert together.judge(of_row(row)) == alone


def test_hits_are_offsets_into_the_text_of_the_article() -> None:
    """Every hit names its field, its role and the characters it covers."""
    article = an_article("Sisma a Norcia", "Nessun danno.", "Un terremoto lieve.")
    match = judge(a_profile(QUAKE, boost=("Norcia",)), article)
    found = {(h.surface, h.field, h.role, h.group) for h in match.hits}

    assert found == {
        ("Sisma", "title", "any", 0),
        ("terremoto", "summary", "any", 0),
        ("Norcia", "title", "boost", None),
    }
    assert all(article.text[h.start : h.end] == h.surface for h in match.hits)


def test_none_in_a_box_of_links_excludes_nothing() -> None:
    """What another article says does not exclude this one."""
    group = replace(QUAKE, none=("calcio",))
    body = "Un terremoto ha svegliato Norcia. Scuole chiuse.\n\nLeggi anche: il calcio"

    assert judge(a_profile(group), an_article("Terremoto a Norcia", body)).relevant


def test_none_excludes_its_group_alone() -> None:
    """Another group of the profile may still match."""
    group = replace(QUAKE, none=("calcio",))
    other = Group(label="Norcia", any=("Norcia",))
    article = an_article("Terremoto a Norcia", "Rinviata la partita di calcio.")

    assert judge(a_profile(group, other), article).groups == ("Norcia",)


def test_none_does_not_match_inside_a_word() -> None:
    """An exclusion is a whole word: arma excludes no armadio."""
    group = replace(QUAKE, none=("arma",))
    article = an_article("Terremoto, cade un armadio", "Il terremoto è stato breve.")

    assert judge(a_profile(group), article).relevant


def test_a_near_miss_names_the_group_and_what_it_lacked() -> None:
    """The nearest group is the one that lacks least."""
    group = Group(label="crolli", any=("ponte",), also=(("Genova", "Messina"),))
    match = judge(a_profile(QUAKE, group), an_article("Un ponte nuovo", "A Roma."))

    assert match.near_miss == 'group 2 "crolli" lacked one of: Genova, Messina'


def test_a_near_miss_names_the_term_that_excluded() -> None:
    """What a term of none did is told."""
    group = replace(QUAKE, none=("calcio",))
    match = judge(a_profile(group), an_article("Terremoto nel calcio"))

    assert match.near_miss == 'group 1 "terremoto" was excluded by "calcio"'


def test_an_article_that_says_nothing_has_no_near_miss() -> None:
    """Where no term stands there is nothing to explain."""
    assert judge(a_profile(QUAKE), an_article("Meteo")).near_miss is None


def test_a_name_in_its_other_sense_does_not_match() -> None:
    """Kursk is the region unless the group asks for another sense."""
    article = an_article(
        "Il relitto del Kursk", "Il sottomarino affondò nel mare di Barents nel 2000."
    )
    asked = Group(label="relitto", all=("Kursk", "sottomarino"))

    assert not judge(a_profile(Group(label="k", any=("Kursk",))), article).relevant
    assert judge(a_profile(asked), article).relevant


def test_an_empty_article_and_an_empty_profile_are_judged() -> None:
    """Nothing in, nothing found."""
    assert not judge(a_profile(QUAKE), an_article()).relevant
    assert not judge(a_profile(Group(label="empty")), an_article("Terremoto")).relevant
    assert compile_profiles([]).judge(an_article("Terremoto")) == []


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_the_seed_of_string_hashes_changes_nothing(seed: str) -> None:
    """Two runs of the same code give the same matches, word for word."""
    code = (
        "import sys; sys.path[:0] = sys.argv[1].split('|');"
        "import relevance.builders as t;"
        "print([t.judge(t.of_topic(p), t.of_row(r))"
        " for p in t.TOPICS.values() for r in p['article']])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code, "|".join(sys.path)],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONHASHSEED": each, "PYTHONPATH": str(Path(__file__).parents[1])},
        ).stdout
        for each in (seed, "4")
    }

    assert len(told) == 1
