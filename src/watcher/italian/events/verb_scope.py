"""Which verbs, nouns and adjectives govern the clause of a verb?"""

from abc import ABC, abstractmethod

from watcher.italian.events import governors, grammar, noun_phrase, operators
from watcher.italian.events.clauses import Clauses
from watcher.italian.events.cues import Cues
from watcher.italian.events.governors import Introduction
from watcher.italian.events.judgement import Judgement
from watcher.italian.events.noun_phrase import NounPhrase
from watcher.italian.events.operands import is_negative, own
from watcher.italian.events.orders import is_order
from watcher.italian.events.provisos import hangs
from watcher.italian.verbs.group import Mood, VerbGroup
from watcher.model.factuality import Tense

DEPTH = 8  # "ha negato di voler ordinare di ..." nests no deeper in print


class VerbScope(ABC):
    """The operators over the verbs of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.cues = Cues(clauses)

    @abstractmethod
    def _role(
        self, phrase: NounPhrase, found: Judgement, depth: int, *, outer: bool = False
    ) -> Judgement:
        """Apply what the place of a governing noun in its clause adds."""

    def of_verb(self, group: VerbGroup) -> Judgement:
        """Judge the event that the head of *group* names."""
        done = group.tense is Tense.PAST
        start = Judgement(own(self.clauses, group), done=done)
        if is_order(self.clauses, group):
            return start.unclaimed()
        return self._around(group, self._adverbs(group, start), DEPTH)

    def _around(self, group: VerbGroup, found: Judgement, depth: int) -> Judgement:
        """Apply what governs the clause of *group*, outward."""
        intro = governors.introduction(self.clauses, group)
        if not depth or group.mood is Mood.GERUND:
            return self._gerund(group, found) if depth else found
        if intro.kind == "infinitive":
            return self._infinitive(group, intro, found, depth)
        if intro.kind == "complement" and intro.governor is not None:
            return self._governed(intro.governor, found, depth)
        open_ = intro.kind in {"hypothesis", "question"} or hangs(self.clauses, group)
        if open_ or (intro.kind == "main" and self._is_apodosis(group)):
            return found.under("hypothesis")
        return found

    def _gerund(self, group: VerbGroup, found: Judgement) -> Judgement:
        """Give a gerund the degree of its main verb, never its negation."""
        mains = [g for g in self.clauses.groups if g.is_finite and g is not group]
        before = [g for g in mains if g.last < group.first] or mains
        if not before:
            return found
        return found.at_most(own(self.clauses, before[-1]).degree)

    def _infinitive(
        self, group: VerbGroup, intro: Introduction, found: Judgement, depth: int
    ) -> Judgement:
        if intro.kind == "question":
            return found.under("hypothesis")
        if intro.word in {"senza", "invece", "anzichè"}:
            return found.flipped()
        told = group.perfect or intro.word in {"prima", "oltre", "dopo"}
        free = intro.word not in {"di", "d'", ""} or intro.governor is None
        if told and free:
            return found
        if intro.word in {"a", "ad"} and self._is_cleft(intro.governor):
            return self._governed(intro.governor or 0, found, depth)
        purpose = intro.word == "per" and not self._planned(intro.governor)
        if intro.governor is None or purpose:
            return found.unclaimed()
        return self._governed(intro.governor, found, depth, simple=not told)

    def _is_cleft(self, index: int | None) -> bool:
        """Tell "è stato il club a vendere", which says that the club sold."""
        group = None if index is None else self.clauses.headed(index)
        return group is not None and "essere" in group.lemmas

    def _planned(self, index: int | None) -> bool:
        """Tell "pronto per partire" from "è venuto per vedere"."""
        if index is None:
            return False
        group = self.clauses.headed(index)
        if group:
            return "finire" in group.lemmas
        return governors.is_operator_word(self.clauses, index)

    def _governed(
        self, index: int, found: Judgement, depth: int, *, simple: bool = False
    ) -> Judgement:
        """Apply the verb, noun or adjective at *index* and what governs it in turn."""
        group = self.clauses.headed(index)
        if group and not self._predicate(index):
            return self._under_verb(group, found, depth, simple=simple)
        word = self.clauses.keys[index]
        copula = noun_phrase.left_verb(self.clauses, index)
        adjective = operators.of_adjective(word)
        if adjective and copula and not operators.of_noun(word):
            return self._predicated(adjective, word, copula, found, depth)
        if adjective and not operators.of_noun(word):
            return found.under(adjective)
        effect = operators.of_noun(word) or ""
        phrase = noun_phrase.noun_phrase(self.clauses, index)
        found = found.under(effect, negated=self._denied(phrase))
        return self._role(phrase, found, depth - 1, outer=True)

    def _predicate(self, index: int) -> bool:
        """Tell "escluso che", "previsto che", whose participle is an adjective."""
        group = self.clauses.headed(index)
        return bool(
            group
            and group.mood is Mood.PARTICIPLE
            and operators.of_adjective(self.clauses.keys[index])
        )

    def _predicated(
        self,
        effect: str,
        word: str,
        copula: VerbGroup,
        found: Judgement,
        depth: int,
    ) -> Judgement:
        """Apply "è possibile", "non è improbabile", "sarebbe falso"."""
        negated = is_negative(self.clauses, copula)
        name = effect
        if effect == "deny" and negated:
            name = "exclude" if word.startswith(("esclus", "impossibil")) else "deny"
        found = found.under(name, negated=negated)
        found = found.at_most(own(self.clauses, copula).degree)
        return self._around(copula, found, depth - 1)

    def _under_verb(
        self, group: VerbGroup, found: Judgement, depth: int, *, simple: bool
    ) -> Judgement:
        effect = self._effect(group)
        group, lemmas = self._bearer(group), group.lemmas
        value = own(self.clauses, group)
        negated = value.negative
        if simple and effect in {"implicative", "light"}:
            return self._implied(group, found, depth)
        if simple and effect in {None, "factive"}:
            return self._unknown_governor(group, found, depth)
        if effect == "deny" and "escludere" in lemmas and negated:
            effect = "exclude"
        if effect in {"refuse", "reject"} and not simple:
            effect = "deny"
        found = found.under(effect or "", negated=negated)
        if not (negated and group.modal == "potere"):
            found = found.at_most(value.degree)
        return self._around(group, self._adverbs(group, found), depth - 1)

    def _bearer(self, group: VerbGroup) -> VerbGroup:
        """Return the copula of "non è da escludere", which holds its negation."""
        first = self.clauses.first(group)
        if group.mood is not Mood.INFINITIVE or first < 2:
            return group
        copula = self.clauses.headed(first - 2)
        bears = self.clauses.keys[first - 1] == "da" and copula
        return copula if copula and bears and "essere" in copula.lemmas else group

    def _effect(self, group: VerbGroup) -> str | None:
        """Return the effect of the verb, or of "è destinato" as an adjective."""
        head = self.clauses.keys[self.clauses.last(group)]
        adjective = operators.of_adjective(head) if group.passive else None
        return operators.of_verb(group.lemmas) or adjective

    def _implied(self, group: VerbGroup, found: Judgement, depth: int) -> Judgement:
        """Give "è riuscito a fermare" the value of "è riuscito"."""
        value = own(self.clauses, group)
        if found.value.negative:
            value = value.flipped()
        start = self._adverbs(group, Judgement(value, found.asserted))
        return self._around(group, start, depth - 1)

    def _unknown_governor(
        self, group: VerbGroup, found: Judgement, depth: int
    ) -> Judgement:
        """Take the infinitive of "dice di voler" as said, other ones as a purpose."""
        if "essere" in group.lemmas:
            return self._equated(group, found, depth)
        if operators.of_verb(group.lemmas) != "factive":
            return found.unclaimed()
        return self._around(group, found.at_most("PR"), depth - 1)

    def _equated(self, group: VerbGroup, found: Judgement, depth: int) -> Judgement:
        """Read "l'obiettivo è vendere" like "l'obiettivo di vendere"."""
        begin, _ = self.clauses.segment(self.clauses.first(group))
        for index in range(self.clauses.first(group) - 1, begin - 1, -1):
            effect = operators.of_noun(self.clauses.keys[index])
            if effect:
                negated = is_negative(self.clauses, group)
                found = found.under(effect, negated=negated)
                return self._around(group, found, depth - 1)
        return found.unclaimed()

    def _is_apodosis(self, group: VerbGroup) -> bool:
        """Tell that the clause hangs on an "if" elsewhere in the sentence."""
        if group.tense is Tense.PAST and group.mood is Mood.INDICATIVE:
            return False
        return any(
            self._is_condition(index)
            for index, word in enumerate(self.clauses.keys)
            if word in grammar.words("conditionals") or word in {"in", "nel"}
        )

    def _is_condition(self, index: int) -> bool:
        clauses = self.clauses
        if clauses.keys[index] == "se":
            return governors.is_hypothetical(
                clauses, index
            ) and not governors.is_indirect_question(clauses, index)
        if clauses.keys[index] in grammar.words("conditionals"):
            return True
        return self.cues.phrase("hypothesis", index) is not None

    def _adverbs(self, group: VerbGroup, found: Judgement) -> Judgement:
        for effect in self.cues.adverbs(group):
            found = found.under(effect)
        return found

    def _is_adjective(self, index: int) -> bool:
        """Tell "vicini a un accordo", where an adjective governs the noun."""
        word = self.clauses.keys[index]
        return bool(operators.of_adjective(word)) and not operators.of_noun(word)

    def _denied(self, phrase: NounPhrase) -> bool:
        """Tell "nessuna prova", "non ci sono prove", "senza prove"."""
        if phrase.negative or phrase.preposition == "senza":
            return True
        verb = noun_phrase.left_verb(self.clauses, phrase.index)
        verb = verb or noun_phrase.right_verb(self.clauses, phrase.index)
        if verb and "mancare" in verb.lemmas:
            return True
        if not verb or not is_negative(self.clauses, verb):
            return False
        existing = {"essere", "esistere", "avere", "trovare", "emergere", "vedere"}
        return not existing.isdisjoint(verb.lemmas) or "fornire" in verb.lemmas
