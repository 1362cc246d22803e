"""Does the verb reader find the groups of a text, their mood, tense and polarity?"""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian.inflection.conjugation import conjugate
from watcher.italian.verbs.find import Mood, VerbGroup, tense_at, verb_groups
from watcher.model.factuality import Tense

CASES = Path(__file__).parents[1] / "cases"
TENSES = [
    json.loads(line)
    for line in (CASES / "tense.jsonl").read_text(encoding="utf-8").splitlines()
]
WORDS = [
    "il",
    "la",
    "non",
    "ha",
    "hanno",
    "è",
    "sono",
    "stato",
    "stati",
    "avrebbe",
    "potrebbe",
    "dovrebbe",
    "inviare",
    "inviato",
    "crollerà",
    "scioperano",
    "di",
    "a",
    "per",
    "che",
    "se",
    "ha,",
    "«nega»",
    "si",
    "ne",
    "arrivata",
    "sta",
    "l'accordo",
    "E'",
    "firmando",
    "esploso",
    "12",
    "mila",
    "Roma",
    ".",
    "?",
    ":",
    "né",
    "più",
    "già",
    "forse",
    "\n",
]


def only(text: str) -> VerbGroup:
    """Return the one group of a text."""
    (group,) = verb_groups(text)
    return group


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Il ponte è crollato.", "crollare"),
        ("Il ponte potrebbe essere stato demolito.", "demolire"),
        ("La giunta sta valutando il progetto.", "valutare"),
        ("Hanno fatto saltare il viadotto.", "saltare"),
        ("Il Comune deve ancora rispondere.", "rispondere"),
        ("Si dimetterà lunedì.", "dimettere"),
        ("Bisogna mandarli subito.", "mandare"),
        ("Il premio va consegnato a maggio.", "consegnare"),
        ("E' stato arrestato il sindaco.", "arrestare"),
        ("Il virus può aver contagiato il personale.", "contagiare"),
    ],
)
def test_the_head_of_a_group_carries_the_meaning(text: str, lemma: str) -> None:
    """Auxiliaries, modals and pronouns lead to the verb that names the event."""
    assert lemma in verb_groups(text)[-1].lemmas


def test_adverbs_stand_inside_a_group() -> None:
    """Adverbs between auxiliary and participle do not part them."""
    group = only("I vaccini non sono ancora davvero arrivati.")

    assert group.negated
    assert group.perfect
    assert group.tense is Tense.PAST


def test_a_passive_needs_a_transitive_verb() -> None:
    """Essere makes a passive of "premiato", a perfect of "arrivato"."""
    assert only("Il regista è stato premiato.").passive
    assert not only("Il regista è arrivato.").passive


def test_not_only_is_no_negation() -> None:
    """The words "non solo" add something, they deny nothing."""
    assert not only("Non ha solo pareggiato.").negated


def test_coordinated_participles_share_the_auxiliary() -> None:
    """The second participle takes tense and voice of the first."""
    first, second = verb_groups("Sarebbero stati fermati e identificati.")

    assert first.mood is second.mood is Mood.CONDITIONAL
    assert second.lemmas == ("identificare",)


@pytest.mark.parametrize(
    "text",
    [
        "La conferma della notizia",
        "Il crollo del ponte",
        "L'attacco alla diga",
        "Lo sciopero dei medici",
        "Gli Stati Uniti",
        "la fabbrica",
        "una legge sulla caccia",
    ],
)
def test_nouns_after_an_article_are_no_verbs(text: str) -> None:
    """Forms that are nouns as well are nouns after articles."""
    assert verb_groups(text) == []


@pytest.mark.parametrize(
    "text", ["Berna conferma il vertice.", "La Cgil denuncia gli abusi."]
)
def test_the_same_forms_are_verbs_after_a_name(text: str) -> None:
    """A name before and an article after make a verb."""
    assert len(verb_groups(text)) == 1


@pytest.mark.parametrize(
    ("infinitive", "form"),
    [
        ("compromettere", "compromesso"),
        ("attaccare", "attacchi"),
        ("lanciare", "lancerà"),
        ("trattenere", "trattenne"),
        ("coinvolgere", "coinvolsero"),
        ("supporre", "supposto"),
        ("ridurre", "riducono"),
        ("riuscire", "riesce"),
        ("spegnere", "spento"),
    ],
)
def test_irregular_families_conjugate_alike(infinitive: str, form: str) -> None:
    """Compounds follow the verb that they are made of."""
    assert form in {found.form for found in conjugate(infinitive)}


@pytest.mark.parametrize("case", TENSES, ids=lambda case: case["text"][:50])
def test_the_clause_of_an_offset_gives_its_tense(case: dict[str, str]) -> None:
    """The verb of the clause that holds a time expression tells when it happens."""
    offset = case["text"].index(case["at"])

    assert tense_at(case["text"], offset).value == case["tense"]


def test_an_offset_outside_has_no_tense() -> None:
    """Offsets behind the end give no tense and no error."""
    assert tense_at("Piove.", 99) is Tense.NONE
    assert tense_at("", 0) is Tense.NONE


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_groups_are_in_order_and_inside_the_text(text: str) -> None:
    """Groups do not overlap and their heads lie inside them."""
    end = 0
    for group in verb_groups(text):
        assert end <= group.start <= group.head_start < group.head_end <= group.end
        assert group.lemmas
        end = group.end
    assert end <= len(text)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
def test_spelling_does_not_change_the_reading(text: str) -> None:
    """Either apostrophe and either normal form give the same verbs."""

    def read(written: str) -> list[tuple[object, ...]]:
        groups = verb_groups(written)
        return [(g.lemmas, g.mood, g.tense, g.negated, g.modal) for g in groups]

    assert read(text) == read(text.replace("'", "’"))
    assert read(text) == read(unicodedata.normalize("NFD", text))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=120), st.integers(min_value=-5, max_value=130))
def test_no_text_is_an_error(text: str, offset: int) -> None:
    """Any string has groups, any offset a tense."""
    verb_groups(text)
    tense_at(text, offset)
