"""
Do broken sentences break the grammars of time and quantity? Prints what was found.

usage: python benchmarks/fuzz.py [SENTENCES] [SEED]
"""

# ruff: noqa: T201 - a script prints

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from italian.mutations import broken_promises, mutated


def main() -> None:
    """Read the sentences; print failures, the median and the slowest."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for sentence in mutated(200, 0):  # loads the lists
        broken_promises(*sentence)
    spent: list[tuple[float, str]] = []
    failed = 0
    for text, day, tense in mutated(count, seed):
        began = time.process_time()
        try:
            wrong = broken_promises(text, day, tense)
        except Exception as error:  # noqa: BLE001 - each kind is what we look for
            wrong = [f"{type(error).__name__}: {error}"]
        spent.append((time.process_time() - began, text))
        failed += bool(wrong)
        if wrong and failed <= 20:
            print(day, tense, repr(text), wrong)
    spent.sort()
    median, worst = spent[len(spent) // 2], spent[-1]
    print(f"{count} sentences, {failed} broken")
    print(f"median {median[0] * 1000:.2f} ms, slowest {worst[0] * 1000:.0f} ms:")
    print(f"{len(worst[1])} characters {worst[1][:100]!r}")


if __name__ == "__main__":
    main()
