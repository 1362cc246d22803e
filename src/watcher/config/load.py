"""What does the configuration folder settle?"""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from watcher.config.explain import explain, key_name, nearest
from watcher.config.secrets import resolve
from watcher.config.shapes import (
    EscalateTable,
    FeedsFile,
    GroupTable,
    ProfileFile,
    QuietTable,
    RouteTable,
    Shape,
    WatcherFile,
)
from watcher.config.values import feed_identity, feed_url
from watcher.errors import ConfigError
from watcher.model.feed import Feed
from watcher.model.profile import Escalate, Group, Meaning, Profile, Quiet, Route
from watcher.model.settings import Channel, Network, Settings

AnyShape = TypeVar("AnyShape", bound=Shape)


def load(config_dir: Path, *, env: Mapping[str, str]) -> Settings:
    """
    Read watcher.toml, feeds.toml and profiles/*.toml of *config_dir*.

    Raise ConfigError, one line that names file and key, for whatever is wrong.
    """
    if not config_dir.is_dir():
        msg = "no such configuration folder; `watcher init` writes one"
        raise ConfigError(str(config_dir), msg)
    main = _read(config_dir / "watcher.toml", WatcherFile)
    channels = _channels(config_dir, main, env)
    return Settings(
        language=main.language,
        timezone=ZoneInfo(main.timezone),
        network=_network(main),
        poll_every=main.polling.every,
        prefilter=main.polling.prefilter,
        quiet=_quiet(main.quiet),
        channels=channels,
        feeds=_feeds(config_dir / "feeds.toml"),
        profiles=_profiles(config_dir / "profiles", [c.name for c in channels]),
        heartbeat=_heartbeat(config_dir, main, env),
        templates=_templates(config_dir / "templates"),
    )


def load_profile(path: Path) -> Profile:
    """Read one profile; the channels it names are not looked up."""
    return _profile(path, _read(path, ProfileFile))


def load_network(config_dir: Path) -> Network:
    """Read the `[network]` of watcher.toml; no other file and no secret is needed."""
    return _network(_read(config_dir / "watcher.toml", WatcherFile))


def load_every(config_dir: Path) -> timedelta:
    """Read `every` of watcher.toml's `[polling]`, as `load_network` reads."""
    return _read(config_dir / "watcher.toml", WatcherFile).polling.every


def load_feeds(config_dir: Path) -> tuple[Feed, ...]:
    """Read feeds.toml; no other file and no secret is needed."""
    return _feeds(config_dir / "feeds.toml")


def _network(main: WatcherFile) -> Network:
    allowed = main.network.allow_private
    return Network(
        allow_private=allowed if isinstance(allowed, bool) else tuple(allowed),
        user_agent=main.network.user_agent,
    )


def _channels(
    folder: Path, main: WatcherFile, env: Mapping[str, str]
) -> tuple[Channel, ...]:
    file = str(folder / "watcher.toml")
    _no_doubles(file, "channel", "name", [table.name for table in main.channel])
    found = []
    for index, table in enumerate(main.channel):
        key = key_name(("channel", index, "url"))
        url = resolve(table.url, file=file, key=key, folder=folder, env=env)
        found.append(Channel(name=table.name, url=url))
    return tuple(found)


def _heartbeat(folder: Path, main: WatcherFile, env: Mapping[str, str]) -> str | None:
    if main.heartbeat is None:
        return None
    file, key = str(folder / "watcher.toml"), "heartbeat"
    url = resolve(main.heartbeat, file=file, key=key, folder=folder, env=env)
    try:
        return feed_url(url)
    except ValueError as error:
        raise ConfigError(file, str(error), key=key) from None


def _feeds(path: Path) -> tuple[Feed, ...]:
    tables = _read(path, FeedsFile).feed
    _no_doubles(str(path), "feed", "url", [feed_identity(t.url) for t in tables])
    return tuple(
        Feed(url=t.url, title=t.title, every=t.every, robots=t.robots) for t in tables
    )


def _profiles(folder: Path, channels: list[str]) -> tuple[Profile, ...]:
    if not folder.is_dir():
        raise ConfigError(str(folder), "no such folder; each profile is a file in it")
    found: dict[str, Path] = {}
    profiles = []
    for path in sorted(folder.glob("*.toml")):
        profile = load_profile(path)
        _check_channels(path, profile, channels)
        if profile.name in found:
            msg = f'"{profile.name}" is already the name in {found[profile.name]}'
            raise ConfigError(str(path), msg, key="name")
        found[profile.name] = path
        profiles.append(profile)
    return tuple(profiles)


def _check_channels(path: Path, profile: Profile, channels: list[str]) -> None:
    for name in profile.channels or ():
        if name not in channels:
            msg = f'watcher.toml has no channel "{name}"{nearest(name, channels)}'
            raise ConfigError(str(path), msg, key="channels")
    if profile.escalate and profile.escalate.to not in channels:
        to = profile.escalate.to
        msg = f'watcher.toml has no channel "{to}"{nearest(to, channels)}'
        raise ConfigError(str(path), msg, key="escalate.to")
    own = channels if profile.channels is None else list(profile.channels)
    for index, route in enumerate(profile.routes):
        if route.channel not in own:
            key = key_name(("route", index, "channel"))
            msg = f'"{route.channel}" is no channel of this profile'
            raise ConfigError(str(path), f"{msg}{nearest(route.channel, own)}", key=key)


