"""Is the JSON that programs get the JSON that docs/json.md shows?"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from support.config import write_config
from support.flood import stories
from support.pages import ROOT, labelled
from support.site import Site
from watcher.cli.root import cli
from watcher.store import refrains
from watcher.store.database import open_database

PAGE = ROOT / "docs" / "json.md"
SHOWN = {name: json.loads(body) for name, body in labelled(PAGE, "json").items()}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Run one real round on a loopback site; return what each command prints."""
    folder = tmp_path_factory.mktemp("json")
    with Site() as site:
        site.publish("/feed.xml", "Gazzetta di Casale", stories())
        feed = f"{site.base}/feed.xml"
        config = write_config(folder / "config", feeds=[feed], origin=site.origin)
        places = ["--config", str(config), "--state", str(folder / "state")]
        poll = subprocess.run(
            [sys.executable, "-m", "watcher", "poll", "--json", *places],
            check=True,
            capture_output=True,
            timeout=120,
        )
        db = open_database(folder / "state")
        with db.atomic():
            refrains.add(db, "Gazzetta", ["in edicola"], found=datetime.now(UTC))
        story = site.base + stories()[0].path
        calls = {
            "feeds": ["feeds", *places],
            "profiles": ["profiles", *places],
            "profiles-expand": ["profiles", "expand", "argine"],
            "profiles-check": _check(folder),
            "profiles-test": ["profiles", "test", *_replay(folder, config)[1:]],
            "profiles-suggest": ["profiles", "suggest", "piena-del-brenno", *places],
            "matches": ["matches", *places[2:]],
            "claims": ["claims", *places[2:]],
            "claims-current": ["claims", "current", *places[2:]],
            "alerts": ["alerts", *places[2:]],
            "search": ["search", "Brenno", *places[2:]],
            "show": ["show", "m1", *places[2:]],
            "why": ["why", "m1", *places],
            "doctor": ["doctor", *places],
            "feeds-parse": ["feeds", "parse", feed, *places[:2]],
            "feeds-discover": ["feeds", "discover", feed, *places[:2]],
            "feeds-check": ["feeds", "check", *places],
            "articles-extract": ["articles", "extract", story, *places[:2]],
            "articles-refrains": ["articles", "refrains", *places[2:]],
            "replay": _replay(folder, config),
            "replay-explain": [*_replay(folder, config), "--explain"],
            "replay-errors": [*_replay(folder, config), "--errors", _gold(folder)],
            "replay-against": [*_replay(folder, config), "--against", _old(folder)],
            "analyze": _analyze(folder),
        }
        rows = {name: _first_row(call) for name, call in calls.items()}
        yield {"poll": json.loads(poll.stdout), **rows}


def _replay(folder: Path, config: Path) -> list[str]:
    past = folder / "past.jsonl"
    body = "La piena del Brenno ha rotto un argine: 25 gli sfollati."
    row = {"id": "p1", "published": "2026-03-03", "title": "La piena", "body": body}
    past.write_text(json.dumps(row), "utf-8")
    return ["replay", str(past), "--profile", str(config / "profiles" / "profile.toml")]


def _gold(folder: Path) -> str:
    file = folder / "gold.jsonl"
    file.write_text('{"id": "p1", "relevant": true, "new": []}', "utf-8")
    return str(file)


def _old(folder: Path) -> str:
    file = folder / "old.toml"
    file.write_text('name = "old"\n[[group]]\nany = ["siccità"]\n', "utf-8")
    return str(file)


def _check(folder: Path) -> list[str]:
    file = folder / "noted.toml"
    file.write_text('name = "x"\n[[group]]\nany = ["Mali"]\n', "utf-8")
    return ["profiles", "check", str(file)]


def _analyze(folder: Path) -> list[str]:
    text = "Il 5 maggio lo sciopero ha fermato 40 treni, ha detto il ministero."
    lines = folder / "texts.jsonl"
    row = {"text": text, "date": "2026-05-06", "terms": ["sciopero"]}
    lines.write_text(json.dumps(row), "utf-8")
    return ["analyze", str(lines)]


def _first_row(call: list[str]) -> Any:
    done = CliRunner().invoke(cli, [*call, "--json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout.splitlines()[0])


def same_keys(shown: Any, real: Any, where: str) -> None:
    """Hold the keys of *shown* against *real*, down to the first of each list."""
    if isinstance(shown, dict) and isinstance(real, dict):
        assert list(shown) == list(real), where
        for key in shown:
            # Keys of these are outcomes and reasons, which differ from round to round.
            if key not in {"matches", "silent"} or isinstance(shown[key], list):
                same_keys(shown[key], real[key], f"{where}.{key}")
    if isinstance(shown, list) and isinstance(real, list) and shown and real:
        same_keys(shown[0], real[0], f"{where}[0]")


@pytest.mark.parametrize("name", SHOWN)
def test_the_page_shows_the_keys_that_are_printed(
    name: str, printed: dict[str, Any]
) -> None:
    """Every example has the keys of the real output, in its order."""
    same_keys(SHOWN[name], printed[name], name)


def test_every_command_that_prints_json_has_its_example(
    printed: dict[str, Any],
) -> None:
    """The page forgets none; claims have a table instead."""
    assert set(SHOWN) == set(printed) - {"claims"}


def test_the_tables_of_claims_name_every_key(printed: dict[str, Any]) -> None:
    """A row of `watcher claims --json` has the keys of the two tables and of where."""
    section = PAGE.read_text("utf-8").partition("## Claims")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| (`[^|]+`) \|", section, re.MULTILINE)
    where = re.findall(r"also say where it stands: (.+)$", section, re.MULTILINE)
    named = {name for cell in [*cells, *where] for name in re.findall(r"`(\w+)`", cell)}

    assert named == set(printed["claims"]) - {"muted"}


def test_a_claim_of_analyze_has_no_verdict(printed: dict[str, Any]) -> None:
    """The ledger is not asked, so nothing is said about novelty."""
    claim = printed["analyze"]["claims"][0]

    assert set(printed["claims"]) - {"muted"} - set(claim) == {
        *("novelty", "reason", "against", "strength"),
        *("profile", "article", "published", "outlet", "status"),
    }
