"""Which servers stand in for the services? Real ones, on loopback."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR, socket
from ssl import SSLContext
from threading import Event, Thread
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


@dataclass
class Webhook:
    """
    A web server that keeps what it is sent and answers with `status`.

    It sends the headers `told`, too, and refuses more than `most` bytes with a 413.
    """

    status: int = 200
    location: str | None = None
    answer: bytes = b""
    told: dict[str, str] = field(default_factory=dict)
    most: int | None = None
    port: int = 0
    connections: int = 0
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


class _Hooks(ThreadingHTTPServer):
    """Serves one webhook, and knows its open connections."""

    def __init__(self, hook: Webhook) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.hook = hook
        self.doors: list[socket] = []

    def handle_error(self, *_: object) -> None:
        """Let a client go that is killed with a connection open."""

    def close_doors(self) -> None:
        """Hang up on whoever holds a connection."""
        for door in self.doors:
            with suppress(OSError):
                door.shutdown(SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Hooks

    def setup(self) -> None:
        super().setup()
        self.server.hook.connections += 1
        self.server.doors.append(self.connection)

    def do_POST(self) -> None:
        hook = self.server.hook
        size = int(self.headers.get("Content-Length", 0))
        hook.bodies.append(self.rfile.read(size))
        hook.headers.append(dict(self.headers))
        hook.paths.append(self.path)
        is_big = hook.most is not None and size > hook.most
        self._answer(413 if is_big else hook.status)

    def do_GET(self) -> None:
        self._answer(200)

    def _answer(self, status: int) -> None:
        hook = self.server.hook
        self.send_response_only(status)
        if hook.location:
            self.send_header("Location", hook.location)
        for name, value in hook.told.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(hook.answer)))
        self.end_headers()
        self.wfile.write(hook.answer)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@contextmanager
def a_webhook(
    status: int = 200,
    location: str | None = None,
    answer: bytes = b"",
    tls: SSLContext | None = None,
) -> Iterator[Webhook]:
    """Serve a webhook on a free port."""
    hook = Webhook(status=status, location=location, answer=answer)
    server = _Hooks(hook)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    hook.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield hook
    finally:
        server.shutdown()
        server.close_doors()
        server.server_close()
        thread.join()


@contextmanager
def a_silent_server(*, hangs: bool) -> Iterator[int]:
    """Serve a port that reads a request and hangs, or closes, without an answer."""
    over = Event()

    def serve() -> None:
        while not over.is_set():
            try:
                taken, _ = door.accept()
            except OSError:
                return
            with taken:
                taken.recv(65536)
                if hangs:
                    over.wait(10)

    with socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        thread = Thread(target=serve)
        thread.start()
        try:
            yield door.getsockname()[1]
        finally:
            over.set()
            door.shutdown(SHUT_RDWR)
            thread.join()


def a_free_port() -> int:
    """Return a port of loopback where nobody listens."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass
class Mailbox:
    """
    An SMTP server that keeps its mails and answers with `answer`.

    It `refuses` some recipients in these words, and mails of more than `most` bytes.
    """

    answer: str = "250 OK"
    hangs: bool = False
    refuses: dict[str, str] = field(default_factory=dict)
    most: int | None = None
    connections: int = 0
    recipients: list[list[str]] = field(default_factory=list)
    doors: list[asyncio.Transport] = field(default_factory=list)
    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    logins: list[tuple[str, bool]] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)

    async def handle_EHLO(  # noqa: N802 - aiosmtpd chose the name
        self, server: Any, session: Any, _envelope: Any, host: str, answers: list[str]
    ) -> list[str]:
        """Count a connection."""
        self.connections += 1
        self.doors.append(server.transport)
        session.host_name = host
        return answers

    async def handle_RCPT(  # noqa: N802 - aiosmtpd chose the name
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        """Take a recipient or refuse it."""
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep a mail; aiosmtpd chose the name."""
        if self.most is not None and len(envelope.content) > self.most:
            return "552 5.3.4 Message size exceeds fixed limit"
        self.encrypted.append(session.ssl is not None)
        self.recipients.append(envelope.rcpt_tos)
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        if self.hangs:
            await asyncio.sleep(2)
        return self.answer


@contextmanager
def a_mailbox(
    answer: str = "250 OK",
    *,
    hangs: bool = False,
    tls: SSLContext | None = None,
    login: tuple[str, str] | None = None,
) -> Iterator[Mailbox]:
    """
    Serve a mailbox on a free port; it answers late when it *hangs*.

    With *tls* it takes nothing before STARTTLS, with *login* nothing without it.
    """
    box = Mailbox(answer=answer, hangs=hangs, port=a_free_port())

    def enter(_server: Any, _session: Any, _envelope: Any, _how: str, data: Any) -> Any:
        given = (data.login.decode(), data.password.decode())
        box.logins.append((given[0], given == login))
        return AuthResult(success=given == login, handled=False)

    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=box.port,
        tls_context=tls,
        require_starttls=tls is not None,
        authenticator=enter,
        auth_required=login is not None,
    )
    controller.start()
    try:
        yield box
    finally:
        for door in box.doors:
            controller.loop.call_soon_threadsafe(door.close)
        controller.stop()
