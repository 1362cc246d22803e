"""Which outlet or agency passes on what a source said?"""

from watcher.italian.speech.frames import CONTRACTIONS
from watcher.italian.speech.phrases import outlet_at
from watcher.italian.speech.reading import Reading, Utterance
from watcher.italian.speech.speakers import speaker
from watcher.italian.speech.speech_words import listed

_TOLD = CONTRACTIONS["a"] | CONTRACTIONS["su"] | CONTRACTIONS["da"]
_OF = CONTRACTIONS["di"]
_VOICE = listed("voice")


def relay(reading: Reading, utterance: Utterance) -> str | None:
    """Return the outlet of "ha detto al Corriere" or "citato da Reuters"."""
    for at in range(utterance.start + 1, utterance.end):
        before = reading.words[at - 1]
        if before not in _TOLD and before not in _OF:
            continue
        if reading.quoted[at] or reading.gaps[at].strip():
            continue
        if before in _TOLD:
            name = _outlet(reading, at, utterance.end, by=before in CONTRACTIONS["da"])
        elif before in _OF and at > 1 and reading.words[at - 2] in _VOICE:
            name = _outlet(reading, at, utterance.end, by=False)
        else:
            continue
        if name:
            return name
    return None


def _outlet(reading: Reading, at: int, end: int, *, by: bool) -> str | None:
    known = outlet_at(reading, at, end)
    if known:
        return known[0]
    named = speaker(reading, at, end) if by else None
    return named.name if named and named.is_media else None
