"""How does the demo run? The real pipeline, round by round, over a simulated summer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from importlib.resources import as_file, files
from pathlib import Path

from watcher.cli.demo.screen import Screen
from watcher.cli.demo.site import Site
from watcher.cli.demo.stories import ROME
from watcher.config import load_profile
from watcher.engine import Here
from watcher.errors import InputError
from watcher.model.feed import Feed
from watcher.model.profile import Profile
from watcher.model.settings import Channel, Network, Settings
from watcher.pipeline import Report, World, run_round
from watcher.store import articles, matches
from watcher.store.database import FILE_NAME, Database, locked, open_database
from watcher.web import Web

PROFILE = "nordcoreani-in-russia"
_CHANNEL = Channel(name="terminal", url="demo://")
# Says that a database is the demo's own and may be thrown away.
_MARK = "made-by-watcher-demo"


@contextmanager
def fresh_state(folder: Path) -> Iterator[Database]:
    """
    Give a new database in *folder*, held for this process alone.

    Raises:
        InputError: the folder cannot be made, or holds a database that the demo did
            not make.
        LockedError: another process works there.
    """
    _make(folder)
    with locked(folder):
        _forget(folder)
        (folder / _MARK).touch()
        db = open_database(folder, create=True)
        try:
            yield db
        finally:
            db.close()


def settings_for(site: Site) -> Settings:
    """Return what a configuration folder for *site* would say."""
    return Settings(
        language="it",
        timezone=ROME,
        network=Network(allow_private=(site.origin,), user_agent="watcher-demo/1.0"),
        poll_every=timedelta(minutes=15),
        channels=(_CHANNEL,),
        feeds=tuple(
            Feed(url=f"{site.base}/{outlet.id}/feed.xml", title=outlet.name)
            for outlet in site.summer.outlets
        ),
        profiles=(starter_profile(),),
    )


def starter_profile() -> Profile:
    """
    Return the profile that `watcher init` writes, too, without its morning digest.

    The demo shows what alerts at once; its rounds are weeks apart.
    """
    path = files("watcher") / "starter" / "profiles" / f"{PROFILE}.toml"
    with as_file(path) as file:
        return replace(load_profile(file), digest=())


async def play(site: Site, db: Database, screen: Screen) -> list[Report]:
    """Run every round of the summer and return what each did."""
    settings = settings_for(site)
    rounds = site.summer.rounds
    reports = []
    async with Web(settings.network) as web:
        for number, moment in enumerate(rounds, 1):
            site.now = moment
            screen.begin(number, len(rounds), moment)
            stage = _Stage(settings, db, web, screen)
            reports.append(await run_round(stage.world(moment), every_feed=True))
            screen.end(reports[-1])
    return reports


@dataclass(frozen=True, slots=True)
class _Stage:
    settings: Settings
    db: Database
    web: Web
    screen: Screen

    def world(self, moment: datetime) -> World:
        return World(
            settings=self.settings,
            db=self.db,
            web=self.web,
            engine=Here(),
            deliver=self.screen.alert,
            now=moment.astimezone(UTC),
            observe=self.observe,
        )

    def observe(self, step: str, subject: str) -> None:
        article = articles.by_url(self.db, subject) if step == "committed" else None
        if article is not None:
            found = matches.of_article(self.db, article.id)
            self.screen.article(article, found[0] if found else None)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror}") from None


def _forget(folder: Path) -> None:
    database = folder / FILE_NAME
    if database.exists() and not (folder / _MARK).exists():
        raise InputError(
            f"{database}: not made by the demo, so it stays; name another --state"
        )
    for ending in ("", "-wal", "-shm"):
        database.with_name(FILE_NAME + ending).unlink(missing_ok=True)
