"""What do we know? The claims of one profile, ready to be compared with a new one."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from watcher.claims.content import content_of
from watcher.model.claim import Claim, JudgedClaim, Quantity


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that made claims: its content and its first claim."""

    content: frozenset[str]
    first: Claim


class Ledger:
    """
    The memory of one profile; nothing is ever overwritten.

    *sentences* are hashes of the sentences that were read before.
    """

    def __init__(
        self, judged: Iterable[JudgedClaim] = (), *, sentences: Iterable[int] = ()
    ) -> None:
        self._claims: dict[str, Claim] = {}
        self._sentences: list[_Sentence] = []
        self._mentions: dict[str, list[int]] = defaultdict(list)
        self.sentences = set(sentences)
        for item in judged:
            self.add(item.claim)

    def __len__(self) -> int:
        return len(self._claims)

    def add(self, claim: Claim) -> None:
        """Remember *claim*."""
        self._claims[claim.id] = claim
        if not self._sentences or self._sentences[-1].first.sentence != claim.sentence:
            self._sentences.append(_Sentence(content_of(claim.sentence), claim))
        index = len(self._sentences) - 1
        for key in self._sentences[index].content:
            places = self._mentions[key]
            if not places or places[-1] != index:
                places.append(index)

    def by_id(self, claim_id: str | None) -> Claim | None:
        """Return the claim with this id, if it is known."""
        return self._claims.get(claim_id) if claim_id else None

    def claims(self) -> list[Claim]:
        """Return every claim, oldest first."""
        return list(self._claims.values())

    def numbers(self) -> list[tuple[Quantity, Claim]]:
        """Return every known quantity with its claim, oldest first."""
        return [
            (claim.quantity, claim)
            for claim in self._claims.values()
            if claim.quantity is not None
        ]

    def nearest(self, claim: Claim) -> tuple[float, Claim | None]:
        """
        Return the earlier claim whose sentence covers most of that of *claim*.

        The first value is the share covered, 0 to 1. The article of *claim* itself
        does not count: a text may say a thing twice.
        """
        content = content_of(claim.sentence)
        shared: Counter[int] = Counter()
        for key in sorted(content):
            shared.update(self._mentions.get(key, ()))
        best: tuple[float, Claim | None] = (0.0, None)
        for index, count in shared.items():
            first = self._sentences[index].first
            if first.article_id != claim.article_id and count / len(content) > best[0]:
                best = (count / len(content), first)
        return best

    def origins_of(self, claim: Claim) -> int:
        """Count the independent origins that tell what *claim* tells, its own too."""
        origins = {_origin(claim)}
        for other in self._claims.values():
            if other.event_type == claim.event_type and _same_facts(other, claim):
                origins.add(_origin(other))
        return len(origins)


def _origin(claim: Claim) -> str:
    return (
        claim.origin
        or (claim.source.code or "" if claim.source else "")
        or claim.outlet
    )


def _same_facts(a: Claim, b: Claim) -> bool:
    numbers = [(q.min, q.max) if (q := c.quantity) else None for c in (a, b)]
    times = [(t.start, t.end) if (t := c.when) else None for c in (a, b)]
    return numbers[0] == numbers[1] and times[0] == times[1]
