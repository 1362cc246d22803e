"""Replay a labelled timeline as it is, or changed, and say what it came to."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from corpora.reader import read
from watcher.cli.replay import read_articles, run
from watcher.config import load_profile
from watcher.model.article import Article
from watcher.model.profile import Profile
from watcher.model.verdict import JudgedClaim


@cache
def timeline(name: str) -> tuple[tuple[Article, ...], Profile]:
    """Return the articles of a corpus, in time order, with their profile."""
    folder = read(name).folder
    articles = read_articles(folder / "articles.jsonl")
    return tuple(articles), load_profile(folder / "profile.toml")


def judged(
    articles: Iterable[Article], profile: Profile
) -> Iterator[tuple[str, tuple[JudgedClaim, ...]]]:
    """Yield each article's id with its judged claims."""
    for step in run(iter(articles), profile, None):
        yield step.article.id, step.judged


@cache
def as_it_is(name: str) -> tuple[JudgedClaim, ...]:
    """Return the judged claims of an unchanged timeline."""
    return tuple(i for _, items in judged(*timeline(name)) for i in items)


def rewritten(article: Article, change: Callable[[str], str]) -> Article:
    """Return *article* with every text field changed."""
    return replace(
        article,
        title=change(article.title),
        summary=change(article.summary),
        body=change(article.body),
    )


def twin(article: Article) -> Article:
    """Return the same text in another paper."""
    url = f"{article.url}/altrove"
    return replace(article, id=f"{article.id}-b", outlet="Altro foglio", url=url)


def slots_of(item: JudgedClaim) -> tuple[object, ...]:
    """Return verdict and slots of a claim without offsets and writing habits."""
    claim, verdict = item.claim, item.verdict
    number, when, source = claim.quantity, claim.when, claim.source
    return (
        *(claim.id, verdict.novelty, verdict.strength, verdict.slot, verdict.against),
        *(plain(verdict.reason), claim.event_type, plain(claim.trigger)),
        *(plain(claim.actor), plain(claim.target), plain(claim.place)),
        *(claim.factuality, claim.stance, claim.tense, claim.background),
        plain(source.name) if source else None,
        (number.min, number.max, plain(number.unit)) if number else None,
        (when.start, when.end, when.flags) if when else None,
    )


def plain(text: str | None) -> str | None:
    """Compose accents and straighten apostrophes."""
    return unicodedata.normalize("NFC", text).replace("’", "'") if text else None


def told(judged_claims: Iterable[JudgedClaim]) -> list[tuple[str, JudgedClaim]]:
    """Return every claim that would alert, with the slot it alerts for."""
    return [(i.verdict.slot or "", i) for i in judged_claims if i.verdict.is_news]
