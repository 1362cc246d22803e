"""How is a message handed over, and what does a refusal say?"""

from dataclasses import replace
from functools import lru_cache

from apprise.result import AppriseResult, AppriseResultStatus

from watcher.alerts.answers import (
    is_too_big,
    is_uncertain,
    patience,
    reason,
    trouble,
)
from watcher.alerts.fitting import fit
from watcher.alerts.hostile import clip, one_line
from watcher.alerts.send.line import Line, over
from watcher.alerts.send.loading import load
from watcher.alerts.send.service import Service
from watcher.config import secret_values
from watcher.errors import ChannelError
from watcher.log import mask
from watcher.model.alert import Message
from watcher.model.settings import Channel

_MAX_REASON = 160
# What is refused as too long is offered once more as this much of its text.
_BRIEF = 1000


def send(channel: Channel, message: Message) -> None:
    """
    Hand *message* to *channel*; return when the service has taken it.

    Raise ChannelError otherwise. Its message holds no secret. It is uncertain when
    the service gave no answer, and says how long to wait when the service did.
    """
    service = service_of(channel)
    with service.lock, over(service.line, message.key):
        result = service.offer(message)
        if not _is_taken(result) and is_too_big(service.line.answer):
            result = service.offer(_brief(message))
        if not _is_taken(result):
            raise _refusal(channel, result, service.line)
        service.line.has_taken(message.key)


def _is_taken(result: AppriseResult) -> bool:
    return result.status is AppriseResultStatus.SUCCESS and all(result)


def _brief(message: Message) -> Message:
    return replace(message, text=fit(message.text, _BRIEF), html=None)


def fitted(channel: Channel, message: Message) -> tuple[str, str]:
    """Return title and text as a chat service of *channel* gets them, in its limits."""
    return service_of(channel).fitted(message)


@lru_cache(maxsize=64)
def service_of(channel: Channel) -> Service:
    """Return the service of *channel*, kept because it remembers when it last sent."""
    apprise = load(channel.url)
    if len(apprise) != 1:
        raise ChannelError(channel.name, "Apprise cannot use its URL")
    return Service(apprise, channel.url.partition("://")[0])


def _refusal(channel: Channel, result: AppriseResult, line: Line) -> ChannelError:
    """Say in one line what the service answered, in its own words where it has any."""
    words = reason(line.answer) or trouble(line.broken) or _logged(result)
    safe = clip(mask(one_line(words), secret_values([channel])), _MAX_REASON)
    timed_out = any(r.status is AppriseResultStatus.TIMEOUT for r in result)
    uncertain = timed_out or is_uncertain(line.broken)
    if uncertain:
        safe = "no answer came; the message may have arrived all the same"
    return ChannelError(
        channel.name,
        safe or "the service did not take the message",
        uncertain=uncertain,
        wait=patience(line.answer),
    )


def _logged(result: AppriseResult) -> str:
    """Return what Apprise says where no service said anything."""
    entries = [entry for outcome in result for entry in outcome.logs()]
    told = [entry.message for entry in entries if entry.level == "WARNING"]
    return "; ".join(line.rstrip(".") for line in told)
