"""Is a word meant as the profile means it: a disaster, a place, a person?"""

from dataclasses import replace

import pytest

from relevance.builders import a_profile, an_article, judge
from watcher.model.profile import Group, Meaning
from watcher.relevance import find_terms
from watcher.relevance.sport import asks_for_sport, is_sports_page


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Un'alluvione di premi per la cantina", []),
        ("È una valanga di ricorsi", []),
        ("Terremoto politico in regione", []),
        ("Un'alluvione di fango ha coperto la valle", ["alluvione"]),
        ("La valanga di ieri", ["valanga"]),
        ("Un terremoto di magnitudo cinque", ["terremoto"]),
        ("L'alluvione di Faenza", ["alluvione"]),
        ("Una valanga di Cogne, anni fa", ["valanga"]),
    ],
)
def test_a_figure_of_speech_is_no_disaster(text: str, found: list[str]) -> None:
    """An avalanche of complaints buries nobody."""
    hits = find_terms(["alluvione", "valanga", "terremoto"], text)

    assert [hit.surface for hit in hits] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In scena «Il processo» di Kafka", []),
        ("Il “processo” di Trento", ["processo"]),
        ("«Il processo va rifatto», dice", ["processo"]),
        ("Il processo di Trento", ["processo"]),
    ],
)
def test_the_title_of_a_work_is_not_the_thing(text: str, found: list[str]) -> None:
    """What stands in quotation marks with its article and nothing else is a title."""
    assert [hit.surface for hit in find_terms(["processo"], text)] == found


REPORT = """
Il mister deve fare a meno di tre titolari. Il centravanti ha la febbre, il focolaio
di influenza non si ferma. In trasferta ne mancheranno altri due, poi il derby."""


def test_on_a_sports_page_a_town_is_a_club() -> None:
    """Parma plays there; an outbreak in its dressing room is no outbreak in town."""
    group = Group(label="g", any=("focolaio",), also=(("Parma",),))
    title = "Parma, focolaio di influenza nello spogliatoio"
    match = judge(a_profile(group), an_article(title, REPORT))

    assert not match.relevant
    assert "club" in " ".join(part.reason for part in match.parts)


def test_who_asks_for_sport_gets_it() -> None:
    """A profile with a word of sport, or with a name that may be a player's."""
    for term in ("spogliatoio", "Bernabò"):
        group = Group(label="g", any=(term,), also=(("Parma",),))
        title = f"Parma, {term} e influenza"
        assert judge(a_profile(group), an_article(title, REPORT)).relevant


def test_a_word_of_sport_makes_no_sports_page() -> None:
    """A derby in an article on traffic, three such words in a long feature."""
    short = " chiuso il viale per il derby di domenica "
    long = " derby gol tifosi " + "strada " * 200

    assert not is_sports_page(short)
    assert not is_sports_page(long)
    assert not asks_for_sport([])


PEOPLE = (
    Group(label="g", any=("corruzione",), also=(("Ferrante",),)),
    Group(label="h", any=("Guido Ferrante",)),
)


@pytest.mark.parametrize(
    ("who", "relevant"),
    [
        ("Guido Ferrante", True),
        ("Ferrante", True),
        ("Elena Ferrante", False),
        ("Elena Ferrante, moglie di Guido Ferrante,", True),
    ],
)
def test_a_namesake_is_somebody_else(who: str, relevant: bool) -> None:
    """A profile that names Guido does not mean Elena by the surname."""
    article = an_article(
        f"Corruzione, parla {who}", f"{who} ha parlato. Ferrante tace."
    )

    assert judge(a_profile(*PEOPLE), article).relevant == relevant


KURSK = Group(label="g", any=("Kursk",))
OWN = Meaning(name="Kursk", words=("genieri", "sminator*"), others=("trattoria",))


@pytest.mark.parametrize(
    ("body", "relevant"),
    [
        ("Apre la trattoria Kursk. Al Kursk si cena.", False),
        ("I genieri sono a Kursk. Il relitto del sottomarino Kursk è lontano.", True),
        ("Il relitto del Kursk, il sottomarino. Il Kursk giace là.", False),
        ("Gli sminatori a Kursk. La trattoria Kursk chiude.", True),
        ("Kursk, di nuovo. Si parla di Kursk.", True),
    ],
    ids=["own-others", "own-words-first", "the-list", "as-many", "silence"],
)
def test_a_profile_adds_its_own_words_for_a_sense(body: str, relevant: bool) -> None:
    """The more numerous of its words decide; else the list of senses does."""
    profile = replace(a_profile(KURSK), meanings=(OWN,))

    assert judge(profile, an_article("Kursk", body)).relevant == relevant


def test_without_own_words_only_the_list_decides() -> None:
    """No list knows the trattoria."""
    article = an_article("Kursk", "Apre la trattoria Kursk. Al Kursk si cena.")

    assert judge(a_profile(KURSK), article).relevant
