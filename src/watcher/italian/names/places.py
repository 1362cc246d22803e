"""Which places are named in a text, and does one hold the other?"""

from watcher.italian.names import place_names, senses
from watcher.italian.names.gazetteer import Found, Name, Piece, pieces
from watcher.italian.names.mentions import is_other_name
from watcher.italian.names.place_names import Place, ancestors, gazetteer
from watcher.italian.names.unlisted_places import unlisted, widened
from watcher.model.mention import PlaceMention

# Italian towns have no article: "la Roma", "il Napoli", "alla Roma" are football clubs.
_ARTICLES = frozenset(
    ["il", "la", "del", "della", "al", "alla", "dal", "dalla", "sul", "sulla", "col"]
)


def places(text: str) -> list[PlaceMention]:
    """
    Return the places named in *text*, in its order.

    States and capitals are places here and actors in `actors`. A capitalised name after
    a preposition of place that no list knows has `listed` False.

    >>> [(m.name, m.parents) for m in places("Combattono nella regione di Kursk")]
    [('Kursk', ('Russia', 'Europa', 'Terra'))]
    """
    words = pieces(text)
    context = senses.Context(words)
    hits = place_names.found(text)
    listed = [
        _told(found, place, text, words)
        for found in hits
        if (place := _place(found, context))
    ]
    others = unlisted(text, words, hits)
    return sorted([*listed, *others], key=lambda mention: (mention.start, mention.end))


def place_relation(a: str, b: str) -> str:
    """
    Tell how place *a* lies to place *b*: same, inside, contains, disjoint or unknown.

    Unknown: a name that no list has, a territory and the state that claims it, wide
    regions whose bounds nobody drew.

    >>> place_relation("Kurs'k", "Russia"), place_relation("Italia", "Taranto")
    ('inside', 'contains')
    >>> place_relation("Donetsk", "Kursk"), place_relation("Crimea", "Russia")
    ('disjoint', 'unknown')
    """
    one, other = _lookup(a), _lookup(b)
    if one is None or other is None:
        return "unknown"
    if one.name == other.name:
        return "same"
    if other.name in ancestors(one):
        return "inside"
    if one.name in ancestors(other):
        return "contains"
    return "disjoint" if _is_apart(one, other) else "unknown"


def _is_apart(one: Place, other: Place) -> bool:
    if one.is_wide or other.is_wide:
        return False
    claims = {*_claims(one)} & {other.name, *ancestors(other)}
    claimed = {*_claims(other)} & {one.name, *ancestors(one)}
    # What a state claims may be told as its land; another place of that state is apart.
    whole = (one.name in claimed) or (other.name in claims)
    return not whole


def _claims(place: Place) -> tuple[str, ...]:
    above = [_lookup(name) for name in ancestors(place)]
    inherited = [claim for held in above if held for claim in held.claimed_by]
    return (*place.claimed_by, *inherited)


def _lookup(surface: str) -> Place | None:
    names = gazetteer().exact(surface)
    if names:
        found: Place = names[0].value
        return found
    mentions = places(surface)
    known = gazetteer().exact(mentions[0].name) if mentions else ()
    return known[0].value if known else None


def _place(found: Found, context: senses.Context) -> Place | None:
    for name in found.names:
        if _is_meant(name, found, context):
            place: Place = name.value
            return place
    return None


def _is_meant(name: Name, found: Found, context: senses.Context) -> bool:
    if senses.has_senses(name.text) or "sense" in name.flags:
        sense = context.reading(name.text)
        if sense is None or not sense.is_place:
            return False
    words = context.words
    if not found.first or found.first != found.last:
        return True
    before = words[found.first - 1]
    if words[found.first].opens:
        return True
    if is_other_name(before):
        return False
    return not (name.value.is_italian_town and before.key in _ARTICLES)


def _told(
    found: Found, place: Place, text: str, words: tuple[Piece, ...]
) -> PlaceMention:
    start, end = words[widened(found.first, words)].start, words[found.last].end
    return PlaceMention(
        text=text[start:end],
        start=start,
        end=end,
        name=place.name,
        parents=ancestors(place),
    )
