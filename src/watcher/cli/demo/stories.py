"""What is in the news of the demo, and when? Invented articles, read from a file."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

ROME = ZoneInfo("Europe/Rome")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An invented paper; `id` is its folder on the site."""

    id: str
    name: str
    motto: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An invented article; `picture` marks the one whose alert is worth a picture."""

    outlet: Outlet
    slug: str
    published: datetime
    section: str
    author: str
    title: str
    summary: str
    paragraphs: tuple[str, ...]
    picture: bool = False

    @property
    def path(self) -> str:
        """The path of its page on the site."""
        return f"/{self.outlet.id}/{self.published:%Y-%m-%d}/{self.slug}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summer:
    """All that is published, and the days on which the feeds are asked; times aware."""

    outlets: tuple[Outlet, ...]
    stories: tuple[Story, ...]
    rounds: tuple[datetime, ...]


def read_summer() -> Summer:
    """Read the articles that are bundled with the demo, in order of publication."""
    text = files("watcher.cli.demo").joinpath("articles.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    outlets = {table["id"]: Outlet(**table) for table in tables["outlet"]}
    stories = [_story(table, outlets) for table in tables["article"]]
    return Summer(
        outlets=tuple(outlets.values()),
        stories=tuple(sorted(stories, key=lambda story: story.published)),
        rounds=tuple(moment.replace(tzinfo=ROME) for moment in tables["round"]),
    )


def _story(table: dict[str, object], outlets: dict[str, Outlet]) -> Story:
    fields = dict(table)
    outlet, text = outlets[str(fields.pop("outlet"))], str(fields.pop("text"))
    published = fields.pop("published")
    if not isinstance(published, datetime):
        raise TypeError(f"{fields['slug']}: published is no date and time")
    return Story(
        outlet=outlet,
        published=published.replace(tzinfo=ROME),
        paragraphs=tuple(text.strip().split("\n\n")),
        slug=str(fields["slug"]),
        section=str(fields["section"]),
        author=str(fields["author"]),
        title=str(fields["title"]),
        summary=str(fields["summary"]),
        picture=bool(fields.get("picture")),
    )
