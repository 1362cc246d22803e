"""Did the channel take the message? The one door to Apprise."""

from watcher.alerts.send.handing import fitted, send
from watcher.alerts.send.loading import SEND_SECONDS, check_url

__all__ = ["SEND_SECONDS", "check_url", "fitted", "send"]
