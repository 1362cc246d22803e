"""Which letters do the references of a page stand for, for one parser or another?"""

import html
import re
from contextlib import suppress
from functools import lru_cache
from html.entities import html5
from itertools import groupby

from watcher.italian.foreign.letters import EITHER, raw

# A page is decoded, its JSON, the markup in that, and what trafilatura makes of it;
# what is still encoded after that is an attack.
_MOST_PASSES = 6
_MOST_DIGITS = 8
_LONGEST_BARE = 6


def _bare_names() -> bytes:
    """Return an expression for the names that need no semicolon; "&amp" is apart."""
    names = sorted(n for n in html5 if not n.endswith(";") and n.lower() != "amp")
    by_letter = (
        f"{letter}(?:{'|'.join(n[1:] for n in sorted(group, key=len, reverse=True))})"
        for letter, group in groupby(names, key=lambda name: name[0])
    )
    return "|".join(by_letter).encode()


# Signs between words: read or not, they part the same letters.
_BETWEEN = (
    rb"(?:nbsp|quot|apos|[lr]squo|[lr]dquo|[lr]aquo|[nm]dash|hellip|euro|bull|middot"
    rb"|copy|#34|#39|#8211|#8212|#8216|#8217|#8220|#8221|#8230|#160|#x27);"
)
_AMP = rb"(?:amp;|AMP;|#0*38;|#[xX]0*26;)"
_NUMBER = rb"#[0-9]+|#[xX][0-9a-fA-F]+"
_NAME = rb"[a-zA-Z][a-zA-Z0-9]{1,31}(?=;)|" + _bare_names()
# What makes new references out of others: "&eg&#114;ave;", "&ampegrave;".
_STRANGE = rb"#?[a-zA-Z0-9]*+&(?:#|[a-zA-Z]{2,31}+;)|(?i:amp)(?!;)"
# A reference, perhaps to the "&" of the next one.
_REFERENCE = re.compile(
    rb"&" + _AMP + rb"*+(?:" + _STRANGE + rb"|(?!" + _BETWEEN + rb")"
    rb"(" + _NUMBER + rb"|" + _NAME + rb")(;?))"
)
_ONE_BY_ONE = re.compile(
    rb"&(?:<[^<>]*<>)*(" + _NUMBER + rb"|" + _NAME + rb"|(?i:amp))(;?)"
)
_BROKEN = re.compile(rb"&([#a-zA-Z0-9]*\x01[#a-zA-Z0-9\x01]*+)([;&]?)")
_BARE = re.compile(rb"(?:" + _NUMBER + rb"|" + _bare_names() + rb")(?=\x01)")


def without_references(text: bytes) -> bytes | None:
    r"""
    Return *text*, which `raw` made, with what its references stand for.

    Without its semicolon one is a reference for some parsers in some places, and for
    others just letters: both can be read, with a gap between the letters of a word.
    None when that cannot be told, or it is still encoded after more passes than any
    reader makes.

    >>> without_references(b"perch&eacute; &notizia &amp;#117;")
    b'perch\xe9  <not<>izia u'
    """
    if b"&" not in text:
        return text
    try:
        text = _mended(text)
        return _REFERENCE.sub(_decoded, text)
    except _StrangeError:
        return _one_by_one(text)
    except _HopelessError:
        return None


def _one_by_one(text: bytes) -> bytes | None:
    with suppress(_HopelessError):
        for _ in range(_MOST_PASSES):
            decoded = _mended(_ONE_BY_ONE.sub(_decoded, text))
            if decoded == text:
                return text
            text = decoded
    return None


def _mended(text: bytes) -> bytes:
    """Take out of references what some readers drop first, and leave it to others."""
    return _BROKEN.sub(_every_way, text) if EITHER in text else text


def _every_way(found: re.Match[bytes]) -> bytes:
    """Return a broken reference as it is written, ended where it breaks, and mended."""
    written, behind = found.groups()
    if behind == b"&":
        raise _HopelessError
    bare = _BARE.match(written)
    ended = _ended(bare.group()) + written[bare.end() :] if bare else b""
    mended = b"&" + written.replace(EITHER, b"") + behind
    return b"<" + b"<>".join((written, ended, mended, b""))


def _ended(reference: bytes) -> bytes:
    return meaning_of(b"&" + reference, reference, b"")


class _HopelessError(Exception):
    """A reference with something invisible inside, and another one right behind it."""


class _StrangeError(Exception):
    """References make new ones: they are decoded one by one, again and again."""


def _decoded(found: re.Match[bytes]) -> bytes:
    written, reference, semicolon = found.group(0, 1, 2)
    if reference is None:
        raise _StrangeError
    return meaning_of(written, reference, semicolon)


@lru_cache(maxsize=8192)
def meaning_of(written: bytes, reference: bytes, semicolon: bytes) -> bytes:
    """Return what a reference stands for, *written* itself when it is none."""
    name = reference.decode("ascii")
    if name[0] == "#":
        # What is no character is left out before the parser sees it.
        meaning = raw(html.unescape(_number(name)).replace("\ufffd", "")) or EITHER
        return meaning if semicolon else _both(meaning, reference)
    if semicolon and f"{name};" in html5:
        return raw(html5[f"{name};"])
    prefix = next((p for p in _beginnings(name) if p in html5), None)
    if prefix is None:
        return written
    rest = reference[len(prefix) :] + semicolon
    return _both(raw(html5[prefix]), prefix.encode()) + rest


def _number(name: str) -> str:
    """Return a reference by number; of endless digits those that tell it is none."""
    mark, digits = (name[:2], name[2:]) if name[1] in "xX" else ("#", name[1:])
    return f"&{mark}{digits.lstrip('0')[:_MOST_DIGITS] or '0'};"


def _both(meaning: bytes, written: bytes) -> bytes:
    return meaning + b"<" + written + b"<>"


def _beginnings(name: str) -> list[str]:
    return [name[:end] for end in range(min(len(name), _LONGEST_BARE), 1, -1)]
