"""What happened, in one line? A claim in the words of a desk note."""

import re
from dataclasses import dataclass
from functools import cache

from watcher.alerts.dates import when
from watcher.alerts.hostile import ELLIPSIS, one_line
from watcher.alerts.numbers import quantity
from watcher.alerts.words import Words
from watcher.italian.lexicon import rows
from watcher.model.claim import Claim
from watcher.model.factuality import Stance
from watcher.model.mention import Quantity

MAX_FACT = 110
# Farther apart, a quantity or time often belongs to another word of the sentence.
_NEAR = 50
_CLAUSE_BORDER = re.compile(r"[,;:.!?()«»“”–—]|\b(?:che|ma|mentre|dopo|perché)\b")
# "Salgono a 510" is a rise to 510 and none by 510.
_UP_TO = re.compile(r"\b(?:ad?|al|all[’'])\s*$", re.IGNORECASE)
# What is new needs some words behind it to make sense.
_ROOM_AFTER = 30
_TOLD_SLOTS = ("number", "time", "place")
_OF_WORDS = {"CONCEDE", "REJECT"}
_VERB_ENDINGS = ("are", "ere", "ire", "rre", "rsi")
_FEMININE_ENDINGS = ("a", "ione", "tà", "tù", "ice", "ie")


@dataclass(frozen=True, slots=True)
class _Noun:
    """
    A noun; `gender` is m, f or, for plurals such as "dimissioni", mp, fp.

    `joint` is the preposition between the noun and a quantity.
    """

    text: str
    gender: str
    joint: str = "di"


def fact(claim: Claim, words: Words, *, slot: str | None = None) -> str | None:
    """
    Say *claim* in one line: "possibile invio di 3.000 soldati a luglio 2025".

    None where that would say more than the text: the language has no noun for the
    event, or its quantity and time, and the *slot* that is news, stand elsewhere.
    """
    noun = _noun(claim) if "fact" in words else None
    # "Conferma" and "smentita" are the kind of the news; the sentence says of what.
    about_words = claim.stance is not Stance.NONE and claim.event_type in _OF_WORDS
    if noun is None or about_words:
        return None
    found = _details(claim, noun, words, place=slot == "place")
    if not found or (slot in _TOLD_SLOTS and slot not in found):
        return None
    details = [found[name] for name in _TOLD_SLOTS if name in found]
    if not _is_its_unit(claim) or claim.factuality.is_negative:
        details.insert(0, _certain(claim, noun, words["fact"]))
    return one_line(" ".join(details), limit=MAX_FACT)


