"""Which values must never be shown?"""

import pytest

from watcher.config import secret_values
from watcher.model.settings import Channel


@pytest.mark.parametrize(
    ("url", "secret"),
    [
        ("mailtos://ada:pa55@mx.example.org?to=desk@example.org", "pa55"),
        ("mailto://ada:p%40ssw@mx.example.org", "p@ssw"),
        ("slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlaz/#desk", "TIiajkdnlaz"),
        ("tgram://123456789:AAH-abc_def/555", "AAH-abc_def"),
        ("discord://4174216298/JHMHI8qBe7bk2", "JHMHI8qBe7bk2"),
        ("json://example.org/hook?+X-Api-Key=s3cr3tvalue", "s3cr3tvalue"),
        ("ntfys://topic-nobody-guesses", "topic-nobody-guesses"),
    ],
)
def test_tokens_and_passwords_are_secret(url: str, secret: str) -> None:
    """Wherever a service keeps its credential, it is among the values."""
    values = secret_values([Channel(name="x", url=url)])

    assert secret in values
    assert url in values
    assert list(values) == sorted(values, key=len, reverse=True)


def test_hosts_and_addresses_are_not() -> None:
    """Masking a host would black out the feeds and articles of the same host."""
    url = "mailtos://ada:pa55@mx.example.org?to=desk@example.org&mode=starttls"
    values = secret_values([Channel(name="x", url=url)])

    assert set(values) == {url, "pa55"}
