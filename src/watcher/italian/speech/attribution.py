"""Who says what in a text?"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from watcher.italian.speech.announcing import announcing_frames
from watcher.italian.speech.citing import citing_frames
from watcher.italian.speech.frames import Frame
from watcher.italian.speech.headlines import headline_frames
from watcher.italian.speech.memory import Memory
from watcher.italian.speech.nominal import nominal_frames
from watcher.italian.speech.reading import Reading, Utterance, read, utterances
from watcher.italian.speech.relaying import relay
from watcher.italian.speech.saying import saying_frames
from watcher.italian.speech.speakers import speaker
from watcher.model.mention import Attribution, SourceSpan

# A quotation of fewer words is a phrase the paper keeps at a distance, not a speech.
_MIN_QUOTED = 3


@dataclass(frozen=True, slots=True)
class _Said:
    frame: Frame
    source: Attribution

    @property
    def is_media(self) -> bool:
        return self.source.kind == "media"


def sources(text: str) -> list[SourceSpan]:
    """
    Return the stretches of *text* that a source answers for, in text order.

    Spans may nest: the innermost wins, and `source_at` finds it.

    >>> said = sources("«Piove», dice il sindaco Neri.")
    >>> [(span.source.name, span.source.kind) for span in said]
    [('Neri', 'official')]
    """
    composed = unicodedata.normalize("NFC", text)
    spans = _Listener(read(composed)).spans()
    return spans if composed == text else _moved(text, spans)


def source_at(spans: Iterable[SourceSpan], offset: int) -> Attribution | None:
    """Return who answers for the character *offset*, by the shortest span."""
    around = [span for span in spans if span.start <= offset < span.end]
    if not around:
        return None
    return min(around, key=lambda span: (span.end - span.start, -span.start)).source


class _Listener:
    """Goes through a text utterance by utterance and keeps who spoke."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._memory = Memory(reading)
        self._done: list[Utterance] = []
        self._spans: list[SourceSpan] = []

    def spans(self) -> list[SourceSpan]:
        """Return every span of the text, in text order."""
        for utterance in utterances(self._reading):
            self._listen(utterance)
            self._done.append(utterance)
        return sorted(self._spans, key=lambda s: (s.start, -s.end, s.source.name))

    def _listen(self, utterance: Utterance) -> None:
        named = self._named(utterance)
        for said in _relayed(named, relay(self._reading, utterance)):
            self._memory.remember(said.frame, said.source, utterance.paragraph)
            if said.frame.previous:
                self._look_back(utterance, said)
            span = self._span(said.frame.start, said.frame.end, said.source)
            self._spans.append(span)
        if not named:
            self._notice(utterance)

    def _named(self, utterance: Utterance) -> list[_Said]:
        frames = self._frames(utterance)
        heard = [(frame, self._memory.resolve(frame)) for frame in frames]
        found = {frame: source for frame, source in heard if source}
        return [_Said(moved, found[frame]) for frame, moved in _apart(list(found))]

    def _notice(self, utterance: Utterance) -> None:
        """Remember who acts in a sentence that reports nothing."""
        subject = speaker(self._reading, utterance.start, utterance.end)
        if subject and not subject.is_text and not subject.is_media:
            self._memory.notice(subject, utterance.paragraph)

    def _frames(self, utterance: Utterance) -> list[Frame]:
        reading = self._reading
        said = saying_frames(reading, utterance)
        cited = [
            *citing_frames(reading, utterance),
            *nominal_frames(reading, utterance),
            *headline_frames(reading, utterance),
        ]
        frames = said + cited + announcing_frames(reading, utterance, said + cited)
        return _distinct(frames) or _going_on(reading, utterance)

    def _span(self, start: int, end: int, source: Attribution) -> SourceSpan:
        reading = self._reading
        lead, tail = reading.gaps[start], reading.gaps[end]
        first = reading.tokens[start].start - (len(lead) - len(lead.rstrip('«“"(')))
        trail = tail.split("\n")[0].rstrip()
        closing = len(trail) - len(trail.lstrip(".!?…»”\"')"))
        return SourceSpan(
            start=first, end=reading.tokens[end - 1].end + closing, source=source
        )

    def _look_back(self, utterance: Utterance, said: _Said) -> None:
        """Give "Lo ha detto X" the sentence before and the rest of its paragraph."""
        for number, before in enumerate(reversed(self._done)):
            if number and before.paragraph != utterance.paragraph:
                return
            whole = self._span(before.start, before.end, said.source)
            inside = [
                i
                for i, s in enumerate(self._spans)
                if s.start < whole.end and s.end > whole.start
            ]
            if not inside:
                self._spans.append(whole)
                continue
            if said.is_media and number == 0:
                self._relay_back(inside, said.source.name)
            elif number == 0:
                self._cede(inside, whole)
            return

    def _relay_back(self, numbers: list[int], outlet: str) -> None:
        for number in numbers:
            span = self._spans[number]
            if span.source.via is None and span.source.name != outlet:
                source = replace(span.source, via=outlet)
                self._spans[number] = replace(span, source=source)

    def _cede(self, numbers: list[int], whole: SourceSpan) -> None:
        """Put a named source in the place of an outlet or of one that only went on."""
        for number in numbers:
            span = self._spans[number]
            if span.source.kind == "media":
                source = replace(whole.source, via=span.source.name)
                self._spans[number] = replace(span, source=source)


