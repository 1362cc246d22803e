"""Does somebody confirm, deny or decline to comment?"""

from functools import cache

from watcher.italian import lexicon
from watcher.italian.events import grammar
from watcher.italian.events.clauses import Clauses
from watcher.italian.events.operands import is_negative
from watcher.italian.events.triggers import Trigger
from watcher.italian.verbs.group import VerbGroup
from watcher.model.factuality import Factuality, Stance


def stance(
    clauses: Clauses, trigger: Trigger, value: Factuality, *, quoted: bool
) -> Stance:
    """
    Return what *trigger* says of something already told.

    "Non ha confermato" is no confirmation; "né conferma né smentisce" is no comment.
    *quoted* marks words between quotation marks: "non abbiamo mandato nessuno" denies.
    """
    if is_remark(trigger.lemma):
        return _silence(clauses, trigger)
    confirms = trigger.lemma in _words("confirm")
    if not confirms and trigger.lemma not in _words("deny"):
        return _own_denial(trigger.group, value, quoted=quoted)
    if trigger.group and is_negative(clauses, trigger.group):
        return Stance.NO_COMMENT if _both(clauses, confirms=confirms) else Stance.NONE
    if value not in {Factuality.CERTAIN, Factuality.PROBABLE}:
        return Stance.NONE
    if confirms:
        others = _of_another(trigger, quoted=quoted) or _grants(clauses, trigger)
        return Stance.NONE if others else Stance.CONFIRM
    return Stance.NONE if _of_permission(clauses, trigger) else Stance.DENY


def _of_another(trigger: Trigger, *, quoted: bool) -> bool:
    """Tell "«il tribunale ci riconosce i danni»": who speaks admits nothing."""
    group = trigger.group
    return quoted and group is not None and not group.person.startswith("1")


def _grants(clauses: Clauses, trigger: Trigger) -> bool:
    """Tell "riconosce alle famiglie un contributo", "ammesso al voto"."""
    after = clauses.keys[trigger.index + 1 : trigger.index + 2]
    return bool(after) and after[0] in grammar.words("to") and trigger.group is not None


def _both(clauses: Clauses, *, confirms: bool) -> bool:
    """Tell "non conferma né smentisce": the other verb is negated as well."""
    other = _words("deny" if confirms else "confirm")
    return any(
        not other.isdisjoint(group.lemmas) and is_negative(clauses, group)
        for group in clauses.groups
    )


def _own_denial(group: VerbGroup | None, value: Factuality, *, quoted: bool) -> Stance:
    speaks = group is not None and group.person.startswith("1")
    denied = quoted and speaks and value is Factuality.CERTAIN_NOT
    return Stance.DENY if denied else Stance.NONE


def is_remark(lemma: str) -> bool:
    """Tell commento and commentare, which are events only where they are refused."""
    return lemma in _words("comment")


def _silence(clauses: Clauses, trigger: Trigger) -> Stance:
    """Read "nessun commento", "no comment", "ha rifiutato di commentare"."""
    if trigger.length > 1:
        return Stance.NO_COMMENT
    before = clauses.keys[max(0, trigger.index - 1) : trigger.index]
    if before and (before[0] in grammar.words("none") or before[0] == "no"):
        return Stance.NO_COMMENT
    group = trigger.group
    if group is None:
        return Stance.NONE
    if group.negated:
        return Stance.NO_COMMENT
    left = [g for g in clauses.groups if g.last < group.first]
    silent = bool(left) and not _words("silent").isdisjoint(left[-1].lemmas)
    return Stance.NO_COMMENT if silent else Stance.NONE


def _of_permission(clauses: Clauses, trigger: Trigger) -> bool:
    after = clauses.keys[trigger.index + 1 : trigger.index + 4]
    return not _words("permissions").isdisjoint(after)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.table("stance.toml")[name].split(", "))
