"""What can the body of a feed do to us, and what of it is ever shown?"""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cli.calls import call
from hostile.bodies import BODIES
from hostile.rounds import Visit, visit
from watcher.store.database import open_database

BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
LIVE = re.compile(r"<script|javascript:|file:|root:x:|\\u00[01]", re.IGNORECASE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make room for a configuration and its state."""
    return tmp_path_factory.mktemp("bodies")


@pytest.fixture(scope="module")
def seen(folder: Path) -> Visit:
    """Ask for every body once."""
    return visit(BODIES, folder)


@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_body_gives_its_entries_or_one_plain_error(
    seen: Visit, name: str
) -> None:
    """Bombs do not go off, floods are cut, and nothing else is fetched."""
    expected, state = BODIES[name], seen.states[name]

    assert seen.entries[name] == expected.entries
    assert (expected.error or "None") in str(state.last_error)


def _stored(folder: Path) -> Iterator[str]:
    with closing(open_database(folder / "s")) as db:
        for table, columns in (
            ("entries", "entry_id || coalesce(link, '') || entry"),
            ("articles", "url || outlet || title || summary"),
            ("feeds", "state"),
        ):
            rows = db.query(f"SELECT {columns} AS text FROM {table}")
            yield from (row["text"] for row in rows)


def test_nothing_hostile_is_stored(seen: Visit, folder: Path) -> None:
    """No control byte, no script, no file of ours."""
    texts = list(_stored(folder))

    assert len(texts) > 1_000
    assert [text[:200] for text in texts if BAD.search(text)] == []
    assert [text[:200] for text in texts if LIVE.search(text)] == []


def test_nothing_hostile_is_printed(seen: Visit, folder: Path) -> None:
    """Neither for people nor for machines."""
    places = ("--config", folder / "config", "--state", folder / "s")
    for command in (("feeds",), ("feeds", "--json"), ("search", "rosso")):
        out = call(*command, *places).out

        assert BAD.sub("", out.replace("\n", " ")) == out.replace("\n", " ")
        assert not LIVE.search(out)
