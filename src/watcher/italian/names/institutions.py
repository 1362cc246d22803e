"""Whose institution is it? "Difesa russa", "007 di Seul", "il governo"."""

from dataclasses import replace
from functools import cache

from watcher.italian import lexicon
from watcher.italian.names.actor_names import Actor, states_by_name
from watcher.italian.names.gazetteer import Piece, key
from watcher.italian.names.local_bodies import state_at
from watcher.italian.names.mentions import Mention

# The longest chain seen in the press: portavoce del ministero della Difesa russo.
_REACH_WORDS = 7
_STATE_ROLES = {"country", "capital", "demonym"}
_ITALY = "ITA"


def resolve(mentions: list[Mention], words: tuple[Piece, ...]) -> list[Mention]:
    """Widen each state to the institution before it, then settle whose the rest are."""
    wide: list[Mention] = []
    for mention in mentions:
        if wide and _is_abroad(wide[-1], mention, words):
            service = replace(mention.actor, kind="government")
            wide[-1] = replace(wide[-1], last=mention.last, actor=service)
            continue
        widened = _widen(mention, words)
        while wide and wide[-1].last >= widened.first and _is_common(wide[-1], words):
            widened = replace(widened, first=min(widened.first, wide.pop().first))
        if wide and wide[-1].last >= widened.first:
            widened = replace(widened, first=wide[-1].last + 1)
        wide.append(widened if widened.first <= mention.first else mention)
    return _settle(wide, words)


def _is_abroad(service: Mention, land: Mention, words: tuple[Piece, ...]) -> bool:
    """Say whether a demonym makes a body another state's: "Guardia costiera greca"."""
    beside = land.first == service.last + 1 and words[land.first].joint == " "
    foreign = land.actor.role == "demonym" and land.actor.code != _ITALY
    return beside and foreign and service.actor.code in _services()


def _is_common(mention: Mention, words: tuple[Piece, ...]) -> bool:
    """Tell a title that every state may have: il premier, il sultano (dell'Oman)."""
    nickname = mention.actor.role == "person" and words[mention.first].text.islower()
    return mention.home or nickname


def _widen(mention: Mention, words: tuple[Piece, ...]) -> Mention:
    """Take in the head noun on the left: its kind becomes the mention's."""
    if mention.actor.role not in _STATE_ROLES and mention.actor.kind != "country":
        return mention
    kind, first = None, mention.first
    for at in range(mention.first - 1, max(-1, mention.first - 1 - _REACH_WORDS), -1):
        if words[at + 1].joint not in {" ", "'", "’", "\u00a0"}:
            break
        begin, head = _head(at, words)
        if head:
            kind, first = _weightier(kind, head), begin
        elif words[at].key not in _between():
            break
    if kind is None:
        return mention
    return replace(mention, first=first, kind=kind, actor=_organ(mention.actor, kind))


def _head(at: int, words: tuple[Piece, ...]) -> tuple[int, str | None]:
    """Return where the head noun that ends at *at* begins, and its kind."""
    pair = f"{words[at - 1].key} {words[at].key}" if at else ""
    if pair in _heads():
        return at - 1, _heads()[pair]
    return at, _heads().get(words[at].key)


def _weightier(kind: str | None, head: str) -> str:
    """Choose the kind of a chain: the portavoce of a secret service is that service."""
    if kind == "intelligence" or head == "intelligence":
        return "intelligence"
    return head if kind in {None, "media"} else kind or head


def _organ(actor: Actor, kind: str) -> Actor:
    """Give the government of Italy its own code, as the lists do."""
    if actor.code == _ITALY and kind == "government":
        return replace(actor, code="ITA-GOV", kind=kind)
    return actor


def _settle(mentions: list[Mention], words: tuple[Piece, ...]) -> list[Mention]:
    """
    Read an institution that every state has ("il governo", "il premier").

    The person or the place after it decides ("il premier Starmer", "di Gaza"); else it
    is Italian when Italy speaks in the text or nobody does, else of the state that
    spoke last.
    """
    at_home = any(_is_italian(m) for m in mentions if not m.home)
    settled: list[Mention] = []
    last: Mention | None = None
    for index, mention in enumerate(mentions):
        if mention.home:
            after = mentions[index + 1] if index + 1 < len(mentions) else None
            owner = _apposed(mention, after) or (None if at_home else last)
            abroad = state_at(words, mention.last + 1)
            settled.append(_of(mention, abroad) if abroad else _owned(mention, owner))
            continue
        settled.append(mention)
        if _speaks_for_a_state(mention):
            last = mention
    return settled


def _apposed(mention: Mention, after: Mention | None) -> Mention | None:
    if after and after.actor.role == "person" and after.first - mention.last <= 2:
        return after if _speaks_for_a_state(after) else None
    return None


def _owned(mention: Mention, owner: Mention | None) -> Mention:
    if owner is None or _is_italian(owner):
        return mention
    return _of(mention, _states()[owner.actor.code])


def _of(mention: Mention, state: Actor) -> Mention:
    return replace(mention, actor=replace(state, kind="government"))


def _speaks_for_a_state(mention: Mention) -> bool:
    speaks = mention.actor.role in {"capital", "person"} or (
        (mention.kind or mention.actor.kind) in {"government", "intelligence"}
    )
    return speaks and (mention.actor.code in _states() or _is_italian(mention))


def _is_italian(mention: Mention) -> bool:
    return mention.actor.code in {"ITA", "ITA-GOV", "QUIRINALE", "PARLAMENTO"}


@cache
def _states() -> dict[str, Actor]:
    return {state.code: state for state in states_by_name().values()}


@cache
def _services() -> frozenset[str]:
    return frozenset(lexicon.table("institutions.toml")["services"]["codes"])


@cache
def _heads() -> dict[str, str]:
    groups = lexicon.table("institutions.toml")
    return {
        key(word): str(group["kind"])
        for group in groups.values()
        if "kind" in group
        for word in group["words"]
    }


@cache
def _between() -> frozenset[str]:
    words = lexicon.table("institutions.toml")["between"]["words"]
    return frozenset(key(word) for word in words)
