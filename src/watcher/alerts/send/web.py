"""How does a message reach a web service? As Apprise asks, over a kept connection."""

from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

import requests

from watcher.alerts.answers import Answer, Broken
from watcher.alerts.send.line import current

# What a service answers is read for its reason and its patience.
_MAX_ANSWER = 2000
_WEB = "web"
_alone = requests.request


def install() -> None:
    """
    Take the place of `requests.request`, and so of `requests.post` and the like.

    With them Apprise opens a connection for each message, looks for proxies each time,
    and drops the headers of the answer.
    """
    library: Any = requests
    library.api.request = library.request = _request


class _Session(requests.Session):
    """A session without a memory, which looks for proxies once for each server."""

    def __init__(self) -> None:
        super().__init__()
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._found: dict[tuple[object, ...], dict[str, Any]] = {}

    def merge_environment_settings(
        self, url: Any, proxies: Any, stream: Any, verify: Any, cert: Any
    ) -> dict[str, Any]:
        key = (*urlsplit(url)[:2], str(proxies), stream, verify, str(cert))
        if key not in self._found:
            self._found[key] = super().merge_environment_settings(
                url, proxies, stream, verify, cert
            )
        return dict(self._found[key])


def _request(method: str, url: str, **kwargs: Any) -> requests.Response:
    """Do what `requests.request` does, over the line of the message in hand."""
    line = current()
    if line is None:
        return _alone(method, url, **kwargs)
    session = line.take(_WEB) or _Session()
    assert isinstance(session, _Session)  # noqa: S101 - only we keep under this name
    try:
        response = session.request(method, url, **kwargs)
    except requests.RequestException as error:
        line.broken = Broken(words=str(error))
        session.close()
        raise
    line.answer = Answer(
        code=response.status_code,
        headers={name.lower(): value for name, value in response.headers.items()},
        text=response.content[:_MAX_ANSWER].decode(errors="replace"),
    )
    line.keep(_WEB, session)
    return response
