"""
Write today's figures into floors.json.

usage: python tests/quality/repin.py [--lower]

Without --lower a figure that fell stays at its floor and the command says so.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpora.reader import NAMES
from quality.scoring import measure

FILE = Path(__file__).with_name("floors.json")


def main() -> int:
    """Re-pin every corpus; exit 1 when a figure fell."""
    old = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    fell = []
    floors = {}
    for name in NAMES:
        found = measure(name).figures()
        known = old.get(name, {})
        if known.get("digest") == found["digest"] and "--lower" not in sys.argv:
            for key, value in known.items():
                if key != "digest" and found[key] < value:
                    fell.append(f"{name}: {key} fell from {value} to {found[key]}")
                    found[key] = value
        floors[name] = found
    FILE.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    print(FILE.read_text(encoding="utf-8"), *fell, sep="\n")
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
