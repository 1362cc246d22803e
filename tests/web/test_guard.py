"""May we connect to this address?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.web.guard import Guard, is_public

REFUSED = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.8.8.8",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::808:808",
    "100::1",
    "2001::1",
    "2001:0:7f00:1::f7f7:f7f7",
    "2001:0:808:808::80ff:fffe",
    "2001:db8::1",
    "2001:20::1",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::1",
    "3fff::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "not an address",
    "",
]
PUBLIC = [
    "8.8.8.8",
    "1.1.1.1",
    "151.101.1.69",
    "2606:4700:4700::1111",
    "2001:4860:4860::8888",
    "64:ff9b::808:808",
    "::ffff:8.8.8.8",
    "2002:808:808::1",
]


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_that_is_not_of_the_public_internet_is_refused(address: str) -> None:
    """Private, reserved, carried and unreadable addresses are not public."""
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_passes(address: str) -> None:
    """Ordinary addresses pass, also when IPv6 carries them."""
    assert is_public(address)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.one_of(
        st.ip_addresses(network="10.0.0.0/8"), st.ip_addresses(network="127.0.0.0/8")
    )
)
def test_carrying_a_private_address_in_ipv6_does_not_help(inner: object) -> None:
    """Mapped, translated and tunnelled forms of a private address are refused."""
    number = int(inner)  # type: ignore[call-overload]
    high, low = number >> 16, number & 0xFFFF

    assert not is_public(f"::ffff:{inner}")
    assert not is_public(f"64:ff9b::{high:x}:{low:x}")
    assert not is_public(f"2002:{high:x}:{low:x}::1")


def test_a_listed_pair_opens_only_its_own_port() -> None:
    """An entry of the list is host and port, not a host."""
    guard = Guard(("127.0.0.1:8080",))

    assert guard.may_connect("127.0.0.1", 8080, host="127.0.0.1")
    assert not guard.may_connect("127.0.0.1", 8081, host="127.0.0.1")
    assert not guard.may_connect("127.0.0.2", 8080, host="127.0.0.2")


def test_a_listed_name_opens_the_address_that_it_has() -> None:
    """Names of an intranet can be listed, with any case; brackets hold IPv6."""
    guard = Guard(("intranet.example:80", "[::1]:8000"))

    assert guard.may_connect("10.0.0.5", 80, host="Intranet.example")
    assert not guard.may_connect("10.0.0.5", 80, host="other.example")
    assert guard.may_connect("::1", 8000, host="::1")


@pytest.mark.parametrize("allowed", [True, False], ids=["open", "closed"])
def test_the_switch_covers_every_private_address(allowed: bool) -> None:
    """True allows them all, False none; public ones pass with both."""
    guard = Guard(allowed)

    assert guard.may_connect("192.168.1.1", 80, host="router") is allowed
    assert guard.may_connect("8.8.8.8", 443, host="dns.example")
    assert guard.is_private_host("localhost", 80) is allowed
    assert not guard.is_private_host("www.example.org", 80)
