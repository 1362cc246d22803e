"""Which times does a text name, and which days are they?"""

from collections.abc import Callable, Iterator
from datetime import date

from watcher.italian.lemmas import lemmas
from watcher.italian.sentences import sentences
from watcher.italian.times.datelines import is_dateline
from watcher.italian.times.edtf import edtf
from watcher.italian.times.memory import Memory
from watcher.italian.times.phrase_parts import Phrase
from watcher.italian.times.phrases import phrase
from watcher.italian.times.readings import Reading, readings
from watcher.italian.times.starters import starts
from watcher.italian.times.time_words import words_of
from watcher.italian.times.tokens import Line, line_of
from watcher.italian.times.view import View
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
    for number, sentence in enumerate(sentences(text)):
        view = View(line_of(sentence), published)
        for part in _phrases(view):
            tense = _tense_of(part, view.line, text, tense_at)
            for reading in readings(part, view, tense, memory, number):
                surprising = tense is Tense.FUTURE and not _is_aside(part, view.line)
                expression = _expression(reading, text, published, surprising)
                found.append(expression)
                # A wrong year must not date what follows it.
                if not reading.is_bound and "anachronism" not in expression.flags:
                    memory = memory.after(
                        reading.span, dated=reading.names_year, sentence=number
                    )
    return found


def _phrases(view: View) -> Iterator[Phrase]:
    line, index = view.line, 0
    for_sure = starts(line)
    while index < len(line):
        part = phrase(view, index) if for_sure[index] else None
        if part is None:
            index += 1
            continue
        if not _is_address(line, index):
            yield part
        index = max(part.end, index + 1)


def _tense_of(part: Phrase, line: Line, text: str, tense_at: TenseAt) -> Tense:
    """Ask the tense of the clause; a dateline stands outside of it."""
    begin, finish = line[part.begin].start, line[part.end - 1].end
    if is_dateline(text, begin, finish):
        return Tense.NONE
    tense = tense_at(begin)
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


def _expression(
    reading: Reading, text: str, published: date, surprising: bool
) -> TimeExpression:
    span = reading.span
    begin, finish = reading.begin, reading.finish
    flags = []
    if span.vague:
        flags.append("vague")
    if span.note:
        flags.append(span.note)
    if surprising and span.end and span.end <= published:
        flags.append("anachronism")
    if span.granularity == "day" and is_dateline(text, begin, finish):
        flags.append("dateline")
    return TimeExpression(
        text=text[begin:finish],
        begin=begin,
        finish=finish,
        start=span.start,
        end=span.end,
        edtf=reading.edtf or edtf(span),
        granularity=span.granularity,
        vague=span.vague,
        flags=tuple(flags),
    )
