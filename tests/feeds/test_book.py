"""How does feeds.toml grow?"""

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.config import load_feeds
from watcher.errors import ConfigError
from watcher.feeds.book import append, grown, table
from watcher.model.feed import Feed

NEW = Feed(url="https://faro.example/rss", title='Il "Faro"', every=timedelta(hours=2))
HAND_WRITTEN = (
    b"# I nostri feed\r\n\r\n[[feed]]  # il primo\r\nurl='https://a.example/'\r\n"
    b"# [[feed]]  spento\r\n# fine"
)


def test_what_a_person_wrote_stays_byte_for_byte(tmp_path: Path) -> None:
    """Comments, order, quotes and line ends; the new feed stands behind them."""
    file = tmp_path / "feeds.toml"
    file.write_bytes(HAND_WRITTEN)

    append(file, [NEW])

    assert file.read_bytes() == HAND_WRITTEN + (
        b'\r\n\r\n[[feed]]\r\nurl = "https://faro.example/rss"\r\n'
        b'title = "Il \\"Faro\\""\r\nevery = "2h"\r\n'
    )
    assert load_feeds(tmp_path) == (Feed(url="https://a.example/"), NEW)
    assert list(tmp_path.iterdir()) == [file]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_title_is_read_as_it_was_written(title: str) -> None:
    """Quotes, backslashes and control characters are escaped as TOML wants it."""
    feed = Feed(url="https://faro.example/", title=title)

    assert tomllib.loads(table(feed))["feed"][0]["title"] == title


@pytest.mark.parametrize(
    ("every", "written"),
    [
        (timedelta(seconds=90), '"90s"'),
        (timedelta(minutes=90), '"90m"'),
        (timedelta(days=2), '"2d"'),
    ],
)
def test_a_duration_is_written_in_its_largest_whole_unit(
    every: timedelta, written: str
) -> None:
    """As a person would."""
    assert f"every = {written}\n" in table(Feed(url="https://a.example/", every=every))


def test_an_empty_file_takes_feeds_too() -> None:
    """Two tables, apart by a line."""
    text = grown(b"", [NEW, NEW]).decode()

    assert text == f"\n{table(NEW)}\n{table(NEW)}"


@pytest.mark.parametrize(
    "old", [b"feed = []\n", b"feed = [{url = 'http://a.example'}]"]
)
def test_a_list_in_brackets_is_refused_and_stays(old: bytes, tmp_path: Path) -> None:
    """TOML lets nothing be added behind it; the file is as it was."""
    file = tmp_path / "feeds.toml"
    file.write_bytes(old)

    with pytest.raises(ConfigError, match="as a table"):
        append(file, [NEW])

    assert file.read_bytes() == old


def test_a_linked_file_stays_a_link_and_keeps_its_rights(tmp_path: Path) -> None:
    """People keep their configuration in a repository elsewhere."""
    (tmp_path / "repo").mkdir()
    real = tmp_path / "repo" / "feeds.toml"
    real.touch(0o640)
    link = tmp_path / "feeds.toml"
    link.symlink_to(real)

    append(link, [NEW])

    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert load_feeds(tmp_path) == (NEW,)


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    """It names the file."""
    with pytest.raises(ConfigError, match=r"none\.toml: cannot be changed"):
        append(tmp_path / "none.toml", [NEW])
