"""What do we know? The claims of one profile, ready to be compared with a new one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from watcher.claims.mentions import Mentions
from watcher.claims.tally import Tally
from watcher.claims.voices import origin_of, speaker_of
from watcher.model.claim import Claim, JudgedClaim, Stance


class Ledger:
    """
    The memory of one profile; nothing is ever overwritten.

    *sentences* are hashes of the sentences that were read before. Every question is
    answered from an index, oldest claims first: none costs a walk over the ledger.
    """

    def __init__(
        self, judged: Iterable[JudgedClaim] = (), *, sentences: Iterable[int] = ()
    ) -> None:
        self._claims: dict[str, Claim] = {}
        self._places: dict[str, int] = {}
        self._by_type: dict[str, list[Claim]] = defaultdict(list)
        self._by_speaker: dict[str | None, list[Claim]] = defaultdict(list)
        self._by_day: dict[date, list[Claim]] = defaultdict(list)
        self._by_sentence: dict[str, Claim] = {}
        self._denials: list[Claim] = []
        self._mentions = Mentions()
        self.tally = Tally()
        self.sentences = set(sentences)
        for item in judged:
            self.add(item.claim)

    def __len__(self) -> int:
        return len(self._claims)

    def add(self, claim: Claim) -> None:
        """Remember *claim*."""
        place = self._places[claim.id] = len(self._places)
        self._claims[claim.id] = claim
        self._by_type[claim.event_type].append(claim)
        self._by_speaker[speaker_of(claim)].append(claim)
        self._by_sentence.setdefault(claim.sentence, claim)
        if claim.stance is Stance.DENY:
            self._denials.append(claim)
        if claim.when is not None:
            for day in {claim.when.start, claim.when.end}:
                if day is not None:
                    self._by_day[day].append(claim)
        self._mentions.add(claim)
        self.tally.add(place, claim)

    def by_id(self, claim_id: str | None) -> Claim | None:
        """Return the claim with this id, if it is known."""
        return self._claims.get(claim_id) if claim_id else None

    def claims(self) -> list[Claim]:
        """Return every claim, oldest first."""
        return list(self._claims.values())

    def of_types(self, event_types: Iterable[str]) -> list[Claim]:
        """Return the claims of these event types."""
        found = [c for name in set(event_types) for c in self._by_type.get(name, ())]
        return sorted(found, key=lambda claim: self._places[claim.id])

    def of_type(self, event_type: str) -> Sequence[Claim]:
        """Return the claims of this event type."""
        return self._by_type.get(event_type, ())

    def said_by(self, speaker: str | None) -> Sequence[Claim]:
        """Return what *speaker* says; for None, what nobody in particular says."""
        return self._by_speaker.get(speaker, ())

    def denials(self) -> Sequence[Claim]:
        """Return every denial."""
        return self._denials

    def dated(self, days: Iterable[date | None]) -> list[Claim]:
        """Return the claims whose time begins or ends on one of these *days*."""
        return [c for day in days if day for c in self._by_day.get(day, ())]

    def with_sentence(self, sentence: str) -> Claim | None:
        """Return the first claim made by this very sentence."""
        return self._by_sentence.get(sentence)

    def nearest(self, claim: Claim) -> tuple[float, Claim | None]:
        """
        Return the earlier claim whose sentence covers most of that of *claim*.

        The first value is the share covered, 0 to 1. The article of *claim* itself
        does not count: a text may say a thing twice.
        """
        return self._mentions.nearest(claim.sentence, claim.article_id)

    def coverage(self, sentence: str, article_id: str) -> float:
        """Return the share of *sentence* that one of another article covers."""
        return self._mentions.nearest(sentence, article_id)[0]

    def origins_of(self, claim: Claim) -> int:
        """
        Count the independent origins that tell what *claim* tells, its own too.

        They tell the same when event type, figure, role and time agree.
        """
        origins = {origin_of(claim)}
        for other in self.of_type(claim.event_type):
            if _is_same_fact(other, claim):
                origins.add(origin_of(other))
        return len(origins)


def _is_same_fact(a: Claim, b: Claim) -> bool:
    numbers = [(q.min, q.max) if (q := c.quantity) else None for c in (a, b)]
    times = [(t.start, t.end) if (t := c.when) else None for c in (a, b)]
    if numbers[0] != numbers[1] or a.object_class != b.object_class:
        return False
    # A figure is one fact, said "ieri" or with no day at all.
    return times[0] == times[1] or (None in times and numbers[0] is not None)
