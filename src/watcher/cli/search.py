"""Where does a word occur?"""

from pathlib import Path

import click

from watcher.cli.places import (
    UTF8,
    json_option,
    limit_option,
    open_state,
    state_option,
)
from watcher.cli.screen import show_table
from watcher.cli.shapes import print_lines
from watcher.store import articles as stored_articles


@click.command()
@click.argument("words", nargs=-1, required=True, type=UTF8)
@state_option
@limit_option(20)
@json_option
def search(
    words: tuple[str, ...], state_dir: Path | None, limit: int, as_json: bool
) -> None:
    """Find the articles that hold all WORDS, newest first."""
    found = stored_articles.search(open_state(state_dir), " ".join(words), limit=limit)
    rows = [
        {
            "id": article.id,
            "published": article.published.isoformat(),
            "outlet": article.outlet,
            "title": article.title,
            "url": article.url,
            "snippet": snippet,
        }
        for article, snippet in found
    ]
    if as_json:
        print_lines(rows)
        return
    show_table(
        ["id", "date", "outlet", "title", "where"],
        [
            [r["id"], r["published"][:10], r["outlet"], r["title"], r["snippet"]]
            for r in rows
        ],
        empty="nothing found",
    )
