"""What is behind an id? The article, the spans that matched, the claims, the alert."""

from pathlib import Path
from typing import Any

import click
from rich.text import Text

from watcher.alerts.hostile import clean
from watcher.claims import REVISED
from watcher.cli.alerts import alert_row, delivery_words
from watcher.cli.idents import Meant, meant_by
from watcher.cli.places import UTF8, json_option, open_state, state_option
from watcher.cli.reprinted import new_sentences
from watcher.cli.rows import claim_row, match_row
from watcher.cli.screen import console, say
from watcher.cli.shapes import print_lines
from watcher.model.alert import Alert, Delivery
from watcher.model.article import Article
from watcher.model.claim import Claim
from watcher.model.match import Match
from watcher.model.verdict import JudgedClaim
from watcher.store import articles, claims, matches
from watcher.store.database import Database
from watcher.store.matches import StoredMatch

# Each slot of a fresh claim has its colour; terms are bold and yellow.
_COLOURS = {
    "trigger": "bold red",
    "actor": "cyan",
    "target": "cyan",
    "place": "green",
    "quantity": "bold magenta",
    "when": "blue",
    "source": "italic",
}
Rows = dict[str, list[JudgedClaim]]


@click.command()
@click.argument("ident", metavar="ID", type=UTF8)
@state_option
@json_option
def show(ident: str, state_dir: Path | None, as_json: bool) -> None:
    """
    Show one match (m12), claim (c34), alert (a5) or article (art-... or its URL).

    A match comes with its article, the spans that matched and its claims.
    """
    db = open_state(state_dir)
    meant = meant_by(db, ident)
    rows = {m.id: _claims(db, m.match) for m in meant.matches}
    if as_json:
        print_lines([_shape(db, meant, rows)])
        return
    if meant.alert:
        _show_alert(*meant.alert)
    if meant.article:
        _show_article(meant.article, meant, rows)
        for item in meant.matches:
            _show_match(db, meant.article, item, rows[item.id])


def _claims(db: Database, match: Match) -> list[JudgedClaim]:
    return claims.of_article(db, match.article_id, match.profile)


def _shape(db: Database, meant: Meant, rows: Rows) -> dict[str, Any]:
    alert = {"alert": alert_row(*meant.alert)} if meant.alert else {}
    return {
        **alert,
        "article": _article_shape(meant.article) if meant.article else None,
        "matches": [
            {
                **match_row(db, item),
                "spans": [
                    {"start": h.start, "end": h.end, "term": h.term}
                    for h in item.match.hits
                ],
                "claims": [{**claim_row(j), **_places(j)} for j in rows[item.id]],
            }
            for item in meant.matches
        ],
    }


def _places(judged: JudgedClaim) -> dict[str, Any]:
    """Return where sentence and slots stand; None when it is of a later text."""
    claim = judged.claim
    if REVISED in claim.flags:
        return {"start": None, "end": None, "spans": {}}
    spans = {
        slot: {"start": start, "end": end} for slot, (start, end) in claim.spans.items()
    }
    return {"start": claim.start, "end": claim.end, "spans": spans}


def _article_shape(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "published": article.published.isoformat(),
        "title": article.title,
        "text": article.text,
        "origin": article.origin,
        "flags": list(article.flags),
    }


def _show_alert(alert: Alert, deliveries: list[Delivery]) -> None:
    say(f"{alert.id}  {alert.created:%Y-%m-%d %H:%M}  {delivery_words(deliveries)}")
    say(alert.message.subject)
    click.echo()
    say(alert.message.text)
    click.echo()


def _show_article(article: Article, meant: Meant, rows: Rows) -> None:
    say(f"{article.outlet}  {article.published:%Y-%m-%d %H:%M}  {article.url}")
    marked = _highlighted(article, [item.match for item in meant.matches], rows)
    screen = console()
    # A pipe gets each paragraph as one line, a terminal breaks them between words.
    screen.print(marked, soft_wrap=not screen.is_terminal)


def _show_match(
    db: Database, article: Article, item: StoredMatch, judged: list[JudgedClaim]
) -> None:
    click.echo()
    say(
        f"{item.id} {item.match.profile} score {item.match.score:.2f}"
        f" {item.outcome}: {item.reason}"
    )
    first = articles.by_id(db, item.reprint_of) if item.reprint_of else None
    if first:
        say(f"reprint of {first.id}: {first.title} ({first.outlet})", indent=2)
        for sentence in new_sentences(db, article, item):
            say(f"new in it: «{sentence.text}»", indent=2)
    beside = matches.outlets_beside(db, item.match.profile, item.match.article_id)
    if beside:
        say(f"also in: {', '.join(beside)}", indent=2)
    for one in judged:
        verdict = one.verdict
        say(
            f"{one.claim.id} {verdict.novelty} ({verdict.strength}) {verdict.reason}",
            indent=2,
        )
        say(f"«{one.claim.sentence}»", indent=6)


def _mark(text: Text, claim: Claim) -> None:
    text.stylize("underline", claim.start, claim.end)
    for slot, (start, end) in claim.spans.items():
        text.stylize(_COLOURS[slot], start, end)


def _highlighted(article: Article, found: list[Match], rows: Rows) -> Text:
    text = Text(article.text)
    for hit in (hit for match in found for hit in match.hits):
        text.stylize("bold yellow", hit.start, hit.end)
    for judged in (j for items in rows.values() for j in items):
        if judged.verdict.is_fresh and REVISED not in judged.claim.flags:
            _mark(text, judged.claim)
    # Offsets count the stored text: what had to be cleaned goes without marks.
    shown = clean(article.text)
    return text if shown == article.text else Text(shown)
