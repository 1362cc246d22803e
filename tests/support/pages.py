"""What do the pages of the documentation hold? Fenced blocks, links, code spans."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PAGES = sorted(
    [
        README,
        ROOT / "CHANGELOG.md",
        ROOT / "CONTRIBUTING.md",
        *ROOT.glob("docs/**/*.md"),
    ]
)

_FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_SPAN = re.compile(r"`([^`\n]+)`")


def fences(page: Path, label: str) -> list[str]:
    """Return the fenced blocks of *page* that carry *label*."""
    text = page.read_text("utf-8")
    return [body for found, body in _FENCE.findall(text) if found == label]


def labelled(page: Path, language: str) -> dict[str, str]:
    """Return the blocks "```LANGUAGE NAME" of *page* by name."""
    found = _FENCE.findall(page.read_text("utf-8"))
    parted = ((label.partition(" "), body) for label, body in found)
    return {name: body for (kind, _, name), body in parted if kind == language and name}


def links(page: Path) -> list[str]:
    """Return the targets of the links and pictures of *page*, blocks left out."""
    return _LINK.findall(_FENCE.sub("", page.read_text("utf-8")))


def spans(page: Path) -> set[str]:
    """Return what stands between single backticks in *page*."""
    return set(_SPAN.findall(_FENCE.sub("", page.read_text("utf-8"))))


def anchors(page: Path) -> set[str]:
    """Return the anchors that a forge makes of the headings of *page*."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", t.lower()).replace(" ", "-") for t in titles}


def shell_commands(page: Path) -> Iterator[list[str]]:
    """Yield the words of every `watcher ...` in the shell blocks of *page*."""
    for block in fences(page, "sh"):
        for line in block.splitlines():
            yield from _watcher_calls(line)


def _watcher_calls(line: str) -> Iterator[list[str]]:
    # Quoted ones too: tmux new-session 'watcher run', eval "$(watcher matches)".
    for found in re.finditer(r"(?:^|['\"(])\s*(watcher\s[^#|>;&'\")]*)", line):
        yield shlex.split(found[1])
