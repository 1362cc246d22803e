"""Do the nouns that newspapers use for one another mean a term near its place?"""

import pytest

from relevance.builders import a_profile, an_article
from watcher.model.profile import Group
from watcher.relevance import compile_profiles


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ("attacco hacker", "Un attacco ransomware ha bloccato il Comune di Norcia"),
        ("attacco hacker", "Colpo dei pirati informatici al Comune di Norcia"),
        ("hacker", "Fuga di dati dal Comune di Norcia"),
        ("alluvione", "Ondata di piena a Norcia, chiuse le scuole"),
        ("sciopero", "Norcia, precettazione per gli autisti"),
        ("neonati", "Bimba di tre giorni salvata a Norcia"),
        ("siccità", "Penuria d'acqua a Norcia, si chiudono le fontane"),
        ("terremoto", "Sciame sismico, a Norcia si dorme in auto"),
        ("arresti", "Manette all'alba per due fratelli di Norcia"),
        ("sfollati", "Cento evacuati a Norcia per la frana"),
        ("camorra", "La mala del Tronto: a Norcia un clan con gli uffici"),
        ("gommone", "Barchino davanti a Norcia, in trenta a riva"),
    ],
)
def test_a_near_word_beside_the_place_is_enough(term: str, told: str):
    """The sentence names the rest of the group, so it means the term."""
    group = Group(label="g", any=(term,), also=(("Norcia",),))
    matcher = compile_profiles([a_profile(group)])

    assert matcher.judge(an_article(told, told + "."))[0].relevant


@pytest.mark.parametrize(
    "told", ["Ondata di piena sul Po", "Fuga di dati da una banca", "Precettazione"]
)
def test_a_near_word_alone_is_not(told: str):
    """Without the place it may be anything."""
    terms = ("alluvione", "hacker", "sciopero")
    group = Group(label="g", any=terms, also=(("Norcia",),))
    matcher = compile_profiles([a_profile(group)])

    assert not matcher.judge(an_article(told, told + "."))[0].relevant
