"""How certain is an event, and is it claimed at all?"""

from typing import NamedTuple

from watcher.italian.events.scope import Scope
from watcher.italian.events.triggers import Trigger
from watcher.model.factuality import Factuality


class Judged(NamedTuple):
    """The factuality of an event; `asserted` is False when nobody claims it."""

    factuality: Factuality
    asserted: bool


def judge(scope: Scope, trigger: Trigger) -> Judged:
    """Read mood, negation and every operator over *trigger*, innermost first."""
    if trigger.group:
        found = scope.of_verb(trigger.group)
    else:
        found = scope.of_noun(trigger.index)
    if scope.clauses.is_asked(trigger.index):
        return Judged(Factuality.UNKNOWN, asserted=False)
    value = found.value.factuality
    return Judged(value, found.asserted and value is not Factuality.UNKNOWN)
