"""What does each kind of message look like? Invented ones, to try templates with."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from difflib import get_close_matches

from watcher.alerts.compose import (
    Baseline,
    News,
    Told,
    compose_baseline,
    compose_news,
    compose_sample,
)
from watcher.alerts.daily import Daily, Tally, compose_daily
from watcher.alerts.digest import (
    Digest,
    Folded,
    Kept,
    compose_digest,
    compose_folded,
)
from watcher.alerts.escalation import Escalation, compose_escalation
from watcher.alerts.rendering import Style, known_templates
from watcher.alerts.trouble import Notice, compose_notice
from watcher.errors import AlertTemplateError
from watcher.model.alert import Message
from watcher.model.article import Article
from watcher.model.claim import Claim
from watcher.model.factuality import Factuality, Tense
from watcher.model.match import Match, TermHit
from watcher.model.mention import Attribution, Quantity, TimeExpression
from watcher.model.verdict import JudgedClaim, Novelty, Verdict

_AT = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)
_SENTENCE = "La Provincia: il ponte sul Rovo potrebbe riaprire a luglio a 300 mezzi."
_CLAIM = Claim(
    id="c2",
    article_id="art-1",
    profile="ponte",
    published=_AT,
    outlet="Gazzetta di Casale",
    sentence=_SENTENCE,
    start=0,
    end=len(_SENTENCE),
    sentence_index=0,
    headline=False,
    event_type="DECIDE",
    trigger="riapertura",
    lemma="riapertura",
    trigger_start=30,
    trigger_end=38,
    factuality=Factuality.POSSIBLE,
    tense=Tense.FUTURE,
    source=Attribution(name="Provincia", code=None, kind="official", via="Ansa"),
    quantity=Quantity(
        text="300 mezzi",
        start=58,
        end=67,
        min=300,
        max=300,
        unit="mezzi",
        unit_class="VEHICLE",
        kind="count",
    ),
    when=TimeExpression(
        text="a luglio",
        begin=47,
        finish=55,
        start=date(2026, 7, 1),
        end=date(2026, 8, 1),
        edtf="2026-07",
        granularity="month",
    ),
)
_UPDATE = Verdict(
    novelty=Novelty.UPDATE,
    reason="new time",
    strength="strong",
    against="c1",
    slot="time",
    before="giugno 2026",
    after="luglio 2026",
)
_WEAK = replace(_UPDATE, strength="weak", slot="event", against=None)


def examples(style: Style) -> Iterator[tuple[str, Message]]:
    """Yield a message of each kind, with its name, composed in *style*."""
    yield "news", compose_news(_news(many=False), style)
    yield "news", compose_news(_news(many=True), style)
    main, weak = [_CLAIM] * 2, JudgedClaim(claim=_CLAIM, verdict=_WEAK)
    baseline = Baseline(
        key="b",
        name="ponte",
        profile="Ponte sul Rovo",
        articles=9,
        claims=30,
        main=main,
    )
    yield "baseline", compose_baseline(baseline, style)
    kept = Kept(judged=weak, url="https://gazzetta.example/ponte", id="m7")
    for told in ([kept], [kept] * 40):
        digest = Digest(key="d", name="ponte", profile="Ponte sul Rovo", told=told)
        yield "digest", compose_digest(digest, style)
    for late in (False, True):
        alerts = [(f"a{n}", f"Ponte sul Rovo · data nuova {n}") for n in range(120)]
        yield "folded", compose_folded(_folded(alerts, late=late), style)
    feeds = [("Gazzetta di Casale", "HTTP 500 (https://gazzetta.example/feed)")]
    yield "system", compose_notice(_notice(feeds), style)
    yield "system", compose_notice(_notice(feeds * 40), style)
    note = ("a5", "Ponte sul Rovo · data nuova", "DATA NUOVA: luglio")
    for count in (1, 40):
        escalation = Escalation(
            key="e",
            profile="Ponte sul Rovo",
            after=timedelta(hours=2),
            alerts=[note] * count,
        )
        yield "escalation", compose_escalation(escalation, style)
    for count in (0, 1, 7):
        yield "daily", compose_daily(_daily(count), style)
    yield "sample", compose_sample("desk", style, now=_AT)


def check_templates(style: Style) -> None:
    """
    Accept templates of the user that fit every kind of message.

    Raises:
        AlertTemplateError: one is called as none of ours, is wrong, or asks for what
            a message lacks.
    """
    known = known_templates()
    for name, _ in style.templates:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = (
                f'did you mean "{near[0]}"?' if near else f"known: {', '.join(known)}"
            )
            raise AlertTemplateError(name, f"no template is called so; {hint}")
    for _ in examples(replace(style, strict=True)):
        pass


def _news(*, many: bool) -> News:
    earlier = replace(_CLAIM, id="c1", sentence="Il ponte riapre a giugno.")
    told = [Told(claim=_CLAIM, verdict=_UPDATE, earlier=earlier)]
    if many:
        told += [
            Told(claim=replace(_CLAIM, sentence=f"{_SENTENCE} {n}"), verdict=_WEAK)
            for n in range(12)
        ]
    return News(
        key="n",
        id="m12",
        profile="Ponte sul Rovo",
        article=_article(signed=many),
        told=told,
        match=_match() if many else None,
        origins=3 if many else 1,
        also_in=[f"Eco {n}" for n in range(12)] if many else (),
        revised=many,
    )


def _article(*, signed: bool) -> Article:
    return Article(
        id="art-1",
        outlet="Gazzetta di Casale",
        url="https://gazzetta.example/ponte" if signed else "urn:x",
        published=_AT,
        title="Ponte chiuso, spiraglio per l'estate",
        origin="ANSA" if signed else None,
    )


def _match() -> Match:
    hit = TermHit(
        term="ponte",
        surface="ponte",
        start=0,
        end=5,
        field="title",
        role="any",
        group=0,
    )
    return Match(
        profile="ponte",
        article_id="art-1",
        relevant=True,
        score=0.82,
        groups=("ponte",),
        hits=(hit,),
    )


def _folded(alerts: list[tuple[str, str]], *, late: bool) -> Folded:
    return Folded(key="f", profile="Ponte sul Rovo", alerts=alerts, late=late)


def _daily(count: int) -> Daily:
    tally = Tally(
        rounds=count, articles=count, matches=count, alerted=count, digest=0, known=0
    )
    return Daily(
        key="y",
        name="ponte",
        profile="Ponte sul Rovo",
        since=_AT,
        tally=tally,
        feeds=40,
        failing=count,
    )


def _notice(items: list[tuple[str, str]]) -> Notice:
    return Notice(key="s", kind="feeds_failing", items=items)
