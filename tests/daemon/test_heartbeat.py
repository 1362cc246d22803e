"""Does a monitor that hangs hold up anything?"""

import asyncio
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from daemon.worlds import Desk, HangingSite, config_of, stop_when, watch
from support.flood import stories
from watcher.model.settings import Network
from watcher.pipeline.heartbeat import Heartbeat
from watcher.web import Web

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
PING = "/ping/t0ken"


def test_rounds_go_on_while_it_hangs(tmp_path: Path) -> None:
    """It is asked once and not again before it answered; a stop does not wait."""
    rounds: Counter[str] = Counter()

    def observe(step: str, _subject: str) -> None:
        rounds[step] += 1

    with HangingSite(PING) as site:
        site.publish("/feed.xml", "Gazzetta di Casale", stories())
        config = config_of(tmp_path, site)
        main = config / "watcher.toml"
        beat = f'heartbeat = "{site.base}{PING}"\n'
        main.write_text(beat + main.read_text("utf-8"), "utf-8")

        def is_seen() -> bool:
            return site.asked.is_set() and rounds["collected"] >= 4

        stopper = stop_when(is_seen, then=site.release.set)
        watch(config, tmp_path / "s", Desk(), observe=observe)
        stopper.join()

        assert rounds["collected"] >= 4
        assert [path for _, path, _ in site.requests].count(PING) <= 1


def test_it_has_a_short_limit_of_its_own(caplog) -> None:
    """One line that says so, without the token."""

    async def go(site: HangingSite) -> None:
        async with Web(Network(allow_private=(site.origin,))) as web:
            heartbeat = Heartbeat(most_seconds=0.05)
            heartbeat.beat(f"{site.base}{PING}", web, NOW)
            await heartbeat.end()

    with HangingSite(PING) as site:
        asyncio.run(go(site))
        site.release.set()

    (record,) = [r for r in caplog.records if "heartbeat" in r.getMessage()]
    assert vars(record)["error"] == "no answer within 0.05 seconds"
