"""How well are the pages of papers read, beside trafilatura alone on the same pages?"""

from collections.abc import Callable
from statistics import mean

import pytest
from trafilatura import extract as plain_trafilatura

from quality.newspapers.build import Sample, samples
from quality.newspapers.grade import Grade, grade
from watcher.articles.extract import extract

SAMPLES = samples()
# What the reading reaches today. The tables of one old-style paper still leak a box.
F1 = 0.99
LEAKING = 0.06


def ours(sample: Sample) -> str:
    """Read a page as the daemon does."""
    return extract(sample.markup, url=sample.url).text


def reference(sample: Sample) -> str:
    """Read a page with trafilatura as it comes."""
    return plain_trafilatura(sample.markup) or ""


def grades(read: Callable[[Sample], str]) -> list[Grade]:
    """Grade a way of reading on every page."""
    return [grade(sample, read(sample)) for sample in SAMPLES]


def f1(found: list[Grade]) -> float:
    """Return the mean F1 of the words."""
    return mean(one.f1 for one in found)


def leaking(found: list[Grade]) -> float:
    """Return the share of pages with a headline or teaser of another article."""
    return mean(bool(one.leaks) for one in found)


def test_pages_are_read_no_worse_than_the_floors_and_better_than_by_trafilatura():
    """Words of the article, and no page more that tells of other articles."""
    found, alone = grades(ours), grades(reference)

    assert f1(found) >= F1
    assert leaking(found) <= LEAKING
    assert f1(found) > f1(alone)
    assert leaking(found) < leaking(alone) / 4


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_no_paragraph_is_lost(sample: Sample):
    """A claim may stand in any of them; the title is the page's own."""
    page = extract(sample.markup, url=sample.url)

    assert [one for one in sample.paragraphs if one not in page.text] == []
    assert page.title == sample.title
    assert page.url == sample.url


def test_the_grade_sees_what_is_missing_and_what_is_foreign():
    """A grade that cannot fall would guard nothing."""
    sample = SAMPLES[0]
    whole = "\n\n".join(sample.paragraphs)
    other = sample.foreign[0]

    assert grade(sample, whole).f1 == 1
    assert grade(sample, whole[: len(whole) // 2]).recall < 0.7
    assert grade(sample, f"{whole}\n\n{other}").leaks == (other,)
    assert grade(sample, "").f1 == 0
