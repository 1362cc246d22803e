"""Which servers stand in for the services? Real ones, on loopback."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
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
    """A web server that keeps what it is sent and answers with `status`."""

    status: int = 200
    location: str | None = None
    answer: bytes = b""
    port: int = 0
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@contextmanager
def a_webhook(
    status: int = 200,
    location: str | None = None,
    answer: bytes = b"",
    tls: SSLContext | None = None,
) -> Iterator[Webhook]:
    """Serve a webhook on a free port."""
    hook = Webhook(status=status, location=location, answer=answer)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers.get("Content-Length", 0))
            hook.bodies.append(self.rfile.read(size))
            hook.headers.append(dict(self.headers))
            hook.paths.append(self.path)
            self._answer(hook.status)

        def do_GET(self) -> None:
            self._answer(200)

        def _answer(self, status: int) -> None:
            self.send_response(status)
            if hook.location:
                self.send_header("Location", hook.location)
            self.send_header("Content-Length", str(len(hook.answer)))
            self.end_headers()
            self.wfile.write(hook.answer)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    hook.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield hook
    finally:
        server.shutdown()
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
    """An SMTP server that keeps its mails and answers with `answer`."""

    answer: str = "250 OK"
    hangs: bool = False
    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    logins: list[tuple[str, bool]] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)

    async def handle_DATA(self, _server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep a mail; aiosmtpd chose the name."""
        self.encrypted.append(session.ssl is not None)
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
        controller.stop()
