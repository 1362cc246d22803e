"""Is this a web address, and where does a redirect lead?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.errors import FetchError
from watcher.web.address import follow, parse, shown

HERE = parse("https://anna:segreta@giornale.example/a/b?x=1")


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org/rss?q=%C3%A8+b%20c&d=~%7E",
        "http://example.org:8080/a%2Fb;c=1?x=[1]",
        "http://example.org/",
    ],
)
def test_a_well_formed_address_is_sent_as_it_stands(url: str) -> None:
    """Re-quoting a query would be another address for the server."""
    assert str(parse(url)) == url


def test_letters_beyond_ascii_are_quoted() -> None:
    """People write accents into feeds.toml."""
    assert str(parse("https://è.example/città?x=ù")) == (
        "https://xn--8ca.example/citt%C3%A0?x=%C3%B9"
    )


@pytest.mark.parametrize(
    "url",
    [
        "",
        "   ",
        "notizie",
        "ftp://example.org/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "gopher://example.org/",
        "http://",
        "http:///x",
        "http://example.org\\@127.0.0.1/",
        "http://exa mple.org/",
        "http://example.org/\x00",
        "http://example.org:99999/",
        "http://example.org:0/",
        "http://[::1/",
        "https://example.org/" + "a" * 9_000,
    ],
)
def test_anything_else_is_refused(url: str) -> None:
    """Only http and https with a host, and nothing that parsers read differently."""
    with pytest.raises(FetchError):
        parse(url)


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/c", "https://anna:segreta@giornale.example/c"),
        ("?y=2", "https://anna:segreta@giornale.example/a/b?y=2"),
        ("//altro.example/c#top", "https://altro.example/c"),
        ("https://luca:pw@altro.example/", "https://altro.example/"),
        ("http://giornale.example/c", "http://giornale.example/c"),
        ("/caff\udcc3\udca8", "https://anna:segreta@giornale.example/caff%C3%A8"),
        ("/caff\udce8", "https://anna:segreta@giornale.example/caff%C3%A8"),
    ],
)
def test_a_redirect_is_resolved_and_keeps_passwords_at_home(
    location: str, target: str
) -> None:
    """Relative targets keep the credentials, other origins never see any."""
    assert str(follow(HERE, location)) == target


def test_a_message_shows_no_password() -> None:
    """Addresses go into logs."""
    assert "segreta" not in shown(str(HERE))
    assert shown("http://x/\x1b[31m\n") == "http://x/\ufffd[31m\ufffd"


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    """No other error leaves the room."""
    for location in (text, f"http://{text}", f"//{text}/", f"http://a.example/{text}"):
        try:
            follow(HERE, location)
        except FetchError:
            continue
