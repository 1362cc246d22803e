"""Which figures did a matter have, and which one stands? A view over what was said."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from watcher.claims.strength import is_history
from watcher.claims.tally import noun_of
from watcher.claims.voices import speaker_of
from watcher.model.claim import Claim
from watcher.model.verdict import JudgedClaim

# Columns, chronicles and translations retell; which figure stands is told by the news.
_RETELLING = frozenset({"opinion", "recap", "translated"})

_Name = tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """
    One figure as one source gives it.

    `first` is the claim that told it first, `since` when it was last strong news, else
    first told, `last` when it was last told, and `tellings` in how many articles.
    """

    first: Claim
    since: datetime
    last: datetime
    tellings: int
    strong: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """
    The figures of one matter; the first of `values` stands, the others stood before.

    A matter is what befell the counted people (`role`: killed, displaced ...), else an
    event class with a class of units and a noun.
    """

    event_type: str
    role: str | None
    unit_class: str | None
    noun: str
    values: tuple[Value, ...]

    @property
    def is_news(self) -> bool:
        """True when some value of it was once strong news."""
        return any(value.strong for value in self.values)


def matters(judged: Iterable[JudgedClaim]) -> list[Matter]:
    """
    Return the matters of a ledger, those that changed last first.

    Former values ("dai 300 di gennaio"), figures that a text takes as known ("dei 12
    mila"), increments ("altri 50"), what is denied, and what is history, opinion or
    recap give no value: they do not say what is.
    """
    kept: defaultdict[_Name, list[JudgedClaim]] = defaultdict(list)
    for item in judged:
        if _gives_a_value(item.claim):
            kept[_name(item.claim)].append(item)
    found = [_matter(items) for items in kept.values()]
    return sorted(found, key=lambda matter: matter.values[0].since, reverse=True)


def _gives_a_value(claim: Claim) -> bool:
    count = claim.quantity
    if count is None or count.low_confidence or claim.factuality.is_negative:
        return False
    of_before = count.definite or count.previous or count.additional
    retold = is_history(claim) or not _RETELLING.isdisjoint(claim.flags)
    return not of_before and not retold


def _name(claim: Claim) -> _Name:
    if claim.object_class is not None:
        return (claim.object_class,)
    unit_class = claim.quantity.unit_class if claim.quantity else None
    return (claim.event_type, unit_class, *noun_of(claim))


def _matter(items: Sequence[JudgedClaim]) -> Matter:
    by_value: defaultdict[_Name, list[JudgedClaim]] = defaultdict(list)
    for item in items:
        by_value[_value_name(item.claim)].append(item)
    values = sorted(map(_value, by_value.values()), key=_standing, reverse=True)
    claims = [item.claim for item in items]
    units = [c.quantity for c in claims if c.quantity]
    return Matter(
        event_type=_commonest(c.event_type for c in claims) or "",
        role=claims[0].object_class,
        unit_class=_commonest(q.unit_class for q in units),
        noun=_commonest(q.unit for q in units) or "",
        values=tuple(values),
    )


def _value_name(claim: Claim) -> _Name:
    count = claim.quantity
    bounds = (str(count.min), str(count.max)) if count else ()
    return (*bounds, speaker_of(claim))


def _value(items: Sequence[JudgedClaim]) -> Value:
    told = [item.claim.published for item in items]
    news = [item.claim.published for item in items if item.verdict.is_news]
    return Value(
        first=items[0].claim,
        since=max(news, default=told[0]),
        last=max(told),
        tellings=len({item.claim.article_id for item in items}),
        strong=bool(news),
    )


def _standing(value: Value) -> tuple[datetime, bool, datetime]:
    """Order values: the later news stands, of one moment the strong, the repeated."""
    return value.since, value.strong, value.last


def _commonest(words: Iterable[str | None]) -> str | None:
    """Return the word that stands most often, of equals the first."""
    counted = Counter(word for word in words if word)
    return max(counted, key=lambda word: counted[word], default=None)
