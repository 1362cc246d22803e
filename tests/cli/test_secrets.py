"""Does a planted secret turn up anywhere? A search through all that is said."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from alerts.receivers import a_free_port
from cli.calls import COMMAND
from support.config import write_config
from support.flood import stories
from support.site import Site

# One for each place of a URL in which services keep them.
PASSWORD, TOKEN, QUERY, HEADER, BEAT = (
    f"pl4nted-{place}-s3cret"
    for place in ("password", "token", "query", "header", "beat")
)
SECRETS = (PASSWORD, TOKEN, QUERY, HEADER, BEAT)


@pytest.fixture
def place(tmp_path) -> Iterator[tuple[Site, Path, Path]]:
    """Write channels that work, refuse and are down, each with secrets in its URL."""
    with Site() as site:
        site.publish("/feed.xml", "Gazzetta di Casale", stories())
        config = write_config(
            tmp_path / "config",
            feeds=[f"{site.base}/feed.xml"],
            origin=site.origin,
            channel=f"json://desk:{PASSWORD}@{site.origin}/{TOKEN}?+X-Api-Key={HEADER}",
        )
        down = a_free_port()
        urls = {
            "refuses": f"json://{site.origin}/a/{TOKEN}?method=GET&-k={QUERY}",
            "down": f"json://desk:{PASSWORD}@127.0.0.1:{down}/{TOKEN}",
            "mail": f"mailto://desk:{PASSWORD}@127.0.0.1:{down}?from=w@e.org&to=a@e.org",
            "chat": f"mmost://127.0.0.1:{down}/{TOKEN}",
        }
        main = config / "watcher.toml"
        channels = "".join(
            f'[[channel]]\nname = "{name}"\nurl = "{url}"\n'
            for name, url in urls.items()
        )
        beat = f'heartbeat = "{site.base}/{BEAT}"\n'
        main.write_text(beat + main.read_text("utf-8") + channels, "utf-8")
        yield site, config, tmp_path / "state"


def said(config: Path, state: Path, *words: str) -> str:
    """Call a command in a process of its own, at the loudest; return what it says."""
    call = [*COMMAND, "-vv", "--config", config, "--state", state, *words]
    done = subprocess.run(call, check=False, capture_output=True, timeout=120)
    return f"{words}: {done.stdout.decode()}{done.stderr.decode()}"


COMMANDS = [
    ("poll",),
    ("poll", "--json"),
    ("alerts",),
    ("alerts", "--json"),
    ("show", "a1", "--json"),
    ("doctor",),
    ("doctor", "--json"),
    ("feeds", "export"),
    *(("alerts", "test", name) for name in ("desk", "refuses", "down", "mail", "chat")),
    ("alerts", "test", "nobody"),
]


def test_no_planted_secret_turns_up_anywhere(place):
    """Not on the terminal, not in a log at DEBUG, not in the database or beside it."""
    site, config, state = place

    everything = [said(config, state, *words) for words in COMMANDS]

    assert len(site.posts) >= 3, everything[0]
    for text in everything:
        assert [secret for secret in SECRETS if secret in text] == []
    for path in state.rglob("*"):
        body = path.read_bytes() if path.is_file() else b""
        assert [secret for secret in SECRETS if secret.encode() in body] == []
    # The search would find them: the database holds the errors of these channels.
    assert any(b"refuses" in path.read_bytes() for path in state.glob("watcher.db*"))


@pytest.mark.parametrize(
    "url",
    [
        f"slak://{TOKEN}/b/c",
        f"slack://{TOKEN}",
        f"json://desk:{PASSWORD}@[bad/{TOKEN}",
        f"{TOKEN}",
        f"json://a/{TOKEN}, json://b/{QUERY}",
    ],
    ids=["misspelt", "incomplete", "broken", "no URL", "two"],
)
def test_a_url_that_is_wrong_is_not_repeated(place, url):
    """Whoever reads the complaint learns the channel and the hint, not the URL."""
    _, config, state = place
    main = config / "watcher.toml"
    channel = f'[[channel]]\nname = "wrong"\nurl = "{url}"\n'
    main.write_text(main.read_text("utf-8") + channel, "utf-8")

    for words in (("poll",), ("doctor",), ("alerts", "test", "wrong")):
        text = said(config, state, *words)
        assert [secret for secret in SECRETS if secret in text] == []
        assert "wrong" in text or "no. 6" in text
