"""Which words, figures and days has a profile read, and which of late?"""

from datetime import date, datetime, timedelta

from watcher.claims.content import content_of
from watcher.claims.scales import in_base_units
from watcher.model.claim import Claim
from watcher.model.mention import Quantity, TimeExpression

# What was in the papers of so many days is what they still write about.
_LATELY = timedelta(days=2)

_Bounds = tuple[float | None, float | None]
_Days = tuple[date | None, date | None]


class Familiar:
    """The words, event words, figures and days of the claims of a ledger."""

    def __init__(self) -> None:
        self._words: dict[str, datetime] = {}
        self._events: set[str] = set()
        self._figures: set[_Bounds] = set()
        self._days: set[_Days] = set()
        self._last = ""

    def add(self, claim: Claim) -> None:
        """Remember what *claim* says."""
        self._events.add(claim.lemma)
        if claim.quantity:
            self._figures.add(_bounds(claim.quantity))
        if claim.when:
            self._days.add((claim.when.start, claim.when.end))
        if claim.sentence != self._last:
            self._last = claim.sentence
            read = dict.fromkeys(content_of(claim.sentence), claim.published)
            self._words |= read

    def has_word(self, word: str) -> bool:
        """Tell whether *word*, a lemma or an actor's code, stands in a claim."""
        return word in self._words

    def has_word_of_late(self, word: str, moment: datetime) -> bool:
        """Tell whether a claim of the two days before *moment* has *word*."""
        read = self._words.get(word)
        return read is not None and moment - read < _LATELY

    def has_event(self, lemma: str) -> bool:
        """Tell whether some claim is made by the event word *lemma*."""
        return lemma in self._events

    def has_figure(self, quantity: Quantity) -> bool:
        """Tell whether a claim gives the value of *quantity*, whatever it counts."""
        return _bounds(quantity) in self._figures

    def has_days(self, time: TimeExpression) -> bool:
        """Tell whether a claim has the very days of *time*."""
        return (time.start, time.end) in self._days


def _bounds(quantity: Quantity) -> _Bounds:
    base = in_base_units(quantity)
    return base.min, base.max
