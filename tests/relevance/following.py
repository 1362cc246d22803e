"""A matcher that follows a story: it judges articles and remembers them."""

from dataclasses import replace

from relevance.builders import an_article
from watcher.model.article import Article
from watcher.model.match import Match
from watcher.model.profile import Profile
from watcher.relevance import Archive, Stories, compile_profiles


class Follower:
    """A matcher of one profile that has read *texts*, each its own title and body."""

    def __init__(self, profile: Profile, texts: tuple[str, ...]) -> None:
        self.profile = profile
        self.matcher = compile_profiles([profile])
        self.archive = Archive()
        self.stories = Stories(self.archive.spread)
        for number, text in enumerate(texts):
            self.read(replace(an_article(text, text), id=f"a{number}"))

    def read(self, article: Article) -> Match:
        """Judge *article* and remember it."""
        (match,) = self.matcher.judge(article, self.stories)
        self.archive.add(article)
        self.stories.learn(self.profile, article, match)
        return match
