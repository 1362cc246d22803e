"""How is a fact said in a reason? Short, plain English with the paper's own words."""

from watcher.model.claim import Claim
from watcher.model.mention import Quantity


def say_number(quantity: Quantity) -> str:
    """
    Return *quantity* as a reader would say it, with its unit.

    The text as written already holds "circa", "oltre" and the noun.
    """
    return quantity.text


def say_source(claim: Claim) -> str:
    """Name who says *claim*: its source, else its outlet."""
    return claim.source.name if claim.source else claim.outlet


def fact_of(claim: Claim) -> str:
    """Return the words of *claim* in which the fact stands."""
    if claim.quantity is not None:
        return claim.quantity.text
    return claim.when.text if claim.when is not None else claim.trigger
