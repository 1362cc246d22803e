"""Which forms does an Italian noun have?"""


def plurals(noun: str) -> tuple[str, ...]:
    """
    Return *noun* and every plural its ending allows; a phrase inflects its first word.

    >>> plurals("attacco"), plurals("strage"), plurals("rinvio")
    (('attacco', 'attacchi', 'attacci'), ('strage', 'stragi'), ('rinvio', 'rinvii'))
    """
    head, _, rest = noun.partition(" ")
    tail = " " + rest if rest else ""
    return tuple(dict.fromkeys(form + tail for form in (head, *_plural(head))))


def participle_nouns(noun: str) -> tuple[str, ...]:
    """
    Return the four forms of people named by a participle.

    >>> participle_nouns("ferito")
    ('ferito', 'ferita', 'feriti', 'ferite')
    """
    stem = noun[:-1]
    return tuple(stem + ending for ending in "oaie")


def _plural(noun: str) -> tuple[str, ...]:
    if noun.endswith(("invio", "avvio", "addio", "rinvio")):
        return (noun[:-1] + "i",)
    if noun.endswith("io"):
        return (noun[:-1],)
    if noun.endswith(("co", "go")):
        return (noun[:-1] + "hi", noun[:-1] + "i")
    if noun.endswith(("ca", "ga")):
        return (noun[:-1] + "he",)
    if noun.endswith(("cia", "gia")):
        return (noun[:-2] + "e", noun[:-1] + "e")
    if noun.endswith("a"):
        return (noun[:-1] + "e",)
    if noun.endswith(("o", "e")):
        return (noun[:-1] + "i",)
    return ()
