"""Which phrases belong together at a comma: "il sindaco di Genova, Silvia Salis"?"""

from watcher.italian.speech.phrases import closes
from watcher.italian.speech.reading import Reading
from watcher.italian.speech.speaker import Speaker


def with_apposition(reading: Reading, found: Speaker, beside: Speaker) -> Speaker:
    """Join "il sindaco di Genova, Silvia Salis," in either order."""
    if beside.is_text or beside.is_media:
        return found
    bare_name = found.role == "name" and beside.role not in ("name", "unnamed")
    bare_office = beside.role == "name" and found.role not in ("name", "unnamed")
    if not closes(reading, beside.end) or not (
        bare_name or (bare_office and not beside.definite)
    ):
        return found
    office, name = (beside, found) if bare_name else (found, beside)
    if bare_name and not _is_personal(reading, name):
        return found
    return office._replace(start=found.start, end=beside.end, name=name.name,
        code=office.code or name.code, named=True, definite=True,
    )  # fmt: skip


def with_author(text: Speaker, author: Speaker) -> Speaker:
    """Join "la ricerca, condotta dall'università di Padova,": the author speaks."""
    if author.is_text:
        return text
    return author._replace(
        start=text.start,
        end=author.end,
        head=text.head,
        head_at=text.head_at,
        role=text.role,
        named=True,
        told=author.told or (author.start, author.end),
    )


def _is_personal(reading: Reading, name: Speaker) -> bool:
    """Say whether a bare name can be a person's: two words, or a known person."""
    known = reading.actors_between(name.start, name.end)
    return any(a.kind == "person" for a in known) or name.end - name.start >= 2
