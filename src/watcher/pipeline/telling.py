"""Which alert does a match make, and what stands in it?"""

from dataclasses import dataclass

from watcher.alerts.compose import News, Told, compose_news
from watcher.alerts.decide import Telling
from watcher.claims import REVISED, Ledger, is_history
from watcher.model.alert import Alert
from watcher.model.article import Article
from watcher.model.match import Match
from watcher.model.profile import Profile
from watcher.model.verdict import JudgedClaim
from watcher.pipeline.composing import alert_key, style_of
from watcher.pipeline.threads import thread_of
from watcher.pipeline.world import World
from watcher.store import alerts, matches


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedMatch:
    """A match, stored as *id*, with the claims that nobody muted."""

    id: str
    match: Match
    article: Article
    profile: Profile
    heard: tuple[JudgedClaim, ...]


def tell(world: World, ledger: Ledger, judged: JudgedMatch, telling: Telling) -> None:
    """Store the alert that *telling* asks for; its deliveries leave later."""
    message = compose_news(
        _news(world, ledger, judged, telling), style_of(world.settings)
    )
    alert = Alert(
        id="",
        kind="news",
        profile=judged.profile.name,
        article_id=judged.article.id,
        created=world.now,
        claim_ids=_ids(telling.told),
        message=message,
    )
    alerts.add(world.db, alert, telling.channels)
    world.observe("alert", message.text)


def _news(world: World, ledger: Ledger, judged: JudgedMatch, telling: Telling) -> News:
    chosen, profile, article = telling.told, judged.profile, judged.article
    told = (*chosen, *_beside(judged.heard, chosen))
    return News(
        key=alert_key("news", profile.name, article.url, *_ids(chosen)),
        id=judged.id,
        profile=profile.title,
        article=article,
        told=[_told(item, ledger) for item in told],
        match=judged.match,
        origins=max(ledger.origins_of(item.claim) for item in chosen),
        also_in=_others(world, article, profile.name),
        revised=any(REVISED in item.claim.flags for item in chosen),
        thread=thread_of(world.db, chosen, profile.name),
    )


def _ids(chosen: tuple[JudgedClaim, ...]) -> tuple[str, ...]:
    return tuple(item.claim.id for item in chosen)


def _told(item: JudgedClaim, ledger: Ledger) -> Told:
    earlier = ledger.by_id(item.verdict.against)
    return Told(claim=item.claim, verdict=item.verdict, earlier=earlier)


def _others(world: World, article: Article, profile: str) -> list[str]:
    """Name the other outlets that are known to print the text of *article*."""
    beside = matches.outlets_beside(world.db, profile, article.id)
    return [outlet for outlet in beside if outlet != article.outlet]


def _beside(
    read: tuple[JudgedClaim, ...], chosen: tuple[JudgedClaim, ...]
) -> list[JudgedClaim]:
    """Return weaker fresh figures: no reason to alert, worth a line in one."""
    told = {item.claim.sentence for item in chosen}
    return [
        item
        for item in read
        if item.claim.sentence not in told
        and item.verdict.is_fresh
        and not is_history(item.claim)
        and item.claim.quantity is not None
        and (item.verdict.slot == "number" or item.claim.quantity.low_confidence)
    ]
