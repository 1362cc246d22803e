"""Does text from strangers stay text?"""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.alerts.fitting import fit
from watcher.alerts.hostile import clean, clip, for_chat, link, one_line

NASTY = "".join(chr(c) for c in [0, 7, 8, 0x1B, 0x7F, 0x85, 0x9B, 0x202E, 0x2066])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("rosso\x1b[31;1m fuoco\x1b[0m", "rosso fuoco", id="colour"),
        pytest.param("\x1b]0;titolo\x07resto", "resto", id="window-title"),
        pytest.param("\x1b]8;;http://x\x1b\\qui", "qui", id="terminal-link"),
        pytest.param("\x1b]senza fine", "", id="endless-command"),
        pytest.param("fattura\u202efdp.exe", "fatturafdp.exe", id="right-to-left"),
        pytest.param("a\u2066b\u2069c\u200f", "abc", id="isolates"),
        pytest.param("pa\u00adro\u200bla\ufeff", "parola", id="invisible"),
        pytest.param("nulla\x00 e \x9bCSI", "nulla e CSI", id="c0-and-c1"),
        pytest.param(
            "uno\r\ndue\rtre\u2028quattro", "uno\ndue\ntre\nquattro", id="eol"
        ),
        pytest.param("a\n\n\n\n\nb", "a\n\nb", id="many-lines"),
        pytest.param("\ud800rotto", "\ufffdrotto", id="lone-surrogate"),
        pytest.param("città è più", "città è più", id="accents-stay"),
        pytest.param("famiglia 👨‍👩‍👧", "famiglia 👨‍👩‍👧", id="joined-emoji-stay"),
    ],
)
def test_control_characters_go_and_words_stay(text: str, shown: str) -> None:
    """Whatever commands a terminal or turns the text around is dropped."""
    assert clean(text) == shown


def test_a_subject_cannot_carry_a_header() -> None:
    """CR and LF become blanks."""
    assert one_line("Sciopero\r\nBcc: x@y.it\n\nciao") == "Sciopero Bcc: x@y.it ciao"


@given(st.text())
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_text_comes_out_harmless(text: str) -> None:
    """No control, surrogate or direction mark is left, and cleaning twice is once."""
    shown = clean(f"{NASTY}{text}{NASTY}")

    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs"} - {"\n"}
                and c != "\n"]  # fmt: skip
    assert not set(shown) & set("\u202e\u2066\u200b")
    assert clean(shown) == shown


@given(st.text(), st.integers(min_value=1, max_value=50))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_clipping_keeps_the_limit(text: str, limit: int) -> None:
    """The result is never longer, and short text is not touched."""
    shown = clip(text, limit)

    assert len(shown) <= limit
    assert len(text) > limit or shown == text


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        pytest.param("perche\u0301 no", 7, "perch…", id="accent-with-its-letter"),
        pytest.param("🇮🇹🇨🇭🇫🇷", 4, "🇮🇹…", id="flag-in-one-piece"),
        pytest.param("👨‍👩‍👧!", 4, "…", id="family-in-one-piece"),
        pytest.param(
            "Il ponte, chiuso", 12, "Il ponte…", id="no-comma-before-the-dots"
        ),
    ],
)
def test_clipping_cuts_between_characters(text: str, limit: int, shown: str) -> None:
    """What the eye sees as one character is kept or dropped as one."""
    assert clip(text, limit) == shown


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("@everyone guardate", "@everyone"),
        ("ciao <@U024BE7LH>", "<@U"),
        ("<!channel> ora", "<!channel"),
        ("<#C024BE7LR>", "<#C"),
        ("<https://evil.example|la banca>", "<https"),
        ("[la banca](https://evil.example)", "]("),
    ],
)
def test_a_chat_service_is_not_commanded(text: str, command: str) -> None:
    """Mentions, channel commands and masked links are broken, the words stay."""
    shown = for_chat(text)

    assert command not in shown
    assert shown.replace("\u200b", "") == text


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a?b=c&d=é", "https://example.org/a?b=c&d=%C3%A9"),
        ("https://example.org/@redazione", "https://example.org/%40redazione"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("https://example.org/a\r\nb", "https://example.org/a%20b"),
        ("https://example.org/(x)", "https://example.org/%28x%29"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://bank.example@evil.example/", None),
        ("https://[::1", None),
        ("", None),
    ],
)
def test_only_a_web_address_becomes_a_link(url: str, shown: str | None) -> None:
    """Others are not followed, and signs that close a link are encoded."""
    assert link(url) == shown


@given(st.text())
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_address_is_safe_in_html_and_chat(text: str) -> None:
    """No quote, bracket, blank or mention survives in a link."""
    shown = link(f"https://example.org/{text}")

    assert shown is None or not set(shown) & set("<>\"'@() \n\u200b")
    assert link(text) is None or text.strip().lower().startswith("http")


@given(st.text(), st.integers(min_value=1, max_value=300))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_a_note_always_fits(text: str, limit: int) -> None:
    """The limit holds for what travels, markup escaped."""
    shown = fit(text, limit)

    escapes = 4 * shown.count("&") + 3 * (shown.count("<") + shown.count(">"))
    assert len(shown) + escapes <= limit or len(shown) == 1


def test_a_long_note_keeps_its_last_line() -> None:
    """The command to read on is not what falls."""
    text = "\n".join(["CIFRA NUOVA"] * 500 + ["m7 · watcher show m7"])
    shown = fit(text, 200)

    assert len(shown) <= 200
    assert shown.endswith("…\nm7 · watcher show m7")
