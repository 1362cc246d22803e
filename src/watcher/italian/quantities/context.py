"""What does the sentence say of a number that its own words do not?"""

from collections.abc import Sequence

from watcher.italian.quantities.borrowed_units import with_unit
from watcher.italian.quantities.former import is_previous, is_unchanged
from watcher.italian.quantities.passage import Passage
from watcher.italian.quantities.reading import Reading
from watcher.italian.quantities.telling import class_alone, is_telling


def in_context(text: Passage, readings: Sequence[Reading]) -> list[Reading]:
    """Give units that the sentence supplies, mark former values, drop the bare rest."""
    done: list[Reading] = []
    for at, reading in enumerate(readings):
        later = readings[at + 1] if at + 1 < len(readings) else None
        is_open = reading.unit is None or _is_part(text, reading)
        found = with_unit(text, reading, done, later) if is_open else reading
        found = found._replace(
            previous=found.previous or is_previous(text, found),
            class_only=found.class_only or class_alone(text, found),
            definite=found.definite or (is_open and is_unchanged(text, found)),
        )
        if found.unit or is_telling(text, found):
            done.append(found)
    return done


def _is_part(text: Passage, reading: Reading) -> bool:
    """Tell "213 casi, di cui 199 importati", where no noun follows."""
    before = text.word(reading.first - 2), text.word(reading.first - 1)
    is_sure = reading.unit is not None and reading.unit.is_sure
    return before[1] == "cui" and before[0] in {"di", "tra", "fra"} and not is_sure
