"""Which service is behind an Apprise URL, and can it be used?"""

import logging
import warnings
from difflib import get_close_matches

from apprise import Apprise, AppriseAsset

from watcher.alerts.hostile import one_line
from watcher.errors import InputError

# A mail server with a queue answers at once; 30 s covers greylisting and slow TLS.
SEND_SECONDS = 30

# Its lines for debugging hold URLs and passwords, and nobody gets any of its lines:
# what matters is in ChannelError.
_APPRISE_LOG = logging.getLogger("apprise")
_APPRISE_LOG.setLevel(logging.INFO)
_APPRISE_LOG.propagate = False
_APPRISE_LOG.addHandler(logging.NullHandler())


def check_url(url: str) -> None:
    """Raise InputError, with a hint and without *url*, when Apprise cannot use it."""
    count = len(load(url))
    if count == 1:
        return
    if count > 1:
        msg = "names several services; write one [[channel]] for each"
        raise InputError(msg)
    schema = url.partition("://")[0].lower()
    known = _schemas()
    if schema in known:
        msg = f"something is missing or misspelt in this {schema}:// URL"
        raise InputError(msg)
    near = get_close_matches(schema, known, n=1)
    hint = f'; did you mean "{near[0]}://"?' if near else ""
    raise InputError(f'Apprise knows no service "{one_line(schema, limit=20)}"{hint}')


def _schemas() -> list[str]:
    found: set[str] = set()
    for service in Apprise().details()["schemas"]:
        for names in (service["protocols"], service["secure_protocols"]):
            found.update(names or ())
    return sorted(found)


def load(url: str) -> Apprise:
    """Return Apprise with what it finds behind *url*: one service, or none."""
    asset = AppriseAsset(
        app_id="watcher",
        app_desc="watcher",
        async_mode=False,
        http_redirects=False,  # a redirected POST would count as delivered
        interpret_escapes=False,
        interpret_emojis=False,
        pgp_autogen=False,
        secure_logging=True,
        service_timeout=SEND_SECONDS,
    )
    apprise = Apprise(asset=asset)
    with warnings.catch_warnings():
        # The first call imports every plugin; on Python 3.11 and 3.12 the one for
        # mail imports a module that 3.13 drops.
        warnings.simplefilter("ignore", DeprecationWarning)
        apprise.add(url)
    return apprise
