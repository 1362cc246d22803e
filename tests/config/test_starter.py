"""Does the starter configuration load, teach every key, and want what it should?"""

import tomllib
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pydantic import BaseModel

from watcher.cli.root import cli
from watcher.config import load, load_profile
from watcher.config.shapes import (
    ChannelTable,
    EscalateTable,
    FeedTable,
    GroupTable,
    NetworkTable,
    PollingTable,
    ProfileFile,
    RouteTable,
    WatcherFile,
)
from watcher.config.values import feed_identity
from watcher.model.article import Article
from watcher.relevance import compile_profiles

CONFIG = Path(__file__).parents[2] / "config"
CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "starter_profiles.toml").read_text(
        "utf-8"
    )
)["case"]


def test_the_starter_loads_without_any_secret() -> None:
    """It settles with an empty environment: 36 feeds or more, three profiles."""
    settled = load(CONFIG, env={})

    assert settled.language == "it"
    assert settled.network.allow_private is False
    assert settled.channels == ()
    assert len(settled.feeds) >= 36
    assert len(settled.profiles) == 3
    assert all(profile.groups for profile in settled.profiles)


def test_every_feed_has_a_name_and_an_address_of_its_own() -> None:
    """Two feeds with one title or one address would be one outlet twice."""
    feeds = load(CONFIG, env={}).feeds

    assert all(feed.url.startswith("https://") for feed in feeds)
    assert len({feed_identity(feed.url) for feed in feeds}) == len(feeds)
    assert len({feed.title for feed in feeds} - {None}) == len(feeds)


def test_italian_switzerland_is_read_too() -> None:
    """Its broadcaster and its papers are among the feeds."""
    urls = " ".join(feed.url for feed in load(CONFIG, env={}).feeds)

    assert all(host in urls for host in ("rsi.ch", "cdt.ch", "laregione.ch", "tio.ch"))


@pytest.mark.parametrize(
    ("file", "shapes"),
    [
        ("watcher.toml", [WatcherFile, NetworkTable, PollingTable, ChannelTable]),
        ("feeds.toml", [FeedTable]),
        ("profiles", [ProfileFile, GroupTable, RouteTable, EscalateTable]),
    ],
    ids=["watcher", "feeds", "profiles"],
)
def test_every_key_that_exists_is_in_the_sample(
    file: str, shapes: list[type[BaseModel]]
) -> None:
    """A new key of the configuration comes with its line and comment here."""
    path = CONFIG / file
    paths = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    text = "\n".join(p.read_text(encoding="utf-8") for p in paths)
    lines = {line.lstrip("# ").split("=")[0].strip() for line in text.splitlines()}

    for shape in shapes:
        for key in shape.model_fields:
            table = f"[{key}]" in lines or f"[[{key}]]" in lines
            assert key in lines or table, f"{key} is not in {file}"


def test_every_file_says_on_top_what_it_is_for() -> None:
    """The first line of each file is a comment."""
    for path in sorted(CONFIG.rglob("*.toml")):
        assert path.read_text(encoding="utf-8").startswith("# "), path


def test_init_writes_the_starter_as_it_is(tmp_path: Path) -> None:
    """What a new user gets is this folder, byte for byte, and it loads."""
    result = CliRunner().invoke(cli, ["init", str(tmp_path / "new")])

    assert result.exit_code == 0, result.output
    written = {
        path.relative_to(tmp_path / "new"): path.read_bytes()
        for path in (tmp_path / "new").rglob("*.toml")
    }
    assert written == {
        path.relative_to(CONFIG): path.read_bytes() for path in CONFIG.rglob("*.toml")
    }
    assert load(tmp_path / "new", env={}) == load(CONFIG, env={})


def test_the_package_carries_the_same_starter() -> None:
    """The folder inside the package is the one at the top of the repository."""
    with as_file(files("watcher") / "starter") as starter:
        assert load(starter, env={}) == load(CONFIG, env={})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"][:40])
def test_a_starter_profile_wants_what_its_reader_wants(case: dict[str, Any]) -> None:
    """Articles on the topic are relevant, neighbours of the topic are not."""
    profile = load_profile(CONFIG / "profiles" / f"{case['profile']}.toml")
    article = Article(
        id="a1",
        outlet="Esempio",
        url="https://example.org/a1",
        published=datetime(2025, 7, 1, 12, tzinfo=UTC),
        title=case["title"],
        body=case["body"],
    )
    (match,) = compile_profiles([profile]).judge(article)

    assert match.relevant is case["wanted"], (match.score, match.near_miss)
