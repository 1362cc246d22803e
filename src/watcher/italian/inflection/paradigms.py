"""Which forms does an Italian noun or adjective have, and what do they agree with?"""

from functools import cache

from watcher.italian import lexicon
from watcher.italian.inflection.vocabulary import headword, is_verb

MS, FS, MP, FP = 1, 2, 4, 8
"""Agreement as bits: masculine or feminine, singular or plural."""

ANY = MS | FS | MP | FP
_IN_A_MASCULINE = (
    *("ista", "iatra", "arca", "cida"),
    *("ema", "oma", "mma", "isma", "asma", "eta", "ota"),
)
_GREEK = ("isi", "esi", "asi", "ssi", "osi")
_ACCENTED = "àèìòù"

Bits = dict[str, int]


def nominal(word: str, *, as_adjective: bool = False) -> Bits:
    """
    Return every form of the noun or adjective *word* (canonical, any form of it).

    The values are what a form agrees with, as bits. With *as_adjective* a word in
    -o, -a or -i has four endings even when the dictionary does not know it.

    >>> sorted(nominal("truppe")), sorted(nominal("lavoratori"))
    (['truppa', 'truppe'], ['lavoratore', 'lavoratori', 'lavoratrice', 'lavoratrici'])
    >>> sorted(nominal("elettrici", as_adjective=True))
    ['elettrica', 'elettriche', 'elettrici', 'elettrico']
    >>> nominal("sisma") == {"sisma": MS | FS, "sismi": MP}
    True
    """
    if word in _irregular():
        return dict(_irregular()[word])
    if _is_invariable(word):
        return _invariable(word)
    found: Bits = {}
    for singular in singulars(word, as_adjective=as_adjective):
        for form, bits in _paradigm(singular, as_adjective=as_adjective).items():
            found[form] = found.get(form, 0) | bits
    found.setdefault(word, ANY)
    return found


def singulars(word: str, *, as_adjective: bool = False) -> tuple[str, ...]:
    """
    Return the headwords in the singular that *word* can be a form of.

    >>> singulars("dazi"), singulars("attacchi"), singulars("giudici")
    (('dazio',), ('attacco',), ('giudice',))
    """
    stem, last = word[:-1], word[-1]
    if last == "o":
        return (word,)
    if last == "a":
        return (_of_a(word, stem, as_adjective=as_adjective),)
    if last == "e":
        return (_of_e(word, stem, as_adjective=as_adjective),)
    return _of_i(word, stem)


def _of_a(word: str, stem: str, *, as_adjective: bool) -> str:
    is_noun = headword(word) == word
    if as_adjective or (not is_noun and _has_four_endings(stem)):
        return word if word.endswith("ista") else stem + "o"
    return word


def _of_e(word: str, stem: str, *, as_adjective: bool) -> str:
    root = stem[:-1] if stem.endswith(("ch", "gh")) else stem
    if _has_four_endings(root):
        return root + "o"
    if word.endswith("trice"):
        return stem[:-4] + "tore" if headword(word) == stem[:-4] + "tore" else word
    head = headword(word)
    if head == root + "a" or (head != word and headword(root + "a")):
        return root + "o" if as_adjective else root + "a"
    if head is None and root != stem:
        return root + "o" if as_adjective else root + "a"
    return word


def _of_i(word: str, stem: str) -> tuple[str, ...]:
    if word.endswith("trici") and not _has_four_endings(stem):
        masculine = stem[:-4] + "tore"
        return (masculine if headword(word) == masculine else stem + "e",)
    root = stem[:-1] if stem.endswith(("ch", "gh")) else stem
    candidates = (root + "o", stem + "io", stem + "e", root + "a")
    head = headword(word)
    if head in candidates:
        return (str(head),)
    known = tuple(c for c in candidates if _is_singular(c))
    if known:
        return known
    return (root + "o",) if root != stem else (stem + "o", stem + "io", stem + "e")


def _is_singular(word: str) -> bool:
    """Tell a headword in the singular from a plural in -e or a form of a verb."""
    head = headword(word)
    if word.endswith("a"):
        return head == word and word.endswith(_IN_A_MASCULINE)
    return head == word


