"""A real Matrix server on loopback, where one has been installed (`make synapse`)."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from alerts.receivers import a_free_port

#: The interpreter that has Synapse; it does not share ours, for it brings much along.
PYTHON = Path(
    os.environ.get("WATCHER_SYNAPSE") or Path(sys.prefix, "synapse/bin/python")
)
PASSWORD = "pa55-w0rd-of-matrix"
_CONFIG = """
server_name: "localhost"
pid_file: "{folder}/pid"
listeners:
  - {{port: {port}, bind_addresses: ["127.0.0.1"], type: http, tls: false,
     resources: [{{names: [client], compress: false}}]}}
database: {{name: sqlite3, args: {{database: "{folder}/homeserver.db"}}}}
log_config: "{folder}/log.yaml"
media_store_path: "{folder}/media"
signing_key_path: "{folder}/signing.key"
report_stats: false
trusted_key_servers: []
enable_registration: true
enable_registration_without_verification: true
macaroon_secret_key: "only-for-a-test"
form_secret: "only-for-a-test"
rc_login: {{address: {{per_second: 100, burst_count: 100}}}}
rc_message: {{per_second: 100, burst_count: 100}}
"""
_LOG = "{version: 1, disable_existing_loggers: false, root: {level: ERROR}}"


@dataclass(frozen=True)
class Matrix:
    """A running server."""

    port: int

    def ask(self, method: str, path: str, body: object = None, token: str = "") -> Any:
        """Call the client interface."""
        request = Request(
            f"http://127.0.0.1:{self.port}/_matrix/client/v3{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {token}"} if token else {},
            method=method,
        )
        with urlopen(request, timeout=20) as answer:  # noqa: S310 - on loopback
            return json.load(answer)

    def register(self, name: str) -> str:
        """Make an account and return its token."""
        auth = {"type": "m.login.dummy"}
        body = {"username": name, "password": PASSWORD, "auth": auth}
        return str(self.ask("POST", "/register", body)["access_token"])

    def messages(self, room: str, token: str) -> list[dict[str, Any]]:
        """Return the contents of the messages of *room*, oldest first."""
        chunk = self.ask(
            "GET", f"/rooms/{quote(room)}/messages?dir=f&limit=100", token=token
        )["chunk"]
        return [e["content"] for e in chunk if e["type"] == "m.room.message"]


@contextmanager
def a_matrix_server(folder: Path) -> Iterator[Matrix]:
    """Run Synapse until the end of the block."""
    port = a_free_port()
    (folder / "hs.yaml").write_text(_CONFIG.format(folder=folder, port=port), "utf-8")
    (folder / "log.yaml").write_text(_LOG, "utf-8")
    call = [PYTHON, "-m", "synapse.app.homeserver", "--config-path", folder / "hs.yaml"]
    subprocess.run([*call, "--generate-keys"], check=True, capture_output=True)
    with subprocess.Popen(call, stderr=subprocess.DEVNULL) as process:
        server = Matrix(port)
        try:
            _wait_for(server, process)
            yield server
        finally:
            process.terminate()


def _wait_for(server: Matrix, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 90
    while process.poll() is None and time.monotonic() < deadline:
        try:
            server.ask("GET", "/login")
        except URLError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("Synapse did not start")
