"""What do the links of a verb group say together: voice, perfect, modal, tense?"""

from collections.abc import Sequence
from dataclasses import dataclass

from watcher.italian.verb_forms import Reading, takes_essere
from watcher.model.claim import Tense

_MODALS = frozenset({"potere", "dovere", "volere"})
_CAUSATIVES = frozenset({"fare", "lasciare"})


@dataclass(frozen=True, slots=True)
class Link:
    """One verb word of a group with what it can be."""

    index: int
    readings: tuple[Reading, ...]

    def lemmas(self) -> frozenset[str]:
        return frozenset(reading.lemma for reading in self.readings)


@dataclass(frozen=True, slots=True)
class Facts:
    perfect: bool
    pluperfect: bool
    passive: bool
    modal: str | None


def wanted_moods(links: list[Link]) -> frozenset[str]:
    """Tell which moods can go on after the last of *links*."""
    lemmas = links[-1].lemmas()
    moods: set[str] = set()
    if lemmas & {"avere", "essere", "venire", "andare"}:
        moods.add("participle")
    if lemmas & {"stare"} and links[-1].readings[0].mood == "participle":
        moods.add("participle")
    elif lemmas & {"stare"}:
        return frozenset({"gerund", "infinitive"})
    if lemmas & (_MODALS | _CAUSATIVES):
        moods.add("infinitive")
    return frozenset(moods)


def facts(links: list[Link], keys: Sequence[str]) -> Facts:
    lemma_sets = [link.lemmas() for link in links]
    moods = [link.readings[0].mood for link in links]
    head = lemma_sets[-1]
    participle = len(links) > 1 and moods[-1] == "participle"
    auxiliary = lemma_sets[-2] if participle else frozenset()
    stato = participle and moods[-2] == "participle" and "essere" in auxiliary
    intransitive = bool(head & takes_essere())
    passive = participle and (
        stato
        or bool(auxiliary & {"venire", "andare"})
        or ("essere" in auxiliary and not intransitive)
    )
    passive = passive or (
        len(links) == 1 and moods[0] == "participle" and not intransitive
    )
    perfect = "participle" in moods and len(links) > 1
    if perfect and not stato and auxiliary & {"venire", "andare"}:
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
    for link, following in zip(links, links[1:], strict=False):
        modal = sorted(link.lemmas() & _MODALS)
        if modal and following.readings[0].mood == "infinitive":
            return modal[0]
        if "stare" in link.lemmas() and keys[following.index - 1] == "per":
            return "stare per"
        if "andare" in link.lemmas() and following.readings[0].mood == "participle":
            # "va rispettato" is a duty, "è andato distrutto" no.
            return "dovere" if link.readings[0].mood != "participle" else None
    return None


def reflexive(before: Sequence[str], links: list[Link]) -> bool:
    return "si" in before or any(
        reading.clitic == "si" for link in links for reading in link.readings
    )


def tense(links: list[Link], facts: Facts) -> Tense:
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
    if facts.modal:
        return Tense.FUTURE
    if first.mood == "conditional" and links[-1].lemmas().isdisjoint(_STATES):
        progressive = links[-1].readings[0].mood == "gerund"
        return Tense.PRESENT if progressive else Tense.FUTURE
    return Tense.PRESENT


_STATES = frozenset({"essere", "avere", "stare"})


def _simple_infinitive(links: list[Link]) -> bool:
    """Tell "dovrebbe essere inviato" (future) from "dovrebbe aver inviato" (past)."""
    for modal, infinitive in zip(links, links[1:], strict=False):
        if modal.lemmas() & _MODALS and infinitive.readings[0].mood == "infinitive":
            rest = links[links.index(infinitive) :]
            if modal.readings[0].mood == "participle":
                return False
            stato = any(link.lemmas() & {"stare"} for link in rest[1:])
            moving = bool(rest[-1].lemmas() & takes_essere())
            return not ("avere" in infinitive.lemmas() and len(rest) > 1) and not (
                len(rest) > 1 and (stato or moving)
            )
    return True
