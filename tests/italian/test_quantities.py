"""Does the quantity grammar read what a person reads?"""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian.quantities.find import quantities
from watcher.model.mention import Quantity

CASES = Path(__file__).parents[1] / "cases"
PIECES = (
    *("12", "1.500", "10'000", "3,926", "007", "2024", "18:40", "mila", "milioni", "%"),
    *(
        "tra",
        "e",
        "da",
        "a",
        "i",
        "gli",
        "dei",
        "un",
        "una",
        "mezzo",
        "centinaia",
        "di",
    ),
    *("soldati", "euro", "€", "$", "anni", "maggio", "-", "–", "o", ",", ".", "(", "/"),
    *("circa", "più", "meno", "fino", "oltre", "due", "tremila", "metà", "terzi", "’"),
    *("nessun", "ferito", "alle", "le", "su", "contro", "erano", "per", "cento", "°"),
)


def rows(name: str) -> list[dict[str, object]]:
    """Read the cases of one file."""
    return [json.loads(line) for line in (CASES / name).read_text("utf-8").splitlines()]


def texts() -> list[str]:
    """Return the text of every case that lists all its quantities."""
    return [str(row["text"]) for row in written()]


def written() -> list[dict[str, object]]:
    """Return the cases that list all the quantities of their text."""
    ends = ("", "_more", "_third", "_fourth", "_fifth", "_sixth")
    return [row for end in ends for row in rows(f"quantities{end}.jsonl")]


def as_read(found: list[Quantity]) -> list[tuple[object, ...]]:
    """Return what must not depend on the spelling of apostrophes and accents."""
    return [(q.min, q.max, q.unit_class, q.kind, q.definite, q.previous) for q in found]


@pytest.mark.parametrize("case", written(), ids=texts())
def test_a_text_gives_these_quantities_and_no_others(case: dict[str, object]) -> None:
    """Every quantity is found, nothing else is, and each named field agrees."""
    found = quantities(str(case["text"]))
    wanted = case["want"]
    assert isinstance(wanted, list)
    read = [
        {name: getattr(q, name) for name in want}
        for q, want in zip(found, wanted, strict=False)
    ]
    assert read == wanted
    assert len(found) == len(wanted)


@pytest.mark.parametrize("case", rows("quantities_first.jsonl"))
def test_the_first_list_is_read_in_value_and_unit(case: dict[str, object]) -> None:
    """The list that the grammar was designed on stays right."""
    read = [(q.min, q.max, q.unit) for q in quantities(str(case["text"]))]
    if case["none"]:
        assert read == []
    else:
        assert read[0] == (case["min"], case["max"], case["unit"])


@pytest.mark.parametrize(
    "spelling",
    ["12.000", "12mila", "12 mila", "dodicimila", "12'000", "12’000", "12 000"],
)
def test_one_number_has_many_spellings(spelling: str) -> None:
    """Separators, multipliers and words give the same quantity."""
    (found,) = quantities(f"Sono arrivati {spelling} tifosi")
    assert (found.min, found.max, found.unit) == (12_000, 12_000, "tifosi")


@pytest.mark.parametrize("text", texts())
def test_apostrophes_and_normal_forms_do_not_matter(text: str) -> None:
    """Either apostrophe, composed or decomposed accents: the same reading."""
    plain = as_read(quantities(text.replace("’", "'")))
    assert as_read(quantities(text.replace("'", "’"))) == plain
    decomposed = unicodedata.normalize("NFD", text)
    assert as_read(quantities(decomposed)) == as_read(quantities(text))


@pytest.mark.parametrize("text", texts())
def test_offsets_point_into_the_text(text: str) -> None:
    """Each quantity quotes the text that was passed in, in order, without overlap."""
    for shifted in (text, "Prima riga\n\n" + text):
        end = 0
        for found in quantities(shifted):
            assert shifted[found.start : found.end] == found.text
            assert found.start >= end
            end = found.end


def check(text: str) -> None:
    """Hold the promises that no text may break."""
    end = 0
    for found in quantities(text):
        assert text[found.start : found.end] == found.text != ""
        assert found.start >= end
        end = found.end
        assert found.min is not None or found.max is not None
        if found.min is not None and found.max is not None:
            assert found.min <= found.max


@settings(max_examples=250, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=24), st.sampled_from([" ", "", "\n"]))
def test_no_mixture_of_number_words_breaks_the_grammar(
    pieces: list[str], glue: str
) -> None:
    """Any order of the words of the grammar: no exception, bounds in order."""
    check(glue.join(pieces))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=80))
def test_no_string_breaks_the_grammar(text: str) -> None:
    """Any characters: no exception, offsets that hold."""
    check(text)


def test_a_corrupt_range_is_doubted() -> None:
    """Halves of people, reversed bounds and wide ranges never decide an alert."""
    for text in ("tra 1,5 e 12 unità", "tra 300 e 200 feriti", "tra 10 e 90 feriti"):
        (found,) = quantities(text)
        assert found.low_confidence


def test_a_long_text_takes_time_in_proportion() -> None:
    """Ten thousand numbers are read one by one, without backtracking."""
    found = quantities("12 feriti e " * 5_000)
    assert len(found) == 5_000


@pytest.mark.parametrize(
    "text",
    [
        "300 feriti 20 morti",
        "12due tre",
        "tra un conclave e una partita",
        "da a 3 a a 4",
    ],
)
def test_numbers_side_by_side_are_no_trouble(text: str) -> None:
    """Neighbours without a link are read apart and never fail."""
    check(text)
    assert all(not found.low_confidence for found in quantities(text))
