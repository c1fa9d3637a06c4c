"""A real Synapse for the tests: one process, SQLite, loopback, people registered by a shared secret.

Synapse lives in an environment of its own (it is AGPL and no dependency of ours); DREIKLANG_TEST_SYNAPSE names that
environment's Python. `make test` sets it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.client
import json
import os
import secrets
import socket
import subprocess
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PYTHON_VARIABLE = "DREIKLANG_TEST_SYNAPSE"
PASSWORD = "correct horse battery staple"
START_SECONDS = 60
"""How long a start may take; about three seconds on two idle cores."""
_SECRET = "registration secret of a server that lives for one test run"
_OFF = {"per_second": 10_000, "burst_count": 10_000}
LOGINS_WITHOUT_LIMIT = {"rc_login": {"address": _OFF, "account": _OFF, "failed_attempts": _OFF}}
"""For tests with other limits: all their people log in from one machine, which nobody does."""
_NO_LIMITS: dict[str, object] = {
    "rc_message": _OFF,
    "rc_registration": _OFF,
    **LOGINS_WITHOUT_LIMIT,
    "rc_admin_redaction": _OFF,
    "rc_joins": {"local": _OFF, "remote": _OFF},
    "rc_joins_per_room": _OFF,
    "rc_invites": {"per_room": _OFF, "per_user": _OFF, "per_issuer": _OFF},
    "rc_room_creation": _OFF,
    "rc_key_requests": _OFF,
}


def synapse_python() -> Path:
    """Return the Python that can run Synapse; fails the test with a sentence if there is none."""
    named = os.environ.get(PYTHON_VARIABLE)
    if not named:
        pytest.fail(
            f"{PYTHON_VARIABLE} is not set: it must name the python of an environment with matrix-synapse. "
            "`make test` makes one and sets it.",
            pytrace=False,
        )
    python = Path(named)
    if not python.exists():
        pytest.fail(f"{PYTHON_VARIABLE} names {named}, which does not exist.", pytrace=False)
    return python


@dataclass(slots=True)
class Synapse:
    """A homeserver called `localhost`."""

    folder: Path
    port: int
    _process: subprocess.Popen[bytes] | None = None
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def url(self) -> str:
        """Where clients reach it."""
        return f"http://127.0.0.1:{self.port}"

    def fresh(self, word: str) -> str:
        """Return a localpart that nobody on this server has."""
        return f"{word}-{next(self._numbers)}"

    def register(self, localpart: str, *, password: str = PASSWORD) -> str:
        """Register a person through Synapse's shared-secret API and return the full Matrix id."""
        path = "/_synapse/admin/v1/register"
        nonce = str(self._call("GET", path)["nonce"])
        parts = (nonce, localpart, password, "notadmin")
        mac = hmac.new(_SECRET.encode(), b"\0".join(part.encode() for part in parts), hashlib.sha1).hexdigest()
        answer = self._call(
            "POST",
            path,
            {"nonce": nonce, "username": localpart, "password": password, "admin": False, "mac": mac},
        )
        return str(answer["user_id"])

    def start(self) -> None:
        """Start the process and wait until it answers."""
        with (self.folder / "stdout.log").open("ab") as log:
            self._process = subprocess.Popen(
                [str(synapse_python()), "-m", "synapse.app.homeserver", "-c", str(self.folder / "homeserver.yaml")],
                cwd=self.folder,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._healthy():
            if self._process.poll() is not None or time.monotonic() > deadline:
                said = (self.folder / "stdout.log").read_text()[-2000:]
                pytest.fail(f"Synapse did not start:\n{said}", pytrace=False)
            time.sleep(0.05)  # waits for the condition above; a starting process gives no other sign

    def stop(self) -> None:
        """End the process and wait until it is gone; its data stay."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=30)
            self._process = None

    def _healthy(self) -> bool:
        with suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
            try:
                connection.request("GET", "/health")
                return connection.getresponse().status == http.HTTPStatus.OK
            finally:
                connection.close()
        return False

    def _call(self, method: str, path: str, body: Mapping[str, object] | None = None) -> dict[str, object]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(
                method, path, None if body is None else json.dumps(body), {"Content-Type": "application/json"}
            )
            answer = connection.getresponse()
            data = json.loads(answer.read())
            assert answer.status == http.HTTPStatus.OK, f"{path}: {answer.status} {data}"
            assert isinstance(data, dict)
            return data
        finally:
            connection.close()


@contextmanager
def running_synapse(
    folder: Path, *, limits: bool = False, settings: Mapping[str, object] | None = None
) -> Iterator[Synapse]:
    """Run a homeserver with its data in `folder`.

    `limits` keeps the rate limits that Synapse has by default; `settings` are added to its configuration.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    _configure(folder, port, ({} if limits else _NO_LIMITS) | dict(settings or {}))
    server = Synapse(folder, port)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _configure(folder: Path, port: int, settings: Mapping[str, object]) -> None:
    key = base64.b64encode(secrets.token_bytes(32)).decode().rstrip("=")
    (folder / "signing.key").write_text(f"ed25519 a_test {key}\n")
    log_config: dict[str, object] = {
        "version": 1,
        "disable_existing_loggers": False,
        "handlers": {"console": {"class": "logging.StreamHandler"}},
        "root": {"level": "WARNING", "handlers": ["console"]},
    }
    # YAML reads JSON, so no YAML library is needed.
    (folder / "log.yaml").write_text(json.dumps(log_config))
    config: dict[str, object] = {
        "server_name": "localhost",
        "listeners": [
            {
                "port": port,
                "bind_addresses": ["127.0.0.1"],
                "type": "http",
                "tls": False,
                "resources": [{"names": ["client", "media"], "compress": False}],
            }
        ],
        "database": {"name": "sqlite3", "args": {"database": str(folder / "homeserver.db")}},
        "trusted_key_servers": [],
        "suppress_key_server_warning": True,
        "federation_domain_whitelist": [],
        "report_stats": False,
        "registration_shared_secret": _SECRET,
        "macaroon_secret_key": "macaroon",
        "form_secret": "form",
        "bcrypt_rounds": 4,
        "presence": {"enabled": False},
        "log_config": str(folder / "log.yaml"),
        "signing_key_path": str(folder / "signing.key"),
        "media_store_path": str(folder / "media"),
        "pid_file": str(folder / "homeserver.pid"),
    }
    (folder / "homeserver.yaml").write_text(json.dumps({**config, **settings}))
