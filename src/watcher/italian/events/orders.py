"""Does a verb order or wish instead of telling: "chiudete le scuole", "si fermi"?"""

from watcher.italian.events import governors, grammar
from watcher.italian.events.clauses import Clauses
from watcher.italian.verbs.group import Mood, VerbGroup
from watcher.model.factuality import Tense

# Both "you free" and "freed": imperatives and feminine plural participles.
_ENDINGS = ("ate", "ite")


def is_order(clauses: Clauses, group: VerbGroup) -> bool:
    """Say whether *group* is an imperative or the subjunctive of a wish."""
    if group.modal or group.perfect or group.passive:
        return False
    if not _opens(clauses, group):
        return False
    you = group.person == "2p" and group.form == "present"
    ambiguous = clauses.keys[clauses.last(group)].endswith(_ENDINGS)
    if ambiguous and not group.negated and (you or group.mood is Mood.PARTICIPLE):
        return _is_imperative(clauses, group)
    wish = group.mood is Mood.SUBJUNCTIVE and group.tense is Tense.PRESENT
    main = governors.introduction(clauses, group).kind == "main"
    return (you or wish) and main


def _opens(clauses: Clauses, group: VerbGroup) -> bool:
    first = clauses.first(group)
    return first == 0 or clauses.parted(first)


def _is_imperative(clauses: Clauses, group: VerbGroup) -> bool:
    """
    Tell "liberate mia figlia" from "liberate due turiste", "arrestate a Lodi".

    Before a feminine plural and before a preposition the form is a participle, unless
    somebody calls it out: «Liberate le ragazze», implora la madre.
    """
    at = clauses.last(group) + 1
    while at < len(clauses.keys) and clauses.keys[at] in grammar.words("at_once"):
        at += 1
    if at >= len(clauses.keys) or clauses.parted(at):
        return False
    word = clauses.keys[at]
    return word in grammar.words("no_feminine_plural") or _is_called(clauses, group)


def _is_called(clauses: Clauses, group: VerbGroup) -> bool:
    """Say whether a verb of asking or shouting follows the words."""
    later = [g for g in clauses.groups if g.first > group.last]
    calls = grammar.words("calling")
    return bool(later) and not calls.isdisjoint(later[0].lemmas)
