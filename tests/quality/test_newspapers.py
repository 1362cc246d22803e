"""How well are the pages of papers read, beside trafilatura alone on the same pages?"""

from collections.abc import Callable
from datetime import UTC, datetime
from statistics import mean

import pytest
from trafilatura import extract as plain_trafilatura

from quality.newspapers.build import Sample, samples
from quality.newspapers.grade import Grade, grade
from watcher.articles.extract import extract
from watcher.articles.refrains import refrains_in, without
from watcher.model.article import Article

SAMPLES = samples()
# What the reading reaches today. The tables of one old-style paper still leak a box.
F1 = 0.98
LEAKING = 0.041
# The articles of a paper that come when its repeats are learned.
F1_LEARNED = 0.992
# Two old-style papers name theirs in bold below the text, or in a line of a table.
AUTHORS = 0.95


def ours(sample: Sample) -> str:
    """Read a page as the daemon does."""
    return extract(sample.markup, url=sample.url).text


def learned() -> list[Grade]:
    """Grade each paper's articles from the third on, without what it repeats."""
    read: dict[str, list[Article]] = {}
    found = []
    for sample in SAMPLES:
        earlier = read.setdefault(sample.paper, [])
        article = _article(sample)
        if len(earlier) >= 2:
            text = without(article.body, refrains_in(article, earlier))
            found.append(grade(sample, text))
        earlier.append(article)
    return found


def _article(sample: Sample) -> Article:
    page = extract(sample.markup, url=sample.url)
    return Article(
        id=sample.name, outlet=sample.paper, url=page.url, title=page.title,
        body=page.text, published=datetime(2025, 11, 3, tzinfo=UTC),
    )  # fmt: skip


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


def test_what_a_paper_repeats_goes_once_it_is_learned():
    """No floor can be reached by lists of words alone: each paper has its own."""
    assert f1(learned()) >= F1_LEARNED


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_no_paragraph_is_lost(sample: Sample):
    """A claim may stand in any of them; the title is the page's own."""
    page = extract(sample.markup, url=sample.url)

    assert [one for one in sample.paragraphs if one not in page.text] == []
    assert page.title == sample.title
    assert page.url == sample.url


def test_dates_are_right_on_every_page_and_authors_on_most():
    """Noon where no hour is shown; a desk is nobody."""
    now = datetime(2025, 11, 4, tzinfo=UTC)
    pages = [extract(sample.markup, url=sample.url, now=now) for sample in SAMPLES]
    authors = [page.author == s.person for page, s in zip(pages, SAMPLES, strict=True)]

    assert {page.published for page in pages} == {
        datetime(2025, 11, 3, hour, tzinfo=UTC) for hour in (7, 11)
    }
    assert mean(authors) >= AUTHORS


def test_the_grade_sees_what_is_missing_and_what_is_foreign():
    """A grade that cannot fall would guard nothing."""
    sample = SAMPLES[0]
    whole = "\n\n".join(sample.paragraphs)
    other = sample.foreign[0]

    assert grade(sample, whole).f1 == 1
    assert grade(sample, whole[: len(whole) // 2]).recall < 0.7
    assert grade(sample, f"{whole}\n\n{other}").leaks == (other,)
    assert grade(sample, "").f1 == 0
