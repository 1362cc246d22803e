"""The cases of press_feeds.toml behind a server, for tests of the whole path."""

import tomllib
from pathlib import Path
from typing import Any

from hostile.answers import Endpoint, response
from hostile.farm import Asked, Writer

_BOOK = tomllib.loads(
    Path(__file__).parents[1].joinpath("cases", "press_feeds.toml").read_text("utf-8")
)
#: The cases by name, as the file has them.
CASES: dict[str, dict[str, Any]] = {case["name"]: case for case in _BOOK["feed"]}


def path_of(name: str) -> str:
    """Return the path at which the case *name* is served."""
    return f"case-{list(CASES).index(name)}"


def endpoint(case: dict[str, Any]) -> Endpoint:
    """Return the server of *case*."""

    async def script(asked: Asked, writer: Writer) -> None:
        site = f"http://{asked.get('host')}"
        text = case["body"].replace("{item}", _BOOK["item"]).replace("{site}", site)
        body = text.encode(case.get("as", "utf-8"))
        kind = ("Content-Type", case.get("type", "application/rss+xml"))
        writer.write(response(body, kind, status=case.get("status", "200 OK")))

    return Endpoint(script)
