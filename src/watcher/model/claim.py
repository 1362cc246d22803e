"""What does an article assert, slot by slot?"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

# Character offsets into a text, end exclusive.
Span = tuple[int, int]


class Factuality(StrEnum):
    """FactBank's values: how certain the source is of the event."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    CERTAIN_NOT = "CT-"
    PROBABLE_NOT = "PR-"
    POSSIBLE_NOT = "PS-"
    UNKNOWN = "Uu"

    @property
    def is_negative(self) -> bool:
        """True for CT-, PR- and PS-."""
        return self.value.endswith("-")


class Tense(StrEnum):
    """TimeML's tense of the clause that holds an event."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


class Stance(StrEnum):
    """What a party says of something already told."""

    NONE = "none"
    CONFIRM = "confirm"
    DENY = "deny"
    NO_COMMENT = "no_comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """
    A quantity of a text; `start` and `end` are character offsets, end exclusive.

    `min` and `max` are inclusive bounds, None when open. `unit` is the noun as
    written ("soldati", "euro", "%"), `unit_class` its class (PERSON, VEHICLE,
    MONEY, PERCENT, ...), `kind` count, percent, money or measure. `definite`
    marks a number presupposed as known ("dei 12 mila"), `previous` a former value
    ("dai 300 di gennaio"), `additional` a delta ("altri 3.000"), `approximate`
    "circa". `low_confidence` never alerts and never silences.
    """

    text: str
    start: int
    end: int
    min: float | None
    max: float | None
    unit: str | None
    unit_class: str | None
    kind: str
    definite: bool = False
    previous: bool = False
    additional: bool = False
    approximate: bool = False
    low_confidence: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """
    A time expression of a text; `begin` and `finish` are its character offsets.

    `start` and `end` are days, end exclusive, None when open. `edtf` is the EDTF
    string. `granularity` is day, week, month, season, quarter, half, year or
    interval. Flags: vague, set, unanchored, anachronism.
    """

    text: str
    begin: int
    finish: int
    start: date | None
    end: date | None
    edtf: str
    granularity: str
    vague: bool = False
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """
    A named actor in a text: a country, body, party or person of the lexicon.

    `code` is the country or body code ("PRK", "ITA-GOV", "NIS"), `name` the name
    to show ("Corea del Nord"), `kind` country, government, intelligence, agency,
    media, body, person or place.
    """

    text: str
    start: int
    end: int
    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """
    Who says it. `kind` is party, official, intelligence, media, expert, unnamed.

    `via` is the outlet or agency that relays the source ("Kcna", "New York Times").
    `start` and `end` are the character offsets of the words that name the source
    nearest to what it says ("il Viminale"), None when only its verb speaks on.
    """

    name: str
    code: str | None
    kind: str
    via: str | None = None
    cue: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """
    An event word of a text with its reading.

    `start` and `end` are character offsets of the trigger. `event_type` is a PLOVER
    type. `asserted` is False for purpose infinitives, questions and hypotheses,
    which make no claim.
    """

    trigger: str
    lemma: str
    event_type: str
    start: int
    end: int
    factuality: Factuality
    tense: Tense
    source: Attribution | None
    stance: Stance = Stance.NONE
    background: str = "none"  # none, pluperfect, dated, recap
    in_quotation: bool = False
    asserted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """
    Something that an article asserts, with character offsets into `Article.text`.

    Every slot that the text does not fill is None; `spans` says where the others
    stand. `object_class` is what the
    event is about (PERSON:force, PERSON:killed, MONEY, ...), used to find claims
    about the same thing.
    """

    id: str
    article_id: str
    profile: str
    published: datetime
    outlet: str
    sentence: str
    start: int
    end: int
    sentence_index: int
    headline: bool
    event_type: str
    trigger: str
    lemma: str
    trigger_start: int
    trigger_end: int
    factuality: Factuality
    tense: Tense
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    quantity: Quantity | None = None
    when: TimeExpression | None = None
    source: Attribution | None = None
    stance: Stance = Stance.NONE
    background: str = "none"
    in_quotation: bool = False
    object_class: str | None = None
    origin: str | None = None
    flags: tuple[str, ...] = ()
    extractor: str = "rules-1"
    actor_span: Span | None = None
    target_span: Span | None = None
    place_span: Span | None = None

    @property
    def spans(self) -> dict[str, Span]:
        """Return where in the text each slot stands that a word of it fills."""
        count, time, said = self.quantity, self.when, self.source
        told = (said.start, said.end) if said else (None, None)
        found = {
            "trigger": (self.trigger_start, self.trigger_end),
            "actor": self.actor_span,
            "target": self.target_span,
            "place": self.place_span,
            "quantity": (count.start, count.end) if count else None,
            "when": (time.begin, time.finish) if time else None,
            "source": _whole(*told),
        }
        return {slot: span for slot, span in found.items() if span}


def _whole(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else (start, end)


class Novelty(StrEnum):
    """What a claim adds to the ledger."""

    NEW = "new"
    UPDATE = "update"
    CONTRADICTION = "contradiction"
    CORROBORATION = "corroboration"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """
    The answer to "did we know this?".

    `reason` is one plain sentence, `against` the id of the earlier claim it was
    compared with, `slot` what changed: number, time, place, status, party.
    """

    novelty: Novelty
    reason: str
    strength: str  # strong or weak
    against: str | None = None
    slot: str | None = None
    before: str | None = None
    after: str | None = None

    @property
    def is_fresh(self) -> bool:
        """True for new, update and contradiction, however strong the evidence."""
        told = (Novelty.NEW, Novelty.UPDATE, Novelty.CONTRADICTION)
        return self.novelty in told

    @property
    def is_news(self) -> bool:
        """True for new, update and contradiction with strong evidence."""
        return self.is_fresh and self.strength == "strong"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedClaim:
    """A claim with its verdict, as the ledger keeps it."""

    claim: Claim
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """
    A place named in a text, with character offsets.

    `name` is the name to show ("regione di Kursk" gives "Kursk"); `parents` are the
    names of the places that hold it, nearest first. `listed` is False for a
    capitalised name after a preposition of place that no list knows.
    """

    text: str
    start: int
    end: int
    name: str
    parents: tuple[str, ...] = ()
    listed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSpan:
    """A stretch of a text (character offsets, end exclusive) and who says it."""

    start: int
    end: int
    source: Attribution
