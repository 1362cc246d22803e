"""What do the links of a verb group say together: voice, perfect, modal, tense?"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from watcher.italian.events import grammar
from watcher.italian.inflection.verb_forms import Reading, takes_essere
from watcher.model.factuality import Tense

# "viene chiuso", "va distrutto", "resta ferito": a participle after these is passive.
_PASSIVE = frozenset({"venire", "andare", "restare", "rimanere"})
_AUXILIARIES = _PASSIVE | {"avere", "essere"}


class Link(NamedTuple):
    """The verb word *at* an index of its group, what it can be, and of which verbs."""

    at: int
    readings: tuple[Reading, ...]
    lemmas: frozenset[str]


def link_of(at: int, readings: list[Reading]) -> Link:
    """Return the word *at* an index as a link that can be any of *readings*."""
    lemmas = frozenset([reading.lemma for reading in readings])
    return Link(at, tuple(readings), lemmas)


class Facts(NamedTuple):
    """What the auxiliaries of a group say."""

    perfect: bool
    pluperfect: bool
    passive: bool
    modal: str | None


def wanted_moods(links: list[Link]) -> frozenset[str]:
    """Tell which moods can go on after the last of *links*."""
    lemmas = links[-1].lemmas
    moods: set[str] = set()
    if lemmas & _AUXILIARIES:
        moods.add("participle")
    if lemmas & {"stare"} and links[-1].readings[0].mood == "participle":
        moods.add("participle")
    elif lemmas & {"stare"}:
        return frozenset({"gerund", "infinitive"})
    if lemmas & (grammar.words("modals") | grammar.words("causatives")):
        moods.add("infinitive")
    return frozenset(moods)


def facts(links: list[Link], keys: Sequence[str]) -> Facts:
    """Read the auxiliaries of *links*; *keys* are the words of the sentence."""
    lemma_sets = [link.lemmas for link in links]
    moods = [link.readings[0].mood for link in links]
    head = lemma_sets[-1]
    participle = len(links) > 1 and moods[-1] == "participle"
    auxiliary = lemma_sets[-2] if participle else frozenset()
    stato = participle and moods[-2] == "participle" and "essere" in auxiliary
    intransitive = bool(head & takes_essere())
    passive = participle and (
        stato
        or bool(auxiliary & _PASSIVE)
        or ("essere" in auxiliary and not intransitive)
    )
    passive = passive or (
        len(links) == 1 and moods[0] == "participle" and not intransitive
    )
    perfect = "participle" in moods and len(links) > 1
    if perfect and not stato and auxiliary & _PASSIVE:
        perfect = moods.count("participle") > 1
    imperfect = links[0].readings[0].tense in {"imperfect", "remote"}
    aux = bool(lemma_sets[0] & {"avere", "essere"})
    plu = (
        perfect
        and imperfect
        and aux
        and moods[0] == "indicative"
        and (not passive or stato or "avere" in auxiliary)
    )
    return Facts(perfect, plu, passive, _modal(links, keys))


def _modal(links: list[Link], keys: Sequence[str]) -> str | None:
    for link, following in pairwise(links):
        modal = sorted(link.lemmas & grammar.words("modals"))
        if modal and following.readings[0].mood == "infinitive":
            return modal[0]
        if "stare" in link.lemmas and keys[following.at - 1] == "per":
            return "stare per"
        if "andare" in link.lemmas and following.readings[0].mood == "participle":
            # "va rispettato" is a duty, "è andato distrutto" no.
            return "dovere" if link.readings[0].mood != "participle" else None
    return None


def reflexive(before: Sequence[str], links: list[Link]) -> bool:
    """Tell that a "si" stands *before* or hangs on one of *links*."""
    return "si" in before or any(
        reading.clitic == "si" for link in links for reading in link.readings
    )


def tense(links: list[Link], facts: Facts) -> Tense:
    """Return when the event of *links* happens."""
    first = links[0].readings[0]
    if first.mood == "participle":
        return Tense.PAST
    if first.tense == "future":
        return Tense.FUTURE
    done = facts.perfect and not (facts.modal and _simple_infinitive(links))
    if first.mood in {"infinitive", "gerund"}:
        return Tense.PAST if done else Tense.NONE
    if done or (first.mood == "indicative" and first.tense in {"imperfect", "remote"}):
        return Tense.PAST
    state = not links[-1].lemmas.isdisjoint(grammar.words("states"))
    lasting = state or links[-1].readings[0].mood == "gerund"
    ahead = facts.modal or (first.mood == "conditional" and not lasting)
    return Tense.FUTURE if ahead else Tense.PRESENT


def _simple_infinitive(links: list[Link]) -> bool:
    """Tell "dovrebbe essere inviato" (future) from "dovrebbe aver inviato" (past)."""
    for modal, infinitive in pairwise(links):
        if (
            modal.lemmas & grammar.words("modals")
            and infinitive.readings[0].mood == "infinitive"
        ):
            rest = links[links.index(infinitive) :]
            if modal.readings[0].mood == "participle":
                return False
            stato = any(link.lemmas & {"stare"} for link in rest[1:])
            moving = bool(rest[-1].lemmas & takes_essere())
            return not ("avere" in infinitive.lemmas and len(rest) > 1) and not (
                len(rest) > 1 and (stato or moving)
            )
    return True
