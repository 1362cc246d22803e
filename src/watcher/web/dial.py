"""How is a connection opened? To an address that the guard has seen, and no other."""

import asyncio
import socket
import ssl
from collections.abc import Callable
from functools import cache
from ipaddress import ip_address
from typing import TypeVar, cast

from aiohappyeyeballs import AddrInfoType, start_connection
from yarl import URL

from watcher.web.guard import Guard
from watcher.web.line import ExchangeError

Connected = TypeVar("Connected", bound=asyncio.Protocol)
# Another address of the host gets its turn when the first is silent (RFC 8305).
_HEAD_START_SECONDS = 0.25


class RefusedError(ExchangeError):
    """The guard refused every address of the host."""


async def dial(url: URL, guard: Guard, made: Callable[[], Connected]) -> Connected:
    """
    Connect the protocol that *made* makes to the origin of *url*.

    Only addresses that *guard* lets pass are connected to; they are looked up here, so
    that nothing can look up others in between.
    """
    host, port = str(url.raw_host), int(url.port or 0)
    found = await _addresses(host, port)
    allowed = [one for one in found if guard.may_connect(*one[4][:2], host=host)]
    if not allowed:
        where = found[0][4][0]
        raise RefusedError(f"{where} is not a public address (allow_private)")
    loop = asyncio.get_running_loop()
    tls = _tls() if url.scheme == "https" else None
    name = host.rstrip(".") if tls else None
    try:
        door = await start_connection(allowed, happy_eyeballs_delay=_HEAD_START_SECONDS)
        _, line = await loop.create_connection(
            made, sock=door, ssl=tls, server_hostname=name
        )
    except ssl.CertificateError as error:
        raise ExchangeError("the server's certificate is not valid") from error
    except ssl.SSLError as error:
        raise ExchangeError("the encrypted connection is not valid") from error
    except OSError as error:
        raise ExchangeError("no connection") from error
    return line


async def _addresses(host: str, port: int) -> list[AddrInfoType]:
    try:
        family = socket.AF_INET if ip_address(host).version == 4 else socket.AF_INET6
    except ValueError:
        return await _looked_up(host, port)
    return [(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (host, port))]


async def _looked_up(host: str, port: int) -> list[AddrInfoType]:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG
        )
    except (OSError, UnicodeError) as error:
        raise ExchangeError("no such host") from error
    if not found:
        raise ExchangeError("no such host")
    return cast("list[AddrInfoType]", found)


@cache
def _tls() -> ssl.SSLContext:
    # Made once: reading the system's certificates takes 40 ms.
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context
