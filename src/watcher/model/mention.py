"""What does a text mention, and where?"""

from dataclasses import dataclass
from datetime import date

from watcher.model.factuality import Factuality, Stance, Tense


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
class SourceSpan:
    """A stretch of a text (character offsets, end exclusive) and who says it."""

    start: int
    end: int
    source: Attribution


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
