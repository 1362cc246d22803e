"""Which surface forms does a term match, and which never?"""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.relevance import expand, find_terms

CASES = Path(__file__).parents[1] / "cases" / "relevance" / "terms.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
LETTERS = "aàeinoprtkRUSKé'’-. \n\"«»0123456789\u0301\u00ad"
TERMS = sorted({row["term"] for row in ROWS})


def surfaces(term: str, text: str) -> list[str]:
    """Return the stretches of *text* that *term* matches."""
    return [text[hit.start : hit.end] for hit in find_terms([term], text)]


@pytest.mark.parametrize(
    "row", ROWS, ids=lambda row: f"{row['term']} | {row['text'][:30]}"
)
def test_a_term_matches_the_forms_of_its_case(row: dict[str, object]) -> None:
    """Every case lists all surface forms that the term finds in its text."""
    assert surfaces(str(row["term"]), str(row["text"])) == row["matched"]


@pytest.mark.parametrize(
    "row", ROWS, ids=lambda row: f"{row['term']} | {row['text'][:30]}"
)
def test_either_apostrophe_gives_the_same_reading(row: dict[str, object]) -> None:
    """Newspapers type ' and ’ for one another."""
    curly = str(row["text"]).replace("'", "’")
    straight = str(row["text"]).replace("’", "'")

    assert len(surfaces(str(row["term"]), curly)) == len(
        surfaces(str(row["term"]), straight)
    )


@pytest.mark.parametrize(
    "row", ROWS, ids=lambda row: f"{row['term']} | {row['text'][:30]}"
)
def test_decomposed_accents_give_the_same_reading(row: dict[str, object]) -> None:
    """A text in NFD matches like the same text in NFC, at its own offsets."""
    decomposed = unicodedata.normalize("NFD", str(row["text"]))
    found = surfaces(str(row["term"]), decomposed)

    assert [unicodedata.normalize("NFC", form) for form in found] == row["matched"]


def test_a_hit_says_what_stands_at_its_offsets() -> None:
    """The surface is the text between start and end, invisible characters included."""
    text = "Gli operai del\u00adl’acciaie\u00adria: «acciaieria»"
    hits = find_terms(["acciaieria"], text)

    assert [text[hit.start : hit.end] for hit in hits] == [hit.surface for hit in hits]
    assert hits[0].surface == "acciaie\u00adria"


def test_expanding_lists_inflected_forms_and_aliases() -> None:
    """A user can read every form that a term matches."""
    forms = expand("truppe nordcoreane")

    assert {"truppa nordcoreana", "soldati di pyongyang"} <= set(forms)


def test_expanding_keeps_agreement() -> None:
    """Adjectives follow their noun in gender and number."""
    assert expand("forni elettrici") == ("forni elettrici", "forno elettrico")


def test_a_quoted_term_has_one_form() -> None:
    """A term in double quotes matches only as written."""
    assert expand('"ex Ilva"') == ("ex Ilva",)


def test_the_order_of_terms_is_kept() -> None:
    """Hits come by term in the given order, then by offset."""
    hits = find_terms(["dazio", "vino"], "Il vino e il dazio, altro vino")

    assert [hit.surface for hit in hits] == ["dazio", "vino", "vino"]


@pytest.mark.parametrize("term", ["", " ", '""', "-", "'", "…", "di", "è", "x"])
def test_odd_terms_raise_nothing(term: str) -> None:
    """A term without words matches nothing; a short one is a word like others."""
    assert isinstance(find_terms([term], "di x è - ' …"), list)
    assert isinstance(expand(term), tuple)


@pytest.mark.parametrize(
    "unit", ["soldati ", "soldati Pyongyang ", "Leggi anche\n", "l'", "treni sciopero "]
)
def test_a_hostile_text_takes_linear_time(unit: str) -> None:
    """Ten thousand repetitions of one pattern are read in seconds, not in hours."""
    find_terms(["truppe nordcoreane", "sciopero dei treni"], unit * 10_000)


@given(st.text(LETTERS, max_size=80), st.sampled_from(TERMS))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_text_is_read_without_error(text: str, term: str) -> None:
    """Offsets lie inside the text and the surface is what stands there."""
    for hit in find_terms([term], text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end] == hit.surface


@given(st.text(LETTERS, max_size=25))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_term_is_compiled_without_error(term: str) -> None:
    """Whatever a user types, expanding it gives a tuple."""
    assert isinstance(expand(term), tuple)


@given(st.sampled_from([row for row in ROWS if row["matched"]]))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_a_term_finds_its_forms_in_any_surroundings(row: dict[str, object]) -> None:
    """Sentences before and after change nothing but the offsets."""
    text = f"Ieri pioveva.\n\n{row['text']}\n\nDomani si vedrà."

    assert surfaces(str(row["term"]), text) == row["matched"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sfida per il posto di prefetto", ["posto di"]),
        ("Il posto al sole di un prefetto", []),
        ("Un posto a sedere, di legno", []),
    ],
)
def test_a_term_left_open_stands_as_written(text: str, found: list[str]) -> None:
    """Who writes "posto di" means these words side by side, not a word and any "di"."""
    assert [hit.surface for hit in find_terms(["posto di"], text)] == found
