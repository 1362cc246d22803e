"""Articles and profiles of which only the words matter, and the labelled topics."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

from watcher.model.article import Article
from watcher.model.match import Match
from watcher.model.profile import Group, Profile
from watcher.relevance import compile_profiles

CASES = Path(__file__).parents[1] / "cases" / "relevance"
TOPICS = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(CASES.glob("*.toml"))
}
QUAKE = Group(label="terremoto", any=("terremoto",))


def an_article(title: str = "", body: str = "", summary: str = "") -> Article:
    """Build an article of which only the words matter."""
    return Article(
        id="a1",
        outlet="gazzetta",
        url="https://gazzetta.example/a1",
        published=datetime(2025, 3, 1, tzinfo=UTC),
        title=title,
        summary=summary,
        body=body.strip(),
    )


def a_profile(*groups: Group, boost: tuple[str, ...] = (), title: str = "P") -> Profile:
    """Build a profile of *groups*."""
    return Profile(name="p", title=title, groups=groups, boost=boost)


def of_topic(topic: dict[str, object]) -> Profile:
    """Read the profile part of a case file."""
    groups = tuple(
        Group(
            label=g["label"],
            any=tuple(g.get("any", ())),
            also=tuple(tuple(terms) for terms in g.get("also", ())),
            all=tuple(g.get("all", ())),
            none=tuple(g.get("none", ())),
        )
        for g in topic["group"]  # type: ignore[attr-defined]
    )
    boost = tuple(topic.get("boost", ()))  # type: ignore[call-overload]
    return Profile(
        name=str(topic["name"]), title=str(topic["title"]), groups=groups, boost=boost
    )


def of_row(row: dict[str, str]) -> Article:
    """Read one article of a case file."""
    return an_article(row["title"], row["body"], row.get("summary", ""))


def judge(profile: Profile, article: Article) -> Match:
    """Judge *article* under *profile* alone."""
    return compile_profiles([profile]).judge(article)[0]
