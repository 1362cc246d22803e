"""What do we know? The claims of one profile, ready to be compared with a new one."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from watcher.claims.familiar import Familiar
from watcher.claims.mentions import Mentions
from watcher.claims.newest import Newest
from watcher.claims.sentences import ReadSentences, Sentences
from watcher.claims.tally import Tally
from watcher.claims.terms import terms_of
from watcher.claims.voices import origin_of, speaker_of
from watcher.model.claim import Claim
from watcher.model.factuality import Stance
from watcher.model.verdict import JudgedClaim

_Days = tuple[date | None, date | None]
_Fact = tuple[str, str | None, tuple[float | None, float | None] | None]
_Telling = tuple[_Days | None, str]


class Ledger:
    """
    The memory of one profile; nothing is ever overwritten.

    *sentences* are those that were read before. Every question is answered from an
    index, oldest claims first, and by kind with the newest claims only: the time of an
    answer does not grow with the ledger.
    """

    def __init__(
        self,
        judged: Iterable[JudgedClaim] = (),
        *,
        sentences: Sentences | None = None,
    ) -> None:
        self._claims: dict[str, Claim] = {}
        self._by_type: Newest[str] = Newest()
        self._plans: Newest[str | None] = Newest()
        self._by_speaker: Newest[str | None] = Newest()
        self._stances: Newest[tuple[str | None, Stance]] = Newest()
        self._all_stances: Newest[Stance] = Newest()
        self._by_day: Newest[date] = Newest()
        self._by_term: Newest[str] = Newest()
        self._by_sentence: dict[str, Claim] = {}
        self._origins: defaultdict[_Fact, set[_Telling]] = defaultdict(set)
        self._mentions = Mentions()
        self.tally = Tally()
        self.familiar = Familiar()
        self.sentences = ReadSentences() if sentences is None else sentences
        for item in judged:
            self.add(item.claim)

    def __len__(self) -> int:
        return len(self._claims)

    def add(self, claim: Claim) -> None:
        """Remember *claim*."""
        self._claims[claim.id] = claim
        self._by_type.add(claim.event_type, claim)
        self._by_sentence.setdefault(claim.sentence, claim)
        self._add_voice(claim)
        self._add_time(claim)
        self._origins[_fact(claim)].add((_days(claim), origin_of(claim)))
        self._mentions.add(claim)
        self.familiar.add(claim)
        self.tally.add(claim)

    def _add_voice(self, claim: Claim) -> None:
        speaker = speaker_of(claim)
        self._by_speaker.add(speaker, claim)
        if claim.stance in {Stance.CONFIRM, Stance.DENY}:
            self._stances.add((speaker, claim.stance), claim)
            self._all_stances.add(claim.stance, claim)

    def _add_time(self, claim: Claim) -> None:
        if claim.when is None:
            return
        self._plans.add(claim.event_type, claim)
        self._plans.add(None, claim)
        for term in terms_of(claim):
            self._by_term.add(term, claim)
        for day in {claim.when.start, claim.when.end}:
            if day is not None:
                self._by_day.add(day, claim)

    def by_id(self, claim_id: str | None) -> Claim | None:
        """Return the claim with this id, if it is known."""
        return self._claims.get(claim_id) if claim_id else None

    def claims(self) -> list[Claim]:
        """Return every claim, oldest first."""
        return list(self._claims.values())

    def of_types(self, event_types: Iterable[str]) -> list[Claim]:
        """Return the newest claims of these event types, type by type."""
        return [c for name in sorted(set(event_types)) for c in self._by_type.of(name)]

    def of_type(self, event_type: str) -> list[Claim]:
        """Return the newest claims of this event type."""
        return self._by_type.of(event_type)

    def first_of_type(self, event_type: str) -> Claim | None:
        """Return the first claim of this event type."""
        return self._by_type.first(event_type)

    def plans(self, event_type: str | None) -> list[Claim]:
        """Return the newest claims of this event type, or of any, that name a time."""
        return self._plans.of(event_type)

    def said_by(self, speaker: str | None) -> list[Claim]:
        """Return what *speaker* said last; for None, what nobody in particular says."""
        return self._by_speaker.of(speaker)

    def stances_of(self, speaker: str | None, stance: Stance) -> list[Claim]:
        """Return the last confirmations or denials of *speaker*."""
        return self._stances.of((speaker, stance))

    def denials(self) -> list[Claim]:
        """Return the newest denials, whoever denies."""
        return self._all_stances.of(Stance.DENY)

    def confirmations(self) -> list[Claim]:
        """Return the newest confirmations, whoever confirms."""
        return self._all_stances.of(Stance.CONFIRM)

    def dated(self, days: Iterable[date | None]) -> list[Claim]:
        """Return the newest claims whose time begins or ends on one of these *days*."""
        return [c for day in days if day for c in self._by_day.of(day)]

    def with_term_of(self, claim: Claim) -> list[Claim]:
        """Return the newest claims with the term of *claim*, if it names one."""
        return [c for term in terms_of(claim) for c in self._by_term.of(term)]

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

    def coverage(self, sentence: str, article_id: str) -> tuple[float, Claim | None]:
        """Return the share of *sentence* that one of another article covers."""
        return self._mentions.nearest(sentence, article_id)

    def knows_any(self, words: Iterable[str], article_id: str) -> bool:
        """Tell whether any of *words* stands in a claim of another article."""
        return self._mentions.knows_any(words, article_id)

    def origins_of(self, claim: Claim) -> int:
        """
        Count the independent origins that tell what *claim* tells, its own too.

        They tell the same when event type, figure, role and time agree.
        """
        days = _days(claim)
        # A figure is one fact, said "ieri" or with no day at all.
        undated = claim.quantity is not None
        origins = {
            origin
            for known, origin in self._origins.get(_fact(claim), ())
            if known == days or (undated and None in {known, days})
        }
        return len(origins | {origin_of(claim)})


def _fact(claim: Claim) -> _Fact:
    number = claim.quantity
    bounds = (number.min, number.max) if number else None
    return claim.event_type, claim.object_class, bounds


def _days(claim: Claim) -> _Days | None:
    return (claim.when.start, claim.when.end) if claim.when else None
