"""Do the words of a term stand together as Italian puts a phrase?"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from watcher.italian import lexicon
from watcher.italian.inflection.function_words import (
    articles,
    breaks_phrase,
    determines,
    is_function_word,
    prepositions,
)
from watcher.italian.inflection.paradigms import FP, FS, MP, MS
from watcher.relevance.figures import is_figure, is_title_of_work
from watcher.relevance.naming import all_demonyms
from watcher.relevance.patterns import Link, Pattern
from watcher.relevance.surface import Span, Surface
from watcher.relevance.together import together

_ENDINGS = {MS: "oe", FS: "ae", MP: "i", FP: "ei"}
_OF = prepositions("di")
_POINTING = frozenset(
    (
        *("questo", "questa", "quest'", "questi", "queste"),
        *("quello", "quella", "quell'", "quel", "quei", "quegli", "quelle"),
    )
)
_AND = frozenset({"e", "ed"})


Filled = Mapping[int, Sequence[Span]]
"""Where each slot, by its number, is filled in a text, in order."""


@dataclass(frozen=True)
class Wanted:
    """A pattern with the numbers of its slots; `needs` is None where none is needed."""

    pattern: Pattern
    slots: tuple[int, ...]
    needs: int | None

    @cached_property
    def numbers(self) -> frozenset[int]:
        """All slots, and the one of what is needed."""
        return frozenset(n for n in (*self.slots, self.needs) if n is not None)


def find(wanted: Wanted, filled: Filled, surface: Surface) -> Iterator[Span]:
    """Yield every place of the text where the pattern stands."""
    if not wanted.numbers <= filled.keys():
        return
    pattern = wanted.pattern
    columns = [filled[number] for number in wanted.slots]
    if pattern.loose:
        yield from together(columns, surface, pattern)
        return
    for span in columns[0]:
        for found in _chains(span, columns[1:], pattern.links, surface):
            if _is_wanted(found, pattern, surface):
                yield found


def _chains(
    span: Span, columns: list[Sequence[Span]], links: tuple[Link, ...], surface: Surface
) -> Iterator[Span]:
    if not columns:
        yield span
        return
    reach = span.last + links[0].skip + 3
    begin = bisect_left(columns[0], Span(span.last + 1, 0, 0))
    for number in range(begin, len(columns[0])):
        after = columns[0][number]
        if after.first > reach:
            return
        if _is_linked(span, after, links[0], surface):
            # An adjective after a complement may be of either noun: "chiusura del
            # pronto soccorso", "unità d'élite nordcoreane".
            agrees = after.agrees & span.agrees
            agrees = after.agrees | span.agrees if links[0].via else agrees
            joined = Span(span.first, after.last, agrees)
            yield from _chains(joined, columns[1:], links[1:], surface)


def _is_linked(left: Span, right: Span, link: Link, surface: Surface) -> bool:
    if link.agree and not left.agrees & right.agrees:
        return False
    between = surface.tokens[left.last + 1 : right.first]
    if surface.is_parted(left.last, right.first):
        return False
    if link.via:
        return _leads(between, link)
    return len(between) <= link.skip and _fits(between, left.agrees & right.agrees)


def _leads(between: list[str], link: Link) -> bool:
    """Tell whether the words lead over by the preposition: "inviati di recente da"."""
    for number, word in enumerate(between):
        rest = between[number + 1 :]
        if word in link.via and number <= link.skip:
            return all(w in articles() for w in rest) and len(rest) <= 1
        if breaks_phrase(word) or is_function_word(word):
            return False
    return False


def _fits(between: list[str], agrees: int) -> bool:
    """Tell whether the words between a noun and its adjective can stand there."""
    if not between:
        return True
    if between[0] in _OF:  # unità d'élite nordcoreane
        return len(between) == 2 and not is_function_word(between[1])
    words = [word for word in between if word not in _AND]
    return bool(words) and all(_is_beside(word, agrees) for word in words)


def _is_beside(word: str, agrees: int) -> bool:
    if is_function_word(word) or breaks_phrase(word):
        return False
    if word.endswith("mente") or not word[-1].isalpha() or word[-1] not in "aeio":
        return True
    return any(word.endswith(tuple(_ENDINGS[bit])) for bit in _ENDINGS if bit & agrees)


def _is_wanted(span: Span, pattern: Pattern, surface: Surface) -> bool:
    if pattern.sense and not _is_meant(span, pattern, surface):
        return False
    if pattern.exact:
        start, end = surface.slice(span.first, span.last)
        return _plain(surface.text[start:end]) == _plain(pattern.exact)
    if len(pattern.slots) == 1 and (
        is_figure(span, surface) or is_title_of_work(span, surface)
    ):
        return False
    if pattern.again:
        return _is_known(span, surface)
    return not pattern.people or _are_people(span, surface)


def _is_meant(span: Span, pattern: Pattern, surface: Surface) -> bool:
    """Tell the name in its usual or asked sense; its aliases have no other sense."""
    if " ".join(surface.tokens[span.first : span.last + 1]) != pattern.sense:
        return True
    return surface.sense(pattern.sense) in {None, *pattern.senses}


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _are_people(span: Span, surface: Surface) -> bool:
    """Tell "i nordcoreani" from "gli hacker nordcoreani"."""
    if span.first == 0 or surface.is_parted(span.first - 1, span.first):
        return True
    return determines(surface.tokens[span.first - 1])


def _is_known(span: Span, surface: Surface) -> bool:
    """Tell "la galleria" from "una galleria", "la galleria del vento", "russa"."""
    before = surface.tokens[span.first - 1] if span.first else ""
    is_given = before in _definite() or before in _POINTING
    opens = not span.first or surface.is_parted(span.first - 1, span.first)
    if not (is_given or opens):
        return False
    after = span.last + 1
    ends = after == len(surface.tokens) or surface.is_parted(span.last, after)
    word = "" if ends else surface.tokens[after]
    if word in _OF:
        return any(surface.is_name(t) for t in after_of(after, surface))
    # Headlines drop the article: "Galleria di Varenza, al via il processo".
    if ends or not is_given:
        return is_given
    # "La linea 1" is not the line 3 that was named.
    return not (word in all_demonyms() or word.isdigit())


def after_of(of: int, surface: Surface) -> range:
    """Return the tokens where a name behind the preposition at token *of* begins."""
    return range(of + 1, min(of + 3, len(surface.tokens)))


@cache
def _definite() -> frozenset[str]:
    """Return the definite articles, alone or within a preposition."""
    return frozenset(row[0] for row in lexicon.rows("articulated.tsv"))
