"""What the tests of the commands share: a configuration and its polled state."""

from dataclasses import dataclass
from pathlib import Path

from cli.calls import Outcome, call
from support.site import Site


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A configuration, the state of its first round, and the site behind it."""

    site: Site
    config: Path
    state: Path
    first: Outcome

    def call(self, *args: object) -> Outcome:
        """Call a command on this configuration and state."""
        return call("--config", self.config, "--state", self.state, *args)

    def ids(self, noun: str) -> list[str]:
        """Return the ids that a list prints."""
        return [row["id"] for row in self.call(noun, "--json").rows]