def _has_four_endings(stem: str) -> bool:
    """Tell an adjective in -o, -a, -i, -e from two nouns that look alike."""
    hard = stem + "h" if stem.endswith(("c", "g")) else stem
    masculine = stem + "o"
    if stem.endswith(("at", "ut", "it")) and is_verb(headword(masculine) or ""):
        return True  # a participle: arrestato, arrestata
    return headword(stem + "a") == masculine == headword(hard + "e")


def _paradigm(singular: str, *, as_adjective: bool) -> Bits:
    stem, last = singular[:-1], singular[-1]
    if last == "o":
        return _in_o(stem, four=as_adjective or _has_four_endings(stem))
    if last == "a":
        return _in_a(stem, singular)
    if singular.endswith("tore"):
        return _in_tore(stem)
    return {singular: MS | FS, stem + "i": MP | FP}


def _in_o(stem: str, *, four: bool) -> Bits:
    found = {stem + "o": MS} | dict.fromkeys(_plurals_in_i(stem), MP)
    if not four:
        return found
    return found | {stem + "a": FS} | dict.fromkeys(_plurals_in_e(stem), FP)


def _in_a(stem: str, singular: str) -> Bits:
    masculine = singular.endswith(_IN_A_MASCULINE)
    if singular.endswith(("ista", "iatra", "cida")):
        return {singular: MS | FS, stem + "i": MP, stem + "e": FP}
    if masculine and headword(stem + "e") != singular:
        return {singular: MS | FS} | dict.fromkeys(_plurals_in_i(stem), MP)
    found = {singular: FS} | dict.fromkeys(_plurals_in_e(stem), FP)
    # il problema, i problemi; la fiamma, le fiamme: the dictionary decides.
    if masculine and headword(stem + "i") == singular:
        found |= {singular: MS | FS, stem + "i": MP}
    return found


def _in_tore(stem: str) -> Bits:
    masculine = {stem + "e": MS, stem + "i": MP}
    root = stem[:-2] + "ric"
    if root + "e" in lexicon.lines("headwords.txt"):
        return masculine  # a motrice is no woman at work
    return masculine | {root + "e": FS, root + "i": FP}


def _plurals_in_i(stem: str) -> list[str]:
    """Spell the plural: banchi, medici, incendi, zii; both where nothing tells."""
    if stem.endswith("i"):
        # Stressed -io doubles: rinvii, zii.
        return [stem, stem + "i"] if headword(stem + "i") else [stem]
    if not stem.endswith(("c", "g")):
        return [stem + "i"]
    both = [stem + "i", stem + "hi"]
    known = [form for form in both if headword(form) == stem + "o"]
    return known or both


def _plurals_in_e(stem: str) -> list[str]:
    """Spell the plural: acciaierie, banche, piogge, farmacie."""
    if stem.endswith(("c", "g")):
        return [stem + "he"]
    if stem.endswith(("ci", "gi")):
        both = [stem[:-1] + "e", stem + "e"]
        return [form for form in both if headword(form)] or both
    return [stem + "e"]


def _is_invariable(word: str) -> bool:
    if len(word) < 3 or word[-1] not in "aeio":
        return True
    listed = frozenset(lexicon.lines("invariable_nouns.txt"))
    return word in listed or (word.endswith(_GREEK) and headword(word) is None)


def _invariable(word: str) -> Bits:
    found = {word: ANY}
    if len(word) < 4:
        return found
    if word[-1].isalpha() and word[-1] not in "aeious" + _ACCENTED:
        # Loan words take no plural in Italian, yet many are written with one.
        found[word + "s"] = MP | FP
    elif (
        word.endswith("s") and word[-2:-1] not in ("s", "i", "u", "") and len(word) > 4
    ):
        found[word[:-1]] = MS | FS
    return found


@cache
def _irregular() -> dict[str, Bits]:
    found: dict[str, Bits] = {}
    for row in lexicon.rows("irregular_nouns.tsv"):
        family: Bits = {}
        for cell, bits in zip(row, (MS, FS, MP, FP), strict=True):
            for form in cell.split(",") if cell != "-" else ():
                family[form] = family.get(form, 0) | bits
        for form in family:
            found.setdefault(form, family)
    return found
