"""What does a verb group say of its own event, before any operator?"""

from watcher.italian.events import grammar
from watcher.italian.events.clauses import Clauses
from watcher.italian.events.operators import Value
from watcher.italian.inflection.verb_forms import readings
from watcher.italian.verbs.group import Mood, VerbGroup
from watcher.model.factuality import Tense


def own(clauses: Clauses, group: VerbGroup) -> Value:
    """Return the factuality that mood, tense, modal and negation give."""
    negative = is_negative(clauses, group)
    able = group.modal == "potere" and group.mood is Mood.INDICATIVE
    if negative and able:
        return Value("PR" if group.form == "future" else "CT", True)
    return Value(_degree(clauses, group), negative)


def _guesses(clauses: Clauses, group: VerbGroup) -> bool:
    """Tell "può essere fuggito", a guess, from "ha potuto fuggire", which he did."""
    words = clauses.keys[clauses.first(group) : clauses.last(group)]
    verbs = [r[0].lemma for r in map(readings, words) if r]
    return bool(verbs) and verbs[0] == group.modal


def is_negative(clauses: Clauses, group: VerbGroup) -> bool:
    """Tell a negation on the group or on its subject; "non ... nessuno" is one."""
    if group.negated:
        return True
    begin, _ = clauses.segment(clauses.first(group))
    left = clauses.keys[begin : clauses.first(group)]
    return not grammar.words("none").isdisjoint(left)


def _degree(clauses: Clauses, group: VerbGroup) -> str:
    past_modal = group.modal and group.perfect and group.tense is Tense.PAST
    done = past_modal and group.mood is Mood.INDICATIVE and not _guesses(clauses, group)
    if group.modal and group.is_finite and not done:
        return "PS" if group.modal == "potere" else "PR"
    if group.mood is Mood.CONDITIONAL or group.form == "future":
        return "PR"
    if group.mood is Mood.INDICATIVE and group.tense is Tense.PRESENT:
        begin, end = clauses.segment(clauses.last(group))
        if not grammar.words("soon").isdisjoint(clauses.keys[begin:end]):
            return "PR"
    return "CT"
