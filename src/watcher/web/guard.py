"""May we connect to this address? Pure: the answer is asked at connect time."""

from dataclasses import dataclass
from functools import lru_cache
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
)

# `is_global` of Python 3.11 lets these pass (measured): protocol assignments,
# the old 6to4 relay, multicast, class E, and Azure's host agent.
_REFUSED_V4 = tuple(
    IPv4Network(net)
    for net in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "168.63.129.16/32",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
_GLOBAL_V6 = IPv6Network("2000::/3")
# Protocol assignments (Teredo is unwrapped before) and both documentation blocks.
_REFUSED_V6 = tuple(
    IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "3fff::/20")
)
_NAT64 = IPv6Network("64:ff9b::/96")
_LOOPBACK_NAMES = ("localhost", "localhost.")


def is_public(address: str) -> bool:
    """
    Tell whether *address*, a literal without port, belongs to the public internet.

    Addresses that carry an IPv4 address (mapped, 6to4, NAT64, Teredo) are as public
    as what they carry. Anything that cannot be read is not public.

    >>> is_public("8.8.8.8"), is_public("64:ff9b::7f00:1"), is_public("fe80::1%eth0")
    (True, False, False)
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv4Address):
        return _is_public_v4(ip)
    carried = _carried(ip)
    if carried:
        return all(_is_public_v4(inner) for inner in carried)
    return ip in _GLOBAL_V6 and not any(ip in net for net in _REFUSED_V6)


def _is_public_v4(ip: IPv4Address) -> bool:
    return ip.is_global and not any(ip in net for net in _REFUSED_V4)


def _carried(ip: IPv6Address) -> tuple[IPv4Address, ...]:
    if ip.ipv4_mapped:
        return (ip.ipv4_mapped,)
    if ip.sixtofour:
        return (ip.sixtofour,)
    if ip.teredo:
        return ip.teredo
    if ip in _NAT64:
        return (IPv4Address(int(ip) & 0xFFFFFFFF),)
    return ()


@dataclass(frozen=True, slots=True)
class Guard:
    """
    Which private addresses the user allows besides the public ones.

    *allowed* is True, False or "host:port" pairs; an IPv6 host stands in brackets.
    """

    allowed: bool | tuple[str, ...] = False

    def may_connect(self, address: str, port: int, *, host: str) -> bool:
        """Tell whether *address* may be connected to for a URL that names *host*."""
        if is_public(address):
            return True
        if isinstance(self.allowed, bool):
            return self.allowed
        return self.lists(_plain(address), port) or self.lists(host, port)

    def is_private_host(self, host: str, port: int) -> bool:
        """Tell, without asking the DNS, whether *host* is private and allowed."""
        return _is_private_host(self, host, port)

    def lists(self, host: str, port: int) -> bool:
        """Tell whether the user named *host* with *port*."""
        if isinstance(self.allowed, bool):
            return self.allowed
        named = f"[{host}]" if ":" in host else host
        return f"{named}:{port}".lower() in {pair.lower() for pair in self.allowed}


# Asked before every request, of the same few hosts.
@lru_cache(maxsize=4_096)
def _is_private_host(guard: Guard, host: str, port: int) -> bool:
    if not isinstance(guard.allowed, bool):
        return guard.lists(host, port)
    literal = host.lower() in _LOOPBACK_NAMES or _is_literal(host)
    return guard.allowed and literal and not is_public(host)


def _plain(address: str) -> str:
    ip = ip_address(address)
    mapped = ip.ipv4_mapped if isinstance(ip, IPv6Address) else None
    return str(mapped or ip)


def _is_literal(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
