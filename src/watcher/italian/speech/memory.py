"""Who spoke before, when a text says "il ministro", "lui" or nothing at all?"""

from dataclasses import dataclass, replace
from functools import lru_cache

from watcher.italian.speech.frames import Frame
from watcher.italian.speech.phrases import OF
from watcher.italian.speech.reading import Reading
from watcher.italian.speech.speaker import Speaker
from watcher.italian.speech.speech_words import listed
from watcher.italian.words import fold, tokens
from watcher.model.mention import Attribution

# A source that nobody names again is forgotten after so many lines.
_MAX_PARAGRAPHS = 8
_ARTICLES = listed("articles") | listed("indefinite")


@dataclass(frozen=True, slots=True)
class _Heard:
    source: Attribution
    head: str
    role: str
    paragraph: int


class Memory:
    """The sources of a text in the order in which they spoke."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._heard: list[_Heard] = []

    def resolve(self, frame: Frame) -> Attribution | None:
        """Return the source of *frame*; None when nobody can be meant."""
        named = frame.speaker
        if named is None:
            return self.last()
        told = self._attribution(named, frame.cue)
        earlier = self._earlier(named)
        if earlier:
            return replace(earlier, start=told.start, end=told.end)
        if named.role == "document" and not named.named and named.definite:
            return self.last() or told
        return told

    def notice(self, named: Speaker, paragraph: int) -> None:
        """Note that a sentence is about *named*: who acts there may speak next."""
        source = self._earlier(named) or self._attribution(named, "")
        self._heard.append(_Heard(source, named.head, named.role, paragraph))

    def last(self) -> Attribution | None:
        """Return the last source that is no outlet, else the last one."""
        people = [h for h in self._heard if h.source.kind != "media"]
        heard = people or self._heard
        return heard[-1].source if heard else None

    def remember(self, frame: Frame, source: Attribution, paragraph: int) -> None:
        """Note that *source* spoke in *frame*."""
        named = frame.speaker
        head, role = (named.head, named.role) if named else ("", "")
        self._heard.append(_Heard(source, head, role, paragraph))

    def _attribution(self, named: Speaker, cue: str) -> Attribution:
        start, end = named.told or (named.start, named.end)
        words = self._reading.words
        # "uno dei vicini" is named by its article.
        while (
            start + 1 < end and words[start] in _ARTICLES and words[start + 1] not in OF
        ):
            start += 1
        tokens_told = self._reading.tokens[start:end]
        return Attribution(
            name=named.name,
            code=named.code,
            kind="unnamed" if named.kind == "speech" else named.kind,
            cue=cue,
            start=tokens_told[0].start,
            end=tokens_told[-1].end,
        )

    def _earlier(self, named: Speaker) -> Attribution | None:
        """Return the source that an abbreviated phrase takes up again."""
        backwards = list(reversed(self._heard))
        if named.role == "name":
            return next(
                (h.source for h in backwards if _ends_with(h.source.name, named)), None
            )
        if named.named or not named.definite:
            return None
        return next(
            (h.source for h in backwards if h.head and h.head == named.head), None
        )


def _ends_with(full: str, named: Speaker) -> bool:
    """Say whether a surname alone takes up a full name."""
    long, short = _spelled(full), _spelled(named.name)
    return (
        len(short) < len(long) <= 5 and long[-len(short) :] == short and _is_name(full)
    )


@lru_cache(maxsize=256)
def _spelled(name: str) -> tuple[str, ...]:
    return tuple([fold(token.text) for token in tokens(name)])


def _is_name(full: str) -> bool:
    return all(t.text[0].isupper() or len(t.text) <= 3 for t in tokens(full))
