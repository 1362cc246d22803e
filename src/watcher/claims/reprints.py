"""Is an article a text that was read before, with or without a change?"""

from collections.abc import Sequence

from watcher.claims.ledger import Ledger

# A reprint drops the end, changes a word or corrects a figure; what has this share of
# its sentences from others says nothing new by its events alone.
_MOST = 0.6
# A sentence whose content is covered so far was edited, not written.
_EDITED = 0.8
# A flash of two sentences is soon like another, and may still be the news.
_FEWEST_SENTENCES = 4


def is_reprint(
    article_id: str, sentences: Sequence[tuple[str, int]], ledger: Ledger
) -> bool:
    """
    Tell whether most *sentences* (each with its hash) were read in another article.

    A reprint is still read: a changed number, a new time or an added denial in it is
    news, for that slot alone.
    """
    if len(sentences) < _FEWEST_SENTENCES:
        return False
    read = sum(
        value in ledger.sentences or ledger.coverage(text, article_id) >= _EDITED
        for text, value in sentences
    )
    return read >= len(sentences) * _MOST
