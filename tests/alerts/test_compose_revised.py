"""Does an alert say that the article was changed after it was read?"""

import pytest

from alerts.builders import ROME, some_news
from watcher.alerts.compose import Style, compose_news


@pytest.mark.parametrize(
    ("language", "words"), [("it", "articolo modificato"), ("en", "article changed")]
)
def test_a_changed_article_is_called_one(language: str, words: str) -> None:
    """In the subject, in the first line, and in the mail."""
    style = Style(language=language, zone=ROME)

    message = compose_news(some_news(revised=True), style)

    assert f" · {words} · " in message.subject
    assert message.text.startswith(f"{words.upper()} · ")
    assert f"{words} · " in (message.html or "")


@pytest.mark.parametrize("language", ["it", "en"])
def test_other_articles_are_not(language: str) -> None:
    """Most news stands in a text that was never read before."""
    message = compose_news(some_news(), Style(language=language, zone=ROME))

    assert "modificato" not in message.subject + message.text
    assert "changed" not in message.subject + message.text
