"""Which sentences does a reprint have that were not read before it?"""

from watcher.claims.sentences import sentence_hash
from watcher.italian.sentences import Sentence, sentences
from watcher.model.article import Article
from watcher.store.database import Database
from watcher.store.matches import StoredMatch
from watcher.store.sentences import StoredSentences


def new_sentences(
    db: Database, article: Article, item: StoredMatch
) -> tuple[Sentence, ...]:
    """Return what *article* adds to the one it reprints; nothing if it is none."""
    if item.reprint_of is None:
        return ()
    hashes = {sentence_hash(s.text): s for s in sentences(article.text)}
    readers = StoredSentences(db, item.match.profile).readers(hashes)
    own = (s for value, s in hashes.items() if readers.get(value) == article.id)
    return tuple(own)
