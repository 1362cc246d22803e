"""What does an article bring that a profile had not read? Counted, part by part."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import log1p

from watcher.claims.content import content_of
from watcher.claims.find import ROME, Finding
from watcher.claims.ledger import Ledger
from watcher.claims.manner import manner
from watcher.italian.sentences import Sentence
from watcher.model.article import Article
from watcher.model.mention import TimeExpression

# A day that lies so far back is history; a day so near is what the article is about.
_OLD, _RECENT = timedelta(days=10), timedelta(days=2)
# Beyond so many of a kind nothing more is learned about a text.
_MOST = 4
# So many sentences of the body are its lead.
_LEAD = 2

Brought = dict[str, float]


def brought(article: Article, finding: Finding, ledger: Ledger) -> Brought:
    """
    Return what *article* brings beyond *ledger*, which must not hold it yet.

    For each part (title, summary, lead, body) how many new words (their logarithm),
    new event words, new figures and new days it has (four at most), the share of its
    words that were in the papers of late, and the share that one known sentence
    covers; for the whole the marks of news and of retelling.
    """
    found: Brought = {}
    for name, sentences in _parts(article, finding).items():
        part = _Part(article, finding, sentences, ledger)
        found |= {f"{name}_{what}": value for what, value in part.news().items()}
    return found | manner(article, finding.genre)


def _parts(article: Article, finding: Finding) -> dict[str, list[Sentence]]:
    """Return the sentences of *article* by the part in which they stand."""
    parts: dict[str, list[Sentence]]
    parts = {"title": [], "summary": [], "lead": [], "body": []}
    for sentence in finding.document.sentences:
        part = article.field_at(sentence.start)
        if part == "body" and len(parts["lead"]) < _LEAD:
            part = "lead"
        parts[part].append(sentence)
    return parts


@dataclass(frozen=True, slots=True)
class _Part:
    """Some sentences of an article, before a reader who knows a ledger."""

    article: Article
    finding: Finding
    sentences: list[Sentence]
    ledger: Ledger

    def news(self) -> Brought:
        """Return how much of each kind the ledger does not hold."""
        return {
            "events": min(len(set(self._new_events())), _MOST),
            "figures": min(len(set(self._new_figures())), _MOST),
            "covered": self._covered(),
            **self._words(),
            **self._days(),
        }

    def _words(self) -> Brought:
        familiar, moment = self.ledger.familiar, self.article.published
        words = set[str]().union(*(content_of(s.text) for s in self.sentences))
        new = sum(not familiar.has_word(word) for word in words)
        late = sum(familiar.has_word_of_late(word, moment) for word in words)
        share = late / len(words) if words else 0.0
        return {"words": log1p(new), "of_late": share}

    def _days(self) -> Brought:
        today = self.article.published.astimezone(ROME).date()
        times = [t for t in self.finding.document.times if self._holds(t.begin)]
        new = [t.start for t in times if not self.ledger.familiar.has_days(t)]
        ahead = sum(day is not None and day > today for day in new)
        recent = sum(day is not None and today - _RECENT <= day <= today for day in new)
        old = sum(_ends_before(time, today - _OLD) for time in times)
        return {
            "ahead": min(ahead, _MOST),
            "recent": min(recent, _MOST),
            "old": min(old, _MOST),
        }

    def _covered(self) -> float:
        """Return the share of the content that a sentence of another article covers."""
        sizes = [len(content_of(s.text)) for s in self.sentences]
        shares = [
            self.ledger.coverage(s.text, self.article.id)[0] for s in self.sentences
        ]
        told = sum(size * share for size, share in zip(sizes, shares, strict=True))
        return told / sum(sizes) if sum(sizes) else 0.0

    def _new_events(self) -> Iterator[str]:
        for claim in self.finding.claims:
            known = self.ledger.familiar.has_event(claim.lemma)
            if not known and self._holds(claim.start):
                yield claim.lemma

    def _new_figures(self) -> Iterator[tuple[float | None, float | None]]:
        for figure in self.finding.document.quantities:
            known = self.ledger.familiar.has_figure(figure)
            if not known and self._holds(figure.start):
                yield figure.min, figure.max

    def _holds(self, offset: int) -> bool:
        return any(s.start <= offset < s.end for s in self.sentences)


def _ends_before(time: TimeExpression, day: date) -> bool:
    return time.end is not None and time.end < day
