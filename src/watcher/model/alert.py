"""What do we tell, to whom, and did it arrive?"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """
    What a channel gets: plain text, and HTML for mail.

    `key` is stable. `thread` has the keys of the earlier messages of the same story,
    oldest first.
    """

    key: str
    subject: str
    text: str
    html: str | None = None
    thread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """
    A decision to tell.

    `kind` is "news", "baseline", "digest", "system", "daily", "escalation" or "folded",
    which stands for several others. `claim_ids` are the claims it tells. `created` is
    aware and UTC.
    """

    id: str
    kind: str
    profile: str | None
    article_id: str | None
    created: datetime
    claim_ids: tuple[str, ...]
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """
    One alert for one channel.

    `state` is pending, unknown (handed over, but no answer came), sent, dead or
    folded, which is told by another alert.
    `attempts` counts tries; `next_try` is aware and UTC.
    """

    alert_id: str
    channel: str
    state: str = "pending"
    attempts: int = 0
    next_try: datetime | None = None
    sent_at: datetime | None = None
    last_error: str | None = None
