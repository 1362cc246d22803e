"""What was claimed comes back as it was written."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from store.builders import NOON, a_database, a_judged, stored
from watcher.model.claim import Claim
from watcher.model.mention import Attribution, Quantity, TimeExpression
from watcher.model.verdict import Novelty
from watcher.store import claims
from watcher.store.codec import dump, load, stamp

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_NUMBER = st.none() | st.integers(-(10**9), 10**9).map(float)
_TIME = st.builds(
    TimeExpression,
    text=_TEXT,
    begin=st.integers(0, 99),
    finish=st.integers(0, 99),
    start=st.none() | st.dates(),
    end=st.none() | st.dates(),
    edtf=_TEXT,
    granularity=st.sampled_from(["day", "year"]),
    flags=st.lists(_TEXT, max_size=2).map(tuple),
)
_QUANTITY = st.builds(
    Quantity,
    text=_TEXT,
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    min=_NUMBER,
    max=_NUMBER,
    unit=st.none() | _TEXT,
    unit_class=st.none() | _TEXT,
    kind=st.just("count"),
)
_SOURCE = st.builds(
    Attribution, name=_TEXT, code=st.none() | _TEXT, kind=st.just("party"), cue=_TEXT
)


def test_a_claim_comes_back_whole() -> None:
    """Slots, flags, dates and the verdict with its reason."""
    db = a_database()
    stored(db)

    with db.atomic():
        claims.add(db, [a_judged(3)])

    assert claims.by_id(db, "c3") == a_judged(3)
    assert claims.of_profile(db, "scioperi") == [a_judged(3)]
    assert claims.of_article(db, "art-1", "scioperi") == [a_judged(3)]
    assert claims.of_article(db, "art-1", "altro") == []


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    sentence=_TEXT,
    when=st.none() | _TIME,
    quantity=st.none() | _QUANTITY,
    source=st.none() | _SOURCE,
)
def test_dump_and_load_are_inverse(sentence, when, quantity, source) -> None:
    """Whatever stands in the slots."""
    claim = a_judged(
        sentence=sentence, when=when, quantity=quantity, source=source
    ).claim

    assert load(Claim, dump(claim)) == claim


def test_claims_are_numbered_on_and_on() -> None:
    """The next number follows the highest, whichever profile has it."""
    db = a_database()
    stored(db)

    assert claims.next_number(db) == 1
    with db.atomic():
        claims.add(db, [a_judged(1), a_judged(2, profile="tram")])

    assert claims.next_number(db) == 3
    assert (claims.count(db, "scioperi"), claims.count(db, "tram")) == (1, 1)


def test_an_id_that_is_none_finds_nothing() -> None:
    """A stranger's id is no error."""
    db = a_database()

    assert [claims.by_id(db, ident) for ident in ("c1", "c", "x7", "c-1", "")] == [
        None
    ] * 5


def test_the_newest_claims_come_first() -> None:
    """By publication, of the kinds and the profile asked for."""
    db = a_database()
    stored(db)
    later = datetime(2026, 6, 1, tzinfo=UTC)
    rows = [
        a_judged(1, published=later),
        a_judged(2),
        a_judged(3, novelty=Novelty.REPEAT),
        a_judged(4, profile="tram"),
    ]
    with db.atomic():
        claims.add(db, rows)

    found = claims.newest(db, profile="scioperi", novelty=["update"], limit=9)
    every = claims.newest(db, profile=None, novelty=["update", "repeat"], limit=2)

    assert [item.claim.id for item in found] == ["c1", "c2"]
    assert [item.claim.id for item in every] == ["c1", "c4"]


def test_moments_sort_as_text() -> None:
    """Whatever zone they were written in."""
    rome = timezone(timedelta(hours=2))
    moments = [
        NOON.astimezone(rome),
        NOON + timedelta(seconds=1),
        NOON - timedelta(days=1),
    ]

    assert sorted(moments) == [
        datetime.fromisoformat(text) for text in sorted(str(stamp(m)) for m in moments)
    ]