def _profile(path: Path, shape: ProfileFile) -> Profile:
    _no_doubles(str(path), "route", "channel", [t.channel for t in shape.route])
    return Profile(
        name=shape.name,
        title=shape.title or shape.name,
        groups=tuple(_group(path, i, table) for i, table in enumerate(shape.group)),
        language=shape.language,
        channels=None if shape.channels is None else tuple(shape.channels),
        min_score=shape.min_score,
        baseline=shape.baseline,
        boost=tuple(shape.boost),
        alert_on=tuple(shape.alert_on),
        min_strength=shape.min_strength,
        digest=shape.digest,
        max_per_hour=shape.max_per_hour,
        quiet=_quiet(shape.quiet),
        routes=tuple(_route(table, shape) for table in shape.route),
        escalate=_escalate(shape.escalate),
        daily=shape.daily,
        meanings=tuple(_meaning(path, name, shape) for name in sorted(shape.sense)),
    )


def _meaning(path: Path, name: str, shape: ProfileFile) -> Meaning:
    key, table = f"sense.{name}", shape.sense[name]
    terms = sorted({term for group in shape.group for term in _terms(group)})
    if name not in terms:
        msg = f'no term of this profile is "{name}"{nearest(name, terms)}'
        raise ConfigError(str(path), msg, key=key)
    if not (table.words or table.others):
        msg = "needs words that show that the name is meant, or others"
        raise ConfigError(str(path), msg, key=key)
    return Meaning(name=name, words=tuple(table.words), others=tuple(table.others))


def _terms(table: GroupTable) -> list[str]:
    return [*table.any, *table.all, *(t for terms in table.also for t in terms)]


def _route(table: RouteTable, profile: ProfileFile) -> Route:
    return Route(
        channel=table.channel,
        now=table.now or profile.min_strength,
        digest=profile.digest if table.digest is None else table.digest,
    )


def _escalate(table: EscalateTable | None) -> Escalate | None:
    return Escalate(after=table.after, to=table.to) if table else None


def _quiet(table: QuietTable | None) -> Quiet | None:
    if table is None:
        return None
    times = table.model_dump()
    return Quiet(start=times["from"], end=times["to"])


def _group(path: Path, index: int, table: GroupTable) -> Group:
    wanted = _terms(table)
    if not wanted:
        msg = 'a group needs any, all or also; write any = ["..."] or take it out'
        raise ConfigError(str(path), msg, key=key_name(("group", index)))
    _no_contradiction(path, index, table)
    return Group(
        label=table.label or wanted[0].strip('"'),
        any=tuple(table.any),
        also=tuple(tuple(terms) for terms in table.also),
        all=tuple(table.all),
        none=tuple(table.none),
    )


def _no_contradiction(path: Path, index: int, table: GroupTable) -> None:
    """Refuse a group that can never match: its `none` excludes all it asks for."""
    excluded = {term.casefold() for term in table.none}
    asked = [("any", table.any), *(("also", terms) for terms in table.also)]
    asked += [("all", [term]) for term in table.all]
    for key, terms in asked:
        if terms and excluded.issuperset(term.casefold() for term in terms):
            msg = f'asks for "{terms[0]}" and excludes it; take it out of {key} or none'
            raise ConfigError(str(path), msg, key=key_name(("group", index, "none")))


def _templates(folder: Path) -> tuple[tuple[str, str], ...]:
    """Read the templates that a user has put in the place of ours, if any."""
    found = sorted(folder.rglob("*.j2"))
    return tuple((p.relative_to(folder).as_posix(), _text(p)) for p in found)


def _no_doubles(file: str, table: str, name: str, values: Iterable[str]) -> None:
    seen: dict[str, int] = {}
    for index, value in enumerate(values):
        if value in seen:
            msg = f"the same {name} as [[{table}]] no. {seen[value] + 1}"
            raise ConfigError(file, msg, key=key_name((table, index, name)))
        seen[value] = index


def _read(path: Path, shape: type[AnyShape]) -> AnyShape:
    try:
        return shape.model_validate(_toml(path))
    except ValidationError as error:
        raise explain(str(path), shape, error) from None


def _text(path: Path) -> str:
    """Read a file; a byte order mark, which some editors write, is no error."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(str(path), "no such file") from None
    except OSError as error:
        reason = error.strerror or "unknown trouble"
        raise ConfigError(str(path), f"cannot be read: {reason}") from None
    except UnicodeDecodeError:
        raise ConfigError(str(path), "is not UTF-8 text") from None


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(path), f"is not valid TOML: {error}") from None
    except RecursionError:
        raise ConfigError(str(path), "is nested too deeply") from None
