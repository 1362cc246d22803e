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
# A state lies in a continent, and that in the world.
_ABOVE = 2


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
    """
    Return the places of *profile*: of its title, else those that its groups ask for.

    Who names places in several states follows a thing wherever it happens.
    """
    asked = [t for g in profile.groups for t in (*g.all, *sum(g.also, ()))]
    titled, named = _listed([profile.title]), _listed(asked)
    found = titled or [place for place in named if _is_told(place)] or named
    states = {(place.name, *place.parents[:-_ABOVE])[-1] for place in found}
    return tuple(dict.fromkeys(p.name for p in found)) if len(states) == 1 else ()


def _listed(texts: Sequence[str]) -> list[PlaceMention]:
    named = (place for text in texts for place in places(text))
    return [place for place in named if place.listed]


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
