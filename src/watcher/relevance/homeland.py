"""Where does a profile as a whole put its topic, also where a group does not say so?"""

from collections.abc import Sequence
from functools import lru_cache

from watcher.italian.inflection.canonical import canonical
from watcher.italian.names.places import places
from watcher.model.mention import PlaceMention
from watcher.model.profile import Profile
from watcher.relevance.layout import Place
from watcher.relevance.naming import all_demonyms
from watcher.relevance.setting import ABROAD, ELSEWHERE, setting_of
from watcher.relevance.surface import Surface
from watcher.relevance.whereabouts import home_of

_HERE = "Italia"


@lru_cache(maxsize=16_384)
def says_where(form: str) -> bool:
    """
    Tell whether *form* names a place, a state or its people.

    >>> says_where("nucleare iraniano"), says_where("Procura di Agrigento")
    (True, True)
    >>> says_where("naufragio")
    False
    """
    return any(place.listed and _is_told(place) for place in places(form)) or any(
        word in all_demonyms() or home_of(word) for word in canonical(form).split()
    )


@lru_cache(maxsize=16_384)
def places_of(profile: Profile) -> tuple[str, ...]:
    """Return what the title and the terms of *profile* name of listed places."""
    terms = [t for g in profile.groups for t in (*g.any, *g.all, *sum(g.also, ()))]
    named = [place for text in (profile.title, *terms) for place in places(text)]
    listed = [place for place in named if place.listed]
    found = [place.name for place in listed if _is_told(place)] or [
        place.name for place in listed
    ]
    return tuple(dict.fromkeys(found))


def _is_told(place: PlaceMention) -> bool:
    # "Acciaierie d'Italia" lie in Italy, as all that its press writes of.
    return place.name != _HERE


def is_away(profile: Profile, surface: Surface, layout: Sequence[Place]) -> bool:
    """
    Tell whether an article happens elsewhere than *profile* puts its topic.

    The title says where, and neither it nor the lead names a place of the profile.
    """
    home = places_of(profile)
    title = _text("title", surface, layout)
    if not home or setting_of(title, home) not in {ELSEWHERE, ABROAD}:
        return False
    whole = f"{title} . {_text('lead', surface, layout)}"
    return setting_of(whole, home) in {ELSEWHERE, ABROAD}


def _text(zone: str, surface: Surface, layout: Sequence[Place]) -> str:
    return " ".join(
        sentence.text
        for sentence, place in zip(surface.sentences, layout, strict=True)
        if place.zone == zone
    )
