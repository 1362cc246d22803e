"""Which times does a text name, and which days are they?"""

from collections.abc import Callable, Iterator
from datetime import date

from watcher.italian.lemmas import lemmas
from watcher.italian.sentences import with_words
from watcher.italian.times.appointments import (
    is_historic,
    is_mood,
    is_moved_from,
    is_present_of_old,
    is_replaced,
)
from watcher.italian.times.chronicle import Told, retold
from watcher.italian.times.datelines import is_dateline
from watcher.italian.times.edtf import edtf
from watcher.italian.times.memory import Memory
from watcher.italian.times.phrase_parts import Phrase
from watcher.italian.times.phrases import phrase
from watcher.italian.times.readings import Reading, readings
from watcher.italian.times.starters import may_tell, starts
from watcher.italian.times.time_words import words_of
from watcher.italian.times.tokens import Line, line_of
from watcher.italian.times.view import View
from watcher.italian.words import cut
from watcher.model.factuality import Tense
from watcher.model.mention import TimeExpression

TenseAt = Callable[[int], Tense]


def _no_tense(_: int) -> Tense:
    return Tense.NONE


def times(
    text: str, published: date, tense_at: TenseAt = _no_tense
) -> list[TimeExpression]:
    """
    Return the time expressions of *text* in its order, not overlapping.

    *published* is the day of the article; *tense_at* tells the tense of the clause
    at a character offset and so chooses the year of "a ottobre"; without it the
    nearest reading is taken. An expression that cannot be dated ("tre anni dopo",
    "ogni lunedì") has neither start nor end and the EDTF string "XXXX".

    >>> found = times("Riapre tra luglio e agosto", date(2025, 5, 3))
    >>> found[0].start, found[0].end, found[0].edtf
    (datetime.date(2025, 7, 1), datetime.date(2025, 9, 1), '2025-07/2025-08')
    """
    found: list[TimeExpression] = []
    memory = Memory()
    for part, view, tense, number in _told(text, published, tense_at):
        for reading in readings(part, view, tense, memory, number):
            surprising = tense is Tense.FUTURE and not _is_aside(part, view.line)
            flags = (
                *_flags(reading, text, published, surprising),
                *_marks(part, view.line),
            )
            expression = _expression(reading, text, flags)
            found.append(expression)
            # A wrong year must not date what follows it.
            if not reading.is_bound and "anachronism" not in expression.flags:
                memory = memory.after(
                    reading.span, dated=reading.names_year, sentence=number
                )
    return found


def _told(
    text: str, published: date, tense_at: TenseAt
) -> Iterator[tuple[Phrase, View, Tense, int]]:
    """Yield each time phrase with its sentence, tense and number of the sentence."""
    parts: list[tuple[Phrase, View, int]] = []
    told: list[Told] = []
    words = cut(text).words
    for number, (sentence, first, last) in enumerate(with_words(text)):
        if not may_tell(words[first:last]):
            continue
        view = View(line_of(sentence), published)
        for part in _phrases(view):
            begin = view.line[part.begin].start
            heads = not text[text.rfind("\n", 0, begin) + 1 : begin].strip()
            tense = _tense_of(part, view.line, text, tense_at)
            told.append(Told(part, tense, heads, is_present_of_old(part, view.line)))
            parts.append((part, view, number))
    over = retold(told, published)
    for (part, view, number), one, is_over in zip(parts, told, over, strict=True):
        kept = part._replace(retold=is_over)
        yield kept, view, Tense.PAST if is_over else one.tense, number


def _phrases(view: View) -> Iterator[Phrase]:
    line, after = view.line, 0
    for index, may_start in enumerate(starts(line)):
        part = phrase(view, index) if may_start and index >= after else None
        if part and is_moved_from(line, index):
            part = _moved_to(view, part)
        if part is None:
            continue
        if not _is_address(line, index):
            yield part
        after = part.end


def _moved_to(view: View, part: Phrase) -> Phrase | None:
    """Read "al 3 novembre" alone after "slitta dal 15 settembre"."""
    line = view.line
    for index in range(part.begin + 1, part.end):
        if line.is_in(index, "modes", "to"):
            return phrase(view, index)
    return None


def _tense_of(part: Phrase, line: Line, text: str, tense_at: TenseAt) -> Tense:
    """Ask the tense of the clause; a dateline stands outside of it."""
    begin, finish = line[part.begin].start, line[part.end - 1].end
    if is_dateline(text, begin, finish):
        return Tense.NONE
    tense = tense_at(begin)
    if tense in {Tense.PRESENT, Tense.NONE} and is_historic(part, line):
        return Tense.PAST
    # "La richiesta avanzata a marzo sarà esaminata": the date is the participle's.
    ahead = tense in {Tense.PRESENT, Tense.FUTURE}
    done = ahead and _after_participle(part, line)
    return Tense.PAST if done else tense


def _after_participle(part: Phrase, line: Line) -> bool:
    """Tell "il doppio dei casi segnalati venerdì" from "viene inaugurato venerdì"."""
    word = line.key(part.begin - 1)
    ended = word.endswith(tuple(sorted(words_of("auxiliaries", "endings"))))
    verbal = any(lemma.endswith(("are", "ere", "ire")) for lemma in lemmas(word))
    if word in words_of("auxiliaries", "never"):
        return False
    return ended and verbal and not line.is_in(part.begin - 2, "auxiliaries", "words")


def _is_aside(part: Phrase, line: Line) -> bool:
    """Tell "lo stop del 15", "rispetto al 2024": not when the clause happens."""
    compared = line.is_in(part.begin - 1, "comparisons", "words")
    return part.adnominal or compared


def _is_address(line: Line, index: int) -> bool:
    """Tell "via 25 Aprile", "piazza 2 Giugno" from dates."""
    return line[index - 1].key in words_of("named_after_dates", "places")


def _marks(part: Phrase, line: Line) -> Iterator[str]:
    """Yield what the words around *part* say of it."""
    if is_replaced(part, line):
        yield "replaced"
    if is_mood(part, line):
        yield "mood"


def _flags(
    reading: Reading, text: str, published: date, surprising: bool
) -> Iterator[str]:
    """Yield what the days themselves say of the expression."""
    span = reading.span
    if span.vague:
        yield "vague"
    if span.note:
        yield span.note
    if surprising and span.end and span.end <= published:
        yield "anachronism"
    if span.granularity == "day" and is_dateline(text, reading.begin, reading.finish):
        yield "dateline"


def _expression(reading: Reading, text: str, flags: tuple[str, ...]) -> TimeExpression:
    span = reading.span
    begin, finish = reading.begin, reading.finish
    return TimeExpression(
        text=text[begin:finish],
        begin=begin,
        finish=finish,
        start=span.start,
        end=span.end,
        edtf=reading.edtf or edtf(span),
        granularity=span.granularity,
        vague=span.vague,
        flags=flags,
    )
