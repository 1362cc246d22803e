"""Read the Italian press, keep a ledger of claims, tell only what was not known."""

__version__ = "0.1.0"
