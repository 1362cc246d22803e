"""Which stories do the profiles follow? Learned again from their newest matches."""

from functools import partial

from watcher.model.profile import Profile
from watcher.relevance import Stories
from watcher.store import articles, matches
from watcher.store.database import Database

# Some weeks of a busy desk; reading the names of as many articles takes a second.
_MATCHES = 300


class Followed:
    """The stories of all profiles, read from the database when first asked."""

    def __init__(self) -> None:
        self._stories: Stories | None = None

    def stories(self, db: Database, profiles: tuple[Profile, ...]) -> Stories:
        """Return the stories that *profiles* follow."""
        if self._stories is None:
            self._stories = _learned(db, {p.name: p for p in profiles})
        return self._stories

    def forget(self) -> None:
        """Read them anew when next asked: a transaction was taken back."""
        self._stories = None


def _learned(db: Database, profiles: dict[str, Profile]) -> Stories:
    stories = Stories(partial(articles.count_holding, db))
    for stored in reversed(matches.newest(db, limit=_MATCHES)):
        profile = profiles.get(stored.match.profile)
        article = articles.by_id(db, stored.match.article_id) if profile else None
        if profile and article:
            stories.learn(profile, article, stored.match)
    return stories
