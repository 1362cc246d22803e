"""In which process are messages handed over? In one beside ours."""

from collections.abc import Iterator
from contextlib import contextmanager

from watcher.alerts.send import send
from watcher.engine import Beside, WorkError
from watcher.errors import ChannelError
from watcher.model.alert import Message
from watcher.model.settings import Channel
from watcher.pipeline.world import Deliver

# A courier for each channel, and beside it the word that the database refuses.
_CALLS_EACH = 2


@contextmanager
def post_office(channels: int) -> Iterator[Deliver]:
    """
    Hand messages to so many channels without taking time from the rounds.

    Two milliseconds of work go into a message; as threads of our process, those of a
    long outbox make a round wait five times as long.
    """
    with Beside(send, max(channels, 1) * _CALLS_EACH) as beside:

        def deliver(channel: Channel, message: Message) -> None:
            try:
                beside(channel, message)
            except WorkError:
                words = "our own process for sending died; the message may have arrived"
                raise ChannelError(channel.name, words, uncertain=True) from None

        yield deliver
