"""How does the demo go from its first round to its summary?"""

import asyncio
from pathlib import Path

from watcher.cli.demo import stage
from watcher.cli.demo.screen import Screen, picture
from watcher.cli.demo.site import Site
from watcher.cli.demo.stories import read_summer
from watcher.errors import InputError
from watcher.store import alerts, matches
from watcher.store.database import Database


def perform(folder: Path, *, fast: bool, svg_file: Path | None) -> None:
    """Play the summer with a new database in *folder*; draw an alert if asked."""
    summer, screen = read_summer(), Screen(fast=fast)
    with (
        stage.fresh_state(folder) as db,
        Site(summer=summer, now=summer.rounds[0]) as site,
    ):
        screen.open(summer, folder)
        reports = asyncio.run(stage.play(site, db, screen))
        screen.summary(reports, _next_commands(db, folder))
        if svg_file:
            _draw(db, site, svg_file)


def _next_commands(db: Database, folder: Path) -> list[str]:
    told = [m for m in matches.newest(db) if m.outcome == "alerted"]
    taken = Path("config").exists()
    return [
        f"watcher matches --state {folder}",
        *(f"watcher why {m.id} --state {folder}" for m in told[:1]),
        f"watcher init{' my-config' if taken else ''}",
    ]


def _draw(db: Database, site: Site, svg_file: Path) -> None:
    wanted = {site.base + story.path for story in site.summer.stories if story.picture}
    for alert in alerts.newest(db):
        if any(url in alert.message.text for url in wanted):
            break
    else:
        raise InputError(f"{svg_file}: not drawn, the alert for it did not come")
    try:
        svg_file.write_text(picture(alert.message), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{svg_file}: {error.strerror}") from None
