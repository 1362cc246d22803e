"""One state that was polled once, for every test that only looks at it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.calls import run
from cli.desk import Desk
from support.config import write_config
from support.flood import stories
from support.site import Site


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Poll the flood's story once, beside a web page and a feed that is gone."""
    folder = tmp_path_factory.mktemp("desk")
    with Site() as site:
        site.publish("/feed.xml", "Gazzetta di Casale", stories())
        site.pages["/home"] = (200, "text/html", b"<html><body>Benvenuti</body></html>")
        config = write_config(
            folder / "config",
            feeds=[f"{site.base}/{name}" for name in ("feed.xml", "home", "gone.xml")],
            origin=site.origin,
            channel=f"json://{site.origin}/hook",
        )
        state = folder / "state"
        first = run("--config", config, "poll", "--json", "--state", state)
        yield Desk(site=site, config=config, state=state, first=first)


@pytest.fixture
def own_desk(desk: Desk, tmp_path: Path) -> Desk:
    """Copy the polled desk, for a test that changes it."""
    shutil.copytree(desk.state, tmp_path / "state")
    shutil.copytree(desk.config, tmp_path / "config")
    return Desk(
        site=desk.site,
        config=tmp_path / "config",
        state=tmp_path / "state",
        first=desk.first,
    )
