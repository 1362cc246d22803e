"""Is a piece news, an opinion, a recap, an erratum? Told by its head and its voice."""

import re
from functools import cache

from watcher.italian import lexicon
from watcher.italian.translated import is_translated
from watcher.italian.words import fold, fold_line, tokens

_QUESTION = re.compile(r"\?")
# Six questions in a text are a style (open letter, ten questions), not news.
_MANY_QUESTIONS = 6
# An erratum is short, and its first sentence names the edition, the piece or the day.
_SHORT, _OPENING = 1500, 500
_SENTENCE_END = re.compile(r"(?<=[a-z»)]{2})\.\s")
_PRINT = re.compile(
    r"\b(?:articol[oi]|edizione|pagina|pagine|sito|titol[oi]|tabella|grafico|"
    r"didascalia|servizio|pezzo|intervista|cronaca|notizia|ieri|giornale)\b"
)
# What stands in quotation marks, or in the turns of a dialogue, others say.
_SPOKEN = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|(?m:^\s*[–—-]\s.*$)")
# A correction ("abbiamo scritto per errore") has two such words; a text of which more
# than one word in seventy is one of them is a letter, a column or an editorial.
_LETTERS = re.compile(r"[^\W\d_]+'?")
_OWN_WORDS, _OWN_SHARE = 3, 0.014


def genre_of(title: str, summary: str, body: str) -> str:
    """
    Return "errata", "opinion", "recap", "translated" or "news".

    >>> genre_of("L'editoriale. Chi paga?", "", "")
    'opinion'
    >>> genre_of("Alluvione, la cronologia di un anno", "", "")
    'recap'
    """
    head = fold(f"{title} . {summary}")
    for genre in ("errata", "opinion", "recap"):
        if any(pattern.search(head) for pattern in _patterns(genre)):
            return genre
    if _puts_right(body):
        return "errata"
    if is_translated(f"{title}\n{summary}\n{body}"):
        return "translated"
    sentences = max(len(re.findall(r"[.!?]+(?:\s|$)", body)), 1)
    questions = len(_QUESTION.findall(body))
    asks = questions >= _MANY_QUESTIONS and questions / sentences > 0.2
    return "opinion" if asks or _is_personal(f"{title}\n{summary}\n{body}") else "news"


def _puts_right(body: str) -> bool:
    """
    Tell an erratum without a rubric: what was printed, and that it was wrong.

    >>> _puts_right("Ieri abbiamo scritto che i pozzi sono tre: sbagliato.")
    True
    >>> _puts_right("Abbiamo scritto al sindaco per dire che la strada è sbagliata.")
    False
    """
    opening = fold(body[:_OPENING])
    lead = _SENTENCE_END.split(opening, maxsplit=1)[0]
    if len(body) > _SHORT or not _phrases("printed").search(lead):
        return False
    return bool(_PRINT.search(lead) and _phrases("amends").search(fold(body)))


def _is_personal(text: str) -> bool:
    """
    Tell whether the writer speaks of himself, outside of what he quotes.

    >>> _is_personal("Io temo che sbaglino. Ho visto i muri, e mi basta.")
    True
    >>> _is_personal("«Io temo che sbaglino, e mi basta», ha detto il sindaco.")
    False
    """
    told = _SPOKEN.sub(" ", text)
    # Most news has no such word; it need not be split to count them.
    own_words = _first_person()
    likely = sum(word in own_words for word in _LETTERS.findall(fold_line(told)))
    if likely < _OWN_WORDS:
        return False
    words = [token.folded for token in tokens(told)]
    own = sum(word in own_words for word in words)
    return own >= _OWN_WORDS and own > len(words) * _OWN_SHARE


@cache
def _first_person() -> frozenset[str]:
    return frozenset(lexicon.lines("first_person.txt"))


@cache
def _phrases(name: str) -> re.Pattern[str]:
    """Return a pattern of the phrases that the errata list under *name*."""
    listed = lexicon.table("rubrics.toml")["errata"][name]
    return re.compile("|".join(re.escape(fold(words)) for words in listed))


@cache
def _patterns(genre: str) -> tuple[re.Pattern[str], ...]:
    table = lexicon.table("rubrics.toml")[genre]
    rubrics = "|".join(map(_rubric, table["rubrics"]))
    phrases = "|".join(re.escape(fold(words)) for words in table["phrases"])
    return (
        re.compile(rf"(?:^|[.,:;!?«»“”\"(–—-])\s*(?:{rubrics})"),
        re.compile(rf"(?<!\w)(?:{phrases})(?!\w)"),
    )


def _rubric(words: str) -> str:
    """Return a pattern of a rubric; "l'analisi dell'Arpa" is no column."""
    authored = lexicon.table("rubrics.toml")["authored"]
    folded = re.escape(fold(words))
    if words not in authored["rubrics"]:
        return rf"{folded}(?!\w)"
    authors = "|".join(map(re.escape, authored["followed"]))
    return rf"{folded}(?!\w)(?!\s+(?:{authors})(?:\s|(?<=')))"
