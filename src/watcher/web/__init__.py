"""The one polite way out to the network: limits, address guard, honest headers."""

from watcher.web.response import Response
from watcher.web.session import Limits, Web

__all__ = ["Limits", "Response", "Web"]
