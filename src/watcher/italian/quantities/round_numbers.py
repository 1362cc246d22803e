"""Which round number do "una trentina", "migliaia", "mezzo milione" tell?"""

from watcher.italian.quantities.number import Number, collectives, scaled, scales
from watcher.italian.quantities.passage import Passage

ONE = frozenset({"un", "uno", "una", "un'"})
HALF = frozenset({"mezzo", "mezza", "mezz'"})
FEW = frozenset({"qualche"})
_PARTS = {"quarto": 4, "quarti": 4, "terzo": 3, "terzi": 3, "quinto": 5, "quinti": 5}
_ABOUT = 0.2  # "una trentina" is thirty, give or take a fifth


def half_number(text: Passage, index: int) -> Number | None:
    """Read "mezzo milione", "mezza dozzina"."""
    after = after_article(text, index)
    if after is None or after.form == "article":
        return None
    return after._replace(lo=after.lo / 2, hi=after.hi / 2, mantissa=0.5)


def after_article(text: Passage, index: int) -> Number | None:
    """Read "un centinaio", "un milione", "un quarto di miliardo", "qualche decina"."""
    if text.flows(index):
        noun = index + 2 if text.word(index + 1) in {"buon", "buona"} else index + 1
        if text.word(noun) in HALF:
            noun += 1
            half = after_article(text, noun - 1)
            return half and half._replace(first=index, lo=half.lo / 2, hi=half.hi / 2)
        found = (
            collective_number(text, noun, index)
            or part_number(text, noun, 1.0, index)
            or _one_scale(text, noun, index)
        )
        if found:
            return found
    if text.words[index] not in ONE:
        return None
    return Number(lo=1.0, hi=1.0, first=index, last=index + 1, form="article")


def _one_scale(text: Passage, index: int, first: int) -> Number | None:
    word = text.word(index)
    factor, after = scales().get(word, (0.0, ""))
    if after != "any" or word == "mila":
        return None
    if text.words[first] in FEW:
        return _vague(text, factor, index, first)
    one = Number(lo=1.0, hi=1.0, first=first, last=index, form="words")
    return scaled(text, one)


def part_number(text: Passage, index: int, count: float, first: int) -> Number | None:
    """Read "un quarto di miliardo", "tre quarti di milione"."""
    part = _PARTS.get(text.word(index))
    factor, _ = scales().get(text.word(index + 2), (0.0, ""))
    if not part or not factor or text.word(index + 1) != "di":
        return None
    value = round(count / part * factor, 6)
    return Number(
        lo=value, hi=value, first=first, last=index + 3, form="words", scale=factor
    )


def collective_number(text: Passage, index: int, first: int) -> Number | None:
    """Read "una trentina", "migliaia", "centinaia di migliaia", "un paio"."""
    value, kind = collectives().get(text.word(index), (0.0, ""))
    if not kind:
        return None
    if kind == "many" or text.words[first] in FEW:
        return _vague(text, value, index, first)
    spread = _ABOUT if kind == "one" else 0.0
    number = Number(
        lo=round(value * (1 - spread), 6),
        hi=round(value * (1 + spread), 6),
        first=first,
        last=index + 1,
        form="collective",
        mantissa=value,
    )
    return _of_scale(text, number)


def _vague(text: Passage, value: float, index: int, first: int) -> Number:
    low = value * 2
    high = 99.0 if value < 100 else value * 10 - 1
    number = Number(
        lo=low, hi=high, first=first, last=index + 1, form="vague", mantissa=value
    )
    return _of_scale(text, number)


def _of_scale(text: Passage, number: Number) -> Number:
    """Take "di migliaia", "di milioni" after a collective noun."""
    word = text.word(number.last + 1)
    factor = scales().get(word, (0.0, ""))[0] or collectives().get(word, (0.0, ""))[0]
    if text.word(number.last) != "di" or factor < 1000:
        return number
    return number.times(factor, number.last + 2)
