"""Which entry do a feed's fields make, and when are two of them the same?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b

from watcher.italian.foreign.leftovers import without_leftovers
from watcher.italian.foreign.links import web_link
from watcher.italian.foreign.plain import one_line
from watcher.italian.foreign.stamps import moment
from watcher.italian.foreign.text import text_of, title_of
from watcher.model.entry import Entry

# Enough for a day of the busiest agency; a feed of 50,000 is an accident or an attack.
MAX_ENTRIES = 1_000
_MAX_SUMMARY = 10_000
_MAX_ID = 500
_HASH = "hash:"
# Letters of a mark: two of a million entries of a feed hardly share one.
_MARK = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The fields of one entry as the feed wrote them: markup, any link, any guid."""

    guid: str = ""
    link: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    published: datetime | None = None
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Named:
    """Fields with the identity that they give, "" for none, and their web address."""

    id: str
    link: str | None
    fields: Fields


def entries_of(
    found: Iterable[Fields], *, base: str, shown: str = ""
) -> tuple[tuple[Entry, ...], dict[str, str], tuple[str, ...]]:
    """
    Make entries of *found*; return them with the marks of all, by id, and notes.

    *base* resolves relative links. Entries whose marks are in *shown*, end to end, say
    what they said before and are not made. Where two share an id or a link, or one has
    no id, all are made and none is marked: who is who depends on the others.
    """
    named = [_named(fields, base) for fields in found]
    marks = {one.id: _mark(one) for one in named} if _stand_alone(named) else {}
    known = {shown[at : at + _MARK] for at in range(0, len(shown), _MARK)}
    fresh = (one for one in named if marks.get(one.id) not in known)
    entries, notes = distinct(map(_entry, fresh))
    return entries, marks, notes


def _named(fields: Fields, base: str) -> _Named:
    link = web_link(fields.link, base=base)
    guid = one_line(fields.guid, max_chars=100_000)
    return _Named(_short(guid or link or ""), link, fields)


def _stand_alone(named: Sequence[_Named]) -> bool:
    ids = {one.id for one in named}
    links = [one.link for one in named if one.link]
    alone = len(ids) == len(named) and len(set(links)) == len(links)
    return alone and "" not in ids and len(named) <= MAX_ENTRIES


def _mark(named: _Named) -> str:
    fields = named.fields
    said = (named.id, named.link or "", fields.title, fields.summary, fields.content)
    text = "\0".join(said).encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=_MARK // 2).hexdigest()


def _entry(named: _Named) -> Entry:
    """Make an entry; without guid and link its id is a hash of its text."""
    fields = named.fields
    title = title_of(fields.title)
    content = without_leftovers(text_of(fields.content))
    summary = without_leftovers(text_of(fields.summary))
    # Its lines hold single spaces already.
    flat = " ".join(filter(None, summary.split("\n")))[:_MAX_SUMMARY].rstrip()
    return Entry(
        id=named.id or _hash(f"{title}\n{summary}\n{content}"),
        link=named.link,
        title=title,
        published=fields.published,
        updated=fields.updated,
        summary="" if flat == title else flat,
        content=content,
    )


def distinct(entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """
    Fold entries with the same id and link; the newest `MAX_ENTRIES` and notes.

    A guid that several links share is no identity: then the link is.
    """
    found = list(entries)
    links: dict[str, set[str]] = {}
    for entry in found:
        links.setdefault(entry.id, set()).add(entry.link or "")
    kept: dict[str, Entry] = {}
    for entry in found:
        shared = len(links[entry.id]) > 1 and entry.link
        one = replace(entry, id=_short(entry.link or "")) if shared else entry
        if one.id in kept and one.id.startswith(_HASH):
            # Alike, but nothing says that they are the same.
            one = replace(one, id=f"{one.id}:{len(kept)}")
        kept[one.id] = _newer(kept.get(one.id), one)
    if len(kept) <= MAX_ENTRIES:
        return tuple(kept.values()), ()
    newest = sorted(kept.values(), key=_age)[:MAX_ENTRIES]
    return tuple(newest), (f"read the newest {MAX_ENTRIES} of {len(kept)} entries",)


def text_field(fields: Mapping[str, object], *names: str) -> str:
    """Return the first of the fields *names* that is a text with something in it."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _newer(known: Entry | None, other: Entry) -> Entry:
    if known is None or known.updated is None or other.updated is None:
        return known or other
    return other if other.updated > known.updated else known


def _age(entry: Entry) -> float:
    # Undated entries keep their place in the feed, behind the dated ones.
    moment = entry.updated or entry.published
    return -moment.timestamp() if moment else 0.0


def _short(identity: str) -> str:
    return identity if len(identity) <= _MAX_ID else _hash(identity)


def _hash(text: str) -> str:
    return (
        "hash:" + blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()
    )


def utc(parts: object) -> datetime | None:
    """Return a UTC time struct as a datetime; None when it is no plausible date."""
    if not isinstance(parts, tuple) or len(parts) < 6:
        return None
    year, month, day, hour, minute, second = (int(part) for part in parts[:6])
    # A leap second is the last one of its minute to us.
    return moment((year, month, day, hour, minute, min(second, 59)), UTC)
