"""What may the claims of an article weigh, given what it brings as a whole?"""

from collections.abc import Sequence
from dataclasses import replace

from watcher.claims.bench import Bench
from watcher.claims.position import is_opening, is_top
from watcher.claims.strength import RETELLING, is_history
from watcher.model.claim import Claim
from watcher.model.factuality import Factuality
from watcher.model.verdict import JudgedClaim

# Below this gain an article retells, above the other it reports. Both were chosen on
# topics at first contact (docs/decisions/0013).
_RETELLS, _REPORTS = 0.35, 0.65
_TELLING_SLOTS = ("number", "time")


def marked(gain: float | None, bench: Bench) -> tuple[Claim, ...]:
    """
    Return the claims of *bench*, those that merely seem new in a retelling flagged.

    Of a reprint only what was changed is read, and stands for itself.
    """
    if bench.is_reprint or gain is None or gain >= _RETELLS:
        return tuple(bench.claims)
    # What a title says is what the article is for.
    return tuple(c if c.headline else _flagged(c) for c in bench.claims)


def _flagged(claim: Claim) -> Claim:
    return replace(claim, flags=(*claim.flags, RETELLING))


def raised(judged: Sequence[JudgedClaim], gain: float | None) -> list[JudgedClaim]:
    """
    Return *judged* with one strong claim, where an article that reports has none.

    It is the fresh one for which the article was written: of title and summary, of
    the lead, with a figure or a day.
    """
    if gain is None or gain < _REPORTS or any(i.verdict.is_news for i in judged):
        return list(judged)
    fresh = [item for item in judged if item.verdict.is_fresh and _reports(item)]
    best = max(fresh, key=_telling, default=None)
    return [_strong(item) if item is best else item for item in judged]


def _reports(item: JudgedClaim) -> bool:
    """Tell what gives a value or an answer, or is in the title, from mere events."""
    claim = item.claim
    if claim.factuality is Factuality.UNKNOWN or is_history(claim):
        return False
    return item.verdict.slot != "event" or claim.headline


def _telling(item: JudgedClaim) -> tuple[bool, bool, bool, int]:
    claim = item.claim
    has_value = item.verdict.slot in _TELLING_SLOTS
    return is_opening(claim), is_top(claim), has_value, -claim.start


def _strong(item: JudgedClaim) -> JudgedClaim:
    return replace(item, verdict=replace(item.verdict, strength="strong"))
