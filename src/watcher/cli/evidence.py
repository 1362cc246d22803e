"""Where does an article say what a profile asks for? Whole sentences, forms marked."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.text import Text

from watcher.alerts.hostile import one_line
from watcher.cli.screen import console
from watcher.italian.sentences import Sentence, sentences
from watcher.model.article import Article
from watcher.model.match import Match, TermHit

_MOST_SENTENCES = 12
_FORM = "bold yellow"


def show_evidence(article: Article, match: Match) -> None:
    """
    Print each sentence with a hit and the terms that it stands for.

    The forms are coloured; in a pipe they stand in square brackets.
    """
    screen = console()
    found = list(_by_sentence(article, match.hits))
    for sentence, hits in found[:_MOST_SENTENCES]:
        plain = not screen.is_terminal
        screen.print(_marked(sentence, hits, plain=plain), soft_wrap=plain)
        screen.print(Text(f"    {_terms(hits)}", style="dim"), soft_wrap=plain)
    if len(found) > _MOST_SENTENCES:
        screen.print(f"  and {len(found) - _MOST_SENTENCES} more sentences; --json")


def _by_sentence(
    article: Article, hits: Sequence[TermHit]
) -> Iterator[tuple[Sentence, list[TermHit]]]:
    every = sentences(article.text)

    def number(hit: TermHit) -> int:
        return max((n for n, s in enumerate(every) if s.start <= hit.start), default=0)

    for at, of_one in groupby(sorted(hits, key=lambda h: h.start), key=number):
        yield every[at], list(of_one)


def _marked(sentence: Sentence, hits: Iterable[TermHit], *, plain: bool) -> Text:
    text, done = Text("  "), sentence.start
    for start, end in _stretches(hits):
        text.append(_shown(sentence, done, start))
        form = _shown(sentence, start, end)
        text.append(f"[{form}]" if plain else form, style=_FORM)
        done = end
    text.append(_shown(sentence, done, sentence.end))
    return text


def _stretches(hits: Iterable[TermHit]) -> list[tuple[int, int]]:
    """Return what *hits* cover, without overlaps: one form may stand for many terms."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((hit.start, hit.end) for hit in hits):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _shown(sentence: Sentence, start: int, end: int) -> str:
    """Return a part of *sentence* clean, its blanks at both ends kept."""
    part = sentence.text[max(start - sentence.start, 0) : end - sentence.start]
    before = " " if part[:1].isspace() else ""
    after = " " if part.strip() and part[-1:].isspace() else ""
    return f"{before}{one_line(part)}{after}"


def _terms(hits: Sequence[TermHit]) -> str:
    """Say which terms the forms stand for, by role."""
    by_role: dict[str, list[str]] = {}
    for hit in hits:
        known = by_role.setdefault(hit.role, [])
        known += [] if hit.term in known else [hit.term]
    return one_line("; ".join(f"{r}: {', '.join(t)}" for r, t in by_role.items()))
