"""Was the same thing denied before, and had anybody said that it is so?"""

from collections.abc import Iterable
from datetime import timedelta
from functools import cache

from watcher.claims.again import says_again, says_also
from watcher.claims.bench import Bench
from watcher.claims.content import content_of
from watcher.claims.strength import is_untold
from watcher.claims.voices import side_of
from watcher.italian import lexicon
from watcher.italian.events.denials import CALLED_FALSE, NOT_THERE
from watcher.italian.lemmas import lemmas
from watcher.italian.words import tokens
from watcher.model.claim import Claim
from watcher.model.factuality import Factuality, Stance

AFFIRMED = frozenset({Factuality.CERTAIN, Factuality.PROBABLE, Factuality.POSSIBLE})
_MEMORY = timedelta(days=90)
# A denial that shares this much of what is denied with an earlier one repeats it.
_SAME_THING = 0.34
# What follows a verb of denying names the thing.
_WORDS = 12
_NONE = frozenset(
    {"esistere", *("nessuno", "nessun", "nessuna", "alcuno", "alcun", "alcuna")}
)
_STOPS = (".", ",", ";", ":", "»", "”", " e ", " ma ")


def was_denied(claim: Claim, bench: Bench) -> bool:
    """
    Tell whether what *claim* denies was denied before.

    A side that denied is not heard again for 90 days; another voice is when it denies
    another thing, "anche", "ancora" or "torna a negare" say that it is the same.
    """
    recent = claim.published - _MEMORY
    denials = (c for c in bench.ledger.denials() if not is_untold(c, claim))
    earlier = [c for c in denials if c.published >= recent]
    if any(side_of(c) == side_of(claim) for c in earlier):
        return True
    if says_again(claim) or (earlier and says_also(claim)):
        return True
    thing = thing_of(claim)
    others = [c for c in earlier if not _both_states(c, claim)]
    if not thing:
        return bool(others) and claim.lemma in {NOT_THERE, CALLED_FALSE}
    return any(_share(thing, c) >= _SAME_THING for c in others)


def answers(claim: Claim, bench: Bench) -> bool:
    """
    Tell whether somebody else said that the thing is, of which *claim* says "non c'è".

    What no one had told to be there ("nessun dubbio") is not denied by its absence.
    """
    thing = thing_of(claim)
    told = [c for c in bench.claims if _affirms(c, claim)]
    if thing <= _words("sayings"):
        return bool(told)
    if not thing or not thing.isdisjoint(_words("idle")):
        return False
    said = {lemma for token in tokens(claim.sentence) for lemma in lemmas(token.folded)}
    if not said.isdisjoint(_words("replies")):
        return True
    if any(thing <= content_of(c.sentence) for c in told):
        return True
    noun = " ".join(sorted(word for word in thing if word[0] != "@"))
    share, known = bench.ledger.coverage(noun, claim.article_id)
    return known is not None and share == 1 and _affirms(known, claim)


def thing_of(claim: Claim) -> frozenset[str]:
    """
    Return the content of what *claim* denies; empty for "il consorzio nega".

    "Non c'è alcuna centrifuga" holds it; after a verb the next words do.
    """
    if claim.lemma == NOT_THERE:
        words = claim.trigger
    else:
        after = claim.sentence[claim.trigger_end - claim.start :]
        words = after[: _end_of(after)]
    found = content_of(words) - _words("charges") - _NONE
    return frozenset(word for word in found if not word.endswith("mente"))


def _end_of(text: str) -> int:
    """Return where the clause ends, a dozen words on at the latest."""
    found = tokens(text)[:_WORDS]
    last = found[-1].end if found else 0
    stops = [at for at in (text.find(mark) for mark in _STOPS) if at >= 0]
    return min([last, *stops])


def _affirms(other: Claim, claim: Claim) -> bool:
    """Tell whether *other* is the word of somebody else that something is so."""
    if other.stance is not Stance.NONE or other.factuality not in AFFIRMED:
        return False
    another = other.article_id != claim.article_id
    heard = other.source is not None or another  # of its own paper it needs a name
    return heard and side_of(other) != side_of(claim)


def _both_states(one: Claim, other: Claim) -> bool:
    """Tell two states, each of which answers for itself."""
    codes = [c.source.code for c in (one, other) if c.source]
    return len(codes) == 2 and all(codes)


def _share(thing: frozenset[str], denial: Claim) -> float:
    """Return the share of *thing* that *denial* names, but for who denied."""
    name = content_of(denial.source.name) if denial.source else frozenset()
    return len(thing & (content_of(denial.sentence) - name)) / len(thing)


@cache
def _words(name: str) -> frozenset[str]:
    return _lemmas_of(lexicon.table("stance.toml")[name].split())


def _lemmas_of(words: Iterable[str]) -> frozenset[str]:
    return frozenset(lemma for word in words for lemma in (word, lemmas(word)[0]))
