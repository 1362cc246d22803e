"""Who acts in a text, under which code, and under which other names?"""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian.names.actors import (
    actors,
    aliases_of,
    codes_of,
    demonym_forms,
    name_of,
    same_code,
)

CASES = Path(__file__).parents[1] / "cases" / "names"


def cases(name: str) -> list[dict[str, object]]:
    """Return the cases of a file, one object a line."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


MENTIONS = cases("actors.jsonl")
SENTENCES = cases("sentences.jsonl")
WORDS = ["Kim", "Mosca", "la", "Russo", "ministero", "della", "Difesa", "Usa", "russo"]


@pytest.mark.parametrize("case", MENTIONS, ids=lambda c: c["mention"])
def test_a_mention_has_the_code_of_its_actor(case):
    """Every reading of a short mention is the actor that the list names."""
    codes = [mention.code for mention in actors(case["mention"])]
    assert codes
    assert all(same_code(code, case["code"]) for code in codes)


@pytest.mark.parametrize("case", SENTENCES, ids=lambda c: c["text"][:40])
def test_a_sentence_names_these_actors_and_no_others(case):
    """Surnames, streets, dishes and common words are no actors."""
    found = [[mention.text, mention.code] for mention in actors(case["text"])]
    assert found == case["actors"]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda c: c["text"][:40])
def test_decomposed_accents_give_the_same_actors(case):
    """NFD and NFC are one text to a reader; offsets refer to the text passed in."""
    text = unicodedata.normalize("NFD", case["text"])
    found = actors(text)
    assert [m.code for m in found] == [code for _, code in case["actors"]]
    assert all(text[m.start : m.end] == m.text for m in found)


@pytest.mark.parametrize("case", MENTIONS, ids=lambda c: c["mention"])
def test_either_apostrophe_gives_the_same_actor(case):
    """Papers print both signs."""
    curly = case["mention"].replace("'", "’")
    assert [m.code for m in actors(curly)] == [m.code for m in actors(case["mention"])]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("DE", "DEU", True),
        ("ITA-GOV", "ITA", True),
        ("ITA-GOV", "IT", True),
        ("UN", "ONU", True),
        ("TAR", "TAR-LAZIO", True),
        ("CHE", "CHE-TI", False),
        ("PROCURA-ROMA", "PROCURA-MILANO", False),
        ("PRK", "KOR", False),
        (None, "KOR", False),
    ],
)
def test_codes_of_one_actor_are_the_same(one, other, same):
    """ISO alpha-2 and alpha-3 and the codes of other lists meet."""
    assert same_code(one, other) is same
    assert same_code(other, one) is same


def test_a_state_is_also_its_capital_seats_and_people():
    """A profile's term finds the state under every name."""
    names = aliases_of("Turchia")
    assert {"Ankara", "Erdogan", "turco", "turche"} <= set(names)
    assert names[0] == "Turchia"


def test_an_organ_of_a_state_has_only_its_own_names():
    """The Farnesina is not every office of Italy."""
    assert "Viminale" not in aliases_of("Farnesina")
    assert "Bankitalia" in aliases_of("Banca d'Italia")


def test_a_term_that_is_no_actor_has_no_aliases():
    """Other words are left to the lemma tables."""
    assert aliases_of("vaccino") == ()
    assert codes_of("vaccino") == ()


def test_a_surface_names_its_codes():
    """With or without its article."""
    assert codes_of("la Farnesina") == ("ITA-GOV",)
    assert codes_of("Repubblica Ceca") == ("CZE",)


def test_demonyms_inflect():
    """Four forms by rule, irregular ones from the list."""
    assert set(demonym_forms("AUT")) == {
        "austriaco",
        "austriaca",
        "austriaci",
        "austriache",
    }
    assert "tedeschi" in demonym_forms("DE")
    assert "nord-coreane" in demonym_forms("PRK")
    assert demonym_forms("NATO") == ()


def test_a_code_has_a_name_to_show():
    """Unknown codes show as they are."""
    assert name_of("CHE") == "Svizzera"
    assert name_of("ONU") == "Nazioni Unite"
    assert name_of("XYZ") == "XYZ"


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_no_text_raises(text):
    """Spans lie inside the text, in order, without overlap."""
    end = 0
    for mention in actors(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@given(
    st.lists(st.sampled_from([*WORDS, ".", "-", "’", "\n", "(", "007"]), max_size=25)
)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_order_of_names_gives_ordered_spans(words):
    """Institutions that grow to the left never swallow the actor before them."""
    text = " ".join(words)
    end = 0
    for mention in actors(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
