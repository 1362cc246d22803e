"""Do dates, quantities and facts read as a person would write them?"""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.claims import a_claim, a_quantity, a_source, a_time, a_verdict
from watcher.alerts.changes import change, kind, reason
from watcher.alerts.dates import period, when
from watcher.alerts.facts import certainty, fact, source
from watcher.alerts.numbers import quantity
from watcher.alerts.words import words
from watcher.model.factuality import Factuality, Stance
from watcher.model.verdict import Novelty

IT, EN = words("it"), words("en")
CASES = Path(__file__).parent.parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    """Read a table of cases."""
    text = (CASES / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("case", cases("alert_dates.jsonl"), ids=lambda c: c["when"])
def test_a_time_reads_like_prose(case: dict[str, Any]) -> None:
    """In a sentence, alone, and in English; vague times stay in the text's words."""
    extra = {"granularity": case.get("granularity", "interval")}
    extra |= {"edtf": case.get("edtf", ""), "vague": case.get("vague", False)}
    time = a_time(case["start"], case["end"], **extra)

    assert when(time, IT) == case["when"]
    assert period(time, IT) == case["period"]
    assert when(time, EN) == case["english"]


@pytest.mark.parametrize("case", cases("alert_quantities.jsonl"), ids=lambda c: c["it"])
def test_a_quantity_reads_like_prose(case: dict[str, Any]) -> None:
    """With the separators of the language, magnitudes in words, and its bounds."""
    case = dict(case)
    low, high = case.pop("min"), case.pop("max")
    italian, english = case.pop("it"), case.pop("en")
    found = a_quantity(low, high, text="una folla", **case)

    assert quantity(found, IT) == italian
    assert quantity(found, EN) == english


@pytest.mark.parametrize("case", cases("alert_facts.jsonl"), ids=lambda c: c["id"])
def test_a_claim_is_one_line(case: dict[str, Any]) -> None:
    """A noun phrase that agrees with itself, or nothing where there is none."""
    plain = ("lemma", "trigger", "place", "event_type")
    changes: dict[str, Any] = {key: case[key] for key in plain if key in case}
    if "quantity" in case:
        kind_ = case.get("kind", "count")
        count = a_quantity(*case["quantity"], unit=case["unit"], kind=kind_)
        changes["quantity"] = count
    if "when" in case:
        start, end, edtf = case["when"]
        changes["when"] = a_time(start, end, edtf=edtf)
    claim = a_claim(
        factuality=Factuality(case["factuality"]),
        stance=Stance(case.get("stance", "none")),
        **changes,
    )

    assert fact(claim, IT, slot=case.get("slot")) == case["says"]


@pytest.mark.parametrize(
    ("sentence", "number", "unit", "says"),
    [
        ("Gli sfollati salgono a 510.", 510, "sfollati", "aumento a 510 sfollati"),
        ("Gli sfollati salgono di 510.", 510, "sfollati", "aumento di 510 sfollati"),
        ("I tassi salgono al 12%.", 12, "%", "aumento al 12%"),
        ("I tassi salgono all'8%.", 8, "%", "aumento all'8%"),
        ("I tassi salgono del 12%.", 12, "%", "aumento del 12%"),
    ],
)
def test_a_rise_to_a_figure_is_none_by_it(
    sentence: str, number: int, unit: str, says: str
) -> None:
    """The word before the figure tells which."""
    digits = str(number)
    start = sentence.index(digits)
    kind_ = "percent" if unit == "%" else "count"
    count = a_quantity(
        number, number, start=start, end=start + len(digits), unit=unit, kind=kind_
    )
    begin = sentence.index("salgono")
    claim = a_claim(
        sentence=sentence,
        end=len(sentence),
        event_type="CHANGE",
        trigger="salgono",
        lemma="salire",
        trigger_start=begin,
        trigger_end=begin + len("salgono"),
        factuality=Factuality.CERTAIN,
        quantity=count,
    )

    assert fact(claim, IT) == says


def test_a_term_has_no_first_day() -> None:
    """It is read from the day of publication on, which nobody named."""
    time = a_time("2026-03-04", "2026-03-21", text="entro il 20 marzo")

    assert when(time, IT) == "entro il 20 marzo 2026"
    assert when(time, EN) == "by 20 March 2026"


def test_english_has_no_noun_for_italian_events() -> None:
    """An alert in English quotes the sentence instead."""
    assert fact(a_claim(place="Genova"), EN, slot="place") is None


@pytest.mark.parametrize(
    ("claim", "verdict", "says"),
    [
        pytest.param({}, {}, "fatto nuovo", id="nothing-known"),
        pytest.param({}, {"slot": "number"}, "cifra nuova", id="figure"),
        pytest.param({}, {"slot": "time"}, "data nuova", id="date"),
        pytest.param({}, {"slot": "place"}, "luogo nuovo", id="place"),
        pytest.param({}, {"slot": "party"}, "voce nuova", id="party"),
        pytest.param({}, {"slot": "status"}, "sviluppo", id="status"),
        pytest.param(
            {"factuality": Factuality.CERTAIN_NOT},
            {"slot": "status"},
            "smentita",
            id="status-to-no",
        ),
        pytest.param({"stance": Stance.DENY}, {}, "smentita", id="denial"),
        pytest.param({"stance": Stance.CONFIRM}, {}, "conferma", id="confirmation"),
        pytest.param(
            {"stance": Stance.CONFIRM}, {"slot": "number"}, "cifra nuova", id="both"
        ),
        pytest.param(
            {},
            {"novelty": Novelty.CONTRADICTION, "slot": "number"},
            "cifre in contrasto",
            id="figures",
        ),
        pytest.param(
            {},
            {"novelty": Novelty.CONTRADICTION},
            "versioni in contrasto",
            id="versions",
        ),
        pytest.param(
            {"stance": Stance.DENY},
            {"novelty": Novelty.REPEAT, "slot": "time"},
            "già noto",
            id="repeat",
        ),
        pytest.param({}, {"slot": "colour"}, "fatto nuovo", id="slot-unheard-of"),
    ],
)
def test_news_has_a_kind(
    claim: dict[str, Any], verdict: dict[str, Any], says: str
) -> None:
    """The kind follows from the verdict's slot and the party's stance."""
    assert kind(a_claim(**claim), a_verdict(**verdict), IT) == says


def test_every_kind_has_its_reason_in_both_languages() -> None:
    """No alert lacks the line that says why."""
    for table in (IT, EN):
        assert table["kind"].keys() == table["reason"].keys() == IT["kind"].keys()
    assert reason(a_claim(), a_verdict(slot="time"), EN).startswith("this date")


def test_a_change_is_told_from_the_claims() -> None:
    """Before and after are written in full, whatever strings the verdict holds."""
    before = a_claim(when=a_time("2025-06-01", "2025-07-01"))
    after = a_claim(when=a_time("2025-07-01", "2025-09-01"))
    verdict = a_verdict(slot="time", before="2025-06", after="2025-07/2025-08")

    told = change(after, verdict, before, IT)

    assert told == ("giugno 2025", "luglio-agosto 2025")


def test_a_change_of_status_is_told_in_words() -> None:
    """From possible to denied."""
    before = a_claim(factuality=Factuality.POSSIBLE)
    after = a_claim(factuality=Factuality.CERTAIN_NOT, stance=Stance.DENY)

    assert change(after, a_verdict(slot="status"), before, IT) == (
        "possibile",
        "smentito",
    )


def test_a_change_falls_back_on_the_verdict() -> None:
    """Without the earlier claim the verdict's own words do; without them nothing."""
    verdict = a_verdict(slot="number", before="800", after="1.200")

    assert change(a_claim(), verdict, None, IT) == ("800", "1.200")
    assert change(a_claim(), a_verdict(slot="number"), None, IT) is None


def test_a_source_is_named_with_its_kind_and_relay() -> None:
    """Who says it, what it is, and through whom we know."""
    claim = a_claim(source=a_source("Nis", kind="intelligence", via="Yonhap"))

    assert source(claim, IT) == "Nis (servizi di informazione), citato da Yonhap"
    assert source(a_claim(), IT) == "la testata, senza indicare la fonte"
    assert certainty(claim, IT) == "possibile"


@given(
    low=st.none() | st.floats(allow_nan=False, min_value=0, max_value=1e15),
    high=st.none() | st.floats(allow_nan=False, min_value=0, max_value=1e15),
    unit=st.none() | st.text(max_size=60),
)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_quantity_can_be_written(
    low: float | None, high: float | None, unit: str | None
) -> None:
    """No number and no unit breaks an alert."""
    text = quantity(a_quantity(low, high, unit=unit), IT)

    assert text
    assert "\n" not in text


@given(start=st.none() | st.dates(), end=st.none() | st.dates())
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_time_can_be_written(start: Any, end: Any) -> None:
    """No pair of days breaks an alert."""
    time = a_time(None, None)
    time = type(time)(
        text=time.text,
        begin=0,
        finish=1,
        start=start,
        end=end,
        edtf="",
        granularity="season",
    )

    for table in (IT, EN):
        assert when(time, table)
        assert period(time, table)
