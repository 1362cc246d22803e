"""Are bytes, characters and datelines of others read right?"""

import re
import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian import lexicon
from watcher.italian.foreign.decode import charset_of, decode
from watcher.italian.foreign.language import language_of
from watcher.italian.foreign.plain import clean, one_line
from watcher.italian.foreign.stamps import read_stamp

BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
TEXT = "Perché la città è più cara: l’euro vale 1,20 €"


@pytest.mark.parametrize(
    ("label", "real"),
    [
        (None, "utf-8"),
        ("utf-8", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("latin1", "utf-8"),
        ("cp1252", "cp1252"),
        ("iso-8859-15", "iso-8859-15"),
        (None, "utf-8-sig"),
        (None, "utf-16"),
        (None, "utf-32"),
        ("rot13", "utf-8"),
        ("unicode_escape", "cp1252"),
        ("zlib", "cp1252"),
        ("\x00", "cp1252"),
    ],
)
def test_bytes_are_asked_before_their_label(label: str | None, real: str) -> None:
    """Labels lie; valid UTF-8 does not."""
    text = TEXT.replace("’", "'") if real == "iso-8859-15" else TEXT

    assert decode(text.encode(real), label) == text


def test_one_wrong_byte_does_not_spoil_the_others() -> None:
    """Two systems wrote into the same page."""
    mixed = TEXT.encode() + " università".encode("cp1252")

    assert decode(mixed, "utf-8") == TEXT + " università"


def test_a_label_inside_the_page_counts() -> None:
    """XML declarations and meta elements."""
    page = '<meta charset="iso-8859-2"><p>Łódź'.encode("iso-8859-2")

    assert decode(page).endswith("Łódź")
    assert charset_of("text/xml;charset='koi8-r'") == "koi8-r"
    assert charset_of("text/xml") is None


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.binary(max_size=200), st.one_of(st.none(), st.text(max_size=20)))
def test_any_bytes_are_read_and_any_text_is_cleaned(
    body: bytes, label: str | None
) -> None:
    """No error, no control character, composed, and the same when cleaned twice."""
    cleaned = clean(decode(body, label))

    assert not BAD.search(cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=100))
def test_any_text_fits_one_line(text: str) -> None:
    """Also lone surrogates, marks upon marks and separators."""
    line = one_line(text, max_chars=20)

    assert len(line) <= 20
    assert not BAD.search(line)
    assert len(line.splitlines()) <= 1


def test_no_character_of_a_foreign_text_slips_through() -> None:
    """Control, invisible and non-characters go, whatever stands around them."""
    kept = [clean(f"a{chr(code)}b") for code in range(0x10000)]
    told = "".join(kept)

    assert not [sign for sign in set(told) if sign < " " and sign not in "\t\n"]
    assert not {"\x7f", "\x85", "\xad", "\u200b", "\u202e", "\u2028", "\ufeff"} & set(
        told
    )
    assert not any("\ud800" <= sign <= "\udfff" for sign in told)
    assert kept[ord("\u200b")] == kept[ord("\ufffe")] == "ab"


def test_a_tower_of_marks_is_cut() -> None:
    """Four marks on a letter are enough for any language."""
    assert len(clean("a" + "\u0316" * 5_000)) == 5


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("lun, 28 apr 2025 10:00:00 +0200", (4, 28, 8, 0)),
        ("Mon, 28 Apr 2025 08:00:00 GMT", (4, 28, 8, 0)),
        ("2025-04-28T10:00:00.123+02:00", (4, 28, 8, 0)),
        ("28.04.2025 10:00", (4, 28, 8, 0)),
        ("28/4/2025 - 10.00", (4, 28, 8, 0)),
        ("Pubblicato il 1° maggio 2025 alle ore 9.30", (5, 1, 7, 30)),
        ("di Ada Neri | 26 Giugno 2025 13:19", (6, 26, 11, 19)),
        ("lunedì 3 Novembre, 2025", (11, 3, 11, 0)),
        ("7 sett. 2025 h 18:45", (9, 7, 16, 45)),
        ("mer 15 gen 2025", (1, 15, 11, 0)),
        ("5 ago 2025 CEST", (8, 5, 10, 0)),
        ("5 ago 2025 10:00 CEST", (8, 5, 8, 0)),
        ("Sun, 30 Mar 2025 02:30:00 CET", (3, 30, 1, 30)),
    ],
)
def test_a_dateline_is_a_moment(written: str, expected: tuple[int, ...]) -> None:
    """Italian, English and ISO; without a zone Rome's clock; without an hour noon."""
    month, day, hour, minute = expected
    moment = datetime(2025, month, day, hour, minute, tzinfo=UTC)

    assert read_stamp(written) == moment.replace(microsecond=0)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "domani",
        "aprile 2025",
        "31 febbraio 2025",
        "1 gennaio 1970",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "3 settimane 2025",
        "12 squadre 2025",
        "10.5.1.2025",
        "00/00/2025",
        "32/13/2025",
    ],
)
def test_what_is_no_full_or_plausible_date_is_none(written: str) -> None:
    """No guess: part of a date, a default value, a version number."""
    assert read_stamp(written) is None


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=60), st.integers(0, 99_999), st.integers(0, 99))
def test_any_text_is_a_moment_or_none(text: str, year: int, number: int) -> None:
    """No error, and always aware."""
    for line in (text, f"{number} mag {year} {text}", f"{year}-{number}-01T{text}"):
        found = read_stamp(line)
        assert found is None or found.tzinfo is not None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il tribunale ha condannato il sindaco per la gestione dei rifiuti.", "it"),
        ("The court has ruled that the mayor was not liable for the waste.", "en"),
        ("Le tribunal a condamné le maire pour les déchets dans la rue", "fr"),
        ("Das Gericht hat den Bürgermeister nicht verurteilt und die Klage ist", "de"),
        ("El tribunal condenó al alcalde por los residuos en las calles", "es"),
        ("", None),
        ("Serie A 2025", None),
    ],
)
def test_small_words_tell_the_language(text: str, language: str | None) -> None:
    """Too few of them tell nothing."""
    assert language_of(text) == language


def test_no_small_word_votes_for_two_languages() -> None:
    """A shared word says nothing."""
    words = [w for _, row in lexicon.rows("language_words.tsv") for w in row.split()]

    assert len(words) == len(set(words))
