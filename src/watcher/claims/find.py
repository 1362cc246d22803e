"""What does an article assert? Article -> claims, each with its evidence."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from watcher.claims.assertions import Asserted
from watcher.claims.topic import Topic
from watcher.italian.document import Document, read
from watcher.italian.genre import genre_of
from watcher.italian.sentences import with_words
from watcher.model.article import Article
from watcher.model.claim import Claim
from watcher.model.match import Match

# "Ieri" and "giovedì" are those of the Italian reader, whatever the feed's zone.
ROME = ZoneInfo("Europe/Rome")
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The claims of an article, without ids, and the text they were found in."""

    claims: tuple[Claim, ...]
    document: Document
    genre: str


def find(article: Article, match: Match) -> Finding:
    """Return what *article* asserts on the topic of *match*, in text order."""
    today = article.published.astimezone(ROME).date()
    document = read(article.text, today)
    topic = Topic(article, match)
    genre = genre_of(article.title, article.summary, article.body)
    if genre == "news" and match.is_by_names:
        genre = "by-names"
    sick = any(event.event_type == "DISEASE" for event in document.events)
    asserted = Asserted(article, match.profile, document, genre, today, sick)
    claims: list[Claim] = []
    for index, (sentence, first, last) in enumerate(with_words(article.text)):
        # A word or two on a line of their own are a rubric or a menu, not a sentence.
        if topic.covers(sentence.start) and last - first >= _FEWEST_WORDS:
            claims.extend(asserted.in_sentence(index, sentence))
    return Finding(claims=tuple(claims), document=document, genre=genre)
