"""Are the labelled timelines well formed, and do their labels agree with each other?"""

import re
from datetime import date, datetime
from itertools import combinations, pairwise
from zoneinfo import ZoneInfo

import pytest

from corpora.reader import OWN, Corpus, Row, overlap, read
from watcher.config.load import load_profile
from watcher.model.factuality import Factuality

ARTICLE = ["id", "outlet", "url", "published", "title", "summary", "body"]
LABELS = ["id", "relevant", "new", "known", "kind", "reprint_of", "note"]
NUGGET = [
    "nugget", "gloss", "plover", "actor", "target", "place", "quantity", "when",
    "source", "factuality", "first_article",
]  # fmt: skip
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE",
    "ASSAULT",
}  # fmt: skip
POSITIVE = {"new", "update"}
SILENT = {"corroboration", "reprint", "rehash", "opinion"}
OFF_TOPIC = {"irrelevant", "near-miss"}
ROME = ZoneInfo("Europe/Rome")
# The shared development corpora hold the same two limits.
REPRINT_AT_LEAST, OTHERS_AT_MOST = 0.6, 0.3


@pytest.fixture(params=OWN)
def corpus(request: pytest.FixtureRequest) -> Corpus:
    """Each labelled timeline in turn."""
    return read(request.param)


def test_there_are_timelines_to_check() -> None:
    """An empty folder would pass every other test."""
    assert {"dazi-svizzera", "metro-crollo"} <= set(OWN)


def test_every_line_has_the_fields_of_its_file(corpus: Corpus) -> None:
    """Fields stand in one order, so that a diff of the data stays readable."""
    assert {tuple(row) for row in corpus.articles} == {tuple(ARTICLE)}
    assert {tuple(row) for row in corpus.gold} == {tuple(LABELS)}
    assert {tuple(row) for row in corpus.nuggets} == {tuple(NUGGET)}


def test_ids_are_consecutive(corpus: Corpus) -> None:
    """A missing or doubled id means that a line was lost or copied."""
    prefix = corpus.ids[0].split("-")[0]
    assert corpus.ids == [f"{prefix}-{n:03d}" for n in range(1, len(corpus.ids) + 1)]
    assert [row["id"] for row in corpus.gold] == corpus.ids
    names = [row["nugget"] for row in corpus.nuggets]
    assert names == [f"n{n:02d}" for n in range(1, len(names) + 1)]


def test_articles_stand_in_time_order_with_the_offset_of_rome(corpus: Corpus) -> None:
    """What is known is what stands above, so the order is part of the labels."""
    times = [datetime.fromisoformat(row["published"]) for row in corpus.articles]
    assert all(earlier < later for earlier, later in pairwise(times))
    assert all(at.utcoffset() == at.astimezone(ROME).utcoffset() for at in times)


def test_every_url_names_outlet_and_day(corpus: Corpus) -> None:
    """Addresses are invented, unique and under a reserved domain."""
    urls = [row["url"] for row in corpus.articles]
    assert len(set(urls)) == len(urls)
    for row in corpus.articles:
        day = datetime.fromisoformat(row["published"]).strftime("%Y/%m/%d")
        start = re.escape(f"https://{row['outlet']}.example/{day}/")
        assert re.fullmatch(start + r"[a-z0-9-]+", row["url"]), row["id"]


def test_texts_are_trimmed_and_of_newspaper_length(corpus: Corpus) -> None:
    """Paragraphs are parted by one blank line; a body has 60 to 450 words."""
    for row in corpus.articles:
        body = row["body"]
        assert row["title"].strip(), row["id"]
        assert body == body.strip(), row["id"]
        assert not re.search(r"(?<!\n)\n(?!\n)|\n{3,}", body), row["id"]
        assert 60 <= len(body.split()) <= 450, row["id"]


def test_the_kind_agrees_with_relevance_and_news(corpus: Corpus) -> None:
    """New claims make an article new or an update; off topic it carries none."""
    for row in corpus.gold:
        assert row["kind"] in POSITIVE | SILENT | OFF_TOPIC, row["id"]
        assert bool(row["new"]) == (row["kind"] in POSITIVE), row["id"]
        assert row["relevant"] == (row["kind"] not in OFF_TOPIC), row["id"]
        assert row["relevant"] or not row["known"], row["id"]


def test_each_nugget_is_new_in_its_first_article_only(corpus: Corpus) -> None:
    """A claim is news once, where the nugget says."""
    first = {row["nugget"]: row["first_article"] for row in corpus.nuggets}
    told = [(name, row["id"]) for row in corpus.gold for name in row["new"]]
    assert len(told) == len(first)
    assert dict(told) == first


def test_nothing_is_known_before_it_was_told(corpus: Corpus) -> None:
    """A known nugget stands in `new` of an article above."""
    told: set[str] = set()
    for row in corpus.gold:
        assert set(row["known"]) <= told, row["id"]
        assert len(set(row["known"])) == len(row["known"]), row["id"]
        told.update(row["new"])


def test_a_reprint_names_an_earlier_article_and_adds_nothing(corpus: Corpus) -> None:
    """The nuggets of a reprint are nuggets of its source."""
    above: dict[str, Row] = {}
    for row in corpus.gold:
        assert (row["kind"] == "reprint") == (row["reprint_of"] is not None), row["id"]
        if row["reprint_of"]:
            source = above[row["reprint_of"]]
            assert set(row["known"]) <= {*source["new"], *source["known"]}, row["id"]
        above[row["id"]] = row


def test_only_reprints_resemble_another_article(corpus: Corpus) -> None:
    """A rehash is told in its own words; a reprint shares most of them."""
    body = {row["id"]: row["body"] for row in corpus.articles}
    kin = {row["id"]: row["reprint_of"] or row["id"] for row in corpus.gold}
    for one, other in combinations(corpus.ids, 2):
        alike = overlap(body[one], body[other])
        if kin[one] == kin[other]:
            assert alike >= REPRINT_AT_LEAST, (one, other)
        else:
            assert alike <= OTHERS_AT_MOST, (one, other)


def test_the_slots_of_a_nugget_hold_known_values(corpus: Corpus) -> None:
    """Types and factualities are the contract's; a gloss is a sentence."""
    for row in corpus.nuggets:
        assert row["plover"] in PLOVER, row["nugget"]
        assert row["factuality"] in set(Factuality), row["nugget"]
        assert row["gloss"].endswith("."), row["nugget"]
        assert row["source"], row["nugget"]


def test_bounds_of_quantity_and_time_are_in_order(corpus: Corpus) -> None:
    """One bound of a quantity may be open, not both; a time ends after its start."""
    for row in corpus.nuggets:
        quantity, when = row["quantity"], row["when"]
        if quantity is not None:
            bounds = [quantity[key] for key in ("min", "max")]
            stated = [bound for bound in bounds if bound is not None]
            assert set(quantity) == {"min", "max", "unit"}, row["nugget"]
            assert stated, row["nugget"]
            assert stated == sorted(stated), row["nugget"]
            assert quantity["unit"], row["nugget"]
        if when is not None:
            start, end = (date.fromisoformat(when[key]) for key in ("start", "end"))
            assert start < end, row["nugget"]


def test_the_profile_is_one_that_the_program_reads(corpus: Corpus) -> None:
    """A user could have written it: the contract's keys and nothing else."""
    profile = load_profile(corpus.folder / "profile.toml")
    assert profile.name == corpus.folder.name
    assert profile.groups
