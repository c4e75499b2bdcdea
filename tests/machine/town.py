"""The network of a town: all leaves by its proxy, which opens HTTPS and signs it with the town's own root."""

from __future__ import annotations

import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

ARCHIVE = "archive.test"  # the only name that this proxy knows
KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]


class Town:
    """Its proxy's address, its root certificate, and what was asked of the proxy so far."""

    def __init__(self, proxy: str, root: Path, asked: list[str]) -> None:
        self.proxy = proxy
        self.root = root
        self.asked = asked


@contextmanager
def town(folder: Path, archive: Path) -> Iterator[Town]:
    """Open the proxy on the loopback; `archive` is what lies behind the name archive.test."""
    root, certificate = make_certificates(folder)
    asked: list[str] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    class Desk(ProxyDesk):
        files, said, secure = archive, asked, context

    with ThreadingHTTPServer(("127.0.0.1", 0), Desk) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield Town(f"http://127.0.0.1:{server.server_port}", root, asked)
        finally:
            server.shutdown()
            thread.join()


class ProxyDesk(BaseHTTPRequestHandler):
    """Answers one client: in clear by GET of a whole address, or in secret after CONNECT."""

    protocol_version = "HTTP/1.1"
    files: ClassVar[Path]
    said: ClassVar[list[str]]
    secure: ClassVar[ssl.SSLContext]

    def do_CONNECT(self) -> None:
        """Open what should have been a secret between the client and the archive."""
        self.said.append(f"CONNECT {self.path}")
        self.send_response(200)
        self.end_headers()
        try:
            self.connection = self.secure.wrap_socket(self.connection, server_side=True)
        except ssl.SSLError as refusal:  # the client does not know the town's root
            self.said.append(f"refused: {refusal.reason}")
            self.close_connection = True
            return
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)

    def do_GET(self) -> None:
        """A file of the archive, whichever way the client came."""
        self.said.append(f"GET {self.path}")
        file = self.files / Path(urlsplit(self.path).path).name
        content = file.read_bytes() if file.is_file() else b""
        self.send_response(200 if file.is_file() else 404)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def finish(self) -> None:
        """Close what CONNECT put in the place of the first connection, too."""
        super().finish()
        self.connection.close()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: `said` has it."""


def make_certificates(folder: Path) -> tuple[Path, Path]:
    """The town's root, and what the proxy shows for the archive (with its key), signed by that root."""
    root, key, asked, shown = (folder / name for name in ("commune.pem", "commune.key", "demande", "montre"))
    (folder / "noms").write_text(f"subjectAltName=DNS:{ARCHIVE}\n")
    sign = ["-CA", root, "-CAkey", key, "-set_serial", "2", "-days", "30", "-extfile", folder / "noms"]
    for command in (
        ["req", "-x509", *KEY, "-subj", "/CN=Commune", "-days", "30", "-keyout", key, "-out", root],
        ["req", *KEY, "-subj", f"/CN={ARCHIVE}", "-keyout", f"{shown}.key", "-out", asked],
        ["x509", "-req", "-in", asked, *sign, "-out", shown],
    ):
        subprocess.run(["openssl", *command], check=True, capture_output=True)
    shown.write_text(shown.read_text() + Path(f"{shown}.key").read_text())
    return root, shown
