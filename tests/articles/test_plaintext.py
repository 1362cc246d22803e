"""What is the article in a text without markup?"""

from datetime import UTC, datetime

import pytest

from articles.page_texts import FLOOD
from watcher.articles.extract import extract
from watcher.errors import ArticleError
from watcher.model.article import Page

BODY = "\n\n".join(FLOOD)


def _read(text: str) -> Page:
    return extract(text.encode(), url="faenza.txt", content_type="text/plain")


def test_the_first_line_of_words_is_the_title() -> None:
    """Section, headline, photographer, author and date come before the text."""
    page = _read(
        "Cronaca\n\nEsonda il fiume a Faenza\n\n© Foto Rossi\nAda Neri\n"
        f"03.11.2025 08:00\n\n{FLOOD[0]}\n{FLOOD[1]}\n\nSource"
    )

    assert page.title == "Esonda il fiume a Faenza"
    assert page.text == f"{FLOOD[0]}\n\n{FLOOD[1]}"
    assert page.published == datetime(2025, 11, 3, 7, 0, tzinfo=UTC)
    assert page.language == "it"


def test_a_long_first_line_is_text() -> None:
    """Some texts come without a headline."""
    long = f"{FLOOD[0]} {FLOOD[1]}"
    page = _read(f"{long}\n{FLOOD[2]}\ngazzetta.example")

    assert page.title == ""
    assert page.text == f"{long}\n\n{FLOOD[2]}"


def test_a_title_that_is_repeated_goes_once() -> None:
    """Copied pages print it above and below the section."""
    title = "Dazi, l'intesa è vicina"

    assert _read(f"{title}\nNotizia\n{title}\n{BODY}").text == BODY


def test_a_text_is_recognised_without_its_content_type() -> None:
    """Files on disk have none."""
    page = extract(f"Esonda il fiume a Faenza\n{BODY}", url="x")

    assert (page.title, page.text) == ("Esonda il fiume a Faenza", BODY)


@pytest.mark.parametrize("text", ["", "\n \n", ".", "Condividi\nHome"])
def test_a_text_of_nothing_is_an_article_error(text: str) -> None:
    """Labels alone are no article."""
    with pytest.raises(ArticleError):
        _read(text)
