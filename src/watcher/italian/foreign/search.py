"""Where do these expressions end in a text? One pass for a thousand of them."""

from collections.abc import Sequence, Set

import hyperscan

_FLAGS = hyperscan.HS_FLAG_DOTALL | hyperscan.HS_FLAG_CASELESS


class Search:
    """
    Expressions that are sought together, whatever the case of their letters.

    >>> Search([b"kursk", b"r.*b"]).met(b"A Kursk, verso la Russia")
    [(0, 7)]
    """

    def __init__(self, expressions: Sequence[bytes], every: Set[int] = frozenset()):
        """Take *expressions*; all places are told of those with a number in *every*."""
        self._database = hyperscan.Database() if expressions else None
        if self._database is not None:
            numbers = range(len(expressions))
            once = hyperscan.HS_FLAG_SINGLEMATCH
            self._database.compile(
                expressions=list(expressions),
                ids=list(numbers),
                elements=len(expressions),
                flags=[_FLAGS | (0 if n in every else once) for n in numbers],
            )

    def met(self, text: bytes) -> list[tuple[int, int]]:
        """Return the numbers of those that stand in *text*, each with an end."""
        found: list[tuple[int, int]] = []

        def note(number: int, _: int, end: int, *__: object) -> None:
            found.append((number, end))

        if self._database is not None:
            self._database.scan(text, match_event_handler=note)
        return found
