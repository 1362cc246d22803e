"""Is an article a text that was read before, with or without a change? And whose?"""

from collections import Counter
from collections.abc import Mapping, Sequence

from watcher.claims.ledger import Ledger

# A reprint drops the end, changes a word or corrects a figure; what has this share of
# its sentences from others says nothing new by its events alone.
_MOST = 0.6
# A sentence whose content is covered so far was edited, not written.
_EDITED = 0.8
# A flash of two sentences is soon like another, and may still be the news.
_FEWEST_SENTENCES = 4
# A reprint of one article has half of its sentences from there, and three at least:
# quotations and what an outlet prints under everything are shared, too.
_HALF = 0.5
_FEWEST_SHARED = 3

Places = Sequence[str | None]


def places_of(
    article_id: str,
    sentences: Sequence[tuple[str, int]],
    readers: Mapping[int, str],
    ledger: Ledger,
) -> Places:
    """
    Return for each of *sentences* (with its hash) the article where it was read first.

    None where it is this article's own. *readers* tells what was read word by word,
    the ledger what was edited since.
    """
    short = len(sentences) < _FEWEST_SENTENCES
    return [
        readers.get(value) or (None if short else _edited(text, article_id, ledger))
        for text, value in sentences
    ]


def _edited(sentence: str, article_id: str, ledger: Ledger) -> str | None:
    share, claim = ledger.coverage(sentence, article_id)
    return claim.article_id if claim and share >= _EDITED else None


def is_reprint(places: Places) -> bool:
    """
    Tell whether most sentences of an article were read in others.

    A reprint is still read: a changed number, a new time or an added denial in it is
    news, for that slot alone.
    """
    read = sum(place is not None for place in places)
    return len(places) >= _FEWEST_SENTENCES and read >= len(places) * _MOST


def reprinted(places: Places) -> str | None:
    """
    Return the article that an article with these *places* reprints, if it does.

    >>> reprinted(["a1", "a1", None, "a1", "a2"])
    'a1'
    """
    counted = Counter(place for place in places if place)
    # Of equals the first in the order of the text.
    found = max(counted, key=lambda place: counted[place], default=None)
    enough = max(_FEWEST_SHARED, len(places) * _HALF)
    return found if found and counted[found] >= enough else None
