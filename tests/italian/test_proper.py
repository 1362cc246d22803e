"""Which proper names stand in a text that no list knows?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian.inflection.canonical import Canonical
from watcher.italian.names.proper import proper_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lo dice Ada Corsi, della Verzani", ["ada corsi", "corsi", "verzani"]),
        ("Il quartiere Sant'Agnese trema", ["sant' agnese"]),
        ("Il cantiere di Barriera Sud", ["barriera sud"]),
        ("A Roma con Mario Draghi", []),
        ("La Regione e il Comune tacciono", []),
        ("Più fondi alla Sanità", []),
        ("Tre Comuni. Undici feriti. Domani si vota", []),
        ("MENU CERCA ABBONATI LEGGI ACCEDI ESCI", []),
    ],
)
def test_sure_names(text: str, names: list[str]) -> None:
    """People, firms and streets; no common words, no bodies, nobody of the lists."""
    sure = [name.key for name in proper_names(text) if name.sure]

    assert [name for name in sure if name in names] == names
    assert not names or sure
    assert names or not sure


@given(st.text(alphabet="Aa Ilà'’-.«»\n", max_size=60))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_every_name_stands_where_it_says(text: str) -> None:
    """Whatever the text, a name is found again in canonical spelling at its offset."""
    for name in proper_names(text):
        assert 0 <= name.start < len(text)
        rest = Canonical(text[name.start :]).tokens
        assert "".join(rest).startswith(name.key.replace(" ", ""))
