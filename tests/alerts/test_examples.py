"""Are the examples in the docstrings true?"""

import doctest
from importlib import import_module

import pytest

MODULES = (
    "watcher.alerts.facts",
    "watcher.alerts.fitting",
    "watcher.alerts.hostile",
    "watcher.alerts.numbers",
    "watcher.config.explain",
    "watcher.config.secrets",
    "watcher.config.values",
    "watcher.log",
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_hold(name: str) -> None:
    """Each module has some, and all of them give what they say."""
    result = doctest.testmod(import_module(name))

    assert result.attempted
    assert not result.failed
