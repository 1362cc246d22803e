"""Which forms does an Italian noun have?"""

_PLURALS = (
    # ending, letters to cut, endings to add; the first that fits
    ("nvio", 1, ("i",)),
    ("vvio", 1, ("i",)),
    ("ddio", 1, ("i",)),
    ("io", 1, ("",)),
    ("co", 1, ("hi", "i")),
    ("go", 1, ("hi", "i")),
    ("cia", 2, ("e", "ie")),
    ("gia", 2, ("e", "ie")),
    ("ca", 1, ("he",)),
    ("ga", 1, ("he",)),
    ("a", 1, ("e",)),
    ("o", 1, ("i",)),
    ("e", 1, ("i",)),
)


def inflections(noun: str) -> tuple[str, ...]:
    """
    Return *noun* and every plural its ending allows; a phrase inflects its first word.

    >>> inflections("attacco"), inflections("strage"), inflections("rinvio")
    (('attacco', 'attacchi', 'attacci'), ('strage', 'stragi'), ('rinvio', 'rinvii'))
    """
    head, _, rest = noun.partition(" ")
    tail = " " + rest if rest else ""
    return tuple(dict.fromkeys(form + tail for form in (head, *_plurals(head))))


def participle_forms(noun: str) -> tuple[str, ...]:
    """
    Return the four forms of people named by a participle.

    >>> participle_forms("ferito")
    ('ferito', 'ferita', 'feriti', 'ferite')
    """
    return tuple(noun[:-1] + ending for ending in "oaie")


def _plurals(noun: str) -> tuple[str, ...]:
    for ending, cut, added in _PLURALS:
        if noun.endswith(ending):
            return tuple(noun[:-cut] + new for new in added)
    return ()
