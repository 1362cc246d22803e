"""What of an article does its outlet print under every article? It is taken out."""

from dataclasses import replace

from watcher.articles.refrains import LOOKED_AT, refrains_in, without
from watcher.model.article import Article
from watcher.pipeline.world import World
from watcher.store import articles, refrains


def learn_refrains(world: World, article: Article) -> Article:
    """
    Return *article* without what its outlet refrains; joins a transaction.

    A paragraph that its outlet printed under enough others is remembered with it.
    """
    earlier = articles.newest_of(world.db, article.outlet, limit=LOOKED_AT)
    found = refrains_in(article, earlier)
    refrains.add(world.db, article.outlet, found, found=world.now)
    return without_refrains(world, article)


def without_refrains(world: World, article: Article) -> Article:
    """Return *article* without the paragraphs that its outlet is known to repeat."""
    known = refrains.of_outlet(world.db, article.outlet)
    return replace(article, body=without(article.body, known)) if known else article
