"""Which certificate do encrypted servers of a test show? One that nobody signed."""

import shutil
import ssl
import subprocess
import tempfile
from functools import cache
from pathlib import Path

OPENSSL = shutil.which("openssl")


@cache
def a_tls_context() -> ssl.SSLContext:
    """Return the context of a server on loopback, made once."""
    with tempfile.TemporaryDirectory() as folder:
        key, certificate = Path(folder, "key.pem"), Path(folder, "certificate.pem")
        subprocess.run(
            [
                *(OPENSSL or "openssl", "req", "-x509", "-nodes", "-days", "2"),
                *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
                *("-subj", "/CN=localhost", "-keyout", key, "-out", certificate),
            ],
            check=True,
            capture_output=True,
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
    return context
