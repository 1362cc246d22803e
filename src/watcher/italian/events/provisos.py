"""What does an aside like "se confermato" leave open?"""

from watcher.italian.events import grammar
from watcher.italian.events.clauses import Clauses
from watcher.italian.verbs.group import Mood, VerbGroup

_LONGEST = 4  # "se venisse davvero confermata"


def leaves_open(clauses: Clauses, index: int) -> bool:
    """
    Say whether the noun *index* is what an aside makes depend on its confirmation.

    It stands right before the aside, or opens the clause behind it: "il taglio, se
    confermato, ...", "se confermata, la fuga ...".
    """
    for begin, end in _asides(clauses):
        if begin and _last_verb(clauses, begin) < index < begin:
            return clauses.segment(index)[1] == begin
        if not begin and end <= index < _next_verb(clauses, end):
            return clauses.segment(index)[0] == end
    return False


def hangs(clauses: Clauses, group: VerbGroup) -> bool:
    """Say whether a conditional follows from such an aside: "farebbe discutere"."""
    follows = any(end <= clauses.first(group) for _, end in _asides(clauses))
    return follows and group.mood is Mood.CONDITIONAL and not group.perfect


def _asides(clauses: Clauses) -> list[tuple[int, int]]:
    """Return begin and end of each "se confermato" that commas part."""
    found: list[tuple[int, int]] = []
    if "se" not in clauses.keys:
        return found
    for begin, word in enumerate(clauses.keys):
        if word != "se" or not (begin == 0 or clauses.parted(begin)):
            continue
        _, end = clauses.segment(begin)
        tail = clauses.keys[begin + 1 : end]
        if 1 <= len(tail) <= _LONGEST and tail[-1] in grammar.words("provisos"):
            found.append((begin, end))
    return found


def _last_verb(clauses: Clauses, begin: int) -> int:
    """Return the number of the last verb of the segment that ends at *begin*."""
    start, _ = clauses.segment(begin - 1)
    heads = [at for at in range(start, begin) if clauses.group_at(at)]
    return max(heads, default=start - 1)


def _next_verb(clauses: Clauses, end: int) -> int:
    if end >= len(clauses.keys):
        return end
    _, stop = clauses.segment(end)
    return min((at for at in range(end, stop) if clauses.group_at(at)), default=stop)
