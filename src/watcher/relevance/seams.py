"""Does a word stand in this markup, perhaps in pieces with tags between them?"""

from collections.abc import Sequence

_ESCAPED_BLANKS = (rb"\n", rb"\r", rb"\t")


def stands(pieces: Sequence[bytes], text: bytes) -> bool:
    """
    Tell whether a word with these letters, *pieces*, begins somewhere in *text*.

    It stands there in one, or in pieces: behind each but the last comes "<", before the
    next one ">", whatever is between them.

    >>> stands([b"k", b"u", b"r", b"s", b"k"], b'<b>ku</b><!-- a > b -->rsk')
    True
    """
    if _begins(b"".join(pieces), text) >= 0:
        return True
    # For a beginning of each length: where the first markup behind it opens.
    opens: dict[int, int] = {}
    for length in range(1, len(pieces)):
        at = _begins(b"".join(pieces[:length]) + b"<", text)
        found = [at + len(b"".join(pieces[:length]))] if at >= 0 else []
        for shorter, opened in opens.items():
            piece = b">" + b"".join(pieces[shorter:length]) + b"<"
            at = text.find(piece, opened)
            found += [at + len(piece) - 1] if at >= 0 else []
        if found:
            opens[length] = min(found)
            if text.find(b">" + b"".join(pieces[length:]), min(found)) >= 0:
                return True
    return False


def _begins(word: bytes, text: bytes) -> int:
    """Return where *word* first stands at the beginning of a word, -1 without."""
    at = text.find(word)
    while at >= 0 and not _is_beginning(text, at):
        at = text.find(word, at + 1)
    return at


def _is_beginning(text: bytes, at: int) -> bool:
    """
    Tell whether a word may begin at *at*: behind anything but a letter.

    A number may follow a letter; in JSON the end of a line is written as a letter.
    """
    before = text[at - 1 : at]
    return (
        not before.islower()
        or text[at : at + 1].isdigit()
        or text[max(at - 2, 0) : at] in _ESCAPED_BLANKS
    )
