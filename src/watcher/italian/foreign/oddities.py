"""What in a page needs more than a look at its letters? Each kind by an expression."""

import html.entities
from functools import cache

from watcher.italian.foreign.letters import fold
from watcher.italian.foreign.search import Search

# What a reference stands for when it only parts words, read or not.
_PARTING = frozenset(b" !\"'(),-./:?|")
_STRANGE = (
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]",
    # All other letters, digits, marks and invisible characters; a test asks for each.
    rb"\xc2[\x80-\x9f\xaa\xad\xb2\xb3\xb5\xb9\xba\xbc-\xbe]",
    rb"[\xc6-\xdf\xe0\xe1\xe3-\xee\xf1-\xff]",
    rb"\xe2(?:\x80[\x8b-\x8f\xaa-\xae]|\x81[\xa0-\xbf]|\x82[\x80-\x9f]|\x83[\x81-\xbf])",
    rb"\xe2(?:[\x84\x85\x91-\x93\xb0-\xbf]|\x86[\x80-\x8f]|\x90[\xa4-\xbf]|\x9d[\xb6-\xbf])",
    rb"\xe2\x9e[\x80-\x93]",
    rb"\xef(?:[^\xb8\xbf]|\xb8[^\x8f]|\xbf[^\xbd])",
    rb"\xe2(?:\xad[\xb4\xb5]|\xae\x96)",
    # Of pictures those that have been there for years are none.
    rb"\xf0(?:[^\x9f]|\x9f(?:[^\x87\x8c-\x9b\xa4-\xa7]|\x87[^\xa6-\xbf]|\x9b[^\x80-\x94]))",
    # Something invisible in a reference.
    rb"[#a-z0-9;&]<>",
    # Encoded more than once.
    rb"amp;#",
    rb"amp;amp;amp;",
    rb"\\\\+(?:[bf]|u[0-9a-f]{4})",
)
_ESCAPES = (rb"\\[bf]", rb"\\u[0-9a-f]{4}")


class Oddities:
    """What is looked for beside letters; by number, what can be mended at once."""

    def __init__(self) -> None:
        sought = [*_STRANGE, *_without_semicolon()]
        begin = len(sought)
        sought += [b"&#", *(b"&" + name for name in _telling_names())]
        self.references = frozenset(range(begin, len(sought)))
        sought += _ESCAPES
        self.escapes = frozenset(range(len(sought) - len(_ESCAPES), len(sought)))
        self.mendable = self.references | self.escapes
        self.search = Search(sought, self.references)


oddities = cache(Oddities)


def _telling_names() -> list[bytes]:
    """Return the names of references that stand for more than a gap between words."""
    told = {
        name.lower()
        for name, meaning in html.entities.html5.items()
        if name.endswith(";") and not _PARTING.issuperset(fold(meaning))
    }
    return sorted(name.encode() for name in told - {"amp;"})


def _without_semicolon() -> list[bytes]:
    """Return expressions for references that parsers read differently, or twice."""
    bare = {n.lower() for n in html.entities.html5 if not n.endswith(";")} - {"amp"}
    names = "|".join(sorted(bare)).encode()
    after = ["#", r"\\", *"0123456789abcdefghijklmnopqrstuvwxyz"]
    amps = [f"{before}amp{one}".encode() for before in ("&", "amp;") for one in after]
    encoded = [b"amp;" + name for name in _telling_names()]
    return [rb"(?:&|amp;)(?:" + names + rb")[^;]", *amps, *encoded]
