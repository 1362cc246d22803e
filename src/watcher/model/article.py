"""What is an article once its text is in hand?"""

from dataclasses import dataclass
from datetime import datetime

#: The flag of an article whose page held no word that any profile needs.
UNREAD = "unread"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """
    What was read in a downloaded page.

    `origin` is the agency or body that the text goes back to ("Ansa"), when it
    is signed. `flags` are those that docs/json.md lists ("short", "paywall" ...).
    """

    source: str
    url: str
    title: str
    text: str
    author: str | None = None
    published: datetime | None = None
    language: str | None = None
    origin: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """
    A text to be read for claims.

    `published` is aware. Paragraphs of `body` are separated by a blank line.
    Every offset into an article counts characters of `text`.
    """

    id: str
    outlet: str
    url: str
    published: datetime
    title: str
    summary: str = ""
    body: str = ""
    origin: str | None = None
    flags: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Title, summary and body, separated by blank lines; empty parts left out."""
        return "\n\n".join(part for part in self.parts.values() if part)

    @property
    def parts(self) -> dict[str, str]:
        """The fields in the order of `text`."""
        return {"title": self.title, "summary": self.summary, "body": self.body}

    def field_at(self, offset: int) -> str:
        """Name the field (title, summary or body) that holds *offset* of `text`."""
        end = 0
        for name, part in self.parts.items():
            end += len(part) + 2 if part else 0
            if offset < end:
                return name
        return "body"
