"""Which words of one sentence form a verb group?"""

from collections.abc import Sequence

from watcher.italian.events import grammar, operators
from watcher.italian.inflection.verb_forms import Reading, readings
from watcher.italian.verbs import context as verb_context
from watcher.italian.verbs import links as verb_links
from watcher.italian.verbs.context import Spot
from watcher.italian.verbs.group import Mood, VerbGroup
from watcher.italian.verbs.links import Link, link_of, wanted_moods
from watcher.italian.words import Token

_NON_FINITE = frozenset({"infinitive", "gerund", "participle"})
_BLANKS = frozenset({"", " "})
_BEYOND = (False, False)  # so far is looked behind a word
_GAP = 3  # adverbs between two links of a group: "non ha ancora mai più scioperato"


class Reader:
    """Read the groups of one sentence, left to right."""

    def __init__(
        self,
        words: Sequence[Token],
        keys: Sequence[str],
        gaps: Sequence[str],
        shift: int,
    ) -> None:
        self.words = words
        self.keys = keys
        self.shift = shift
        # Only blanks stand between the word and the one before it.
        near = [gap in _BLANKS or gap.isspace() for gap in gaps[1:]]
        self.near = [False, *near, *_BEYOND]

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
        if self._named(index):
            return None
        spot = self._spot(index)
        found = verb_context.finite(spot) or self._non_finite(spot)
        return link_of(index, found) if found else None

    def _named(self, index: int) -> bool:
        """Tell a capital inside a sentence, which makes a word a name."""
        word = self.words[index].text
        return self.near[index] and word[:1].isupper() and not word.isupper()

    def _spot(self, index: int) -> Spot:
        """Return the word with those neighbours that no punctuation parts from it."""
        keys = self.keys
        here, then, last = self.near[index : index + 3]
        return Spot(
            word=keys[index],
            before=keys[index - 1] if here else "",
            after=keys[index + 1] if then else "",
            beyond=keys[index + 2] if then and last else "",
            name_before=here and self.words[index - 1].text[:1].isupper(),
            left=keys[:index],
        )

    def _non_finite(self, spot: Spot) -> list[Reading]:
        found = [r for r in readings(spot.word) if r.mood in _NON_FINITE]
        if not found:
            return []
        if found[0].mood != "participle":
            unheard = spot.before not in _before_infinitives()
            # "Nel cantiere", "di quartiere": no verb ends so.
            odd = not found[0].listed and (unheard or spot.word.endswith("iere"))
            return [] if odd or spot.before in _plain_articles() else found
        if verb_context.is_nominal(spot):
            return []
        article = spot.after in grammar.words("articles")
        if spot.word in verb_context.homonyms() and not article:
            return []
        return [r for r in found if r.mood == "participle" and r.listed]

    def _next(self, links: list[Link]) -> Link | None:
        """Return the verb word that goes on with *links*, past adverbs."""
        index = links[-1].at
        wanted = wanted_moods(links)
        if self._exists(links):
            wanted -= {"participle"}
        for ahead in range(index + 1, min(index + 2 + _GAP, len(self.keys))):
            if not self.near[ahead]:
                return None
            link = self._continuing(ahead, wanted)
            if link:
                return link
            word = self.keys[ahead]
            bridges = word in grammar.words("adverbs") or word.endswith("mente")
            bridges = bridges or (word == "non" and "infinitive" in wanted)
            if not bridges and not (word == "per" and "gerund" in wanted):
                return None
        return None

    def _exists(self, links: list[Link]) -> bool:
        """Tell "ci sono stati feriti", where people are counted, not wounded."""
        first = links[0]
        before = self.keys[first.at - 1] if first.at else ""
        stato = len(links) > 1 or not self._precedes_stato(first.at)
        return "essere" in first.lemmas and before in {"ci", "c'", "vi"} and stato

    def _precedes_stato(self, index: int) -> bool:
        after = self.keys[index + 1 : index + 2]
        return bool(after) and after[0] in {"stato", "stata", "stati", "state"}

    def _continuing(self, index: int, wanted: frozenset[str]) -> Link | None:
        word = self.keys[index]
        found = [r for r in readings(word) if r.mood in wanted]
        if found and not found[0].listed and operators.of_adjective(word):
            return None  # "è infondata" is no verb
        if "infinitive" in wanted and "gerund" in wanted:
            # "sta per partire", never "sta partire".
            per = self.keys[index - 1] == "per"
            found = [r for r in found if (r.mood == "infinitive") == per]
        return link_of(index, found) if found else None

    def _bare_participle(
        self, link: Link, before: VerbGroup | None
    ) -> VerbGroup | None:
        """Read "truppe inviate" and the second of "sono stati uccisi o feriti"."""
        group = self._built([link])
        near = before and self._coordinated(before.last - self.shift, link.at)
        if before and near and (before.perfect or before.passive):
            return group._replace(
                mood=before.mood,
                form=before.form,
                tense=before.tense,
                perfect=before.perfect,
                pluperfect=before.pluperfect,
                passive=before.passive,
                negated=(before.negated and not self._opposed(before, link.at))
                or group.negated,
                modal=before.modal,
                person=before.person,
            )
        return group

    def _coordinated(self, last: int, index: int) -> bool:
        between = self.keys[last + 1 : index]
        return any(word in grammar.words("coordinators") for word in between) and all(
            w in grammar.words("coordinators")
            or w in grammar.words("adverbs")
            or w.endswith("mente")
            for w in between
        )

    def _opposed(self, before: VerbGroup, index: int) -> bool:
        """Tell "non è stato annullato ma rinviato", where the second holds."""
        return "ma" in self.keys[before.last - self.shift + 1 : index]

    def _built(self, links: list[Link]) -> VerbGroup:
        head, first = links[-1], links[0]
        begin, token = self._begin(first.at), self.words[head.at]
        facts = verb_links.facts(links, self.keys)
        start = self.words[begin].start
        return VerbGroup(
            start=start,
            end=token.end,
            head_start=token.start,
            head_end=token.end,
            first=begin + self.shift,
            last=head.at + self.shift,
            lemmas=tuple(sorted(head.lemmas)),
            mood=Mood(first.readings[0].mood),
            form=first.readings[0].tense,
            person=first.readings[0].person,
            tense=verb_links.tense(links, facts),
            reflexive=verb_links.reflexive(self.keys[begin : first.at], links),
            negated=self._negated(begin, links),
            perfect=facts.perfect,
            pluperfect=facts.pluperfect,
            passive=facts.passive,
            modal=facts.modal,
        )

    def _begin(self, index: int) -> int:
        """Step left over clitics and the negation."""
        while self.near[index]:
            word = self.keys[index - 1]
            known = word in grammar.words("clitics") or word in {"non", "nè"}
            # "se" is a pronoun in "se ne va" alone, else it is "if".
            paired = word != "se" or self.keys[index] in {"ne", "lo", "la", "li", "le"}
            if not (known and paired):
                break
            index -= 1
        return index

    def _negated(self, begin: int, links: list[Link]) -> bool:
        first, last = links[0].at, links[-1].at
        inside = self.keys[begin : last + 1]
        after = self.keys[first + 1 : first + 2]
        if "non" in inside:
            # "non solo" adds, it does not deny.
            return not (grammar.words("only") & set(after))
        before = self.keys[begin - 1] if begin else ""
        return "nè" in inside or before in {"nè", "mai"}


def _before_infinitives() -> frozenset[str]:
    return grammar.words("before_infinitives")


def _plain_articles() -> frozenset[str]:
    """Return the articles that are no pronouns: "il potere" is a noun."""
    return grammar.words("articles") - grammar.words("clitics")
