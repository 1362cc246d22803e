"""Which year and month did the story name just before?"""

from dataclasses import dataclass, replace
from datetime import date

from watcher.italian.times.anchors import Anchor, Moment, Period, sample
from watcher.italian.times.calendar import Span
from watcher.model.factuality import Tense


@dataclass(frozen=True, slots=True)
class Memory:
    """
    What was dated last, with the number of its sentence.

    `year` was written out ("nel 1943", "12 luglio 1943"); `day` is the last day or
    month told, in whatever way.
    """

    year: int | None = None
    year_in: int = -9
    day: date | None = None
    day_in: int = -9
    single: Span | None = None

    def after(self, span: Span, *, dated: bool, sentence: int) -> "Memory":
        """Return the memory once *span* was told in sentence number *sentence*."""
        if span.start is None or span.end is None:
            return self
        known = self
        if dated:
            known = replace(known, year=span.start.year, year_in=sentence)
        if span.granularity in ("day", "month"):
            single = span if span.granularity == "day" else None
            known = replace(known, day=span.start, day_in=sentence, single=single)
        return known

    def governs(self, anchor: Anchor, moment: Moment, sentence: int) -> Moment:
        """
        Return *moment* with the year or month that an earlier date imposes.

        A year rules a day of the next sentence ("Nel 1943 ... Il 12 luglio"), but a
        whole month or season only in its own; never a clause about the future.
        """
        if anchor.period is Period.MONTH and sentence - self.day_in <= 1:
            return moment._replace(month=self.day)
        if anchor.period is not Period.YEAR or self.year is None:
            return moment
        span = sample(anchor, moment.published)
        is_day = span is not None and span.granularity == "day"
        near = sentence - self.year_in <= int(is_day or moment.tense is Tense.NONE)
        ahead = self.year > moment.published.year
        wrong = moment.tense is (Tense.PAST if ahead else Tense.FUTURE)
        if near and not wrong:
            return moment._replace(year=self.year)
        return moment
