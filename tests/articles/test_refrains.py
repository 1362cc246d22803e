"""Which paragraphs does an outlet print under many articles?"""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.articles.identity import key_of
from watcher.articles.refrains import refrains_in, without
from watcher.model.article import Article

NOTICE = "Il Faro è anche in edicola: ogni giovedì con l'inserto economico."
TITLES = (
    "Chiuso il ponte di Valmorta",
    "Sciopero dei medici a Rovasenda",
    "Incendio in un deposito di Calvisano",
    "Elezioni in Baviera, affluenza record",
)


def article(title: str, *paragraphs: str) -> Article:
    """Build an article of the Faro."""
    body = "\n\n".join((f"{title}: che cosa è successo.", *paragraphs))
    return Article(
        id=title, outlet="Faro", url="https://faro.example/a", title=title, body=body,
        published=datetime(2026, 3, 3, tzinfo=UTC),
    )  # fmt: skip


def test_a_notice_below_three_articles_on_other_subjects_is_repeated() -> None:
    """Two may be chance."""
    one, two, three, _ = (article(title, NOTICE) for title in TITLES)

    assert refrains_in(three, [one]) == frozenset()
    assert refrains_in(three, [two, one]) == {key_of(NOTICE)}


def test_background_repeated_on_one_subject_is_not() -> None:
    """Its headlines share a word, and follow-ups need it to be found."""
    titles = [
        f"Ponte di Valmorta, {what}" for what in ("i danni", "il costo", "le vie")
    ]
    *earlier, last = (article(title, NOTICE) for title in titles)

    assert refrains_in(last, earlier) == frozenset()


def test_numbers_may_change_in_a_notice() -> None:
    """How many follow the channel is counted anew each day."""
    notices = [
        f"Siamo in {count} sul nostro canale." for count in ("900", "1.200", "8")
    ]
    *earlier, last = map(article, TITLES, notices)

    assert len(refrains_in(last, earlier)) == 1


def test_a_long_paragraph_is_never_repeated() -> None:
    """Somebody has told it."""
    long = "Il governo ha approvato il piano per le aree interne del Paese. " * 8
    *earlier, last = (article(title, long) for title in TITLES)

    assert refrains_in(last, earlier) == frozenset()


def test_only_repeats_are_left_out_and_never_everything() -> None:
    """An article that is one notice stays as it is."""
    text = f"Uno.\n\n{NOTICE.upper()}\n\nDue."

    assert without(text, {key_of(NOTICE)}) == "Uno.\n\nDue."
    assert without(NOTICE, {key_of(NOTICE)}) == NOTICE
    assert without(text, ()) == text


@pytest.mark.parametrize("paragraph", ["", "12", "…"])
def test_a_paragraph_without_words_has_an_empty_key(paragraph: str) -> None:
    """Hostile text has them."""
    assert key_of(paragraph) == ""


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.text(max_size=40), max_size=6), st.sets(st.text(max_size=10)))
def test_what_is_left_is_a_part_of_the_text(
    paragraphs: list[str], refrains: set[str]
) -> None:
    """Paragraphs go or stay; none is changed."""
    text = "\n\n".join(paragraphs)
    left = without(text, refrains)

    assert left == text or set(left.split("\n\n")) < set(text.split("\n\n"))