def _distinct(frames: list[Frame]) -> list[Frame]:
    """Drop a frame without a speaker of its own that another one explains."""
    named = [(f.anchor, f.speaker.start) for f in frames if f.speaker]

    def is_explained(frame: Frame) -> bool:
        return any(start - 2 <= frame.anchor <= end for end, start in named)

    return [frame for frame in frames if frame.speaker or not is_explained(frame)]


def _apart(frames: list[Frame]) -> list[tuple[Frame, Frame]]:
    """
    Let a source named behind its words begin where the one before it was named.

    Gives each frame with what becomes of it.
    """
    found: list[tuple[Frame, Frame]] = []
    for frame in sorted(frames, key=lambda f: (f.anchor, f.start)):
        before = max(
            (f.anchor for f, _ in found if not f.speaker or not f.speaker.is_media),
            default=0,
        )
        begins = frame.speaker.start if frame.speaker else frame.anchor
        moves = frame.start < before <= begins and before < frame.end
        if moves and frame.beside and any(f.leads for f, _ in found):
            # "Per X sono mille, per Y tremila": each stands before its own words.
            before = begins
        moved = frame._replace(start=before) if moves and not frame.cites else frame
        found.append((frame, moved))
    return found


def _going_on(reading: Reading, utterance: Utterance) -> list[Frame]:
    """Let the last source go on in a quotation that nobody introduces."""
    if True not in reading.quoted[utterance.start : utterance.end]:
        return []
    quoted = [i for i in range(utterance.start, utterance.end) if reading.quoted[i]]
    whole = len(quoted) == utterance.end - utterance.start
    if (len(quoted) < _MIN_QUOTED and not whole) or len(
        quoted
    ) * 2 < utterance.end - utterance.start:
        return []
    return [Frame(quoted[0], quoted[-1] + 1, None, "«»", quoted[-1] + 1)]


def _relayed(named: list[_Said], outlet: str | None) -> list[_Said]:
    """Tell the outlets that relay from the sources behind them."""
    media = [said for said in named if said.is_media]
    others = [said for said in named if not said.is_media]
    if not others:
        return _chain(media)
    found: list[_Said] = []
    for said in others:
        around = [
            m
            for m in media
            if m.frame.start <= said.frame.end and said.frame.start <= m.frame.end
        ]
        via = around[0].source.name if around else outlet
        frame = said.frame
        if frame.cites and not around and any(not o.frame.cites for o in others):
            continue  # "citando i suoi servizi, Zelensky ha detto": he says it
        if frame.cites and around:
            frame = _union(frame, around[0].frame)
            media = [m for m in media if m is not around[0]]
        source = said.source if said.source.via else replace(said.source, via=via)
        found.append(_Said(frame, source))
    return found + media


def _chain(media: list[_Said]) -> list[_Said]:
    """Make the outlet that another one cites the source, relayed by the other."""
    cited = [said for said in media if said.frame.cites]
    telling = [said for said in media if not said.frame.cites]
    if not cited or not telling:
        return media
    source = replace(cited[0].source, via=telling[0].source.name)
    return [_Said(_union(cited[0].frame, telling[0].frame), source)]


def _union(frame: Frame, other: Frame) -> Frame:
    start, end = min(frame.start, other.start), max(frame.end, other.end)
    return frame._replace(
        start=start, end=end, previous=frame.previous or other.previous
    )


def _moved(text: str, spans: list[SourceSpan]) -> list[SourceSpan]:
    """Translate offsets of the composed text into offsets of *text*."""
    origin = [0]
    begin = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        piece = unicodedata.normalize("NFC", text[begin:end])
        origin.extend([begin] * (len(piece) - 1) + [end])
        begin = end

    def named(source: Attribution) -> Attribution:
        if source.start is None or source.end is None:
            return source
        return replace(source, start=origin[source.start], end=origin[source.end])

    return [
        replace(
            span,
            start=origin[span.start],
            end=origin[span.end],
            source=named(span.source),
        )
        for span in spans
    ]