def quoted(sentence: str, *, limit: int, around: int = 0) -> str:
    """
    Set *sentence* in «», its own ones turned into “”; shorten it *around* an offset.

    >>> quoted("«Nessun taglio», dice il sindaco.", limit=80)
    '«“Nessun taglio”, dice il sindaco.»'
    """
    if len(sentence) > limit and around > limit - _ROOM_AFTER:
        start = sentence.find(" ", max(around - limit // 2, 0)) + 1
        sentence = f"{ELLIPSIS}{sentence[start:]}"
    inner = one_line(sentence, limit=limit).replace("«", "“").replace("»", "”")
    return f"«{inner}»"


def evidence(claim: Claim, slot: str | None) -> int:
    """Return where in the sentence of *claim* the new slot stands."""
    start = claim.trigger_start
    if slot == "number" and claim.quantity:
        start = claim.quantity.start
    if slot == "time" and claim.when:
        start = claim.when.begin
    return max(start - claim.start, 0)


def certainty(claim: Claim, words: Words) -> str:
    """Say how certain the source is: "possibile", "smentito"."""
    return _by_certainty(claim, words["certainty"])


def source(claim: Claim, words: Words) -> str:
    """Say who says it: "Protezione civile (fonte ufficiale), citato da Ansa"."""
    if claim.source is None:
        return str(words["source"]["none"])
    name = one_line(claim.source.name, limit=80)
    kind = words["source_kind"].get(claim.source.kind)
    text = f"{name} ({kind})" if kind else name
    via = one_line(claim.source.via or "", limit=60)
    return f"{text}, {words['source']['via'].format(via=via)}" if via else text


def _details(claim: Claim, noun: _Noun, words: Words, *, place: bool) -> dict[str, str]:
    """Return what can be said beside the noun, by slot."""
    count, time = claim.quantity, claim.when
    found = {}
    if count and _is_near(claim, count.start, count.end):
        found["number"] = _beside(claim, noun, count, words)
    if time and _is_near(claim, time.begin, time.finish):
        found["time"] = when(time, words)
    if place and claim.place:
        found["place"] = f"({one_line(claim.place, limit=40)})"
    return found


def _is_near(claim: Claim, start: int, end: int) -> bool:
    """Say whether a span stands beside the event word, in the same clause."""
    first = min(end, claim.trigger_end) - claim.start
    last = max(start, claim.trigger_start) - claim.start
    if last <= first:
        return True
    between = claim.sentence[max(first, 0) : last]
    return last - first <= _NEAR and not _CLAUSE_BORDER.search(between)


def _beside(claim: Claim, noun: _Noun, count: Quantity, words: Words) -> str:
    """Join a quantity to the noun: "di 300 soldati", "del 12%", "(fra 2 e 5)"."""
    text = quantity(count, words)
    if _is_its_unit(claim):
        return text
    plain = count.min is not None and count.min == count.max
    reached = _UP_TO.search(claim.sentence[: max(count.start - claim.start, 0)])
    if text.endswith("%"):
        exact = plain and not (count.approximate or count.additional)
        return f"{_with_article(text, reached)}{text}" if exact else f"({text})"
    joint = "a" if reached else noun.joint
    return f"{joint} {text}" if plain or count.max is None else f"({text})"


def _with_article(text: str, reached: re.Match[str] | None) -> str:
    """Choose the article as it is spoken: del 12%, dell'8%, dell'11%, al 3%."""
    amount = text.partition(",")[0].rstrip("%")
    elided = amount.startswith("8") or amount in {"1", "11"}
    joint = "al" if reached else "del"
    return f"{joint}l'" if elided else f"{joint} "


def _is_its_unit(claim: Claim) -> bool:
    """Say whether the event word is the thing counted: "340 morti"."""
    count = claim.quantity
    if count is None:
        return False
    inside = count.start <= claim.trigger_start < count.end
    return inside or (count.unit or "").lower() in {claim.lemma, claim.trigger.lower()}


def _noun(claim: Claim) -> _Noun | None:
    lemma = claim.lemma.lower()
    if lemma in _listed():
        return _listed()[lemma]
    if lemma in _participles():
        return _Noun(lemma, "m") if _is_its_unit(claim) else None
    head = lemma.partition(" ")[0]  # "cassa integrazione"
    if not head.isalpha() or head.endswith(_VERB_ENDINGS):
        return None
    return _Noun(lemma, "f" if head.endswith(_FEMININE_ENDINGS) else "m")


@cache
def _participles() -> frozenset[str]:
    """Return the event words that are people ("ferito"), no names of events."""
    table = rows("event_triggers.tsv")
    return frozenset(lemma for lemma, part, *_ in table if part == "p")


@cache
def _listed() -> dict[str, _Noun]:
    table = rows("event_nouns.tsv")
    return {lemma: _Noun(*rest) for lemma, *rest in table}


def _by_certainty(claim: Claim, table: dict[str, str]) -> str:
    stance = "" if claim.stance is Stance.NONE else claim.stance.value
    return table.get(stance) or table[claim.factuality.value]


_PARTICIPLE_ENDINGS = {"m": "o", "f": "a", "mp": "i", "fp": "e"}
# "Uno" and not "un" stands before these: nessuno sciopero, nessuno gnomo.
_IMPURE = re.compile(r"s[^aeiou]|z|gn|ps|pn|x|y", re.IGNORECASE)


def _certain(claim: Claim, noun: _Noun, table: dict[str, str]) -> str:
    return (
        _by_certainty(claim, table)
        .format(noun=noun.text, o=_PARTICIPLE_ENDINGS[noun.gender], no=_no(noun))
        .replace("' ", "'")
    )


def _no(noun: _Noun) -> str:
    """Return the negative article: nessun invio, nessuno sciopero, nessun'evasione."""
    if noun.gender in {"mp", "fp"}:
        return "niente"
    if noun.gender == "f":
        return "nessun'" if noun.text[0] in "aeiou" else "nessuna"
    return "nessuno" if _IMPURE.match(noun.text) else "nessun"
