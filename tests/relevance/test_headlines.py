"""Does a title leave out what its article is about, and what follows from it?"""

import pytest

from relevance.builders import a_profile, an_article, judge
from relevance.following import Follower
from watcher.model.profile import Group
from watcher.relevance.headlines import is_oblique

GROUP = Group(label="frana", any=("frana", "smottamento"), all=("Valmora",))
BODY = (
    "Il bar è pieno dalle sei. Nessuno ha voglia di parlare. Si guarda fuori.\n\n"
    "La frana ha portato via la strada per Valmora e con lei tre stalle. I camion "
    "girano da nord.\n\nIntanto piove. La corriera arriva vuota. Il parroco suona.\n\n"
    "Domani apre la scuola. I bambini sono undici. Le maestre sono due."
)


@pytest.mark.parametrize(
    ("title", "oblique"),
    [
        ("«Da qui non ci muoviamo». Parla la nonna", True),
        ("“Avevamo detto tutto, e a tutti”", True),
        ("IL BORGO E LA PAURA: «VIVIAMO COME DENTRO UN IMBUTO»", True),
        ("Il prefetto e la strada chiusa: «Da qui tutti via»", False),
        ("La strada è «chiusa»", False),
        ("«Aperto", False),
        ("", False),
    ],
)
def test_a_title_that_is_mostly_quoted_is_oblique(title: str, oblique: bool) -> None:
    """What somebody says is not yet what it is about."""
    assert is_oblique(an_article(title, BODY)) is oblique


def test_an_interview_is_about_what_its_text_names() -> None:
    """Under a plain title the same sentence would be an aside."""
    profile = a_profile(GROUP)
    voices = judge(profile, an_article("«Da qui non ci muoviamo». Parla Rina", BODY))
    plain = judge(profile, an_article("Il mercato del sabato resta dove era", BODY))

    assert "oblique" in {part.name for part in voices.parts}
    assert plain.score < profile.min_score <= voices.score


@pytest.mark.parametrize(
    ("title", "relevant"),
    [
        ("Il commento. Chi paga", True),
        ("«Non lo so e non lo voglio sapere»", True),
        ("La Verzani compra una cava", False),
    ],
)
def test_a_comment_alludes_with_one_name(title: str, relevant: bool) -> None:
    """News has to say its matter; a comment takes it as known."""
    earlier = tuple(
        f"Frana a Valmora, giorno {n}. La ditta Verzani sposta i massi." for n in "1234"
    )
    reader = Follower(a_profile(GROUP), (*earlier, "Piove a Roccadoro."))
    body = (
        "La Verzani ha comprato una cava. A Valmora lo sanno tutti, e tutti tacciono. "
        "Si può fare meglio. Qualcuno lo farà. Gli altri staranno a guardare."
    )

    assert reader.read(an_article(title, body)).relevant is relevant
