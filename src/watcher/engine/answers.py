"""How does what a piece of work gave, or its error, come back from a process?"""

from collections.abc import Callable
from typing import Any

from watcher.errors import WatcherError


class WorkError(WatcherError):
    """A piece of work was stopped: it took too long, or its worker died."""


def outcome(work: Callable[..., Any], args: tuple[object, ...]) -> tuple[bool, Any]:
    """Do *work* and say whether it failed; an answer that travels through a pipe."""
    try:
        return False, work(*args)
    except MemoryError:
        return True, (WorkError, ("needs too much memory",), {})
    except Exception as error:  # noqa: BLE001  # it is raised again by the parent
        return True, (type(error), error.args, vars(error))


def rebuilt(
    kind: type[Exception], args: tuple[Any, ...], state: dict[str, Any]
) -> Exception:
    """Return the error that `outcome` took apart."""
    # Errors whose `__init__` takes other arguments than they keep cannot be pickled.
    error = kind.__new__(kind, *args)
    vars(error).update(state)
    return error
