"""What did an article lack to concern a profile?"""

from collections.abc import Collection, Sequence

from watcher.model.profile import Group
from watcher.relevance.requirements import Requirement

_MOST_NAMED = 6


def near_miss(
    groups: Sequence[Group],
    lacking: Sequence[Sequence[Requirement]],
    found: Sequence[Collection[str]],
    excluded: Sequence[str | None],
) -> str | None:
    """
    Say what the nearest group lacked; None when no group found anything.

    For every group: what it is *lacking*, the terms it *found*, and the term of `none`
    that *excluded* it.
    """
    order = sorted(
        (number for number in range(len(groups)) if found[number]),
        key=lambda number: (len(lacking[number]), -len(found[number]), number),
    )
    if not order:
        return None
    nearest = order[0]
    name = f'group {nearest + 1} "{groups[nearest].label}"'
    if not lacking[nearest]:
        return f'{name} was excluded by "{excluded[nearest]}"'
    missing = "; ".join(_lack(requirement) for requirement in lacking[nearest])
    return f"{name} lacked {missing}"


def too_weak(score: float, min_score: float, zones: Collection[str]) -> str:
    """Say why an article that matches a group scores under the profile's limit."""
    where = "only in a box of links" if set(zones) == {"box"} else "only in passing"
    return f"named {where}: score {score:.2f} is under {min_score:.2f}"


def _lack(requirement: Requirement) -> str:
    named = ", ".join(requirement.terms[:_MOST_NAMED])
    more = len(requirement.terms) - _MOST_NAMED
    named += f" and {more} more" if more > 0 else ""
    return f"one of: {named}" if len(requirement.terms) > 1 else named
