"""What does a term match? A user's words become patterns of Italian forms."""

from functools import lru_cache

from watcher.italian.inflection.canonical import canonical
from watcher.italian.inflection.forms import word_forms
from watcher.italian.inflection.function_words import is_function_word, prepositions
from watcher.italian.inflection.paradigms import ANY, nominal
from watcher.relevance.classes import alone_of, class_of, phrase_entries, same_as
from watcher.relevance.naming import code_of, name_entries, naming, usual_senses
from watcher.relevance.patterns import GAP, Entry, Link, Pattern, Slot, slot
from watcher.relevance.whereabouts import around
from watcher.relevance.wider import hinted, is_relational, wider
from watcher.relevance.wording import Unit, quoted, units


@lru_cache(maxsize=50_000)
def patterns_of(
    term: str, *, strict: bool = False, setting: bool = False
) -> tuple[Pattern, ...]:
    """
    Return the ways in which *term* can stand in a text, the plainest first.

    *strict* leaves out aliases, other nouns of the class and loose mentions; it is for
    terms that exclude. *setting* is for terms that say where: what lies in a place is
    there. A term without a letter or digit gives no pattern.
    """
    literal = quoted(term)
    if literal:
        text = canonical(literal)
        return (Pattern((_one(text),), exact=literal),) if text else ()
    parts = units(term)
    if not parts:
        return ()
    if len(parts) > 1 and is_function_word(canonical(parts[-1].text)):
        # "Il Po a" is begun and left open: it stands as written.
        return (Pattern((_one(" ".join(canonical(p.text) for p in parts)),)),)
    name = parts[0].text
    usual = usual_senses(name) if len(parts) == 1 else frozenset()
    known_as = alone_of(canonical(term))
    phrase = Pattern(
        tuple(_slot(parts, number, strict=strict) for number in range(len(parts))),
        tuple(_link(part) for part in parts[1:]),
        sense=canonical(name) if usual else "",
        senses=usual,
        people=not strict and _is_adjective(parts),
    )
    if strict:
        return (phrase,)
    others = [Pattern((known_as,))] if known_as else []
    if " " in name and term.islower():
        # "guardia costiera" is a body of the lists, and a noun with its adjective.
        others.append(Pattern((phrase_entries(name),)))
    if len(parts) > 1:
        others += hinted(canonical(term))
    if setting and len(parts) == 1:
        others += around(parts[0])
    return tuple(dict.fromkeys((phrase, *others, *wider(parts, phrase))))


def _is_adjective(parts: tuple[Unit, ...]) -> bool:
    return len(parts) == 1 and not parts[0].is_name and is_relational(parts[0].text)


def _one(text: str) -> Slot:
    return (Entry(text),)


def _slot(parts: tuple[Unit, ...], number: int, *, strict: bool) -> Slot:
    unit = parts[number]
    known = naming(unit.text)
    if unit.is_name:
        own = name_entries(unit.text)
        return own if strict else slot((*own, *known.names, *known.demonyms))
    if known.demonyms:
        return known.demonyms
    is_modifier = number > 0 and not unit.links
    forms = word_forms(unit.text, as_adjective=is_modifier)
    own = slot(Entry(form.text, form.agrees) for form in forms)
    # A noun beside a noun keeps its form: decreti legge, treni merci.
    written = canonical(unit.text)
    beside = is_modifier and not _agree(parts[number - 1].text, written, own)
    as_written = (Entry(written),) if beside else ()
    if strict:
        return slot((*own, *as_written))
    others = () if number else _class_words(parts)
    same = same_as(written) if len(parts) > 1 else ()
    return slot((*own, *as_written, *_apart((*others, *same), parts, number)))


def _apart(entries: Slot, parts: tuple[Unit, ...], number: int) -> Slot:
    """
    Leave out what holds another word of the term, too.

    In "tariffe doganali" the class word "tariffa doganale" would fill the first place
    with both words, and leave none for the second.
    """
    if not any(" " in entry.text for entry in entries):
        return entries
    units = (*parts[:number], *parts[number + 1 :])
    others = {form.text for unit in units for form in word_forms(unit.text)}
    return tuple(e for e in entries if others.isdisjoint(e.text.split()))


def _agree(noun: str, written: str, own: Slot) -> bool:
    agrees = nominal(canonical(noun)).get(canonical(noun), ANY)
    return any(entry.agrees & agrees for entry in own if entry.text == written)


def _class_words(parts: tuple[Unit, ...]) -> Slot:
    kind = class_of(canonical(parts[0].text))
    if kind is None:
        return ()
    if len(parts) == 1:
        return ()
    if kind.of_actors and code_of(parts[1].text) is None:
        return ()
    return kind.words


def _link(unit: Unit) -> Link:
    if not unit.links:
        return Link(skip=GAP, agree=not unit.is_name)
    via = frozenset({form for word in unit.links for form in prepositions(word)})
    return Link(skip=GAP, via=via or frozenset(unit.links))


def expand(term: str, *, setting: bool = False) -> tuple[str, ...]:
    """
    Return every form that *term* matches, in canonical spelling, sorted.

    A phrase is given with its words side by side; other adjectives or adverbs may
    stand between them in a text. *setting* is for the terms of an `also`.

    >>> "truppa nordcoreana" in expand("truppe nordcoreane")
    True
    >>> expand('"Kursk"')
    ('Kursk',)
    """
    found = set()
    for pattern in patterns_of(term, setting=setting):
        if pattern.exact:
            found.add(pattern.exact)
        elif pattern.is_said:
            found.update(text for text, _ in _spoken(pattern))
    return tuple(sorted(found))


def _spoken(pattern: Pattern) -> list[tuple[str, int]]:
    said = [(entry.text, entry.agrees) for entry in pattern.slots[0]]
    for link, filling in zip(pattern.links, pattern.slots[1:], strict=True):
        via = f" {_plainest(link.via)} " if link.via else " "
        said = [
            (
                f"{start}{via}{entry.text}",
                agrees | entry.agrees if link.via else agrees & entry.agrees,
            )
            for start, agrees in said
            for entry in filling
            if agrees & entry.agrees or not link.agree
        ]
    return said


def _plainest(via: frozenset[str]) -> str:
    return min(via, key=lambda word: ("'" in word, word != "di", len(word), word))
