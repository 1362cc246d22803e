"""Does a note reach a room of a real Matrix server, hostile words as mere words?"""

import pytest

from alerts.synapse import PASSWORD, PYTHON, a_matrix_server
from alerts.test_services import HOSTILE, hostile_news
from watcher.alerts.send import send
from watcher.errors import ChannelError
from watcher.model.settings import Channel

pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="no Synapse here")


def test_a_note_arrives_in_the_room(tmp_path) -> None:
    """As text without markup; a wrong password is an error that does not show it."""
    with a_matrix_server(tmp_path) as server:
        reader = server.register("reader")
        server.register("watcher")
        room = server.ask(
            "POST",
            "/createRoom",
            {"preset": "public_chat", "room_alias_name": "notizie"},
            reader,
        )["room_id"]
        place = f"127.0.0.1:{server.port}/%23notizie:localhost"

        send(Channel(name="room", url=f"matrix://watcher:{PASSWORD}@{place}"), NEWS)
        with pytest.raises(ChannelError) as refused:
            send(Channel(name="x", url=f"matrix://watcher:wr0ng-word@{place}"), NEWS)
        told = server.messages(room, reader)

    assert "wr0ng" not in str(refused.value)
    (content,) = told
    assert content["msgtype"] == "m.text"
    assert "watcher show m12" in content["body"]
    assert "@everyone" in HOSTILE
    assert "@everyone" not in content["body"]
    assert "<script>" not in content.get("formatted_body", "")
    assert "m.mentions" not in content or not content["m.mentions"].get("room")


NEWS = hostile_news()
