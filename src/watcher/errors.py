"""
Which troubles are foreseen? One tree; each class says when it is raised.

WatcherError
├── ConfigError      exit 2: a configuration file is missing or wrong
├── InputError       exit 2: a file or value given on the command line is wrong
├── StoreError       exit 1: the database cannot be used
│   └── LockedError  exit 1: another watcher holds the same state folder
├── FetchError       exit 1: a URL gave nothing usable over HTTP
│   ├── ForbiddenAddressError: the address guard refused to connect
│   └── RobotsError: the robots.txt of the host forbids the page
├── FeedError        exit 1: what a feed's URL gave is not a feed
├── ArticleError     exit 1: a page gave no readable text
├── AlertTemplateError  exit 2: a template of the user is wrong or fits no message
└── ChannelError     exit 1: a channel did not take a message
"""

from datetime import timedelta


class WatcherError(Exception):
    """Foreseen trouble: the message is one plain line that says what to do."""

    exit_code = 1


class ConfigError(WatcherError):
    """A configuration file is missing, broken or holds a bad key or value."""

    exit_code = 2

    def __init__(self, file: str, message: str, *, key: str | None = None) -> None:
        where = f"{file}: {key}" if key else file
        super().__init__(f"{where}: {message}")
        self.file = file
        self.key = key


class InputError(WatcherError):
    """A file, URL or value given on the command line cannot be used."""

    exit_code = 2


class StoreError(WatcherError):
    """The database cannot be opened, read or written."""


class LockedError(StoreError):
    """Another process works on the same state folder."""


class FetchError(WatcherError):
    """A URL gave nothing usable over HTTP; *status* is the HTTP status or None."""

    def __init__(self, url: str, message: str, *, status: int | None = None) -> None:
        super().__init__(f"{url}: {message}")
        self.url = url
        self.status = status


class ForbiddenAddressError(FetchError):
    """The address guard refused to connect to a private or reserved address."""


class OversizeError(FetchError):
    """The body is larger than we read; asking again gives the same."""


class RobotsError(FetchError):
    """The robots.txt of the host forbids us to ask for the page."""


class FeedError(WatcherError):
    """What a feed's URL gave cannot be read as a feed."""

    def __init__(self, url: str, message: str) -> None:
        super().__init__(f"{url}: {message}")
        self.url = url


class ArticleError(WatcherError):
    """A page gave no readable article."""

    def __init__(self, url: str, message: str) -> None:
        super().__init__(f"{url}: {message}")
        self.url = url


class AlertTemplateError(WatcherError):
    """A template that the user wrote is wrong, or asks for what a message lacks."""

    exit_code = 2

    def __init__(self, template: str, message: str) -> None:
        super().__init__(f"{template}: {message}")


class ChannelError(WatcherError):
    """
    A channel did not take a message.

    `reason` says it without the name of the channel. *uncertain* says that it may have
    taken it all the same; *wait* is how long its service asked to be left in peace,
    when it did.
    """

    def __init__(
        self,
        channel: str,
        message: str,
        *,
        uncertain: bool = False,
        wait: timedelta | None = None,
    ) -> None:
        super().__init__(f"channel {channel}: {message}")
        self.channel = channel
        self.reason = message
        self.uncertain = uncertain
        self.wait = wait
