"""Is a "sì" or a "no" the answer of an authority, as in "sì del governo"?"""

from watcher.italian.events import grammar
from watcher.italian.events.clauses import Clauses

_YES = frozenset({"sì", "ok"})
_NO = frozenset({"no", "niet"})
ANSWERS = _YES | _NO
_SAYING = frozenset({"dice", "dicono", "disse", "detto", "dirà", "arriva", "arrivato"})


def answer(clauses: Clauses, index: int) -> str | None:
    """
    Return the class of the answer at *index*: AGREE or REJECT, None for a mere word.

    It is a noun: an article or a number stands before, or it opens a stretch ("sì del
    governo"); and it says whose it is or to what. "No al ponte" is on a banner.
    """
    word = clauses.keys[index]
    if word not in ANSWERS or index + 1 >= len(clauses.keys):
        return None
    after = clauses.keys[index + 1]
    if clauses.parted(index + 1):
        return None
    whose = after in grammar.words("of") and after not in grammar.words("to")
    whose = whose or after.startswith("dal")
    given, opens = _is_noun(clauses, index), not index or clauses.parted(index)
    towards = after in grammar.words("to") and (given or (opens and word in _YES))
    if towards or (whose and (given or opens)):
        return "AGREE" if word in _YES else "REJECT"
    return None


def _is_noun(clauses: Clauses, index: int) -> bool:
    """Tell "il primo sì", "dice no"."""
    if not index or clauses.parted(index):
        return False
    before = clauses.keys[index - 1]
    named = ("articles", "contracted", "determiners")
    return before in _SAYING or any(before in grammar.words(n) for n in named)
