"""Which configuration do the tests start from? A small one that is right."""

from pathlib import Path

WATCHER = """\
language = "it"
[[channel]]
name = "desk"
url = "env:DESK_URL"
"""
FEEDS = """\
[[feed]]
url = "https://www.example.org/mondo.xml"
title = "Esempio Mondo"
every = "10m"
"""
PROFILE = """\
name = "viabilità"
[[group]]
any = ["viadotto"]
"""
SECRET = "json://desk.example.org/s3cr3t-token"
ENV = {"DESK_URL": SECRET}


def a_folder(folder: Path) -> Path:
    """Write a right configuration into *folder*."""
    (folder / "profiles").mkdir(parents=True)
    (folder / "watcher.toml").write_text(WATCHER, encoding="utf-8")
    (folder / "feeds.toml").write_text(FEEDS, encoding="utf-8")
    (folder / "profiles" / "first.toml").write_text(PROFILE, encoding="utf-8")
    return folder
