"""Does a comment concern a topic that its title leaves out? Does a report elsewhere?"""

import pytest

from relevance.builders import a_profile, an_article
from watcher.model.match import Match
from watcher.model.profile import Group
from watcher.relevance import compile_profiles

FILLER = "\n\n".join(
    f"Quel giorno si parlava d'altro, scrive la cronista numero {word}: di scuole, di "
    "campi, di una piazza che nessuno ha mai finito di lastricare."
    for word in ("uno", "due", "tre", "quattro")
)
QUAKE = Group(label="terremoto", any=("terremoto", "scossa"))


def judged(title: str, body: str, *groups: Group, about: str = "Terremoto") -> Match:
    """Return what a profile with *groups* says of one article."""
    profile = a_profile(*groups, title=about)
    (match,) = compile_profiles([profile]).judge(an_article(title, body))
    return match


@pytest.mark.parametrize(
    "title", ["Il commento. Chi ricostruisce", "L'editoriale. Le case", "Rettifica"]
)
def test_a_comment_is_about_what_it_names_once(title: str):
    """News has its matter in the title; a comment, a letter, a correction has not."""
    body = f"{FILLER}\n\nPoi venne il terremoto, e non ne parliamo più."
    comment = judged(title, body, QUAKE)
    news = judged("La piazza sarà lastricata", body, QUAKE)

    assert comment.score > news.score
    assert "oblique" in {part.name for part in comment.parts}
    assert "oblique" not in {part.name for part in news.parts}


def test_a_recap_says_what_it_is_about():
    """Its title has the matter as that of any news has."""
    body = f"{FILLER}\n\nPoi venne il terremoto, e non ne parliamo più."
    match = judged("Alluvione, la cronologia di un anno", body, QUAKE)

    assert not match.relevant
    assert "oblique" not in {part.name for part in match.parts}


def test_a_title_that_names_it_is_not_oblique():
    """What stands in the title needs no help."""
    match = judged("Il commento. Dopo il terremoto", "Il terremoto è ieri.", QUAKE)

    assert "oblique" not in {part.name for part in match.parts}


@pytest.mark.parametrize(
    ("title", "body", "away"),
    [
        ("Terremoto a Norcia", "La scossa ha svegliato Norcia.", True),
        ("Terremoto a Norcia", "Anche a Pozzuoli la scossa si è sentita.", False),
        ("Terremoto a Pozzuoli", "La scossa ha svegliato tutti.", False),
        ("Terremoto, la scossa", "La scossa ha svegliato tutti.", False),
    ],
)
def test_a_group_without_a_place_has_that_of_its_profile(title, body, away):
    """The title of the profile, or another group, says where its topic is."""
    match = judged(title, body, QUAKE, about="Terremoto a Pozzuoli")

    assert ("elsewhere" in {part.name for part in match.parts}) is away
    assert sum(part.value for part in match.parts) == pytest.approx(
        match.score, abs=1e-4
    )


def test_what_names_its_place_itself_is_never_elsewhere():
    """Talks on the Iranian programme in Geneva are about Iran."""
    group = Group(label="nucleare", any=("nucleare iraniano",))
    match = judged(
        "Nucleare iraniano, a Ginevra si tratta", "Tutti.", group, about="L'Iran"
    )

    assert "elsewhere" not in {part.name for part in match.parts}


def test_who_names_places_in_several_states_follows_them_all():
    """Drones over Munich belong to a profile that names Copenhagen and Milan."""
    drones = Group(label="droni", any=("droni",))
    where = Group(label="scali", any=("droni",), also=(("Malpensa", "Danimarca"),))
    match = judged("Droni a Norcia", "I droni sul prato.", drones, where, about="Droni")
    one = judged(
        "Droni a Norcia", "I droni sul prato.", drones, where, about="Droni a Pozzuoli"
    )

    assert "elsewhere" not in {part.name for part in match.parts}
    assert "elsewhere" in {part.name for part in one.parts}
