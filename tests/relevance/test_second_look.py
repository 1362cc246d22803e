"""Does a word stand in what is left of a page?"""

import pytest

from watcher.relevance.second_look import still_stand


@pytest.mark.parametrize(
    "markup",
    [
        "<p>A Kursk</p>",
        "<p>A K<b>ur</b>sk</p>",
        "<meta content='Kursk'/>",
        '<script type="application/ld+json">{"articleBody": "Ku\\u0072sk"}</script>',
        "<p>Ku&#114;sk</p>",
        "<p>Il N.I.S. tace</p>",
        "<p>Il N.<i>I</i>. S. tace</p>",
    ],
)
def test_a_word_is_found_wherever_it_may_be_read(markup: str) -> None:
    """Plain words and letters apart, in any disguise."""
    assert still_stand(("kursk", "n i s"), markup.encode())


@pytest.mark.parametrize("markup", ["", "<p>Murmansk</p>", "<p>Tunisi</p>"])
def test_other_words_are_not(markup: str) -> None:
    """Then nobody needs the page."""
    assert not still_stand(("kursk", "n i s"), markup.encode())


def test_what_nobody_can_tell_is_read() -> None:
    """Markup that is encoded too often, or too long."""
    assert still_stand(("kursk",), b"<p>x" * 400_000)
