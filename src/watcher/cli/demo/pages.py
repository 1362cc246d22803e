"""How do the papers of the demo look? Pure: stories in, feeds and pages out."""

from collections.abc import Sequence
from email.utils import format_datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from watcher.cli.demo.stories import Outlet, Story

# What a real feed shows, and how many links stand in a box of a page.
_FEED_LENGTH = 10
_BOX_LENGTH = 3


def feed(outlet: Outlet, stories: Sequence[Story], *, base: str) -> bytes:
    """Write the RSS feed of *outlet*, the newest of *stories* first."""
    own = [story for story in stories if story.outlet == outlet]
    return _render(
        "feed.xml.j2", outlet=outlet, stories=own[: -_FEED_LENGTH - 1 : -1], base=base
    )


def page(story: Story, stories: Sequence[Story], *, base: str) -> bytes:
    """Write the page of *story*, with links to what its paper published before."""
    older = [
        other
        for other in stories
        if other.outlet == story.outlet and other.published < story.published
    ]
    return _render(
        "page.html.j2",
        outlet=story.outlet,
        story=story,
        others=older[-_BOX_LENGTH:],
        base=base,
    )


def _render(template: str, **values: object) -> bytes:
    return _templates().get_template(template).render(values).encode()


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("watcher.cli.demo"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.filters["rfc822"] = format_datetime
    return environment
