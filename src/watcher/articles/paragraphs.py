"""Which lines of a reading are paragraphs of the article?"""

import re
from functools import cache

from watcher.italian import lexicon
from watcher.italian.foreign.leftovers import ends_sentence, without_leftovers
from watcher.italian.foreign.plain import one_line
from watcher.italian.foreign.stamps import read_stamp
from watcher.italian.speech.origins import origin_of
from watcher.italian.words import fold

_MAX_RAW = 400_000
# The longest report measures 40,000 characters. Judging costs more than reading, and
# a page without an end would hold up all others.
MAX_TEXT = 60_000
_PROSE_CHARS = 120
_DATELINE_CHARS = 120
_WORD = re.compile(r"[^\W\d_]+")
_SIGNED = re.compile(r"^(?:articolo |testo )?(?:di|da|a cura di):? ", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?: (?:e )?[A-ZÀ-Þ][\w'’.-]*){1,4}")
_EDGE_LINES = 5
_SIGNATURE_CHARS = 40
# A shorter one may be the subject of the first sentence.
_TITLE_CHARS = 30


def paragraphs_of(text: str, *, title: str, author: str | None) -> str:
    """
    Return the paragraphs in the lines of *text*, separated by blank lines.

    Labels, boxes, invitations, datelines, bylines and the repeated *title* go. What
    has no sentence in it is a menu: "".
    """
    lines = [one_line(line, max_chars=20_000) for line in text[:_MAX_RAW].split("\n")]
    kept = without_leftovers("\n".join(line for line in lines if line)).split("\n")
    kept = [
        line
        for at, line in enumerate(kept)
        # In the middle a date is the heading of a chronology.
        if not (
            (at < _EDGE_LINES or at >= len(kept) - _EDGE_LINES)
            and (
                _is_byline(line, author)
                or is_dateline(_unsigned(line, author))
                or _is_signature(line)
            )
        )
    ]
    # Some readings give a passage twice.
    kept = list(dict.fromkeys(line for line in kept if fold(line) != fold(title)))
    kept[:1] = [_untitled(line, title) for line in kept[:1]]
    # A menu has lines, an article has sentences.
    has_prose = any(ends_sentence(line) or len(line) > _PROSE_CHARS for line in kept)
    return "\n\n".join(kept) if has_prose else ""


def _untitled(line: str, title: str) -> str:
    # Where a page hides its paragraphs, all of it is read as one line.
    rest = line.removeprefix(f"{title} ")
    is_title = len(title) >= _TITLE_CHARS and not rest[:1].islower()
    return rest if is_title else line


def beginning_of(text: str) -> str:
    """
    Return the paragraphs of *text* that fit into `MAX_TEXT`; the last may be cut.

    >>> beginning_of("Uno.") == "Uno."
    True
    """
    if len(text) <= MAX_TEXT:
        return text
    whole, _, _ = text[:MAX_TEXT].rpartition("\n\n")
    return whole or text[:MAX_TEXT]


def is_dateline(line: str) -> bool:
    """
    Tell whether *line* is a date and nothing else.

    >>> is_dateline("lunedì 3 novembre 2025 (modifica il 4 novembre 2025 | 12:30)")
    True
    >>> is_dateline("Lo sciopero del 3 novembre 2025")
    False
    """
    if len(line) > _DATELINE_CHARS or read_stamp(line) is None:
        return False
    return all(word in _dateline_words() for word in _WORD.findall(fold(line)))


def _is_byline(line: str, author: str | None) -> bool:
    if author and fold(line.strip(" -–—,|")) == fold(author):
        return True
    signed = _SIGNED.match(line)
    return bool(signed and _CAPITALS.fullmatch(line[signed.end() :].strip()))


def _is_signature(line: str) -> bool:
    """Tell whether *line* only says which agency wrote the text: "(ANSA)."."""
    bare = line.strip(" .")
    in_brackets = bare.startswith("(") and bare.endswith(")")
    return in_brackets and len(bare) <= _SIGNATURE_CHARS and bool(origin_of(bare))


def _unsigned(line: str, author: str | None) -> str:
    if not author:
        return line
    return re.sub(re.escape(author), " ", line, count=1, flags=re.IGNORECASE)


@cache
def _dateline_words() -> frozenset[str]:
    months = (row[0] for row in lexicon.rows("stamp_months.tsv"))
    return frozenset(map(fold, (*lexicon.lines("dateline_words.txt"), *months)))
