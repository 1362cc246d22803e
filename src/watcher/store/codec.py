"""How do values become JSON in a column, and values again?"""

from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import TypeAdapter

Value = TypeVar("Value")


_adapters: dict[type, TypeAdapter[Any]] = {}


def _adapter(kind: type) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def dump(value: object) -> str:
    """Return *value*, a frozen dataclass of the model, as JSON."""
    return _adapter(type(value)).dump_json(value).decode()


def load(kind: type[Value], text: str) -> Value:
    """Return the *kind* that `dump` wrote."""
    value: Value = _adapter(kind).validate_json(text)
    return value


def stamp(moment: datetime | None) -> str | None:
    """Return an aware *moment* as text that sorts in time order (UTC, seconds)."""
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None


def moment(text: str | None) -> datetime | None:
    """Return the moment that `stamp` wrote."""
    return datetime.fromisoformat(text) if text else None
