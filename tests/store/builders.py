"""Values to store: each builder names only what a test does not care about."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from support.claims import a_claim, a_quantity, a_source, a_time, a_verdict
from watcher.model.alert import Alert, Message
from watcher.model.article import Article
from watcher.model.entry import Entry
from watcher.model.factuality import Factuality, Tense
from watcher.model.verdict import JudgedClaim, Novelty
from watcher.store import articles
from watcher.store.database import prepare

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def a_database() -> Database:
    """Return an empty database in memory, of today's schema."""
    return prepare(Database(memory=True), Path("memory"))


def an_entry(ident: str = "e1", **parts: Any) -> Entry:
    """Return an entry about a strike."""
    link = f"https://tramvia.example/{ident}"
    return Entry(**{"id": ident, "link": link, "title": "Sciopero dei tram", **parts})


def an_article(ident: str = "art-1", **parts: Any) -> Article:
    """Return an article about a strike."""
    given = {
        "outlet": "La Tramvia",
        "url": f"https://tramvia.example/{ident}",
        "published": NOON,
        "title": "Sciopero dei tram, città ferma",
        "body": "Il 70% dei conducenti ha aderito.\n\nIl Comune tratta.",
        "flags": ("short",),
    }
    return Article(id=ident, **{**given, **parts})


def stored(db: Database, ident: str = "art-1", **parts: Any) -> Article:
    """Keep an article and return it."""
    article = an_article(ident, **parts)
    with db.atomic():
        articles.add(db, article, found=NOON)
    return article


def a_judged(number: int = 1, **parts: Any) -> JudgedClaim:
    """Return a claim with every slot filled, and its verdict."""
    text = "Il 70% dei conducenti ha aderito."
    given = {
        "id": f"c{number}",
        "article_id": "art-1",
        "profile": "scioperi",
        "published": NOON,
        "outlet": "La Tramvia",
        "sentence": text,
        "end": len(text),
        "event_type": "PROTEST",
        "trigger": "aderito",
        "lemma": "aderire",
        "trigger_start": 25,
        "trigger_end": 32,
        "factuality": Factuality.PROBABLE,
        "tense": Tense.PAST,
        "actor": "conducenti",
        "quantity": a_quantity(
            70.0,
            None,
            text="70%",
            start=3,
            end=6,
            unit="%",
            unit_class="PERCENT",
            kind="percent",
            approximate=True,
        ),
        "when": a_time(
            "2026-05-04",
            None,
            text="lunedì",
            begin=0,
            finish=6,
            edtf="2026-05-04/..",
            granularity="day",
            flags=("vague",),
        ),
        "source": a_source("sindacati", kind="party", via="Ansa"),
        "flags": ("second-hand",),
    }
    verdict = a_verdict(
        novelty=parts.pop("novelty", Novelty.UPDATE),
        reason="the figure rose",
        against="c0",
        slot="number",
        before="60%",
        after="70%",
    )
    return JudgedClaim(claim=a_claim(**{**given, **parts}), verdict=verdict)


def an_alert(key: str = "k1", **parts: Any) -> Alert:
    """Return an alert that tells one claim."""
    given = {
        "id": "",
        "kind": "news",
        "profile": "scioperi",
        "article_id": "art-1",
        "created": NOON,
        "claim_ids": ("c1",),
        "message": Message(key=key, subject="Sciopero · cifra nuova", text="70%"),
    }
    return Alert(**{**given, **parts})
