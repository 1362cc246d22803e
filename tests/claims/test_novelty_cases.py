"""What is news against what was known? Cases as data."""

import tomllib
from pathlib import Path

import pytest

from claims.reading import Reader, news_of

FOLDER = Path(__file__).parents[1] / "cases" / "claims"
CASES = [
    case
    for name in ("novelty.toml", "figures.toml", "colour.toml", "words.toml")
    for case in tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_new_article_adds_what_the_case_says(case):
    """After the known articles, the new one alerts or stays silent as stated."""
    reader = Reader()
    for day, title, body in case["known"]:
        reader.read(day, title, body)

    news = news_of(reader.read(*case["new"]))

    assert bool(news) is case["alert"], [n.verdict.reason for n in news]
    if case["alert"]:
        assert case["slot"] in {item.verdict.slot for item in news}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_same_article_again_is_silent(case):
    """A reprint in another paper never alerts."""
    reader = Reader()
    for day, title, body in [*case["known"], case["new"]]:
        reader.read(day, title, body)

    again = reader.read(*case["new"])

    assert not news_of(again)
    assert {i.verdict.novelty.value for i in again.judged} <= {"repeat"}
