"""Does a sentence put a known figure right? "84 milioni, non 840"."""

import re

from watcher.claims.bench import Bench
from watcher.claims.content import coverage
from watcher.italian.words import fold
from watcher.model.claim import Claim

# What stands between the right figure and the wrong one.
_NOT = re.compile(
    r"^[\w\s%€]{0,25}[\s,;(–—-]+(?:e\s+)?non\s+"
    r"(?:(?:già|più|i|gli|le|di|dei|da|a)\s+)*$"
)
# An erratum says what was wrong and what is right.
_WRONG = re.compile(
    r"\b(?:(?:abbiamo|avevamo) (?:scritto|attribuito|indicato|riportato|pubblicato)"
    r"|per errore|errone|errat[oaie]\b|sbagliat|inesatt|scorrett)"
)
_RIGHT = re.compile(
    r"\b(?:corrett[oaie]|giust[oaie]|esatt[oaie]|in realtà|invece|invertit[oaie]|"
    r"scambiat[oaie]|refuso|precisiamo|rettifichiamo)\b"
)
# What is right stands after a stop of what was wrong.
_STOP = re.compile(r"[:;]\s|,\s+(?:ma|mentre|invece)\b|\b(?:anziché|invece)\b")
_DIGITS = re.compile(r"\d[\d.,'’]*")
# What shares this much with an earlier erratum is a further paper's print of it.
_SAME = 0.4


def corrected(claim: Claim, bench: Bench) -> Claim | None:
    """
    Return the claim of another article whose figure *claim* puts right.

    The wrong figure stands in the same sentence, after "non", and was told; and no
    article since told the right one.
    """
    for beside in bench.claims:
        if not _is_held_against(claim, beside):
            continue
        told = bench.ledger.tally.exactly(beside)
        told = [c for c in told if c.article_id != claim.article_id]
        if told and not _was_put_right(claim, beside, told, bench):
            return told[0]
    return None


def is_put_right(claim: Claim, bench: Bench) -> bool:
    """
    Tell whether *claim* is the right figure of an erratum.

    It stands in the title, beside a word for it, or is the first figure of its kind
    after the wrong one; it may be an old figure, which the wrong one had replaced. A
    second paper that prints the erratum tells nothing.
    """
    if not _is_amending(claim):
        return False
    said = claim.headline or _RIGHT.search(fold(_part(claim))) is not None
    if not said and not _follows_wrong(claim, bench):
        return False
    same = bench.ledger.tally.exactly(claim)
    return not any("errata" in c.flags for c in same)


def amended(claim: Claim, bench: Bench) -> Claim | None:
    """
    Return what an erratum takes back with a *claim* that has no figure.

    Where no figure of it is put right, what comes next after the wrong words is:
    "abbiamo scritto che il ponte chiude; resta aperto".
    """
    if claim.quantity is not None or not _is_amending(claim):
        return None
    wrong = [c for c in bench.claims if _is_wrong(c) and not c.headline]
    later = [c for c in bench.claims if wrong and _place(c) > _place(wrong[-1])]
    if not later or claim.start != later[0].start:
        return None
    if any(is_put_right(c, bench) for c in bench.claims if c.quantity is not None):
        return None
    share, known = bench.ledger.nearest(claim)
    printed = known is not None and "errata" in known.flags and share >= _SAME
    return None if printed else wrong[-1]


def _is_amending(claim: Claim) -> bool:
    """Tell whether *claim* stands in an erratum and not in what it takes back."""
    return "errata" in claim.flags and not _is_wrong(claim)


def _is_wrong(claim: Claim) -> bool:
    return _WRONG.search(fold(_part(claim))) is not None


def _part(claim: Claim) -> str:
    """Return what stands around *claim*: "sono due", after "erano tre:"."""
    at = _place(claim) - claim.start
    stops = [m.end() for m in _STOP.finditer(claim.sentence)]
    begin = max((stop for stop in stops if stop <= at), default=0)
    end = min((stop for stop in stops if stop > at), default=len(claim.sentence))
    return claim.sentence[begin:end]


def _place(claim: Claim) -> int:
    return claim.quantity.start if claim.quantity else claim.trigger_start


def _follows_wrong(claim: Claim, bench: Bench) -> bool:
    """Tell the "due" that comes next after "abbiamo scritto che erano tre"."""
    alike = [c for c in bench.claims if _same_class(c, claim)]
    wrong = [c for c in alike if _is_wrong(c)]
    later = [c for c in alike if wrong and _place(c) > _place(wrong[-1])]
    return bool(later) and _place(claim) == _place(later[0])


def _same_class(one: Claim, other: Claim) -> bool:
    if one.quantity is None or other.quantity is None:
        return False
    return one.quantity.unit_class == other.quantity.unit_class


def _was_put_right(claim: Claim, wrong: Claim, told: list[Claim], bench: Bench) -> bool:
    """Tell whether the right figure was told since the wrong one was first told."""
    if any(_puts_right(c, claim, wrong) for c in told):
        return True
    right = [
        c
        for c in bench.ledger.tally.exactly(claim)
        if c.article_id != claim.article_id
        and _same_class(c, claim)
        and c.published > told[0].published
    ]
    return any(
        "errata" in c.flags or coverage(c.sentence, told[0].sentence) for c in right
    )


def _is_held_against(right: Claim, wrong: Claim) -> bool:
    if right.quantity is None or wrong.quantity is None or right.start != wrong.start:
        return False
    begin, end = right.quantity.end - right.start, wrong.quantity.start - right.start
    between = right.sentence[begin:end] if begin < end else ""
    same_class = right.quantity.unit_class == wrong.quantity.unit_class
    unnamed = wrong.quantity.unit is None or right.quantity.unit is None
    return (same_class or unnamed) and _NOT.match(fold(between)) is not None


def _puts_right(known: Claim, right: Claim, wrong: Claim) -> bool:
    """Tell whether *known* held the same two figures against each other."""
    if right.quantity is None or wrong.quantity is None:
        return False
    figures = (right.quantity.text, wrong.quantity.text)
    digits = [m.group() if (m := _DIGITS.search(t)) else t for t in figures]
    return all(
        re.search(rf"(?<!\w){re.escape(d)}(?!\w)", known.sentence) for d in digits
    )
