"""Is what docs/alerts.md shows true? Its profile is loaded, its template is filled."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

from config.folder import FEEDS
from support.config import FLOOD
from support.pages import ROOT
from watcher.alerts.examples import check_templates, examples
from watcher.alerts.rendering import Style, known_templates
from watcher.config import load

PAGE = (ROOT / "docs" / "alerts.md").read_text("utf-8")


def block(kind: str) -> str:
    """Return the only block of this kind on the page."""
    (body,) = re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    return str(body)


def test_the_routes_of_the_page_are_a_right_profile(tmp_path) -> None:
    """With the channels that they name."""
    (tmp_path / "profiles").mkdir()
    keys, _, tables = block("toml").partition("\n\n")
    flood = FLOOD.format(baseline="true")
    (tmp_path / "profiles" / "a.toml").write_text(f"{keys}\n{flood}\n{tables}", "utf-8")
    (tmp_path / "feeds.toml").write_text(FEEDS, "utf-8")
    channels = "".join(
        f'[[channel]]\nname = "{name}"\nurl = "json://127.0.0.1/{name}"\n'
        for name in ("desk", "boss", "log", "phone")
    )
    (tmp_path / "watcher.toml").write_text(channels, "utf-8")

    (profile,) = load(tmp_path, env={}).profiles

    assert profile.route_to("boss").now == "none"
    assert profile.route_to("log").digest == ()
    assert [each.cron for each in profile.route_to("desk").digest] == ["30 7 * * *"]
    assert profile.escalate is not None
    assert profile.escalate.after == timedelta(hours=2)


def test_the_template_of_the_page_fits_every_alert() -> None:
    """It is tried as the watcher tries it, and says what it promises."""
    own = (("it/news.txt.j2", block("jinja")),)
    style = Style(language="it", zone=ZoneInfo("Europe/Rome"), templates=own)

    check_templates(style)

    (_, message), *_ = examples(style)
    assert message.text.startswith("data nuova: ")
    assert message.text.endswith("watcher show m12\n")


def test_the_page_names_every_kind_of_template() -> None:
    """And no other."""
    (line,) = re.findall(r"^The kinds are (.*), each in", PAGE, re.MULTILINE)
    named = set(re.findall(r"`(\w+)`", line))

    kinds = {n.split("/")[1].split(".")[0] for n in known_templates() if "/" in n}
    assert named == kinds


def test_the_page_names_every_state_of_a_delivery() -> None:
    """As the schema has them."""
    schema = (ROOT / "src/watcher/store/schema.sql").read_text("utf-8")
    (states,) = re.findall(r"-- (pending, unknown[^\n]*)", schema)

    for state in re.findall(r"\w+", states.replace(" or ", " ")):
        assert f"| `{state}` |" in PAGE
