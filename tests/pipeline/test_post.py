"""Are messages handed over in the process beside, and is its death told?"""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import active_children

import pytest

from alerts.receivers import a_free_port, a_silent_server, a_webhook
from watcher.errors import ChannelError
from watcher.model.alert import Message
from watcher.model.settings import Channel
from watcher.pipeline.post import post_office

MESSAGE = Message(key="k1", subject="Piena del Brenno", text="510 sfollati\n")


def test_a_message_arrives_and_names_itself() -> None:
    """Title, text and the key by which a second copy is told."""
    with a_webhook() as hook, post_office(1) as deliver:
        deliver(Channel(name="desk", url=f"json://127.0.0.1:{hook.port}/"), MESSAGE)

    assert b"510 sfollati" in hook.bodies[0]
    assert hook.headers[0]["Idempotency-Key"] == "k1"


def test_a_refusal_comes_back_as_it_is_here() -> None:
    """With the name of the channel, and certain: nobody took it."""
    desk = Channel(name="desk", url=f"json://127.0.0.1:{a_free_port()}/geheim")
    with post_office(1) as deliver, pytest.raises(ChannelError) as refused:
        deliver(desk, MESSAGE)

    assert (refused.value.channel, refused.value.uncertain) == ("desk", False)
    assert "geheim" not in str(refused.value)


def test_the_death_of_the_process_is_no_certain_failure() -> None:
    """The service may have the message; and the next one finds a new process."""
    with (
        a_silent_server(hangs=True) as port,
        a_webhook() as hook,
        post_office(1) as deliver,
        ThreadPoolExecutor(1) as threads,
    ):
        good = Channel(name="desk", url=f"json://127.0.0.1:{hook.port}/")
        deliver(good, MESSAGE)
        (process,) = active_children()
        mute = Channel(name="mute", url=f"json://127.0.0.1:{port}/")
        waiting = threads.submit(deliver, mute, MESSAGE)
        # It hangs for seconds before Apprise gives up.
        assert process.pid
        os.kill(process.pid, signal.SIGKILL)

        with pytest.raises(ChannelError, match="may have arrived") as died:
            waiting.result()
        deliver(good, MESSAGE)

    assert (died.value.channel, died.value.uncertain) == ("mute", True)
    assert len(hook.bodies) == 2
