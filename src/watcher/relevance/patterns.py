"""What does one term look for in a text? The parts that a matcher is built from."""

from collections.abc import Iterable
from dataclasses import dataclass

from watcher.italian.inflection.paradigms import ANY

GAP = 2
"""How many words may stand between two words of a phrase."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """
    One canonical spelling of a slot; `agrees` are its agreement bits.

    `cased` asks for a capital in the text: without it the word means something else.
    """

    text: str
    agrees: int = ANY
    cased: bool = False


Slot = tuple[Entry, ...]
"""Everything that can fill one place of a pattern, sorted."""


@dataclass(frozen=True, slots=True)
class Link:
    """
    What may stand between two slots of a phrase.

    At most `skip` words, of which the last is one of `via` when that is given (the
    preposition, its article may follow); `agree` asks for gender and number.
    """

    skip: int = 0
    via: frozenset[str] = frozenset()
    agree: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """
    One way in which a term can stand in a text.

    A phrase has a link between each two slots; a loose pattern (`loose`) wants them in
    one sentence, with at most `reach` words between them when that is given; `by_verb`
    says that the first is a verb and the second its subject or object, `of_verb` that
    no punctuation stands between them, either. `strength` (0 to 1) is what such a hit
    is worth. `again` is a noun with its article that counts only where another pattern
    of the term was found. `hint` is another word of the same root. `needs` must stand
    anywhere in the text. `people` wants a noun made of an adjective ("i nordcoreani").
    `exact` wants these very characters. `sense` is the (canonical) name whose sense in
    the text must be one of `senses`, when the text tells.
    """

    slots: tuple[Slot, ...]
    links: tuple[Link, ...] = ()
    strength: float = 1.0
    loose: bool = False
    reach: int | None = None
    by_verb: bool = False
    of_verb: bool = False
    again: bool = False
    hint: bool = False
    needs: Slot = ()
    people: bool = False
    exact: str = ""
    sense: str = ""
    senses: frozenset[str] = frozenset()

    @property
    def is_said(self) -> bool:
        """True when the text says the term, False when it only means it."""
        return not (self.loose or self.again or self.hint)


def slot(entries: Iterable[Entry]) -> Slot:
    """Join entries to a slot: sorted, one per spelling, the freer one kept."""
    found: dict[str, Entry] = {}
    for entry in entries:
        known = found.get(entry.text)
        if known is None:
            found[entry.text] = entry
        else:
            cased = known.cased and entry.cased
            found[entry.text] = Entry(entry.text, known.agrees | entry.agrees, cased)
    return tuple(sorted(found.values()))
