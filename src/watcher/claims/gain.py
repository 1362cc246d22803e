"""How likely is it that an article brings news? One figure, from what it brings."""

import tomllib
from functools import cache
from importlib.resources import files
from math import exp

from watcher.claims.brought import Brought, brought
from watcher.claims.find import Finding
from watcher.claims.ledger import Ledger
from watcher.model.article import Article

_FILE = "gain.toml"
_BIAS = "bias"
# A flash is sent for what it says; there is no room in it to retell.
_FEWEST_WORDS = 60


def gain_of(article: Article, finding: Finding, ledger: Ledger) -> float | None:
    """
    Return how likely *article* tells what *ledger* does not hold, 0 to 1.

    None for a flash of a few lines, which only its claims can tell. The ledger
    must not hold the article yet.
    """
    if len(article.body.split()) < _FEWEST_WORDS:
        return None
    return likelihood(brought(article, finding, ledger))


def likelihood(found: Brought) -> float:
    """Return the answer of the logistic regression whose weights are `gain.toml`."""
    weights = _weights()
    named = (name for name in weights if name != _BIAS)
    total = weights[_BIAS] + sum(weights[name] * found[name] for name in named)
    return 1 / (1 + exp(-total))


@cache
def _weights() -> dict[str, float]:
    text = (files("watcher.claims") / _FILE).read_text(encoding="utf-8")
    return tomllib.loads(text)
