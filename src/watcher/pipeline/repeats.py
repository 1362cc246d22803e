"""What of an article does its outlet print under every article? It is taken out."""

from dataclasses import replace

from watcher.articles.repeats import LOOKED_AT, repeated_in, without
from watcher.model.article import Article
from watcher.pipeline.world import World
from watcher.store import articles, repeats


def learn_repeats(world: World, article: Article) -> Article:
    """
    Return *article* without what its outlet repeats; joins a transaction.

    A paragraph that its outlet printed under enough others is remembered with it.
    """
    earlier = articles.newest_of(world.db, article.outlet, limit=LOOKED_AT)
    found = repeated_in(article, earlier)
    repeats.add(world.db, article.outlet, found, found=world.now)
    return without_repeats(world, article)


def without_repeats(world: World, article: Article) -> Article:
    """Return *article* without the paragraphs that its outlet is known to repeat."""
    known = repeats.of_outlet(world.db, article.outlet)
    return replace(article, body=without(article.body, known)) if known else article
