"""Which paragraphs does an outlet print under many articles? Pure: no database."""

from collections.abc import Collection, Iterable, Iterator

from watcher.articles.identity import key_of, subject_of
from watcher.model.article import Article

#: How many earlier articles of an outlet are looked at.
LOOKED_AT = 30
# An invitation, an author's life, a notice; longer is told by somebody.
_MAX_CHARS = 400
_ARTICLES = 3


def refrains_in(article: Article, earlier: Iterable[Article]) -> frozenset[str]:
    """
    Return the short paragraphs of *article* that are no part of it, as `key_of` them.

    They stand in *earlier* articles of its outlet, too, and on other subjects: three
    headlines without a common word. Background is repeated in articles on one subject,
    and their headlines share a word.
    """
    keys = {key_of(one) for one in _short(article.body)} - {""}
    subjects = {key: [subject_of(article)] for key in keys}
    for other in earlier:
        subject = subject_of(other)
        for key in keys.intersection(map(key_of, _short(other.body))):
            if all(subject.isdisjoint(known) for known in subjects[key]):
                subjects[key].append(subject)
    return frozenset(key for key, found in subjects.items() if len(found) >= _ARTICLES)


def without(text: str, refrains: Collection[str]) -> str:
    """Return *text* without the paragraphs in *refrains*, all when none is left."""
    kept = [one for one in text.split("\n\n") if key_of(one) not in refrains]
    return "\n\n".join(kept) or text


def _short(body: str) -> Iterator[str]:
    return (one for one in body.split("\n\n") if len(one) <= _MAX_CHARS)
