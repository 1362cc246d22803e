"""Which of its addresses is a page's own, when it is asked for by several?"""

import pytest

from watcher.articles.canonical import canonical_url

PLAIN = "https://www.gazzetta.example/2026/piena-del-brenno.html"
SLUG = "https://www.gazzetta.example/piena-del-brenno"


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        (f"{SLUG}/amp", SLUG),
        (f"{SLUG}/amp/", SLUG),
        (f"{SLUG}/stampa", SLUG),
        (f"{SLUG}?amp", SLUG),
        (f"{SLUG}?amp=1&id=7", f"{SLUG}?id=7"),
        (f"{SLUG}?id=7&outputType=amp", f"{SLUG}?id=7"),
        (f"{SLUG}?print=true#testo", SLUG),
        (f"{SLUG}?refresh_ce", SLUG),
        (f"{SLUG}?id=7&refresh_ce=1", f"{SLUG}?id=7"),
        (f"{SLUG}?id=7&utm_source=rss&fbclid=x", f"{SLUG}?id=7"),
        ("https://www.gazzetta.example/2026/piena-del-brenno.amp.html", PLAIN),
        (f"{SLUG}.amp", SLUG),
    ],
)
def test_variants_for_phones_and_printers_are_one_page(url: str, plain: str) -> None:
    """The same article behind another link is not read twice."""
    assert canonical_url(None, url) == plain


@pytest.mark.parametrize(
    "url",
    [
        PLAIN,
        "https://www.gazzetta.example/amp",
        "https://www.gazzetta.example/amperometro",
        "https://www.gazzetta.example/lampada.html",
        f"{SLUG}?lampo=1",
        f"{SLUG}?amp=7",
        f"{SLUG}/stampanti",
        f"{SLUG}/",
        "http://[/a/amp",
        "articolo.html",
    ],
)
def test_what_only_looks_like_a_variant_stays(url: str) -> None:
    """A wrong fold would make two articles one."""
    assert canonical_url(None, url) == url


def test_marks_of_advertisers_go_from_what_a_page_states() -> None:
    """Some copy the address that they were asked for."""
    stated = f"{SLUG}?id=7&utm_medium=feed"

    assert canonical_url(stated, f"{SLUG}/amp") == f"{SLUG}?id=7"


def test_what_the_page_states_comes_first() -> None:
    """A publisher knows its own addresses; those of others are not believed."""
    assert canonical_url(f"{SLUG}/amp", f"{SLUG}?amp=1") == f"{SLUG}/amp"
    assert canonical_url("https://altro.example/x", f"{SLUG}/amp") == SLUG
