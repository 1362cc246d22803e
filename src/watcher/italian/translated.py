"""Was a text put into Italian by a machine? Such pages retell what others told."""

import re
from functools import cache

from watcher.italian import lexicon
from watcher.italian.words import fold_line

_FEWEST = 3


def is_translated(text: str) -> bool:
    """
    Tell whether *text* bears three marks of a machine that knew English better.

    Money and thousands as the English write them, capital months, articles that were
    not elided, "di Italia", translated words of the site.

    >>> is_translated("La agricoltura di Italia perde €60m in Luglio, 1,140 campi.")
    True
    >>> is_translated("L'agricoltura italiana perde 60 milioni in luglio, 1.140 campi.")
    False
    """
    marks = sum(len(pattern.findall(text)) for pattern in _patterns())
    if not marks:
        return False
    folded = fold_line(text)
    marks += sum(words in folded for words in _words("furniture"))
    return marks >= _FEWEST


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    months = "|".join(m.capitalize() for m in lexicon.lines("months.txt"))
    dated = f"{months}|{'|'.join(_words('days'))}"
    before = "|".join(_words("before_days"))
    small = _words("unelided")
    articles = "|".join([*small, *(word.capitalize() for word in small)])
    return (
        # "€60m", "$3.6 milioni"; "1,140 case", but "1,125 miliardi" is Italian.
        re.compile(r"[$€£]\d"),
        re.compile(
            r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])(?!\s*(?:mili|per cento|%))"
        ),
        re.compile(
            r"\b\d+\.\d{1,2}\s+(?:milion|miliard)|\b\d{1,2}(?:[.:]\d\d)?\s?[AP]M\b"
        ),
        re.compile(
            rf"\b(?:{before}|\d{{1,2}})\s+(?:{dated})\b|\b(?:{months})\s+\d{{1,2}}\b"
        ),
        # "La iuta", "una uova" and the like do not lose it; nor does "la Asl".
        re.compile(rf"(?<!\w)(?:{articles})\s+(?!i[aeou]|u[aeio])[aeiou][a-z]{{3,}}"),
        re.compile(rf"\b(?:di|a)\s+(?:{'|'.join(_words('lands'))})\b"),
    )


def _words(name: str) -> list[str]:
    words: list[str] = lexicon.table("translated.toml")[name]
    return words
