"""Five real articles with the dirt of real pages, behind a feed, in time order."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from pipeline.rounds import Desk, run_once
from support.config import write_config
from support.site import Site, Story
from watcher.model.factuality import Factuality
from watcher.model.verdict import JudgedClaim
from watcher.store import articles, claims, matches
from watcher.store.database import Database, open_database

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEEDS = SHARED / "seeds"
PROFILE = SHARED / "corpus-nordcoreani" / "profile.toml"
SUMMER = timezone(timedelta(hours=2))
# File number and publication, in order: three on the confirmation, then June, August.
ORDER = [
    ("000", datetime(2025, 4, 28, 9, 40, tzinfo=SUMMER)),
    ("001", datetime(2025, 4, 28, 11, 0, tzinfo=SUMMER)),
    ("003", datetime(2025, 4, 28, 12, 30, tzinfo=SUMMER)),
    ("004", datetime(2025, 6, 26, 13, 19, tzinfo=SUMMER)),
    ("002", datetime(2025, 8, 15, 14, 0, tzinfo=SUMMER)),
]
NAME = "nordcoreani-in-russia"

pytestmark = pytest.mark.skipif(
    not (SEEDS.is_dir() and PROFILE.exists()),
    reason="the seed articles are not beside this checkout",
)


def story(number: str, published: datetime) -> Story:
    """Turn a seed text into a page: its first line is the title."""
    (file,) = SEEDS.glob(f"{number}_*.txt")
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line]
    title = max(lines[:2], key=len) if len(lines[0]) < 20 else lines[0]
    return Story(
        path=f"/articoli/{number}",
        title=title if len(title) < 200 else title.split(" per ")[0],
        published=published,
        paragraphs=tuple(lines),
    )


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """Run a round after each publication; return database, site and messages."""
    folder = tmp_path_factory.mktemp("seeds")
    desk = Desk()
    text = PROFILE.read_text(encoding="utf-8").replace("{", "{{").replace("}", "}}")
    profile = text.replace("\n\n[[group]]", "\nbaseline = false\n\n[[group]]", 1)
    with Site() as site:
        config = write_config(
            folder / "config",
            feeds=[f"{site.base}/feed.xml"],
            origin=site.origin,
            channel="json://127.0.0.1:9/",
            profile=profile,
        )
        out: list[Story] = []
        for number, published in ORDER:
            out.append(story(number, published))
            site.publish("/feed.xml", "Rassegna", out)
            now = published + timedelta(minutes=30)
            run_once(config, folder / "state", now=now, desk=desk)
        yield open_database(folder / "state"), site.base, desk


def told(db: Database, base: str, number: str) -> list[JudgedClaim]:
    """Return the claims of an article that alert."""
    article = articles.by_url(db, f"{base}/articoli/{number}")
    assert article is not None
    found = claims.of_article(db, article.id, NAME)
    return [item for item in found if item.verdict.is_news]


def outcome(db: Database, base: str, number: str) -> str:
    """Return what came of an article."""
    article = articles.by_url(db, f"{base}/articoli/{number}")
    assert article is not None
    return matches.of_article(db, article.id)[0].outcome


def test_the_confirmation_of_april_alerts_once(read):
    """Three outlets tell it, one origin: the first alerts, the others are silent."""
    db, base, _ = read

    assert outcome(db, base, "000") == "alerted"
    assert outcome(db, base, "001") != "alerted"
    assert outcome(db, base, "003") != "alerted"


def test_june_alerts_with_the_window_of_july_and_august(read):
    """Possible or probable, on the word of the South Korean side, year 2025."""
    db, base, _ = read

    assert outcome(db, base, "004") == "alerted"
    summer = [
        item.claim
        for item in told(db, base, "004")
        if item.claim.when
        and str(item.claim.when.start) == "2025-07-01"
        and str(item.claim.when.end) == "2025-09-01"
    ]
    assert summer
    weak = {Factuality.POSSIBLE, Factuality.PROBABLE}
    assert {claim.factuality for claim in summer} <= weak
    assert any(c.source and c.source.code == "KOR" for c in summer)


def test_the_wrong_year_is_flagged_and_used_for_nothing(read):
    """The "2023" of June 2025 carries its flag and is in no told claim."""
    db, base, _ = read
    article = articles.by_url(db, f"{base}/articoli/004")
    found = claims.of_article(db, article.id, NAME)

    wrong = [i for i in found if i.claim.when and "2023" in i.claim.when.text]
    assert wrong
    assert all("anachronism" in item.claim.when.flags for item in wrong)
    assert not any(item.verdict.is_news for item in wrong)
    right = [i.claim.when for i in found if i.claim.when and i not in wrong]
    assert not any(when.start and when.start.year == 2023 for when in right)


def test_august_alerts_for_what_is_new_in_it(read):
    """Killed, wounded and the workers of 2025; not 2024, not the sacred mission."""
    db, base, desk = read

    assert outcome(db, base, "002") == "alerted"
    figures = {
        (i.claim.quantity.min, i.claim.object_class)
        for i in told(db, base, "002")
        if i.claim.quantity
    }
    assert (600, "killed") in figures
    assert 10000 not in {value for value, _ in figures}
    message = desk.messages[-1].text
    assert "600" in message
    assert "feriti" in message
    assert "2025" in message
    assert "missione sacra" not in message
    assert "10 mila soldati" not in message


def test_the_corrupt_range_is_kept_and_compared_with_nothing(read):
    """Low confidence: in the ledger, in no alert, against no earlier claim."""
    db, base, _ = read
    article = articles.by_url(db, f"{base}/articoli/003")
    corrupt = [
        item
        for item in claims.of_article(db, article.id, NAME)
        if item.claim.quantity and item.claim.quantity.min == 1.5
    ]

    assert corrupt
    assert all(item.claim.quantity.low_confidence for item in corrupt)
    assert not any(item.verdict.slot == "number" for item in corrupt)


def test_menu_leftovers_are_in_no_claim(read):
    """What the page left behind its text belongs to the page, not to the article."""
    db, _, _ = read

    sentences = [item.claim.sentence for item in claims.of_profile(db, NAME)]
    assert sentences
    assert not any("piano di sopra" in s or "Source" in s for s in sentences)
