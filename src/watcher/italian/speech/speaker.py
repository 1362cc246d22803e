"""What is known of a noun phrase that can be a source?"""

from typing import NamedTuple

_TEXTS = ("document", "speech")


class Speaker(NamedTuple):
    """
    A noun phrase that can be a source; `start` and `end` are token indexes.

    `head` is the folded noun at its head ("" for a bare name), `head_at` its token,
    `role` the class of that noun in `source_nouns.tsv` (or "name"), `named` True when a
    proper name or a known actor is in it, `definite` True after a definite article.
    `told` are the tokens that name the one who speaks when they are not all of the
    phrase ("ministero" in "una nota del ministero").
    """

    start: int
    end: int
    name: str
    code: str | None
    kind: str
    head: str = ""
    head_at: int | None = None
    role: str = "name"
    named: bool = True
    definite: bool = False
    told: tuple[int, int] | None = None

    @property
    def is_media(self) -> bool:
        """True for an outlet or a news agency."""
        return self.kind == "media"

    @property
    def is_text(self) -> bool:
        """True for a document or a word for speech: it speaks for its owner."""
        return self.role in _TEXTS


class Phrase(NamedTuple):
    """Where a phrase begins, where its head stands, where it ends."""

    start: int
    head: int
    end: int
    definite: bool
