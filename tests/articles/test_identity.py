"""Are two texts that were found at one address the same article?"""

from datetime import UTC, datetime

import pytest

from watcher.articles.identity import is_same_article
from watcher.model.article import Article


def article(title: str, body: str) -> Article:
    """Build an article."""
    return Article(
        id="a", outlet="Faro", url="https://faro.example/a", title=title, body=body,
        published=datetime(2026, 3, 3, tzinfo=UTC),
    )  # fmt: skip


BRIDGE = article("Chiuso il ponte di Valmorta", "Il ponte è chiuso.\n\nDa lunedì.")


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (article("Ponte chiuso, i pendolari: «Basta»", "Protesta ieri."), True),
        (article("Traffico in tilt", "Code.\n\nIl ponte è chiuso."), True),
        (article("", "Altro testo."), True),
        (article("Sciopero dei medici", "Due giorni di sciopero."), False),
    ],
)
def test_a_word_of_the_headline_or_a_paragraph_in_common(
    other: Article, same: bool
) -> None:
    """A mended article keeps one of them; another article has neither."""
    assert is_same_article(BRIDGE, other) is same
    assert is_same_article(other, BRIDGE) is same
