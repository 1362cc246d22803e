"""Does `times` date what Italian newspapers write?"""

import json
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from watcher.italian.times.find import times
from watcher.italian.verbs.find import tense_at
from watcher.model.factuality import Tense
from watcher.model.mention import TimeExpression

CASES = Path(__file__).parent.parent / "cases" / "times"


def cases(name: str) -> list[Any]:
    """Read the cases of one file; the id of each is its text."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [pytest.param(case := json.loads(line), id=case["text"]) for line in lines]


def read(text: str, day: str, tense: str | None = None) -> list[TimeExpression]:
    """Read *text* as published on *day* with one tense all over."""
    told = Tense(tense or "none")
    return times(text, date.fromisoformat(day), lambda _: told)


def days(found: list[TimeExpression]) -> list[list[str | None]]:
    """Return the bounds as ISO dates, None when open."""
    return [[e.start and str(e.start), e.end and str(e.end)] for e in found]


@pytest.mark.parametrize("case", cases("starter.jsonl"))
def test_a_phrase_alone_is_one_expression(case: dict[str, Any]) -> None:
    """Every phrase of the starter list gives one expression with the right days."""
    (found,) = read(case["text"], case["ref"], case["tense"])

    assert days([found]) == [[case["start"], case["end"]]]
    assert found.vague == case["vague"]


@pytest.mark.parametrize("case", cases("own.jsonl"))
def test_a_sentence_gives_its_times(case: dict[str, Any]) -> None:
    """Every time of a sentence is found with its days, and nothing else."""
    assert days(read(case["text"], case["ref"], case["tense"])) == case["times"]


@pytest.mark.parametrize("case", cases("in_text.jsonl"))
def test_a_text_dates_itself(case: dict[str, Any]) -> None:
    """With the tense that its verbs have, a text gives the right days."""
    text = case["text"]
    found = times(text, date.fromisoformat(case["ref"]), lambda at: tense_at(text, at))

    assert days(found) == case["times"]


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Poi arriva l'estate e ci scordiamo.", [("mood",)]),
        ("Si annuncia un autunno caldo per i metalmeccanici.", [("mood",)]),
        ("L'inverno mette paura agli sfollati.", [("mood",)]),
        ("Il ponte riapre in estate.", [()]),
        ("Il ponte riapre la prossima estate.", [()]),
        ("I lavori finiranno per l'estate.", [()]),
        ("Il museo apre il 3 novembre, anziché il 15 settembre.", [(), ("replaced",)]),
        ("Il museo apre non più entro marzo ma a maggio.", [("replaced",), ()]),
        ("Il museo apre a maggio, invece che a marzo.", [(), ("replaced",)]),
        ("Si vota il 5 aprile e non il 29 marzo.", [(), ("replaced",)]),
    ],
)
def test_what_is_no_time_of_the_deed_says_so(
    text: str, flags: list[tuple[str, ...]]
) -> None:
    """A season as a mood and a date that was dropped carry a flag."""
    found = times(text, date(2025, 3, 12), lambda at: tense_at(text, at))

    assert [one.flags for one in found] == flags


@pytest.mark.parametrize("case", [*cases("starter.jsonl"), *cases("own.jsonl")])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_spelling_does_not_matter(
    case: dict[str, Any], form: str, apostrophe: str
) -> None:
    """Either apostrophe and either normal form give the same days."""
    text = case["text"].replace("’", "'").replace("'", apostrophe)
    plain = read(case["text"], case["ref"], case["tense"])
    text = unicodedata.normalize("NFD" if form == "NFD" else "NFC", text)

    assert days(read(text, case["ref"], case["tense"])) == days(plain)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("tra luglio e agosto", "2025-07/2025-08"),
        ("a luglio o agosto", "[2025-07,2025-08]"),
        ("nell'estate 2025", "2025-22"),
        ("dal 6 agosto 2025", "2025-08-06/.."),
        ("dall'ottobre 2024", "2024-10/.."),
        ("fino al 15 settembre 2025", "../2025-09-15"),
        ("nel 2026", "2026"),
        ("negli anni Novanta", "199X"),
        ("nell'Ottocento, si dice", "18XX"),
        ("il 3 o il 4 maggio 2025", "[2025-05-03,2025-05-04]"),
        ("intorno al 15 settembre 2025", "2025-09-15~"),
        ("tre anni dopo", "XXXX"),
        ("dal 27 al 28 ottobre 2025", "2025-10-27/2025-10-28"),
        ("nel terzo trimestre del 2025", "2025-07/2025-09"),
    ],
)
def test_every_time_is_written_in_edtf(text: str, written: str) -> None:
    """The EDTF string keeps months, seasons, choices and open ends."""
    (found,) = read(text, "2025-06-10")

    assert found.edtf == written


@pytest.mark.parametrize(
    ("text", "granularity"),
    [
        ("ieri", "day"),
        ("la settimana scorsa", "week"),
        ("ad aprile", "month"),
        ("in autunno", "season"),
        ("nel secondo trimestre", "quarter"),
        ("nel primo semestre", "half"),
        ("nel 2024", "year"),
        ("da marzo a maggio", "interval"),
    ],
)
def test_the_granularity_is_told(text: str, granularity: str) -> None:
    """A reader of the claim can tell a day from a month and a season."""
    (found,) = read(text, "2025-06-10")

    assert found.granularity == granularity


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("ogni lunedì", ("set",)),
        ("due anni dopo", ("vague", "unanchored")),
        ("nei prossimi giorni", ("vague",)),
        ("il 3 marzo 2023", ("anachronism",)),
        ("MILANO, 10 GIU - Torna il treno", ("dateline",)),
    ],
)
def test_flags_say_what_to_beware_of(text: str, flags: tuple[str, ...]) -> None:
    """Vague, repeated, unanchored, impossible and datelined times are marked."""
    tense = "future" if "anachronism" in flags else "past"
    (found,) = read(text, "2025-06-10", tense)

    assert found.flags == flags


def test_an_earlier_year_governs_the_days_after_it() -> None:
    """A day and month take the year of the sentence before."""
    text = "Nel 1951 il Po ruppe gli argini. Il 14 novembre il Polesine fu sommerso."

    assert days(read(text, "2025-06-10", "past"))[1] == ["1951-11-14", "1951-11-15"]


def test_a_year_does_not_govern_what_is_still_to_come() -> None:
    """A clause about the future keeps its own year."""
    text = "Nel 2019 il ponte chiuse. Il 14 novembre riaprirà."
    found = times(
        text,
        date(2025, 6, 10),
        lambda offset: Tense.PAST if offset < 25 else Tense.FUTURE,
    )

    assert found[1].start == date(2025, 11, 14)


def test_offsets_count_the_text_that_was_given() -> None:
    """The slice of the text between the offsets is the expression."""
    text = "Prima riga\n\nIl voto è durato dal 3 al 10 maggio, a Lecce."
    (found,) = read(text, "2025-04-02")

    assert text[found.begin : found.finish] == found.text == "dal 3 al 10 maggio"


def test_the_tense_is_asked_at_the_expression() -> None:
    """`tense_at` gets the offset where the expression begins."""
    asked: list[int] = []

    def tense_at(offset: int) -> Tense:
        asked.append(offset)
        return Tense.FUTURE

    times("Si parte a ottobre", date(2025, 6, 1), tense_at)

    assert asked == [9]
