"""What does an article assert, slot by slot?"""

from dataclasses import dataclass
from datetime import datetime

from watcher.model.factuality import Factuality, Stance, Tense
from watcher.model.mention import Attribution, Quantity, TimeExpression

# Character offsets into a text, end exclusive.
Span = tuple[int, int]


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
