"""Does a place say where, whichever key of a group asks for it?"""

import pytest

from relevance.builders import a_profile, an_article, judge
from watcher.model.profile import Group
from watcher.relevance.requirements import requirements

FAR = "Sei auto. Un portone. Si indaga. Nessuno ha visto. In Puglia era successo."
CARS = ("rogo di auto", "piromane", "auto bruciate")


@pytest.mark.parametrize(
    ("group", "settings"),
    [
        (Group(label="g", all=("Bari",), any=CARS), [True, False]),
        (Group(label="g", any=("Bari", "Molfetta"), all=("piromane",)), [False, True]),
        (Group(label="g", any=CARS, also=(("Bari", "procura"),)), [False, True]),
        (Group(label="g", any=("Bari", "rogo"), all=("piromane",)), [False, False]),
        # Whose topic is the place itself.
        (Group(label="g", all=("Bari",)), [False]),
        (Group(label="g", all=("Bari",), any=("Ada Corsi", "romeni")), [False, False]),
        # A state acts, it is more than a place.
        (Group(label="g", all=("Turchia",), any=("dighe",)), [False, False]),
        (Group(label="g", all=("Gatto",), any=("piromane",)), [False, False]),
    ],
)
def test_places_say_where(group: Group, settings: list[bool]) -> None:
    """Names of listed places beside something that says what it is about."""
    assert [asked.is_setting for asked in requirements(group)] == settings


@pytest.mark.parametrize("key", ["all", "also"])
@pytest.mark.parametrize(
    ("title", "body", "relevant"),
    [
        ("Piromane in azione a Molfetta", "Sei auto in fumo nella notte.", True),
        ("Il piromane pugliese è tornato", "Sei auto in fumo nella notte.", True),
        ("Piromane, preso un uomo", "Foggia. Aveva con sé due taniche.", True),
        ("Piromane in azione a Udine", FAR, False),
        ("Puglia, apre il mercato", "Ci sono pesci. E c'è la frutta.", False),
    ],
)
def test_all_and_also_ask_for_a_place_alike(
    key: str, title: str, body: str, relevant: bool
) -> None:
    """What lies in the place or is called after it tells where, in either key."""
    asked = {"all": ("Puglia",)} if key == "all" else {"also": (("Puglia",),)}
    group = Group(label="piromane", any=CARS, **asked)  # type: ignore[arg-type]

    assert judge(a_profile(group), an_article(title, body)).relevant is relevant


def test_the_hit_keeps_the_key_of_the_user() -> None:
    """Who wrote the place under `all` reads it under `all`."""
    group = Group(label="g", all=("Puglia",), any=CARS)
    match = judge(a_profile(group), an_article("Piromane a Molfetta", "Sei auto."))

    assert {(h.role, h.surface) for h in match.hits} >= {("all", "Molfetta")}
