"""Is a number the figure of before: "dai 300 di gennaio", "restano 4"?"""

from watcher.italian.quantities.passage import Passage
from watcher.italian.quantities.ranges import is_change
from watcher.italian.quantities.reading import Reading
from watcher.italian.quantities.small_words import articulated, phrases, plain, word_set


def is_previous(text: Passage, reading: Reading) -> bool:
    """Tell "da 300 a 500", "contro i 300 di gennaio", "erano 300": a former value."""
    at = reading.first - 1
    if reading.unit_class == "TIME":
        return False
    if _is_compared(text, reading) and _tells_past(text, reading):
        return True
    article = articulated().get(text.word(at), ("", ""))[0] == "-"
    at = at - 1 if article else at
    for phrase, _ in phrases("previous_markers.txt").get(plain(text.word(at)), ()):
        spoken = tuple(
            plain(text.word(at - len(phrase) + 1 + k)) for k in range(len(phrase))
        )
        if spoken == phrase:
            return True
    word = plain(text.word(at))
    if word == "da" and not reading.is_range:
        return is_change(text, at) or _tells_past(text, reading)
    if word == "contro":
        is_amount = reading.unit_class in {"PERCENT", "MONEY"}
        is_compared = is_amount or (article and reading.unit_class is None)
        return is_compared or _tells_past(text, reading)
    if word == "di":
        at, word = at - 1, text.word(at - 1)
    return word in {"erano", "era"} and (
        _tells_past(text, reading) or _is_aside(text, at)
    )


def _is_compared(text: Passage, reading: Reading) -> bool:
    """Tell "meno dei 3.420 chiesti a gennaio", "più dei 200 di marzo"."""
    article = articulated().get(text.word(reading.core - 1), ("", ""))
    return bool(reading.side) and article == ("di", "p")


def is_unchanged(text: Passage, reading: Reading) -> bool:
    """Tell "i morti restano 4", "la stima resta di 180": the figure of before."""
    words = [text.word(reading.first - back) for back in (1, 2, 3)]
    linked = words[1:] if plain(words[0]) in {"a", "di"} else words[:2]
    return not word_set("unchanged_words.txt").isdisjoint(linked)


def _is_aside(text: Passage, at: int) -> bool:
    is_open = text.gap(at - 1).strip() in {",", "(", "–", "—", "-"} and at > 0
    return is_open or text.word(at - 1) in {"che", "quando", "ieri", "prima"}


def _tells_past(text: Passage, reading: Reading) -> bool:
    """Tell whether a word of the past follows: "i 300 di gennaio", "un anno fa"."""
    for at in range(reading.last, reading.last + 5):
        if not text.word(at) or text.gap(at - 1).strip() not in {"", "("}:
            return False
        word = text.words[at]
        if word in word_set("past_marks.txt") or _is_month_or_year(text, at):
            return True
    return False


def _is_month_or_year(text: Passage, at: int) -> bool:
    word = text.words[at]
    is_year = len(word) == 4 and word.isdecimal() and "1800" <= word <= "2100"
    is_of = plain(text.word(at - 1)) in {"di", "a", "in"}
    return is_of and (is_year or word in word_set("months.txt"))
