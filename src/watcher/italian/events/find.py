"""Which events does a text tell, how certainly, and who says so?"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from watcher.italian.events import background, denials, triggers
from watcher.italian.events.clauses import Clauses
from watcher.italian.events.factuality import judge
from watcher.italian.events.scope import Scope
from watcher.italian.events.stance import is_remark, stance
from watcher.italian.events.triggers import OTHER, Trigger
from watcher.italian.verbs import clause_tense
from watcher.italian.verbs.find import parse
from watcher.model.factuality import Factuality, Stance, Tense
from watcher.model.mention import Attribution, EventMention, SourceSpan

_QUOTED = re.compile(r"«[^«»\n]*»|“[^“”\n]*”|\"[^\"\n]*\"")


def events(text: str, sources: Sequence[SourceSpan] = ()) -> list[EventMention]:
    """
    Return every event word of *text* in order; offsets count its characters.

    *sources* are the spans of who says what; the narrowest span that holds the trigger
    gives its source. Verbs of no class come as "OTHER" and are never asserted.

    >>> [(e.lemma, e.factuality.value) for e in events("Il ministro nega il ritiro.")]
    [('negare', 'CT+'), ('ritiro', 'CT-')]
    """
    quoted = quotations(text)
    found: list[EventMention] = []
    for clauses in parse(text):
        scope = Scope(clauses)
        begin, end = clauses.sentence.start, clauses.sentence.end
        near = [span for span in sources if span.start < end and begin < span.end]
        marks = [
            (start, stop) for start, stop in quoted if start < end and begin < stop
        ]
        mentions = (
            _mention(scope, trigger, near, marks)
            for trigger in triggers.triggers(clauses)
        )
        found += (event for event in mentions if _is_event(event))
        if marks:
            found += _denials(clauses, near, marks)
    return sorted(found, key=lambda event: event.start)


def _mention(
    scope: Scope,
    trigger: Trigger,
    sources: Sequence[SourceSpan],
    quoted: Sequence[tuple[int, int]],
) -> EventMention:
    clauses = scope.clauses
    first = clauses.words[trigger.index]
    last = clauses.words[trigger.index + trigger.length - 1]
    judged = judge(scope, trigger)
    inside = any(start <= first.start < end for start, end in quoted)
    stand = stance(clauses, trigger, judged.factuality, quoted=inside)
    silent = stand is Stance.NO_COMMENT
    when = _tense(clauses, trigger, first.start)
    return EventMention(
        trigger=clauses.text[first.start : last.end],
        lemma=trigger.lemma,
        event_type="REJECT" if silent else trigger.event_type,
        start=first.start,
        end=last.end,
        factuality=Factuality.UNKNOWN if silent else judged.factuality,
        tense=when,
        source=_source(sources, first.start),
        stance=stand,
        background=background.background(clauses, trigger, when),
        in_quotation=inside,
        asserted=silent or (judged.asserted and trigger.event_type != OTHER),
    )


def _denials(
    clauses: Clauses,
    sources: Sequence[SourceSpan],
    quoted: Sequence[tuple[int, int]],
) -> Iterator[EventMention]:
    """Yield what a quotation denies without a verb of denying: "«è falso»"."""
    for denial in denials.denials(clauses):
        start, end = clauses.words[denial.first].start, clauses.words[denial.last].end
        if not any(begin <= start < stop for begin, stop in quoted):
            continue
        yield EventMention(
            trigger=clauses.text[start:end],
            lemma=denial.lemma,
            event_type="REJECT",
            start=start,
            end=end,
            factuality=Factuality.CERTAIN,
            tense=Tense.PRESENT,
            source=_source(sources, start),
            stance=Stance.DENY,
            in_quotation=True,
        )


def _is_event(event: EventMention) -> bool:
    """Keep "nessun commento", an answer on the record; drop any other remark."""
    return event.stance is Stance.NO_COMMENT or not is_remark(event.lemma)


def _tense(clauses: Clauses, trigger: Trigger, offset: int) -> Tense:
    groups = clauses.groups
    if trigger.group:
        return clause_tense.of_group(clauses.text, groups, trigger.group)
    return clause_tense.tense(clauses.text, clauses.sentence, groups, offset)


def _source(sources: Sequence[SourceSpan], offset: int) -> Attribution | None:
    holding = [s for s in sources if s.start <= offset < s.end]
    if not holding:
        return None
    return min(holding, key=lambda span: (span.end - span.start, span.start)).source


@lru_cache(maxsize=64)
def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches between quotation marks; none crosses a line break."""
    return tuple(match.span() for match in _QUOTED.finditer(text))
