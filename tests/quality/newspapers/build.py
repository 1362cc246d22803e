"""Which pages are there, and what is the article in each?"""

import json
import tomllib
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

_HERE = Path(__file__).parent
_BOOK = tomllib.loads((_HERE / "stories.toml").read_text(encoding="utf-8"))
#: When every one of these articles was published, as the pages write it.
DATES = {
    "iso": "2025-11-03T08:00:00+01:00",
    "written": "3 novembre 2025",
    "numeric": "03.11.2025",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """
    A page and the truth about it.

    `foreign` stands in its boxes; `neutral` is the article's for some only.
    """

    name: str
    paper: str
    url: str
    markup: str
    title: str
    author: str
    neutral: tuple[str, ...]
    paragraphs: tuple[str, ...]
    foreign: tuple[str, ...]

    @property
    def person(self) -> str | None:
        """Who signs on the page; None when it shows nobody, or a desk."""
        shown = self.author in self.markup
        return self.author if shown and "Redazione" not in self.author else None


def samples(base: str | None = None) -> list[Sample]:
    """Return every story in the page of every paper, all served at *base* or apart."""
    papers = sorted((_HERE / "templates").glob("*.html"))
    return [
        _sample(paper, story, base or f"https://www.{paper.stem}.example")
        for paper in papers
        for story in _BOOK["story"]
    ]


def _boxes(turn: int) -> dict[str, str]:
    # The boxes of a paper change from article to article.
    found = {}
    for kind in ("other", "teaser"):
        texts = _BOOK[f"{kind}s"]
        turned = texts[turn % len(texts) :] + texts[: turn % len(texts)]
        found |= {f"{kind}{n}": one for n, one in enumerate(turned, 1)}
    return found


def _sample(paper: Path, story: dict, base: str) -> Sample:
    first, _, markup = paper.read_text(encoding="utf-8").partition("\n")
    wrap = first.removeprefix("<!-- paragraph: ").removesuffix(" -->")
    url = f"{base}/{paper.stem}/{story['name']}"
    wrapped = [wrap % escape(one, quote=False) for one in story["paragraphs"]]
    third = max(1, len(wrapped) // 3)
    foreign = _boxes(_BOOK["story"].index(story))
    page = Template(markup).substitute(
        {key: escape(one) for key, one in foreign.items()},
        url=url,
        title=escape(story["title"], quote=False),
        json_title=json.dumps(story["title"]),
        lead=escape(story["lead"]),
        author=story["author"],
        opening="\n".join(wrapped[:third]),
        middle="\n".join(wrapped[third : 2 * third]),
        closing="\n".join(wrapped[2 * third :]),
        **DATES,
    )
    return Sample(
        paper=paper.stem,
        name=f"{paper.stem}-{story['name']}",
        url=url,
        markup=page,
        title=story["title"],
        author=story["author"],
        neutral=(story["title"], story["lead"], *_BOOK["neutral"]),
        paragraphs=tuple(story["paragraphs"]),
        foreign=tuple(foreign.values()),
    )
