"""What was told, did it arrive, and does a channel work?"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from watcher.alerts.hostile import clip, one_line
from watcher.cli.channels import check_channels, check_templates
from watcher.cli.places import (
    UTF8,
    check_profile,
    config_folder,
    config_option,
    json_option,
    limit_option,
    open_state,
    profile_option,
    settings_of,
    state_option,
)
from watcher.cli.screen import say, show_table
from watcher.cli.shapes import print_lines
from watcher.errors import InputError
from watcher.model.alert import Alert, Delivery
from watcher.model.settings import Channel, Settings
from watcher.store import alerts as stored
from watcher.store import deliveries, marks, matches
from watcher.store.database import Database

# A line holds several; `watcher doctor` and `--json` tell the whole of it.
_MAX_ERROR = 60


@click.group(invoke_without_command=True)
@state_option
@profile_option
@click.option("--unseen", is_flag=True, help="Only those that nobody marked as seen.")
@limit_option(50)
@json_option
@click.pass_context
def alerts(ctx: click.Context, /, **options: Any) -> None:
    """List the newest alerts and their deliveries."""
    if ctx.invoked_subcommand is None:
        _list(**options)


def _list(
    state_dir: Path | None,
    profile: str | None,
    *,
    unseen: bool,
    limit: int,
    as_json: bool,
) -> None:
    db = open_state(state_dir)
    check_profile(db, profile)
    found = [
        (alert, deliveries.of_alert(db, alert.id))
        for alert in stored.newest(db, profile=profile, limit=limit, unseen=unseen)
    ]
    if as_json:
        print_lines({**alert_row(*item), "seen": _seen(db, item[0])} for item in found)
        return
    show_table(
        ["id", "time", "kind", "deliveries", "subject"],
        [
            [
                alert.id,
                f"{alert.created:%Y-%m-%d %H:%M}",
                alert.kind,
                delivery_words(sent),
                alert.message.subject,
            ]
            for alert, sent in found
        ],
        empty="no alert yet",
    )


@alerts.command()
@click.option("--from", "old", type=UTF8, help="Only those of this channel, with --to.")
@click.option("--to", "new", type=UTF8, help="Send them to this channel instead.")
@config_option
@state_option
def retry(
    old: str | None, new: str | None, config_dir: Path | None, state_dir: Path | None
) -> None:
    """
    Put dead deliveries back on the queue; the next round sends them.

    Those of a channel that was renamed or removed go to another with --from and --to.
    """
    # No lock: one transaction, and a running daemon never touches what is dead.
    db = open_state(state_dir)
    if old is None and new is None:
        count = deliveries.revive(db)
    elif old is None or new is None:
        raise InputError("--from OLD and --to NEW go together")
    else:
        _channel(settings_of(config_dir), new, config_dir)
        with db.atomic():
            count = deliveries.readdress(db, old, new)
    say(f"dead deliveries that wait for the next round: {count}")


@alerts.command()
@click.argument("idents", metavar="ID...", nargs=-1, type=UTF8)
@click.option("--all", "everything", is_flag=True, help="Every alert so far.")
@state_option
def seen(idents: tuple[str, ...], everything: bool, state_dir: Path | None) -> None:
    """
    Mark alerts (a5) as seen, so that nobody else is told that nobody looked.

    The id of a match (m12), which stands in the alert, marks the alerts of its article.
    """
    if bool(idents) == everything:
        raise InputError("name alerts (a5) or matches (m12), or all with --all")
    db, now = open_state(state_dir), datetime.now(UTC)
    # No lock: a short transaction; a running daemon only reads what is marked.
    with db.atomic():
        if everything:
            count = marks.see_all(db, at=now)
        else:
            meant = {number for ident in idents for number in _alerts_meant(db, ident)}
            for number in meant:
                marks.see(db, number, at=now)
            count = len(meant)
    say(f"alerts marked as seen: {count}")


def _alerts_meant(db: Database, ident: str) -> list[str]:
    if ident.startswith("a") and stored.by_id(db, ident):
        return [ident]
    match = matches.by_id(db, ident) if ident.startswith("m") else None
    told = stored.of_article(db, match.match.article_id) if match else []
    found = [a.id for a in told if match and a.profile == match.match.profile]
    if not found:
        raise InputError(
            f"{ident}: no alert (a5), and no match (m12) that was told, has this id;"
            " see `watcher alerts`"
        )
    return found


@alerts.command()
@click.argument("channel", type=UTF8)
@config_option
def test(channel: str, config_dir: Path | None) -> None:
    """Send a sample alert to CHANNEL and say what came back."""
    from watcher.alerts.compose import compose_sample  # noqa: PLC0415
    from watcher.alerts.send import send  # noqa: PLC0415
    from watcher.pipeline.composing import style_of  # noqa: PLC0415

    settings = settings_of(config_dir)
    chosen = _channel(settings, channel, config_dir)
    check_channels([chosen], config_folder(config_dir))
    check_templates(settings, config_folder(config_dir))
    style = style_of(settings)
    send(chosen, compose_sample(channel, style, now=datetime.now(UTC)))
    say(f"channel {channel}: the service accepted the sample")


def _channel(settings: Settings, name: str, config_dir: Path | None) -> Channel:
    chosen = next((c for c in settings.channels if c.name == name), None)
    if chosen is None:
        names = ", ".join(c.name for c in settings.channels) or "none"
        where = config_folder(config_dir) / "watcher.toml"
        raise InputError(f"{where}: no channel {name!r}; there is: {names}")
    return chosen


def _seen(db: Database, alert: Alert) -> str | None:
    at = marks.seen(db, alert.id)
    return at.isoformat() if at else None


def alert_row(alert: Alert, sent: list[Delivery]) -> dict[str, Any]:
    """Return an alert as `watcher alerts --json` prints it."""
    return {
        "id": alert.id,
        "key": alert.message.key,
        "kind": alert.kind,
        "profile": alert.profile,
        "article": alert.article_id,
        "created": alert.created.isoformat(),
        "claims": list(alert.claim_ids),
        "subject": alert.message.subject,
        "text": alert.message.text,
        "deliveries": [
            {
                "channel": d.channel,
                "state": d.state,
                "attempts": d.attempts,
                "sent_at": d.sent_at and d.sent_at.isoformat(),
                "next_try": d.next_try and d.next_try.isoformat(),
                "last_error": d.last_error,
            }
            for d in sent
        ],
    }


def delivery_words(sent: list[Delivery]) -> str:
    """Say in one line what became of an alert's deliveries."""
    return ", ".join(map(_say_delivery, sent)) or "no channel"


def _say_delivery(delivery: Delivery) -> str:
    said = clip(one_line(delivery.last_error or ""), _MAX_ERROR)
    when = delivery.next_try if delivery.attempts else None
    tried = f"next {when:%H:%M}" if when else ""
    more = "; ".join(filter(None, (tried, said)))
    return f"{delivery.channel}: {delivery.state}" + (f" ({more})" if more else "")
