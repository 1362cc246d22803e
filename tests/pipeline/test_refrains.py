"""Is what an outlet prints under every article learned, and left out from then on?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pipeline.rounds import Desk, run_once
from support.config import write_config
from support.site import Site, Story, page
from watcher.model.article import Article
from watcher.store import articles, matches, refrains
from watcher.store.database import open_database

NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
# It names the topic of the profile: under every article it would be a match.
NOTICE = "Le immagini dell'alluvione sono nello speciale, in edicola con il giornale."
TITLES = (
    "Chiuso il ponte di Valmorta, deviati i mezzi pesanti",
    "Sciopero dei medici a Rovasenda per due giorni",
    "Incendio in un deposito di Calvisano",
    "Elezioni in Baviera, affluenza record",
    "Torna il mercato dell'antiquariato in piazza",
)


def story(number: int) -> Story:
    """Return an article on a subject of its own, with the notice below it."""
    told = f"{TITLES[number]}: lo ha fatto sapere il Comune con una nota, numero"
    return Story(
        path=f"/a/{number}",
        title=TITLES[number],
        published=NOW - timedelta(hours=10 - number),
        paragraphs=(
            f"{told} {number}, diffusa nel pomeriggio ai giornalisti.",
            f"Altri particolari su {TITLES[number].lower()} sono attesi domani.",
            NOTICE,
        ),
    )


@pytest.fixture
def site():
    """Run a news site that prints its notice under each of five articles."""
    with Site() as running:
        running.publish("/feed.xml", "Gazzetta di Casale", [story(n) for n in range(5)])
        yield running


@pytest.fixture
def round_at(site, tmp_path):
    """Run a round some hours after noon."""
    config = write_config(
        tmp_path / "config",
        feeds=[f"{site.base}/feed.xml"],
        origin=site.origin,
        channel="json://127.0.0.1:9/",
    )

    def run(hours: float = 0):
        now = NOW + timedelta(hours=hours)
        return run_once(config, tmp_path / "s", now=now, desk=Desk())

    return run


def stored(site: Site, tmp_path, number: int) -> Article:
    """Return an article as it is stored."""
    found = articles.by_url(open_database(tmp_path / "s"), f"{site.base}/a/{number}")
    assert found is not None
    return found


def test_the_third_article_teaches_what_is_left_out_of_it_and_all_later(
    site, round_at, tmp_path
):
    """From then on it makes no match; the paragraphs of the article all stay."""
    round_at()
    db = open_database(tmp_path / "s")

    assert refrains.of_outlet(db, "Gazzetta di Casale") == {
        "le immagini dell alluvione sono nello speciale in edicola con il giornale"
    }
    holding = [n for n in range(5) if NOTICE in stored(site, tmp_path, n).body]
    assert holding == [0, 1]
    matched = [
        n for n in range(5) if matches.of_article(db, stored(site, tmp_path, n).id)
    ]
    assert matched == holding
    for n in range(5):
        body = stored(site, tmp_path, n).body
        assert [one for one in story(n).paragraphs[:2] if one not in body] == []


def test_what_was_learned_is_left_out_when_a_page_is_read_again(site, round_at):
    """An article that had it before is not changed by losing it."""
    round_at()
    one = story(0)
    site.pages[one.path] = (200, "text/html; charset=utf-8", page(one) + b"<!-- -->")

    same = round_at(1)
    told = (*one.paragraphs[:2], "Gli sfollati per l'alluvione sono 120.", NOTICE)
    changed = page(replace(one, paragraphs=told))
    site.pages[one.path] = (200, "text/html; charset=utf-8", changed)
    later = round_at(6)

    assert (same.pages_reread, same.revisions) == (2, 0)
    assert later.revisions == 1


def test_another_outlet_has_repeats_of_its_own(site, round_at, tmp_path):
    """Nothing is learned from one paper for another."""
    round_at()

    assert refrains.of_outlet(open_database(tmp_path / "s"), "Il Faro") == frozenset()
