"""Is a word that could be a verb or a noun a verb here?"""

from collections.abc import Sequence
from functools import cache

from watcher.italian import lexicon
from watcher.italian.noun_forms import plurals
from watcher.italian.verb_forms import CLITICS, Reading, readings

ARTICLES = frozenset("il lo la i gli le l' un uno una un'".split())
_PREPOSITIONS = frozenset(
    "di a da in con su per tra fra d' col coi verso contro dopo durante senza sotto".split()
)
_CONTRACTED = frozenset(
    head + tail
    for head in ("de", "a", "da", "ne", "su")
    for tail in ("l", "llo", "lla", "ll'", "i", "gli", "lle")
)
_DETERMINERS = frozenset(
    """questo questa questi queste quest' quel quello quella quell' quei quegli quelle
    ogni qualche alcun alcuno alcuna alcuni alcune nessun nessuno nessuna nessun' suo sua
    suoi sue loro nostro nostra nostri nostre mio mia tuo tua vostro primo prima primi
    prime secondo terzo nuovo nuova nuovi nuove nuov' altro altra altri altre un'altra
    ultimo ultima ultimi ultime presunto presunta presunti presunte possibile possibili
    grande grandi forte forti ennesimo ennesima eventuale eventuali due tre quattro cinque
    sei sette otto nove dieci cento mille mila molti molte pochi poche più tali tale certo
    certi vari varie diversi diverse numerosi numerose tanti tante troppi proprio
    propria""".split()
)
_OF = frozenset(
    "di del dello della dell' dei degli delle d' al alla allo all' ai agli alle".split()
)
_VERB_BEFORE = frozenset("non che chi si ne mi ci vi se ma anche".split())
_NEVER_VERB_BEFORE = _PREPOSITIONS | _CONTRACTED | _DETERMINERS | (ARTICLES - CLITICS)


def is_nominal(words: Sequence[str], index: int) -> bool:
    """Tell that an article, preposition or number before *index* makes it a noun."""
    if not index:
        return False
    before = words[index - 1]
    return before in _NEVER_VERB_BEFORE or before in ARTICLES or before[0].isdigit()


def finite(words: Sequence[str], capital: bool, index: int) -> list[Reading]:
    """
    Return the finite readings that *words* (keys) allow at *index*.

    *capital* says that the word before is a name.

    >>> [r.lemma for r in finite(["mosca", "conferma", "il", "ritiro"], True, 1)]
    ['confermare']
    >>> finite(["la", "conferma", "di", "mosca"], False, 1)
    []
    """
    found = [r for r in readings(words[index]) if r.mood in _FINITE]
    if not found:
        return []
    before = words[index - 1] if index else ""
    if before in _NEVER_VERB_BEFORE:
        return []
    if words[index] in homonyms() and not _is_verb(words, capital, index):
        return []
    return [r for r in found if _person_fits(words, r, index)]


def _person_fits(words: Sequence[str], reading: Reading, index: int) -> bool:
    """Demand a sign of "I", "you" or of a subordinate clause for rare forms."""
    before = words[index - 1] if index else ""
    if reading.mood == "subjunctive" and reading.tense == "present":
        return not _SUBJUNCTIVE.isdisjoint(words[:index]) or reading.lemma == "essere"
    if reading.person == "2s":
        return before in {"tu", "non", "ti", "se"}
    if reading.person == "1s":
        return index == 0 or before in _FIRST_PERSON
    return True


_FIRST_PERSON = frozenset("io non mi lo la li le ne ci se che e ma non".split())
_SUBJUNCTIVE = frozenset(
    """che se qualora affinchè sebbene benchè nonostante malgrado purchè finchè chiunque
    perchè quanto cui ovunque dovunque""".split()
)
_FINITE = frozenset({"indicative", "conditional", "subjunctive"})


def _is_verb(words: Sequence[str], capital: bool, index: int) -> bool:
    before = words[index - 1] if index else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    if before in ARTICLES:
        return False
    if all(r.person in {"1s", "2s"} for r in readings(words[index])):
        return before in _VERB_BEFORE
    if before in _VERB_BEFORE or after in ARTICLES or after in {"che", "se"}:
        return True
    if after in _OF:
        return _governs(words, index)
    return capital or (bool(before) and after[:1].isdigit())


def _governs(words: Sequence[str], index: int) -> bool:
    """Tell "minaccia di colpire" (verb) from "minaccia di guerra" (noun)."""
    after = words[index + 2] if index + 2 < len(words) else ""
    return any(r.mood == "infinitive" for r in readings(after)) if after else False


@cache
def homonyms() -> frozenset[str]:
    """Return the forms that are nouns as well as verbs."""
    nouns = {row[0] for row in lexicon.rows("event_triggers.tsv") if row[1] == "n"}
    forms = {form for noun in nouns for form in plurals(noun)}
    return frozenset(lexicon.lines("noun_homonyms.txt")) | forms
