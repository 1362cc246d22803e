"""Which terms are proposed from the archive, and which never."""

from relevance.builders import a_profile
from watcher.model.profile import Group
from watcher.relevance.suggest import separate, suggest

PROFILE = a_profile(Group(label="g", any=("crollo del viadotto", "Brambilla")))
MATCHED = [
    "Il crollo del viadotto ha fatto sei vittime. Indaga la procura di Casale."
    " Le travi erano corrose.",
    "Dopo il crollo del viadotto la procura di Casale sequestra la trave.",
    "Per il crollo del viadotto parla il capo della procura. A Casale altre travi.",
]
OTHERS = [
    "Il sindaco apre il mercato. Tanti i banchi in piazza.",
    "La partita finisce in pareggio. Applausi dalla curva.",
    "In visita il senatore leghista Brambila. Attesi i ministri.",
    "Pioggia in arrivo. Domani schiarite da nord.",
]


def terms() -> dict[str, str]:
    """Return the kind of each proposed term."""
    return {p.term: p.kind for p in suggest(PROFILE, MATCHED, OTHERS)}


def test_words_of_the_matches_that_others_lack_are_proposed() -> None:
    """Headwords and names, counted once for each article."""
    proposals = {p.term: p for p in suggest(PROFILE, MATCHED, OTHERS)}

    assert {"procura", "trave", "Casale"} <= set(proposals)
    assert (proposals["trave"].matched, proposals["trave"].others) == (3, 0)
    assert proposals["trave"].weight > 0


def test_rare_words_and_known_terms_are_not_proposed() -> None:
    """One article is an accident, and the profile's own words are no news to it."""
    assert not {"vittima", "crollo del viadotto"} & set(terms())


def test_another_spelling_of_a_name_is_proposed_first() -> None:
    """Even where it stands in one article only, which the profile did not find."""
    first = suggest(PROFILE, MATCHED, OTHERS)[0]

    assert (first.kind, first.term, first.of) == ("spelling", "Brambila", "Brambilla")


def test_an_empty_archive_proposes_nothing() -> None:
    """No match, no proposal; and no division by zero."""
    assert suggest(PROFILE, [], []) == []


def test_verdicts_tell_words_to_ask_for_from_words_to_exclude() -> None:
    """What the rejected have and the confirmed lack is proposed for `none`."""
    rejected = [
        "Il crollo del viadotto, a teatro: la compagnia replica lo spettacolo.",
        "Lo spettacolo della compagnia sul crollo del viadotto torna in platea.",
        "Premio allo spettacolo che la compagnia dedica al crollo del viadotto.",
    ]

    found = {p.term: p for p in separate(PROFILE, MATCHED, rejected)}

    assert found["procura"].kind == "term"
    assert found["spettacolo"].kind == "none"
    assert (found["spettacolo"].matched, found["spettacolo"].others) == (0, 3)
    assert found["spettacolo"].weight < 0
    assert "crollo" not in found
