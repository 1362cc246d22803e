"""Does this page only send its reader on?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.page_texts import FLOOD, paragraphs
from watcher.articles.refresh import refresh_target

URL = "https://faro.example/vai?id=7"


@pytest.mark.parametrize(
    "tag",
    [
        '<meta http-equiv="refresh" content="0;url=/cronaca/7">',
        "<META HTTP-EQUIV=Refresh CONTENT='3; URL=https://faro.example/cronaca/7'>",
        """<meta content="0; url='/cronaca/7'" http-equiv="refresh" />""",
        '<meta charset="utf-8"><meta http-equiv="refresh" content="1,/cronaca/7">',
    ],
)
def test_the_address_is_found_however_it_is_written(tag: str) -> None:
    """Quotes, case and order differ from server to server."""
    page = f"<html><head>{tag}</head><body>Attendere...</body></html>"

    assert refresh_target(page, URL) == "https://faro.example/cronaca/7"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param('<meta http-equiv="refresh" content="300">', id="reload"),
        pytest.param('<meta http-equiv="refresh" content="300; url=/b">', id="later"),
        pytest.param(
            '<meta http-equiv="refresh" content="0; url=/vai?r=1">', id="self"
        ),
        pytest.param(
            '<meta http-equiv="refresh" content="0; url=javascript:alert(1)">', id="js"
        ),
        pytest.param(
            '<meta http-equiv="refresh" content="0; url=file:///etc/passwd">', id="file"
        ),
        pytest.param(
            '<meta http-equiv="refresh" content="0; url=http://[">', id="broken"
        ),
        pytest.param('<meta http-equiv="refresh">', id="nothing"),
        pytest.param(
            '<noscript><meta http-equiv="refresh" content="0; url=/js"></noscript>'
            + paragraphs(*FLOOD),
            id="has-an-article",
        ),
        pytest.param("<p>content='0; url=/b' http-equiv=refresh</p>", id="no-tag"),
    ],
)
def test_a_page_that_reloads_or_has_a_text_sends_nobody_on(page: str) -> None:
    """Only web addresses, only at once."""
    assert refresh_target(page, URL) is None


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_any_content_is_an_address_or_nothing(content: str) -> None:
    """No other scheme, no error."""
    page = f'<meta http-equiv="refresh" content="{content}">'
    found = refresh_target(page, URL)

    assert found is None or found.startswith(("http://", "https://"))
