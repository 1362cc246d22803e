"""How is a quantity written for a reader?"""

from watcher.alerts.hostile import one_line
from watcher.alerts.words import Words
from watcher.model.mention import Quantity

_MILLION, _BILLION = 1_000_000, 1_000_000_000
MAX_UNIT = 40


def quantity(found: Quantity, words: Words) -> str:
    """
    Write *found* with its unit: "circa 12.000 soldati", "1,2 milioni di euro".

    A quantity without any bound is given as it stands in the text.
    """
    amount = _amount(found, words)
    if amount is None:
        return one_line(found.text, limit=60)
    text = _with_unit(amount, found, words)
    table = words["quantity"]
    if found.additional:
        text = table["additional"].format(rest=text)
    # "Circa almeno 24" says the same twice.
    about = found.approximate and found.min == found.max
    return str(table["about"].format(rest=text) if about else text)


def number(value: float, words: Words) -> str:
    """
    Write a number with the separators of the language; at most three decimals.

    >>> from watcher.alerts.words import words
    >>> number(12000, words("it")), number(4.5, words("it")), number(0.82, words("en"))
    ('12.000', '4,5', '0.82')
    """
    text = f"{value:,.3f}".rstrip("0").rstrip(".")
    swap = {",": words["thousands"], ".": words["decimal"]}
    return "".join(swap.get(char, char) for char in text)


def _amount(found: Quantity, words: Words) -> str | None:
    low, high, table = found.min, found.max, words["quantity"]
    if low is not None and high is not None:
        if low == high:
            return str(table["exact"].format(value=_scaled(low, words)))
        return str(table["between"].format(**_range(low, high, words)))
    if low is not None:
        return str(table["at_least"].format(low=_scaled(low, words)))
    if high is not None:
        return str(table["at_most"].format(high=_scaled(high, words)))
    return None


def _range(low: float, high: float, words: Words) -> dict[str, str]:
    """Say the magnitude once when both ends share it."""
    first, last = _scaled(low, words), _scaled(high, words)
    head, _, magnitude = first.partition(" ")
    shared = magnitude and last.endswith(f" {magnitude}")
    return {"low": head if shared else first, "high": last}


def _scaled(value: float, words: Words) -> str:
    """Write 1.200.000 as "1,2 milioni" when two decimals are enough to say it."""
    table = words["quantity"]
    for size, names in ((_BILLION, table["billion"]), (_MILLION, table["million"])):
        share = value / size
        if share >= 1 and round(share, 2) == share:
            return f"{number(share, words)} {names[0] if share == 1 else names[1]}"
    return number(value, words)


def _with_unit(amount: str, found: Quantity, words: Words) -> str:
    unit = one_line(found.unit or "", limit=MAX_UNIT)
    if found.kind == "percent" or unit == "%":
        return f"{amount}%"
    unit = words["units"].get(unit, unit)
    if not unit:
        return amount
    return f"{amount} {words['quantity']['of'] if _is_noun(amount) else ''}{unit}"


def _is_noun(amount: str) -> bool:
    """Say whether the amount ends in a noun of magnitude ("milioni")."""
    return amount[-1:].isalpha()
