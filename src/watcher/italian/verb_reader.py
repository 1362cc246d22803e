"""Which words of one sentence form a verb group?"""

from collections.abc import Sequence
from dataclasses import replace

from watcher.italian import verb_context, verb_links
from watcher.italian.verb_forms import CLITICS, Reading, readings
from watcher.italian.verb_group import Mood, VerbGroup
from watcher.italian.verb_links import Link, wanted_moods
from watcher.italian.words import Token

_BETWEEN = frozenset(
    """già mai ancora più sempre poi anche invece subito solo soltanto finora appena quasi
    pure infine inoltre forse certo ieri oggi domani quindi infatti dunque però intanto
    tutti tutte tutto tutta entrambi ormai prima dopo di nuovo ora adesso spesso così
    persino perfino nè presto davvero almeno bene male""".split()
)
_AND = frozenset({"e", "ed", "o", "od", "nè", "ma"})
_GAP = 3  # adverbs between two links of a group: "non ha ancora mai più scioperato"


_BEFORE_INFINITIVE = frozenset(
    "di a da per senza in nel nell' dal non si e o d' ad".split()
)


class Reader:
    """Read the groups of one sentence, left to right."""

    def __init__(
        self, text: str, words: Sequence[Token], keys: Sequence[str], shift: int
    ) -> None:
        self.text = text
        self.words = words
        self.keys = keys
        self.shift = shift

    def group(self, index: int, before: VerbGroup | None) -> VerbGroup | None:
        """Return the group that begins at *index*, if one does."""
        first = self._first(index)
        if not first:
            return None
        if first.readings[0].mood == "participle":
            return self._bare_participle(first, before)
        links = [first]
        while link := self._next(links):
            links.append(link)
        return self._built(links)

    def _first(self, index: int) -> Link | None:
        word = self.words[index].text
        if index and word[:1].isupper() and not word.isupper() and self._named(index):
            return None
        found = verb_context.finite(self.keys, self._name_before(index), index)
        if not found:
            found = self._non_finite(index)
        return Link(index, tuple(found)) if found else None

    def _named(self, index: int) -> bool:
        """Tell a capital inside a sentence, which makes a word a name."""
        gap = self.text[self.words[index - 1].end : self.words[index].start]
        return not gap.strip(" \t\u00a0")

    def _name_before(self, index: int) -> bool:
        if not index or not self._adjacent(index):
            return False
        return self.words[index - 1].text[:1].isupper()

    def _adjacent(self, index: int) -> bool:
        gap = self.text[self.words[index - 1].end : self.words[index].start]
        return not gap.strip(" \t\u00a0")

    def _non_finite(self, index: int) -> list[Reading]:
        word = self.keys[index]
        found = [
            r
            for r in readings(word)
            if r.mood in {"infinitive", "gerund", "participle"}
        ]
        if not found:
            return []
        mood = found[0].mood
        if mood != "participle":
            noun = index and self.keys[index - 1] in verb_context.ARTICLES - CLITICS
            return [] if noun or not found[0].listed and self._odd(index) else found
        if verb_context.is_nominal(self.keys, index):
            return []
        if word in verb_context.homonyms() and not self._followed_by_article(index):
            return []
        return [r for r in found if r.mood == "participle" and r.listed]

    def _odd(self, index: int) -> bool:
        """Tell an unlisted word in -are or -ere that is an adjective ("militare")."""
        return self.keys[index - 1] not in _BEFORE_INFINITIVE if index else True

    def _followed_by_article(self, index: int) -> bool:
        after = self.keys[index + 1] if index + 1 < len(self.keys) else ""
        return after in verb_context.ARTICLES

    def _next(self, links: list[Link]) -> Link | None:
        """Return the verb word that goes on with *links*, past adverbs."""
        index = links[-1].index
        wanted = wanted_moods(links)
        for ahead in range(index + 1, min(index + 2 + _GAP, len(self.keys))):
            if not self._adjacent(ahead):
                return None
            link = self._continuing(ahead, wanted)
            if link:
                return link
            word = self.keys[ahead]
            bridges = word in _BETWEEN or word.endswith("mente")
            if not bridges and not (word == "per" and "gerund" in wanted):
                return None
        return None

    def _continuing(self, index: int, wanted: frozenset[str]) -> Link | None:
        found = [r for r in readings(self.keys[index]) if r.mood in wanted]
        if "infinitive" in wanted and "gerund" in wanted:
            # "sta per partire", never "sta partire".
            per = self.keys[index - 1] == "per"
            found = [r for r in found if (r.mood == "infinitive") == per]
        return Link(index, tuple(found)) if found else None

    def _bare_participle(
        self, link: Link, before: VerbGroup | None
    ) -> VerbGroup | None:
        """Read "truppe inviate" and the second of "sono stati uccisi o feriti"."""
        group = self._built([link])
        near = before and self._coordinated(before.last - self.shift, link.index)
        if before and near and (before.perfect or before.passive):
            return replace(
                group,
                mood=before.mood,
                form=before.form,
                tense=before.tense,
                perfect=before.perfect,
                pluperfect=before.pluperfect,
                passive=before.passive,
                negated=before.negated or group.negated,
                modal=before.modal,
                person=before.person,
            )
        return group

    def _coordinated(self, last: int, index: int) -> bool:
        between = self.keys[last + 1 : index]
        return any(word in _AND for word in between) and all(
            w in _AND or w in _BETWEEN or w.endswith("mente") for w in between
        )

    def _built(self, links: list[Link]) -> VerbGroup:
        head, first = links[-1], links[0]
        begin, token = self._begin(first.index), self.words[head.index]
        facts = verb_links.facts(links, self.keys)
        start = self.words[begin].start
        return VerbGroup(
            start=start,
            end=token.end,
            head_start=token.start,
            head_end=token.end,
            first=begin + self.shift,
            last=head.index + self.shift,
            lemmas=tuple(sorted(head.lemmas())),
            mood=Mood(first.readings[0].mood),
            form=first.readings[0].tense,
            person=first.readings[0].person,
            tense=verb_links.tense(links, facts),
            reflexive=verb_links.reflexive(self.keys[begin : first.index], links),
            negated=self._negated(begin, links),
            perfect=facts.perfect,
            pluperfect=facts.pluperfect,
            passive=facts.passive,
            modal=facts.modal,
        )

    def _begin(self, index: int) -> int:
        """Step left over clitics and the negation."""
        while index and self._adjacent(index):
            word = self.keys[index - 1]
            if word not in CLITICS and word not in {"non", "nè"}:
                break
            index -= 1
        return index

    def _negated(self, begin: int, links: list[Link]) -> bool:
        first, last = links[0].index, links[-1].index
        inside = self.keys[begin : last + 1]
        after = self.keys[first + 1 : first + 2]
        if "non" in inside:
            # "non solo" adds, it does not deny.
            return not ({"solo", "soltanto", "solamente"} & set(after))
        before = self.keys[begin - 1] if begin else ""
        return "nè" in inside or before in {"nè", "mai"}
