"""
What is lost and what comes twice when the daemon is killed 200 times?

usage: python benchmarks/kills.py [KILLS] [SEED]

A newsroom on loopback goes on publishing, a webhook and a mail server take what comes.
Half of the kills end the daemon alone, half all its processes.
"""
# ruff: noqa: T201 - a script finds the tests, prints

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from pipeline.kills import a_trial


def main() -> None:
    """Print what became of it."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder, a_trial(Path(folder), seed) as trial:
        tally = trial.run(kills)
    print(tally)
    print("second copies by kill and channel:", dict(tally.copies))


if __name__ == "__main__":
    main()
