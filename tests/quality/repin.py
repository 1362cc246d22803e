"""
Write today's figures into floors.json and list_floors.json.

usage: python tests/quality/repin.py [--lower]

Without --lower a figure that fell stays at its floor and the command says so.
"""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpora.reader import NAMES
from quality.lists import LISTS, share
from quality.scoring import measure

FILE = Path(__file__).with_name("floors.json")
LIST_FILE = Path(__file__).with_name("list_floors.json")


def main() -> int:
    """Re-pin every corpus and list; exit 1 when a figure fell."""
    corpora = _known(FILE)
    fell = []
    floors = {}
    for name in NAMES:
        found, known = measure(name).figures(), corpora.get(name, {})
        same = known.get("digest") == found["digest"]
        floors[name] = _raised(name, found, known if same else {}, fell)
    lists = {name: share(name) for name in LISTS}
    _write(FILE, floors)
    _write(LIST_FILE, _raised("list", lists, _known(LIST_FILE), fell))
    print(*fell, sep="\n")
    return 1 if fell else 0


def _raised(
    name: str, found: dict[str, Any], known: dict[str, Any], fell: list[str]
) -> dict[str, Any]:
    """Return *found* with the floors of *known* that it does not reach."""
    if "--lower" in sys.argv:
        return found
    worse = {k: v for k, v in known.items() if k != "digest" and found[k] < v}
    fell += [f"{name}: {k} fell from {v} to {found[k]}" for k, v in worse.items()]
    return found | worse


def _known(file: Path) -> dict[str, Any]:
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def _write(file: Path, floors: dict[str, Any]) -> None:
    text = json.dumps(floors, indent=2) + "\n"
    file.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    sys.exit(main())
