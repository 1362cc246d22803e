"""Is the dateline of a report told from the dates in it?"""

import pytest

from watcher.italian.times.datelines import is_dateline


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("PALERMO, 3 FEB - Riapre il porto", "3 FEB", True),
        ("(ANSA) - PALERMO, 03 FEB - Riapre", "03 FEB", True),
        ("Palermo, 3 feb. (askanews) - Riapre", "3 feb", True),
        ("Titolo\n\nPALERMO, 3 FEB - Riapre", "3 FEB", True),
        ("Il porto riapre il 3 febbraio - e poi chiude", "3 febbraio", False),
        ("A Palermo, 3 febbraio e 4 marzo", "3 febbraio", False),
    ],
)
def test_a_dateline_opens_its_paragraph(text: str, day: str, expected: bool) -> None:
    """Only place, comma, date and dash at the start of a line make a dateline."""
    begin = text.index(day)

    assert is_dateline(text, begin, begin + len(day)) is expected
