"""Which lines of a page are not part of its article?"""

import re
from dataclasses import dataclass
from functools import cache

from watcher.italian import lexicon
from watcher.italian.foreign.invitations import is_invitation
from watcher.italian.foreign.stamps import read_stamp
from watcher.italian.words import fold, fold_line

# Nobody ends an article with a handful of words and no stop; menus do.
_FRAGMENT_WORDS = 5
# "Anna Bianchi - mercoledì 17 settembre 2025, ore 8.30"
_DATELINE_WORDS = 10
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*", re.UNICODE)
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\s»”\"'’)\]]*$")
_BOX_MARKS = (":", "-", "–", "—", "|", ">", "→")
_START = re.compile(r"[^\w©(]*")
_END_SIGNS = ")_"
# No label of `boilerplate.txt` comes near it, with its counts.
_LONGEST_LABEL = 200
# The line below a post that a page embeds: "— Eco di Riviera (@eco) 3 novembre 2025"
_EMBEDDED = re.compile(r"^\s*[—–-]\s.{1,80}\(@\w{1,40}\)")
_COUNT = re.compile(r"\s*\(?\b\d+\b\)?\s*")


@dataclass(frozen=True, slots=True)
class _Rules:
    whole: frozenset[str]
    beginnings: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    pair_beginnings: tuple[str, ...]


def without_leftovers(text: str) -> str:
    """
    Return *text* without labels, boxes and menu words; its lines are paragraphs.

    Known ones go wherever they stand on a line of their own; unknown fragments (a few
    words without a stop) only before the first and after the last sentence.

    >>> page = ["Home", "Il ponte riapre oggi.", "Leggi anche: i ritardi", "vai giù"]
    >>> without_leftovers(chr(10).join(page))
    'Il ponte riapre oggi.'
    """
    if not text:
        return text
    lines = [
        without_last_box(line)
        for line in text.split("\n")
        if not (line and is_leftover(line))
    ]
    ends = [at for at, line in enumerate(lines) if ends_sentence(line)]
    if not ends:
        return "\n".join(lines)
    kept = (
        line
        for at, line in enumerate(lines)
        if ends[0] <= at <= ends[-1] or not _is_fragment(line)
    )
    return "\n".join(kept).strip("\n")


def is_leftover(line: str) -> bool:
    """
    Tell whether *line* is a label, button, rights notice or box of `boilerplate.txt`.

    >>> is_leftover("Condividi 12"), is_leftover("Condividi la gioia dei tifosi.")
    (True, False)
    """
    folded = _bare(fold_line(line.strip()[:400]))
    if not folded:
        return bool(line.strip())
    rules = _rules()
    if len(folded) < _LONGEST_LABEL and _COUNT.sub(" ", folded).strip() in rules.whole:
        return True
    if folded.startswith(rules.pair_beginnings) and any(
        folded.startswith(a) and b in folded for a, b in rules.pairs
    ):
        return True
    if is_invitation(line) or _EMBEDDED.search(line[:200]):
        return True
    return folded.startswith(rules.beginnings) and _begins_box(folded, line)


def without_last_box(line: str) -> str:
    """
    Return *line* without the link to another article behind its last sentence.

    >>> without_last_box("Il ponte riapre. LEGGI ANCHE: Frana, chiusa la statale")
    'Il ponte riapre.'
    """
    found = _last_box().search(line)
    return line[: found.start()].rstrip() if found else line


def ends_sentence(line: str) -> bool:
    """Tell whether *line* holds a word and ends as a sentence does."""
    return bool(_ENDS_SENTENCE.search(line[-40:])) and bool(_WORD.search(line))


def _bare(folded: str) -> str:
    end = len(folded)
    while end and not (folded[end - 1].isalnum() or folded[end - 1] in _END_SIGNS):
        end -= 1
    found = _START.match(folded)
    return folded[found.end() if found else 0 : end]


def _begins_box(folded: str, line: str) -> bool:
    for words in _rules().beginnings:
        if folded.startswith(words) and not folded[len(words) :][:1].isalnum():
            # "Per approfondire il caso la procura ha nominato un perito." is news,
            # "Per approfondire: il caso." is a box.
            marked = folded[len(words) :].lstrip().startswith(_BOX_MARKS)
            return marked or not ends_sentence(line)
    return False


def _is_fragment(line: str) -> bool:
    if ends_sentence(line):
        return False
    words = len(_WORD.findall(line))
    is_dateline = words <= _DATELINE_WORDS and read_stamp(line) is not None
    return words <= _FRAGMENT_WORDS or is_dateline


@cache
def _last_box() -> re.Pattern[str]:
    # A headline has no stop, a sentence of the article has.
    cues = "|".join(map(re.escape, lexicon.lines("link_boxes.txt")))
    return re.compile(
        rf"(?<=[.!?…»”\"]) *[>→(\[]* *(?:{cues}) *(?:[:>→|–—-]|»)+ *[^.\n]{{8,160}}$",
        re.IGNORECASE,
    )


@cache
def _rules() -> _Rules:
    whole, beginnings, pairs = set(), [], []
    for entry in map(fold, lexicon.lines("boilerplate.txt")):
        before, star, behind = entry.partition("*")
        if behind:
            pairs.append((before, behind))
        elif star:
            beginnings.append(before)
        else:
            whole.add(entry)
    return _Rules(
        whole=frozenset(whole),
        beginnings=tuple(beginnings),
        pairs=tuple(pairs),
        pair_beginnings=tuple(before for before, _ in pairs),
    )
