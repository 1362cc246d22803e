"""Which lines of a reading are paragraphs of the article?"""

import pytest

from watcher.articles.paragraphs import paragraphs_of

PROSE = tuple(f"Il traghetto numero {n} è fermo in porto." for n in range(12))


def read(*lines: str) -> list[str]:
    """Tidy *lines* of an article by Ada Neri."""
    text = paragraphs_of(
        "\n".join(lines), title="Traghetti fermi", author="Ada Neri, Ugo Riva"
    )
    return text.split("\n\n")


@pytest.mark.parametrize(
    "head",
    [
        "3 novembre 2025 (modifica il 3 novembre 2025 | 12:30)",
        "Ultimo aggiornamento: lunedì 3 novembre 2025, 16:48",
        "Scritto da Ada Neri, Ugo Riva 3 novembre 2025",
        "di Ada Neri e Ugo Riva",
        "Di: Ada Neri",
        "Ada Neri, Ugo Riva",
        "Traghetti fermi",
    ],
)
def test_dateline_byline_and_title_are_no_paragraphs(head: str) -> None:
    """Also behind a standfirst that ends as a sentence, and at the end."""
    assert read(PROSE[0], head, *PROSE[1:]) == list(PROSE)
    assert read(*PROSE, head) == list(PROSE)


@pytest.mark.parametrize(
    ("title", "line", "goes"),
    [
        ("Traghetti fermi, migliaia di persone in porto", "{} {}", True),
        ("Traghetti fermi, migliaia di persone in porto", "{} dormono qui.", False),
        ("Il porto", "{} Vecchio è chiuso.", False),
    ],
)
def test_a_title_at_the_start_of_the_only_line_goes(
    title: str, line: str, goes: bool
) -> None:
    """Unless the first sentence begins with its words."""
    text = line.format(title, PROSE[0])

    found = paragraphs_of(text, title=title, author=None)

    assert found == (PROSE[0] if goes else text)


@pytest.mark.parametrize(
    "line",
    [
        "Lo sciopero del 3 novembre 2025",
        "Ada Neri non ha risposto alle domande.",
        "Di nuovo a terra",
    ],
)
def test_a_crosshead_with_a_date_or_a_name_stays(line: str) -> None:
    """Only what is nothing but a date or a signature goes."""
    assert line in read(PROSE[0], line, *PROSE[1:])


def test_the_dates_of_a_chronology_stay() -> None:
    """In the middle a date is a heading."""
    lines = [*PROSE[:6], "28 aprile 2025", *PROSE[6:]]

    assert read(*lines) == lines


def test_a_passage_that_is_read_twice_is_told_once() -> None:
    """Some readings give the text of a short page two times."""
    assert read(*PROSE, *PROSE) == list(PROSE)
