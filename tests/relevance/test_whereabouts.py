"""Is a place told by what lies in it and by what is called after it?"""

import pytest

from relevance.builders import a_profile, an_article, judge
from watcher.italian import lexicon
from watcher.italian.names.place_names import italian_regions
from watcher.model.profile import Group
from watcher.relevance import find_terms
from watcher.relevance.terms import patterns_of
from watcher.relevance.whereabouts import home_of, local_demonyms, places_in, region_of


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("incendi in Sardegna", "Un incendio a Nuoro", "incendio a Nuoro"),
        ("incendi in Sardegna", "l'incendio sardo", "incendio sardo"),
        ("frane in Liguria", "frana a Rapallo", "frana a Rapallo"),
        ("sanità in Calabria", "la sanità calabrese", "sanità calabrese"),
    ],
)
def test_a_phrase_with_a_place_is_found(term: str, text: str, found: str) -> None:
    """A town of the place or its adjective stands for the place."""
    assert found in [hit.surface for hit in find_terms([term], text)]


def test_what_lies_in_a_state_is_not_the_state() -> None:
    """Soldiers of Russia are not the soldiers of one of its towns."""
    assert not find_terms(["soldati della Russia"], "i soldati di Kazan")


def test_only_a_setting_is_widened() -> None:
    """A place among the terms that decide stays what it is."""
    group = Group(label="g", any=("Puglia",))
    article = an_article("Olio, annata scarsa a Cerignola", "Poche olive quest'anno.")

    assert not judge(a_profile(group), article).relevant
    assert patterns_of("Puglia") != patterns_of("Puglia", setting=True)


@pytest.mark.parametrize("place", ["Taranto", "Taranto vecchia", "Bari"])
def test_the_people_of_a_place_tell_where(place: str) -> None:
    """A setting asked for by its people is met by the name of the place."""
    group = Group(label="g", any=("olive",), also=(("tarantini",),))
    match = judge(a_profile(group), an_article(f"Olive, il raccolto a {place}"))

    assert match.relevant == place.startswith("Taranto")


def test_a_common_word_is_no_town() -> None:
    """Cento lies in Emilia, but a hundred of anything does not."""
    texts = {entry.text for entry in places_in("Emilia-Romagna")}

    assert "bologna" in texts
    assert "cento" not in texts
    assert region_of("Cento") is None


def test_every_demonym_leads_home_or_is_shared() -> None:
    """The list is read whole: each row gives forms, each form a home or several."""
    for place, _ in lexicon.rows("local_demonyms.tsv"):
        forms = local_demonyms(place)
        assert forms, place
        homes = {home_of(entry.text) for entry in forms}
        assert homes & {place, None}, place


def test_every_region_of_the_municipalities_is_a_known_place() -> None:
    """The regions of the two lists are written alike."""
    regions = {row[0] for row in lexicon.rows("municipalities.tsv")}
    assert regions <= italian_regions()
    assert len(regions) == 20
