"""Which words mean a term that they do not say, and what are they worth?"""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relevance.builders import a_profile, an_article, judge
from watcher.italian import lexicon
from watcher.italian.inflection.conjugation import conjugate
from watcher.model.profile import Group
from watcher.relevance import find_terms
from watcher.relevance.automaton import Automaton
from watcher.relevance.deverbal import verb_forms, verbs_of
from watcher.relevance.phrases import find
from watcher.relevance.setting import setting_of
from watcher.relevance.surface import Surface
from watcher.relevance.terms import patterns_of

CASES = Path(__file__).parents[1] / "cases" / "relevance" / "retold.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
FULL = "Il crollo della galleria ha fatto due morti."
# Nouns that end like an action and name none.
NO_ACTION = ("stazione", "nazione", "momento", "natura", "villaggio", "pensione")


def strength_of(term: str, text: str) -> float:
    """Return what the best hit of *term* in *text* is worth."""
    automaton = Automaton()
    wanted = [automaton.add(p) for p in patterns_of(term) if not p.again]
    automaton.close()
    surface = Surface(text)
    filled = automaton.fill(surface)
    hits = (w.pattern.strength for w in wanted for _ in find(w, filled, surface))
    return max(hits, default=0)


@pytest.mark.parametrize(
    "row", ROWS, ids=lambda row: f"{row['term']} | {row['text'][:35]}"
)
def test_a_text_that_means_a_term_is_worth_what_it_tells(row: dict[str, str]) -> None:
    """A verb beside the noun is nearly the term, words of one clause are less."""
    assert strength_of(row["term"], row["text"]) == pytest.approx(row["strength"])


def test_what_only_means_a_term_is_no_surface_form_of_it() -> None:
    """A user who asks where a term stands sees the term."""
    assert find_terms(["crollo della galleria"], "La galleria è crollata.") == []


def test_a_noun_with_its_article_counts_after_the_full_term() -> None:
    """Whoever goes on telling says "la galleria"; alone it is any gallery."""
    profile = a_profile(Group(label="g", any=("crollo della galleria",)))
    other = "Intorno al cantiere si lavora. La statale è chiusa."
    more = f"{FULL} {other}\n\nSotto la galleria passava un'auto. {other}"
    less = f"{FULL} {other}\n\nSotto una volta passava un'auto. {other}"

    assert (
        judge(profile, an_article("Cronaca", more)).score
        > judge(profile, an_article("Cronaca", less)).score
    )
    assert judge(profile, an_article("La galleria", "La galleria espone.")).score == 0


@pytest.mark.parametrize(
    "text", ["la galleria del vento", "una galleria", "la galleria francese"]
)
def test_a_noun_of_another_thing_takes_up_nothing(text: str) -> None:
    """A complement, a demonym or the article "una" tells of another gallery."""
    profile = a_profile(Group(label="g", any=("crollo della galleria",)))
    body = f"{FULL} Poi il silenzio. Tutti a casa."
    plain = judge(profile, an_article("Cronaca", f"{body} Ecco il resto."))
    other = judge(profile, an_article("Cronaca", f"{body} Ecco {text}."))

    assert other.score == plain.score


def test_terms_that_exclude_are_taken_at_their_word() -> None:
    """A verb does not exclude where the noun was asked for."""
    group = Group(label="g", any=("sindaco",), none=("arresto del sindaco",))
    article = an_article("Arrestato il sindaco", "Il sindaco è in cella. Città scossa.")

    assert judge(a_profile(group), article).relevant


@pytest.mark.parametrize("noun", NO_ACTION)
def test_an_ending_alone_makes_no_action(noun: str) -> None:
    """A station is nothing that somebody does."""
    assert verbs_of(noun) == ()


def test_every_listed_verb_can_be_conjugated() -> None:
    """The list of verbs by noun holds infinitives."""
    for noun, *cells in lexicon.rows("action_verbs.tsv"):
        for verb in ",".join(cells).split(","):
            assert any(form.mood == "participle" for form in conjugate(verb)), noun


@given(st.text("abceinortzmgu'àè -", max_size=14))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_noun_has_verbs_or_none(noun: str) -> None:
    """Whatever stands in a term, asking for its verbs raises nothing."""
    assert all(entry.text for entry in verb_forms(noun))


@pytest.mark.parametrize(
    ("title", "terms", "where"),
    [
        ("Alluvione a Valencia", ("Faenza", "Romagna"), "abroad"),
        ("Alluvione a Prato", ("Faenza", "Romagna"), "elsewhere"),
        ("Alluvione in Emilia-Romagna", ("Faenza",), "here"),
        ("Alluvione, il vertice a Roma", ("Faenza",), "here"),
        ("La Turchia manda soccorsi", ("Faenza",), "others"),
        ("Alluvione", ("Faenza",), "here"),
        ("Alluvione a Prato", ("Protezione civile",), "here"),
        ("", (), "here"),
    ],
)
def test_a_title_can_put_a_story_elsewhere(
    title: str, terms: tuple[str, ...], where: str
) -> None:
    """Only a title whose places all lie apart from the wanted ones does."""
    assert setting_of(title, terms) == where


@pytest.mark.parametrize("unit", ["crolla galleria ", "la galleria\n", "crollo. "])
def test_a_hostile_text_is_retold_in_linear_time(unit: str) -> None:
    """Five thousand repetitions of verb and noun are judged at once."""
    profile = a_profile(Group(label="g", any=("crollo della galleria",)))

    assert judge(profile, an_article("Cronaca", FULL + unit * 5_000)).score <= 1
