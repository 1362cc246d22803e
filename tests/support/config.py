"""Write a configuration folder for a test."""

from pathlib import Path

FLOOD = """
name = "piena-del-brenno"
title = "La piena del Brenno"
language = "it"
baseline = {baseline}

[[group]]
label = "piena"
any = ["piena del Brenno", "alluvione", "argine del Brenno", "esondazione"]
"""


def write_config(
    folder: Path,
    *,
    feeds: list[str],
    origin: str,
    channel: str | None = None,
    profile: str = FLOOD,
    baseline: bool = False,
) -> Path:
    """Write watcher.toml, feeds.toml and one profile; *origin* may be private."""
    (folder / "profiles").mkdir(parents=True, exist_ok=True)
    named = f'[[channel]]\nname = "desk"\nurl = "{channel}"\n' if channel else ""
    (folder / "watcher.toml").write_text(
        f'language = "it"\ntimezone = "Europe/Rome"\n[network]\n'
        f'allow_private = ["{origin}"]\nuser_agent = "watcher-test/1.0"\n'
        f'[polling]\nevery = "1s"\n{named}',
        encoding="utf-8",
    )
    entries = "".join(f'[[feed]]\nurl = "{url}"\n' for url in feeds)
    (folder / "feeds.toml").write_text(entries, encoding="utf-8")
    (folder / "profiles" / "profile.toml").write_text(
        profile.format(baseline=str(baseline).lower()), encoding="utf-8"
    )
    return folder


def add_mail_channel(config: Path, port: int) -> None:
    """Add the channel "mail" of an SMTP server on loopback to a configuration."""
    to = "from=watcher@example.org&to=desk@example.org"
    main = config / "watcher.toml"
    mail = f'[[channel]]\nname = "mail"\nurl = "mailto://127.0.0.1:{port}?{to}"\n'
    main.write_text(main.read_text("utf-8") + mail, "utf-8")
