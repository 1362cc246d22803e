"""What is news in an article that only the names of its story made relevant?"""

from datetime import UTC, datetime

import pytest

from watcher.claims import Ledger, read_claims
from watcher.model.article import Article
from watcher.model.match import STORY, Match, ScorePart, TermHit

ARTICLE = Article(
    id="t1",
    outlet="giornale",
    url="https://giornale.example/1",
    published=datetime(2026, 5, 4, 10, tzinfo=UTC),
    title="Il conto della valle",
    body="La frana ha ucciso 23 operai, ha detto la prefettura.",
)
IN_TITLE = TermHit(
    term="conto", surface="conto", start=3, end=8, field="title", role="any", group=0
)


@pytest.mark.parametrize(
    ("hits", "strength"),
    [
        pytest.param((), "weak", id="no-term-in-the-title"),
        pytest.param((IN_TITLE,), "strong", id="a-term-in-the-title"),
    ],
)
def test_its_figures_wait_for_the_digest(
    hits: tuple[TermHit, ...], strength: str
) -> None:
    """It looks back or comments; a title with the topic reports."""
    match = Match(
        profile="p",
        article_id="t1",
        relevant=True,
        score=0.5,
        parts=(ScorePart(name=STORY, value=0.5, reason="known: Ada Corsi"),),
        hits=hits,
    )
    found = read_claims(ARTICLE, match, Ledger(), first_number=1)

    strengths = {item.verdict.strength for item in found.judged}
    assert ("strong" in strengths) == (strength == "strong")
