"""Whose word is a claim?"""

from functools import cache

from watcher.italian import lexicon
from watcher.model.claim import Claim


def speaker_of(claim: Claim) -> str | None:
    """
    Return who says *claim*: the code of its source, else the name.

    A person goes by the surname: "Laura Biagi" is "Biagi" further down.
    """
    if claim.source is None:
        return None
    return claim.source.code or surname_of(claim.source.name)


def side_of(claim: Claim) -> str | None:
    """
    Return the side for which the source of *claim* speaks.

    A ministry speaks for its state, a firm is the same with its name turned round
    ("Depositi di Romagna", "Romagna Depositi").
    """
    speaker = speaker_of(claim)
    if speaker is None or claim.source is None:
        return None
    if claim.source.code:
        return speaker.removesuffix("-GOV")
    names = [word for word in speaker.split() if word[:1].isupper()]
    return " ".join(sorted(names)) if len(names) > 1 else speaker


def surname_of(name: str) -> str:
    """
    Return *name* without a first name.

    >>> surname_of("Laura Biagi"), surname_of("Banca Sella"), surname_of("sindaco")
    ('Biagi', 'Banca Sella', 'sindaco')
    """
    first, _, rest = name.partition(" ")
    return rest if rest and first in _first_names() else name


@cache
def _first_names() -> frozenset[str]:
    return frozenset(lexicon.lines("first_names.txt"))


def rank_of(claim: Claim) -> int:
    """Weigh the voice: 2 for a state or a body, 1 for another source, 0 for none."""
    if claim.source is None:
        return 0
    return 2 if claim.source.code else 1


def origin_of(claim: Claim) -> str:
    """
    Name what *claim* goes back to: the agency or body, else the source, else the paper.

    An agency whose text is signed ("ANSA") and one that relays a source ("secondo
    fonti citate da Reuters") count as the origin; forty papers with it are one.
    """
    source = claim.source
    if claim.origin:
        return claim.origin.casefold()
    if source is not None and (source.code or source.via):
        return (source.code or source.via or "").casefold()
    return claim.outlet.casefold()
