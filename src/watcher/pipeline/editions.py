"""What does a later text of a stored article add? It is kept, and judged."""

from collections.abc import Callable
from dataclasses import replace

from watcher.model.article import Article
from watcher.model.reread import Revision
from watcher.pipeline.gather import Gathered, plan_first
from watcher.pipeline.judge import Judge
from watcher.pipeline.refrains import without_refrains
from watcher.pipeline.texts import FEED_TEXT
from watcher.pipeline.world import Report, World
from watcher.store import articles, entries, matches, revisions


def take(world: World, report: Report, judge: Judge, gathered: Gathered) -> None:
    """Judge what became of an entry; an edited one is an edition of its article."""
    known = gathered.pending.edition_of
    stored = articles.by_id(world.db, known) if known else None
    if stored is None or gathered.article is None:
        judge.take(gathered)
        return
    article = gathered.article
    with world.db.atomic():
        # A page that is gone leaves the feed's few lines, which are no new edition.
        if FEED_TEXT not in article.flags or FEED_TEXT in stored.flags:
            keep_edition(
                world, report, judge, stored, lambda last: _reworded(last, article)
            )
        if matches.of_article(world.db, stored.id):
            # It may concern a profile only as it is now.
            plan_first(world, stored, gathered)
        entries.done(world.db, gathered.pending.id, article_id=stored.id)
    world.observe("committed", stored.url)


def keep_edition(
    world: World,
    report: Report,
    judge: Judge,
    first: Article,
    edit: Callable[[Article], Article],
) -> None:
    """
    Keep and judge what *edit* makes of the last text of *first*, if it is another.

    Joins a transaction.
    """
    earlier = revisions.of_article(world.db, first)
    known = earlier[-1].article if earlier else first
    later = without_refrains(world, edit(known))
    if later == without_refrains(world, known):
        return
    revision = Revision(article=later, number=len(earlier) + 1, found=world.now)
    revisions.add(world.db, revision)
    judge.revise(later)
    report.revisions += 1
    world.observe("revised", later.url)


def _reworded(known: Article, article: Article) -> Article:
    return replace(known, title=article.title, body=article.body)
