"""Which figures, hours and days are so particular that one knows a report again?"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.italian.quantities.landmarks import landmarks


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("La frana alle 18.12", ["18.12"], id="hour-to-the-minute"),
        pytest.param("alle 18:12, alle 7.04", ["18.12", "7.04"], id="colon"),
        pytest.param("alle 18.30 e alle 9.00", [], id="round-hours"),
        pytest.param("costa 905 milioni", ["905"], id="three-digits"),
        pytest.param("novecentocinque milioni", ["905"], id="in-words"),
        pytest.param("1.840 capi, 1'840 capi", ["1840", "1840"], id="separators"),
        pytest.param("17mila posti", ["17000 posti"], id="mila"),
        pytest.param("settemila posti", ["7000 posti"], id="mila-in-words"),
        pytest.param("il 41 per cento, il 41%", ["41 %", "41 %"], id="per-cent"),
        pytest.param("il 14 marzo, il 3 maggio", ["14 marzo", "3 maggio"], id="days"),
        pytest.param("ventisette feriti", ["27 feriti"], id="counted"),
        pytest.param("due feriti e tre case", [], id="few"),
        pytest.param("nel 1999 e nel 2024", [], id="years"),
        pytest.param("per dodici ore, a 20 metri", [], id="common-units"),
        pytest.param("l'articolo 416 del codice", [], id="number-of-a-law"),
        pytest.param("quarantuno, e poi basta", [], id="counts-nothing"),
    ],
)
def test_a_landmark_is_particular(text, keys):
    """An hour, a day, an odd figure, a figure with what it counts: no small change."""
    assert [mark.key for mark in landmarks(text)] == keys


def test_only_what_is_never_there_by_chance_is_sharp():
    """Six hundred evacuees there are elsewhere, too; nine hundred and five are one."""
    found = landmarks("Alle 18.12 in 600 case, il 3 maggio, con 905 milioni")

    assert [mark.sharp for mark in found] == [True, False, False, True]


@given(st.text(alphabet="0123456789.,:' %mila€Leduosr\n", max_size=40))
def test_any_text_is_read(text):
    """Whatever stands there, landmarks are runs of tokens in their order."""
    found = landmarks(text)

    assert all(mark.first <= mark.last for mark in found)
    assert all(a.last < b.first for a, b in pairwise(found))
