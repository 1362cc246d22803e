"""
What does it cost to read an article's page, and how well is it read?

usage: python benchmarks/reading.py [ROUNDS]   (default: 5)

Prints the table of README.md: our reading beside trafilatura's, on the pages of
tests/quality/newspapers with a menu of 300 links added, in the same run. Processor
time; the readers take turns.
"""
# ruff: noqa: E402, T201 - a script finds the pages itself and prints

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import mean, median

from trafilatura import bare_extraction
from trafilatura import extract as trafilatura

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from quality.newspapers.build import Sample, samples
from quality.newspapers.grade import grade
from watcher.articles.extract import extract

Read = Callable[[str, str], str]
MENU = "".join(f"<ul><li><a href='/s{n}'>Sezione {n}</a></li></ul>" for n in range(300))
READERS: dict[str, Read] = {
    "ours: text, title, author, date, origin, flags": lambda page, url: (
        extract(page, url=url).text
    ),
    "trafilatura, text alone": lambda page, _: trafilatura(page) or "",
    "trafilatura, fast, precision, no comments or tables": lambda page, _: (
        trafilatura(
            page,
            fast=True,
            favor_precision=True,
            include_comments=False,
            include_tables=False,
        )
        or ""
    ),
    "trafilatura with metadata": lambda page, _: (
        bare_extraction(page, with_metadata=True).text or ""
    ),
}


def longer(sample: Sample) -> str:
    """Return the page with a menu as long as those of real papers."""
    return sample.markup.replace("</body>", f"<div>{MENU}</div></body>")


def seconds(read: Read, pages: list[tuple[str, str]]) -> float:
    """Return the processor time that *read* takes for all *pages*."""
    start = time.process_time()
    for page, url in pages:
        read(page, url)
    return time.process_time() - start


def main() -> None:
    """Measure every reader and print a row for each."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    found = samples()
    pages = [(longer(sample), sample.url) for sample in found]
    times: dict[str, list[float]] = {name: [] for name in READERS}
    for _ in range(rounds + 1):
        for name, read in READERS.items():
            times[name].append(seconds(read, pages))
    # The first round loads word lists and compiles patterns.
    ms = {name: median(taken[1:]) * 1000 / len(pages) for name, taken in times.items()}
    ours = next(iter(ms.values()))
    print("| reader | ms a page | times ours | F1 of the words | pages that leak |")
    print("| --- | --- | --- | --- | --- |")
    for name, read in READERS.items():
        grades = [
            grade(s, read(page, s.url))
            for s, (page, _) in zip(found, pages, strict=True)
        ]
        print(
            f"| {name} | {ms[name]:.1f} | {ms[name] / ours:.1f}"
            f" | {mean(one.f1 for one in grades):.3f}"
            f" | {mean(bool(one.leaks) for one in grades):.0%} |"
        )


if __name__ == "__main__":
    main()
