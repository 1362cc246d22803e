"""Which lines of a page are not part of its article?"""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian.foreign.leftovers import (
    is_leftover,
    without_last_box,
    without_leftovers,
)

FILE = Path(__file__).parents[1] / "cases" / "leftovers.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
LINES = [(case["verdict"], line) for case in CASES for line in case["lines"]]
ARTICLE = "Il traghetto è fermo in porto.\nLe corse riprendono domani."


@pytest.mark.parametrize(("verdict", "line"), LINES, ids=[line for _, line in LINES])
def test_a_line_below_the_article_is_part_of_it_or_not(verdict: str, line: str) -> None:
    """As the table says, with either apostrophe."""
    for spelling in (line, line.replace("'", "’")):
        found = without_leftovers(f"{ARTICLE}\n{spelling}")

        assert found == (f"{ARTICLE}\n{spelling}" if verdict == "kept" else ARTICLE)


def test_fragments_above_the_article_go_and_headlines_stay() -> None:
    """A subtitle has no stop either, but more words."""
    above = "Sport\nFoto Ansa\nIl derby finisce con tre espulsi e un rigore sbagliato"

    assert without_leftovers(f"{above}\n{ARTICLE}") == (
        f"Il derby finisce con tre espulsi e un rigore sbagliato\n{ARTICLE}"
    )


def test_a_heading_inside_the_article_stays() -> None:
    """Only the edges lose unknown fragments."""
    text = "Il fiume è esondato.\nI danni\nServono dieci milioni."

    assert without_leftovers(text) == text


def test_a_text_without_any_sentence_keeps_its_lines() -> None:
    """Nothing says where its edges are."""
    assert without_leftovers("Allerta rossa\nHome\nScuole chiuse") == (
        "Allerta rossa\nScuole chiuse"
    )


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([*(line for _, line in LINES), "", " ", "Sì."])))
def test_what_is_left_is_a_part_of_the_text_and_stays_at_a_second_pass(
    lines: list[str],
) -> None:
    """Lines are dropped, never changed, and never all sentences."""
    once = without_leftovers("\n".join(lines))

    assert without_leftovers(once) == once
    assert set(once.split("\n")) <= {*lines, ""}
    assert not any(is_leftover(line) for line in once.split("\n"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Il ponte riapre. LEGGI ANCHE: Frana, chiusa la statale", "Il ponte riapre."),
        ("«Riapre». Leggi anche >> Frana, è colpa di chi?", "«Riapre»."),
        ("Il ponte riapre. Approfondisci – I danni in valle", "Il ponte riapre."),
        ("Il ponte riapre. Leggi anche: la frana. Poi il sindaco parla.", None),
        ("Il ponte riapre. Ultime notizie dal fronte della piena", None),
        ("Il cartello dice: leggi anche - se puoi - le clausole", None),
    ],
)
def test_a_box_behind_the_last_sentence_of_a_line_goes(
    line: str, expected: str | None
) -> None:
    """The headline of another article is no part of the paragraph."""
    assert without_last_box(line) == (expected or line)
    assert without_leftovers(line) == (expected or line)
