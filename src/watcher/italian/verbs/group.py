"""What is a verb group?"""

from enum import StrEnum
from typing import NamedTuple

from watcher.model.factuality import Tense


class Mood(StrEnum):
    """The mood of the first word of a group."""

    INDICATIVE = "indicative"
    CONDITIONAL = "conditional"
    SUBJUNCTIVE = "subjunctive"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    PARTICIPLE = "participle"


class VerbGroup(NamedTuple):
    """
    Words that together are one verb: auxiliaries, modals, adverbs and head.

    `start` to `end` are character offsets of the whole, `head_start` to `head_end`
    of the word that carries the meaning; `first` and `last` are the numbers of the
    first and last token in `words.tokens(text)`. `lemmas` are the verbs that the head
    may belong to. `form` is the grammatical tense of the first word (present,
    imperfect, remote, future, past), `tense` when the event happens. `modal` is
    potere, dovere, volere, or "stare per". `perfect` covers "avrebbe inviato" and
    "aver inviato", `pluperfect` "aveva inviato".
    """

    start: int
    end: int
    head_start: int
    head_end: int
    first: int
    last: int
    lemmas: tuple[str, ...]
    mood: Mood
    form: str
    tense: Tense
    perfect: bool = False
    pluperfect: bool = False
    passive: bool = False
    reflexive: bool = False
    negated: bool = False
    modal: str | None = None
    person: str = ""

    @property
    def is_finite(self) -> bool:
        """True for indicative, conditional and subjunctive."""
        return self.mood in {Mood.INDICATIVE, Mood.CONDITIONAL, Mood.SUBJUNCTIVE}
