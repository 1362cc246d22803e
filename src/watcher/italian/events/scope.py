"""Which operators hold an event in their scope, from the innermost outward?"""

from watcher.italian.events import grammar, noun_phrase, operators
from watcher.italian.events.judgement import Judgement
from watcher.italian.events.noun_phrase import NounPhrase
from watcher.italian.events.operands import own
from watcher.italian.events.operators import CERTAIN
from watcher.italian.events.provisos import leaves_open
from watcher.italian.events.verb_scope import DEPTH, VerbScope
from watcher.italian.verbs.group import VerbGroup

# Effects of a verb that its plain object or passive subject does not take.
_PLAIN_OBJECT = frozenset({None, "implicative", "factive", "wonder", "reject"})


class Scope(VerbScope):
    """The operators over the verbs and nouns of one sentence."""

    def of_noun(self, index: int) -> Judgement:
        """Judge the event that the noun *index* names."""
        if leaves_open(self.clauses, index):
            return Judgement(CERTAIN).under("hypothesis")
        return self._noun(index, Judgement(CERTAIN), DEPTH)

    def _noun(self, index: int, found: Judgement, depth: int) -> Judgement:
        phrase = noun_phrase.noun_phrase(self.clauses, index)
        for at in phrase.adjectives:
            effect = operators.of_adjective(self.clauses.keys[at])
            found = found.under(effect or "")
        if phrase.negative:
            found = found.flipped()
        return self._role(phrase, found, depth)

    def _role(
        self, phrase: NounPhrase, found: Judgement, depth: int, *, outer: bool = False
    ) -> Judgement:
        """Apply what the place of the phrase in its clause adds."""
        cue = self._cue(phrase)
        if cue or not depth:
            return found.under(cue) if cue else found
        if phrase.preposition == "senza":
            return found.flipped()
        return self._attached(phrase, found, depth, outer=outer)

    def _attached(
        self, phrase: NounPhrase, found: Judgement, depth: int, *, outer: bool
    ) -> Judgement:
        """Apply the word that the phrase hangs on: adjective, noun or verb."""
        head = noun_phrase.linked_noun(self.clauses, phrase)
        near = phrase.begin - 1
        begins = near >= 0 and not self.clauses.parted(phrase.begin)
        predicate = begins and self._is_adjective(near)
        if predicate and (
            head is None or not operators.of_noun(self.clauses.keys[head])
        ):
            return self._governed(near, found, depth - 1)
        if head is not None:
            return self._linked(phrase, head, found, depth)
        if phrase.preposition and phrase.preposition not in grammar.words("of"):
            return self._aimed(phrase, found, depth)
        return self._in_clause(phrase, found, depth, outer=outer)

    def _aimed(self, phrase: NounPhrase, found: Judgement, depth: int) -> Judgement:
        """Read "spera in una riapertura", "assolto dall'accusa di truffa"."""
        verb = self.clauses.headed(phrase.begin - 1) if phrase.begin else None
        if verb and not grammar.words("acquitting").isdisjoint(verb.lemmas):
            return found.under("acquit" if phrase.preposition[:1] == "d" else "")
        effect = operators.of_verb(verb.lemmas) if verb else None
        if verb and effect in {"plan", "possible"}:
            return self._under_verb(verb, found, depth, simple=True)
        return found

    def _linked(
        self, phrase: NounPhrase, head: int, found: Judgement, depth: int
    ) -> Judgement:
        """Apply "la possibilità di", "la notizia di" and go on from there."""
        effect = operators.of_noun(self.clauses.keys[head])
        upper = noun_phrase.noun_phrase(self.clauses, head)
        if not effect:
            # "un'ondata di maltempo" is one thing, "il prezzo della guerra" two.
            one = phrase.article == "" and phrase.preposition in {"di", "d'"}
            return self._role(upper, found, depth - 1) if one else found
        found = found.under(effect, negated=self._denied(upper))
        for at in upper.adjectives:
            adjective = operators.of_adjective(self.clauses.keys[at])
            found = found.under(adjective or "")
        return self._role(upper, found, depth - 1, outer=True)

    def _cue(self, phrase: NounPhrase) -> str | None:
        word = self.clauses.keys[phrase.index]
        if phrase.preposition == "in" and word in {"partenza", "arrivo"}:
            return "plan"
        return self.cues.before_noun(phrase.begin, phrase.index)

    def _in_clause(
        self, phrase: NounPhrase, found: Judgement, depth: int, *, outer: bool
    ) -> Judgement:
        left = noun_phrase.left_verb(self.clauses, phrase.begin)
        if left:
            return self._object(phrase, left, found, depth, outer=outer)
        if self.cues.phrase("trailing", phrase.index + 1):
            return found.under("plan")
        right = noun_phrase.right_verb(self.clauses, phrase.index)
        if right and self.clauses.last(right) not in phrase.adjectives:
            return self._subject(right, phrase, found, depth, outer=outer)
        return found

    def _object(
        self,
        phrase: NounPhrase,
        verb: VerbGroup,
        found: Judgement,
        depth: int,
        *,
        outer: bool,
    ) -> Judgement:
        effect = operators.of_verb(verb.lemmas)
        if effect == "factive" or (effect == "reject" and outer):
            return self._under_verb(verb, found, depth, simple=False)
        if not grammar.words("existing").isdisjoint(verb.lemmas):
            return self._existing(verb, phrase, found, depth)
        if effect not in _PLAIN_OBJECT:
            return self._under_verb(verb, found, depth, simple=True)
        light = not grammar.words("light").isdisjoint(verb.lemmas)
        if light or not phrase.definite or outer:
            return self._inherit(verb, phrase, found, depth, outer=outer)
        return found

    def _existing(
        self, verb: VerbGroup, phrase: NounPhrase, found: Judgement, depth: int
    ) -> Judgement:
        """Read "non risultano feriti", "è probabile la chiusura"."""
        if "essere" in verb.lemmas and self._predicate_at(verb, phrase.begin):
            return self._copula(verb, found, depth)
        if "essere" in verb.lemmas and phrase.preposition in {"di", "d'"}:
            return self._named_by(verb, found, depth)
        return self._inherit(verb, phrase, found, depth)

    def _named_by(self, verb: VerbGroup, found: Judgement, depth: int) -> Judgement:
        """Read "l'accusa è di truffa" like "l'accusa di truffa"."""
        before = self.clauses.first(verb) - 1
        effect = operators.of_noun(self.clauses.keys[before]) if before >= 0 else None
        return self._around(verb, found.under(effect or ""), depth - 1)

    def _predicate_at(self, verb: VerbGroup, end: int) -> bool:
        """Tell "è probabile la chiusura", where the predicate comes first."""
        between = range(self.clauses.last(verb) + 1, end + 1)
        return any(self._is_adjective(at) for at in between)

    def _inherit(
        self,
        verb: VerbGroup,
        phrase: NounPhrase,
        found: Judgement,
        depth: int,
        *,
        outer: bool = False,
    ) -> Judgement:
        """Give the noun tense, mood and negation of its verb."""
        value = own(self.clauses, verb)
        # "non ci sarà nessun rinvio" is one negation; "non ha intenzione di" was
        # applied with the noun.
        once = value.negative and not phrase.negative and not outer
        start = (found.flipped() if once else found).at_most(value.degree)
        return self._around(verb, self._adverbs(verb, start), depth - 1)

    def _subject(
        self,
        verb: VerbGroup,
        phrase: NounPhrase,
        found: Judgement,
        depth: int,
        *,
        outer: bool,
    ) -> Judgement:
        effect = operators.of_verb(verb.lemmas)
        passive = verb.passive or verb.reflexive
        said = effect == "factive" or (effect == "reject" and outer)
        if passive and said:
            return self._under_verb(verb, found, depth, simple=False)
        failing = not grammar.words("failing").isdisjoint(verb.lemmas)
        if failing or (passive and effect not in _PLAIN_OBJECT):
            return self._under_verb(verb, found, depth, simple=True)
        if "essere" in verb.lemmas or self._links(verb):
            return self._copula(verb, found, depth)
        light = not grammar.words("light").isdisjoint(verb.lemmas)
        if self._occurs(verb) or (passive and light):
            return self._inherit(verb, phrase, found, depth)
        return found

    def _links(self, verb: VerbGroup) -> bool:
        """Tell "resta incerta", "sembra un'ipotesi" from "resta aperto"."""
        return not grammar.words("copulas").isdisjoint(verb.lemmas)

    def _occurs(self, verb: VerbGroup) -> bool:
        return not grammar.words("occurring").isdisjoint(verb.lemmas)

    def _copula(self, verb: VerbGroup, found: Judgement, depth: int) -> Judgement:
        """Apply the predicate: "è possibile", "è alle porte", "sarà a luglio"."""
        clauses = self.clauses
        last = clauses.last(verb)
        for at in range(last + 1, min(last + 4, len(clauses.keys))):
            effect = operators.of_adjective(clauses.keys[at])
            if effect:
                return self._predicated(effect, clauses.keys[at], verb, found, depth)
            noun = operators.of_noun(clauses.keys[at])
            if noun in {"possible", "plan", "unknown"}:
                return found.under(noun)
            if self.cues.phrase("plan", at):
                return found.under("plan")
        after = clauses.keys[last + 1 : last + 2]
        if not set(after) & grammar.words("settings"):
            return found
        return self._around(verb, found.at_most(own(clauses, verb).degree), depth - 1)
