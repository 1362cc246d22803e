"""How are listed names found in running text?"""

import pytest

from watcher.italian.names.gazetteer import Gazetteer, parse_name, pieces


@pytest.fixture
def gazetteer() -> Gazetteer:
    """Make a few names with every flag."""
    written = [
        "Corea",
        "Corea del Nord",
        "Sana{exact}",
        "Colle{weak}",
        "zar",
        "Il Post",
    ]
    return Gazetteer(parse_name(name, name) for name in written)


def surfaces(gazetteer: Gazetteer, text: str) -> list[str]:
    """Return the names found, as the list writes them."""
    found = gazetteer.find(pieces(text))
    return [name.text for hit in found for name in hit.names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("la Corea del nord e la Corea", ["Corea del Nord", "Corea"]),
        ("COREA DEL NORD", ["Corea del Nord"]),
        ("corea", []),
        ("Corea, del Nord", ["Corea"]),
        ("Corea\ndel Nord", ["Corea"]),
        ("sana, Sana, SANA", ["Sana"]),
        ("Colle alto; sul Colle", ["Colle"]),
        ("lo Zar e lo zar", ["zar", "zar"]),
        ("Il post è nuovo su Il Post", ["Il Post"]),
        ("zarina, lazzaro", []),
    ],
)
def test_case_flags_and_joints_decide(gazetteer, text, names):
    """Longest name, whole words, one capital where the name has one."""
    assert surfaces(gazetteer, text) == names


def test_dotted_initials_are_one_word():
    """U.S.A. is Usa."""
    assert [p.key for p in pieces("gli U.S.A. e J. D. Vance")][1] == "usa"
