"""What is said of an event so far, while operators are applied to it?"""

from typing import NamedTuple

from watcher.italian.events.operators import Value, apply

_ASKED = frozenset({"request", "wonder", "hypothesis", "unknown"})


class Judgement(NamedTuple):
    """
    A value, and whether the text puts it forward as a claim.

    `done` marks what is told as past: announcing it makes no plan of it.
    """

    value: Value
    asserted: bool = True
    done: bool = False

    def under(self, effect: str, *, negated: bool = False) -> "Judgement":
        """Apply an operator; what is only asked for makes no claim."""
        if effect == "plan" and self.done and not negated:
            return self
        value = apply(effect, self.value, negated=negated)
        asserted = self.asserted and effect not in _ASKED
        return self._replace(value=value, asserted=asserted)

    def at_most(self, degree: str) -> "Judgement":
        """Lower the degree."""
        return self._replace(value=self.value.at_most(degree))

    def unclaimed(self) -> "Judgement":
        """Take the claim back: a purpose, a wish."""
        return Judgement(Value("U", self.value.negative), asserted=False)

    def flipped(self) -> "Judgement":
        """Turn the polarity."""
        return self._replace(value=self.value.flipped())
