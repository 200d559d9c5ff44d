"""A real Synapse: a process of its own, on loopback, in a folder that is its whole memory."""

import base64
import itertools
import json
import os
import secrets
import socket
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal, Self

from town.client import Account, Client, register
from town.folders import ROOT
from town.person import Person
from town.service import Service, ServiceFailed

PYTHON = ROOT / ".venv-homeserver" / "bin" / "python"
SERVER_NAME = "ville.test"
PASSWORD = "carillon"  # noqa: S105

Limits = Literal["lifted", "default"]
"""`default` leaves Synapse's own: 0.2 events a second an account, after a burst of 10."""

WIDE = {"per_second": 100_000, "burst_count": 100_000}


class Synapse:
    """One homeserver. Its people are registered with its shared secret."""

    def __init__(
        self,
        folder: Path,
        *,
        limits: Limits = "lifted",
        room_version: str = "12",
        port: int | None = None,
    ) -> None:
        """Write its configuration into `folder`, or take up the one that is there."""
        if not PYTHON.exists():
            message = "Synapse is not installed: run `make install`."
            raise ServiceFailed(message)
        self.folder = folder
        self.server_name = SERVER_NAME
        configuration = folder / "homeserver.yaml"
        if not configuration.exists():
            write_configuration(folder, port or free_port(), limits, room_version)
        settings = json.loads(configuration.read_text())
        self.url = f"http://127.0.0.1:{settings['listeners'][0]['port']}"
        self.secret: str = settings["registration_shared_secret"]
        self.service = Service(
            [PYTHON, "-m", "synapse.app.homeserver", "--config-path", configuration],
            folder=folder,
            log=folder / "homeserver.log",
            environment={"LANG": "C.UTF-8"},
        )
        self._numbers = itertools.count(1)
        self._warden: Account | None = None

    @classmethod
    @asynccontextmanager
    async def running(
        cls, folder: Path, *, limits: Limits = "lifted", room_version: str = "12"
    ) -> AsyncIterator[Self]:
        """Lend a homeserver that answers, and stop it afterwards."""
        synapse = cls(folder, limits=limits, room_version=room_version)
        await synapse.start()
        try:
            yield synapse
        finally:
            await synapse.stop()

    async def start(self) -> None:
        """Start it; it answers when this returns."""
        await self.service.start()

    async def stop(self) -> None:
        """Stop it; its folder keeps everything, `start` resumes."""
        await self.service.stop()

    async def kill(self) -> None:
        """End it as a power cut would."""
        await self.service.kill()

    async def restart(self) -> None:
        """Stop it and start it again, at the same address."""
        await self.stop()
        await self.start()

    async def register(
        self,
        localpart: str,
        *,
        password: str = PASSWORD,
        name: str | None = None,
        admin: bool = False,
    ) -> Account:
        """Create an account, already logged in once."""
        return await register(
            self.url, self.secret, localpart, password=password, name=name, admin=admin
        )

    @asynccontextmanager
    async def person(
        self, name: str, *, localpart: str | None = None, admin: bool = False, joins: bool = True
    ) -> AsyncIterator[Person]:
        """Lend somebody who listens already; without a localpart, one that nobody has yet."""
        account = await self.register(
            localpart or self.fresh_localpart(name), name=name, admin=admin
        )
        async with Person.listening(self.url, account, name=name, joins=joins) as person:
            yield person

    def fresh_localpart(self, name: str) -> str:
        """Make `zoe.7` of Zoé: tests share one homeserver and never a person."""
        letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        plain = "".join(letter for letter in letters if letter.isalnum())
        return f"{plain or 'agent'}.{next(self._numbers)}"

    async def lift_limits(self, user_id: str) -> None:
        """Let one account send as fast as it can (an admin's `override_ratelimit`)."""
        await self.administer(
            "POST", f"/users/{user_id}/override_ratelimit", {"messages_per_second": 0}
        )

    async def restore_limits(self, user_id: str) -> None:
        """Put the homeserver's own limits back on one account."""
        await self.administer("DELETE", f"/users/{user_id}/override_ratelimit")

    async def administer(
        self, method: str, path: str, body: dict[str, object] | None = None
    ) -> dict[str, object]:
        """Call `/_synapse/admin/v1…` as an admin of the homeserver."""
        if self._warden is None:
            self._warden = await self.register(f"gardien.{secrets.token_hex(4)}", admin=True)
        async with Client.open(self.url, self._warden.access_token) as client:
            return await client.call(method, f"/_synapse/admin/v1{path}", body)


def free_port() -> int:
    """Find a port of loopback that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def write_configuration(folder: Path, port: int, limits: Limits, room_version: str) -> None:
    """Write all that Synapse reads; JSON is YAML."""
    folder.mkdir(parents=True, exist_ok=True)
    key = base64.b64encode(os.urandom(32)).decode().rstrip("=")
    (folder / "signing.key").write_text(f"ed25519 a_town {key}\n")
    (folder / "log.yaml").write_text(json.dumps(LOGGING))
    resources = [{"names": ["client", "media"], "compress": False}]
    listener = {
        "port": port,
        "type": "http",
        "tls": False,
        "bind_addresses": ["127.0.0.1"],
        "resources": resources,
    }
    settings: dict[str, object] = {
        "server_name": SERVER_NAME,
        "public_baseurl": f"http://127.0.0.1:{port}/",
        "listeners": [listener],
        "database": {"name": "sqlite3", "args": {"database": str(folder / "homeserver.db")}},
        "log_config": str(folder / "log.yaml"),
        "pid_file": str(folder / "homeserver.pid"),
        "signing_key_path": str(folder / "signing.key"),
        "media_store_path": str(folder / "media"),
        "registration_shared_secret": secrets.token_urlsafe(32),
        "macaroon_secret_key": secrets.token_urlsafe(32),
        "form_secret": secrets.token_urlsafe(32),
        "bcrypt_rounds": 4,
        "default_room_version": room_version,
        "report_stats": False,
        "url_preview_enabled": False,
        "trusted_key_servers": [],
        "suppress_key_server_warning": True,
        "federation_domain_whitelist": [],
        "presence": {"enabled": False},
        **(LIFTED if limits == "lifted" else {}),
    }
    (folder / "homeserver.yaml").write_text(json.dumps(settings, indent=1))


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"level": "WARNING", "handlers": ["console"]},
}

LIFTED = {
    "rc_message": WIDE,
    "rc_admin_redaction": WIDE,
    "rc_registration": WIDE,
    "rc_login": {"address": WIDE, "account": WIDE, "failed_attempts": WIDE},
    "rc_joins": {"local": WIDE, "remote": WIDE},
    "rc_joins_per_room": WIDE,
    "rc_invites": {"per_room": WIDE, "per_user": WIDE, "per_issuer": WIDE},
    "rc_room_creation": WIDE,
    "rc_key_requests": WIDE,
    "rc_media_create": WIDE,
    "rc_reports": WIDE,
    "rc_user_directory": WIDE,
    "rc_profile": WIDE,
}
