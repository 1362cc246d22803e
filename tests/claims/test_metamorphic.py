"""What must not change the verdicts, and what may change in them?"""

import json
import os
import random
import subprocess
import sys
import unicodedata
from dataclasses import replace
from itertools import groupby

import pytest

from claims.reading import Reader, news_of
from claims.replays import as_it_is, judged, rewritten, slots_of, timeline, told, twin
from corpora.reader import OWN, REPLAYED, read
from watcher.claims.numbers import says_the_same
from watcher.model.verdict import JudgedClaim

WRITINGS = {
    "straight-apostrophe": lambda text: text.replace("’", "'"),
    "curly-apostrophe": lambda text: text.replace("'", "’"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
}
TWELVE_THOUSAND = ["12.000", "12mila", "12 mila", "dodicimila", "12'000", "12’000"]
UNRELATED = "\n\nIn serata la banda del paese ha suonato in piazza, fra gli applausi."


@pytest.mark.parametrize("name", OWN[:1])
def test_a_replay_is_byte_identical_under_any_hash_seed(name):
    """The order of sets and dictionaries decides nothing."""
    folder = read(name).folder
    call = [sys.executable, "-m", "watcher", "replay", "--json"]
    call += [str(folder / "articles.jsonl"), "--profile", str(folder / "profile.toml")]

    outputs = {
        subprocess.run(
            call,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("0", "1", "4711")
    }

    assert len(outputs) == 1
    assert json.loads(outputs.pop().splitlines()[0])["id"]


@pytest.mark.parametrize("writing", WRITINGS)
@pytest.mark.parametrize("name", REPLAYED)
def test_verdicts_do_not_depend_on_the_writing_of_signs(name, writing):
    """Either apostrophe and either normal form give the same verdicts and slots."""
    articles, profile = timeline(name)
    changed = [rewritten(article, WRITINGS[writing]) for article in articles]

    before = [slots_of(i) for i in as_it_is(name)]
    after = [slots_of(i) for _, items in judged(changed, profile) for i in items]

    assert before == after


@pytest.mark.parametrize("writing", TWELVE_THOUSAND)
def test_twelve_thousand_is_one_claim_however_it_is_written(writing):
    """A figure in other signs is the figure that was known."""
    reader = Reader()
    reader.read(
        "2026-05-04", "Allarme", "Gli sfollati sono 12.000, dice la prefettura."
    )
    text = f"Restano lontani da casa {writing} sfollati, secondo la prefettura."

    claim, *_ = reader.read("2026-05-05", "Il punto", text).judged

    assert (claim.claim.quantity.min, claim.claim.quantity.max) == (12000, 12000)
    assert not claim.verdict.is_fresh


@pytest.mark.parametrize("name", REPLAYED)
def test_the_same_text_in_another_paper_brings_only_repeats(name):
    """A reprint of every article adds nothing, nor takes it anything away."""
    articles, profile = timeline(name)
    doubled = [paper for article in articles for paper in (article, twin(article))]

    found = list(judged(doubled, profile))
    again = {i.verdict.novelty.value for id_, x in found if id_[-2:] == "-b" for i in x}

    assert again == {"repeat"}
    shown = [i for _, items in found for i in items]
    assert [_value(*t) for t in told(shown)] == [
        _value(*t) for t in told(as_it_is(name))
    ]


@pytest.mark.parametrize("name", REPLAYED)
def test_an_unrelated_paragraph_changes_no_verdict(name):
    """What is appended speaks for itself; what stood before keeps its verdict."""
    articles, profile = timeline(name)
    longer = [replace(articles[9], body=articles[9].body + UNRELATED)]
    shown = [*articles[:9], articles[9]], [*articles[:9], *longer]

    before, after = (list(judged(papers, profile))[-1][1] for papers in shown)

    assert [slots_of(i) for i in before] == [slots_of(i) for i in after][: len(before)]


def test_a_named_source_changes_the_source_only():
    """With "secondo" somebody says it; what is said stays the same."""
    said = "i soccorritori hanno salvato 45 operai nella miniera."
    bare = _read(said.capitalize())
    sourced = _read(f"Secondo la Protezione civile, {said}")

    assert sourced.claim.source.name.endswith("rotezione civile")
    for slot in ("event_type", "factuality", "tense", "object_class", "place"):
        assert getattr(sourced.claim, slot) == getattr(bare.claim, slot), slot
    assert sourced.claim.quantity.min == bare.claim.quantity.min == 45
    assert sourced.verdict.slot == bare.verdict.slot


@pytest.mark.parametrize(
    ("sure", "hearsay"),
    [
        ("ha inviato 3.000 soldati", "avrebbe inviato 3.000 soldati"),
        ("ha ucciso 40 civili", "avrebbe ucciso 40 civili"),
        (
            "ha firmato un accordo da 90 milioni",
            "avrebbe firmato un accordo da 90 milioni",
        ),
    ],
)
def test_the_conditional_lowers_the_factuality_only(sure, hearsay):
    """The conditional of hearsay takes certainty away and nothing else."""
    certain, possible = (
        _read(f"La Bielorussia {sure}."),
        _read(f"La Bielorussia {hearsay}."),
    )

    assert certain.claim.factuality.value == "CT+"
    assert possible.claim.factuality.value in {"PR+", "PS+"}
    for slot in ("event_type", "actor", "target", "place", "object_class"):
        assert getattr(possible.claim, slot) == getattr(certain.claim, slot), slot
    assert possible.claim.quantity.min == certain.claim.quantity.min
    assert possible.verdict.slot == certain.verdict.slot


@pytest.mark.parametrize("name", REPLAYED)
def test_the_order_of_a_day_never_decides_what_is_told(name):
    """It may change which article alerts, never whether a fact is told."""
    articles, profile = timeline(name)
    days = [list(day) for _, day in groupby(articles, lambda a: a.published.date())]
    for day in days:
        random.Random(len(day)).shuffle(day)  # noqa: S311 - an order, no secret

    shuffled = judged([article for day in days for article in day], profile)
    before = told(as_it_is(name))
    after = told(i for _, items in shuffled for i in items)

    assert _facts(before, untold_in=after) == []
    assert _facts(after, untold_in=before) == []


def test_an_opinion_of_the_morning_does_not_silence_the_report_of_the_evening():
    """A figure that nobody was alerted of is still to be told, that day."""
    reader = Reader()
    opinion = "Credo che i 900 posti che si tagliano siano una vergogna. Io dico no."
    reader.read("2026-05-04", "Editoriale: una vergogna", opinion)
    report = "L'azienda taglia 900 posti, dicono i sindacati."

    news = news_of(reader.read("2026-05-04", "Fabbrica, 900 posti in meno", report))

    assert {item.verdict.slot for item in news} == {"number"}


def _read(text: str) -> JudgedClaim:
    """Return the first claim with a quantity of a text that nothing precedes."""
    found = Reader().read("2026-05-04", "Cronaca", text)
    return next(item for item in found.judged if item.claim.quantity)


def _facts(
    some: list[tuple[str, JudgedClaim]], *, untold_in: list[tuple[str, JudgedClaim]]
) -> list[object]:
    """Return the figures, times and words of *some* that the others do not tell."""
    return [
        _value(slot, item)
        for slot, item in some
        if slot in {"number", "time", "status"}
        and not any(_is_one(slot, s) and _is_same(slot, item, i) for s, i in untold_in)
    ]


def _is_one(slot: str, other: str) -> bool:
    """Tell whether both are of one kind: a deed is new, or new as done."""
    return slot == other or {slot, other} == {"status", "event"}


def _is_same(slot: str, one: JudgedClaim, other: JudgedClaim) -> bool:
    """Tell whether two claims tell one fact: "una sessantina" is "circa 60"."""
    if slot == "number":
        a, b = one.claim.quantity, other.claim.quantity
        return says_the_same(a, b) or says_the_same(b, a)
    if slot == "time":
        return bool(_bounds(one) & _bounds(other))
    if _value(slot, one) == _value(slot, other):
        return True
    # "Manda" and "addestra": which verb of a day's deed is told, the title decides.
    days = {item.claim.published.date() for item in (one, other)}
    types = {item.claim.event_type for item in (one, other)}
    return len(days) == len(types) == 1


def _bounds(item: JudgedClaim) -> set[object]:
    when = item.claim.when
    return {when.start, when.end} - {None}


def _value(slot: str, item: JudgedClaim) -> object:
    claim, verdict = item.claim, item.verdict
    if slot == "number":
        return slot, claim.quantity.min, claim.quantity.max
    if slot == "time":
        return slot, claim.when.start, claim.when.end
    return slot, verdict.after


@pytest.mark.parametrize(
    ("active", "passive"),
    [
        (
            "La Danimarca ha espulso due diplomatici russi.",
            "Due diplomatici russi sono stati espulsi dalla Danimarca.",
        ),
        (
            "Il governo belga ha multato Meta per 30 milioni di euro.",
            "Meta è stata multata ieri dal governo belga per 30 milioni di euro.",
        ),
        (
            "L'Antitrust ha sanzionato Ryanair.",
            "Ryanair, sanzionata dall'Antitrust, perde quota in Borsa.",
        ),
    ],
    ids=["expelled", "fined", "in-an-aside"],
)
def test_the_passive_keeps_who_did_it_and_to_whom(active, passive):
    """Turned around, a sentence still tells the same agent and the same target."""
    one, other = (
        Reader().read("2025-05-04", "Cronaca", f"{text}\n").judged[0].claim
        for text in (active, passive)
    )

    assert one.lemma == other.lemma
    assert (one.actor, one.target) == (other.actor, other.target)
    assert one.target is not None


def test_where_something_comes_from_is_no_agent():
    """A verb of motion takes "da" for the place, whoever stands there."""
    found = Reader().read(
        "2025-05-04", "", "Gli aiuti italiani sono arrivati dalla Cina."
    )

    assert found.judged[0].claim.actor == "Italia"
