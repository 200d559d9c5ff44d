"""Matrix over plain HTTP, with no library between: what a test says is what is sent."""

import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Self

import aiohttp

Json = dict[str, Any]
"""A JSON object as Matrix sends it."""


@dataclass(frozen=True, slots=True)
class Account:
    """A user of the homeserver, logged in on one device."""

    user_id: str
    password: str
    access_token: str
    device_id: str


class Refused(Exception):
    """The homeserver said no."""

    def __init__(self, status: int, answer: Json) -> None:
        """Keep what it said."""
        super().__init__(f"{status} {answer}")
        self.status = status
        self.code: str = answer.get("errcode", "")
        self.retry_after_ms: int = answer.get("retry_after_ms", 0)


class Client:
    """One access token and its connection. It never tries twice: that is the caller's choice."""

    def __init__(self, url: str, session: aiohttp.ClientSession, token: str | None) -> None:
        """Speak to the homeserver at `url`."""
        self.url = url
        self._session = session
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str, token: str | None = None) -> AsyncIterator[Self]:
        """Lend a client, and close its connections afterwards."""
        connector = aiohttp.TCPConnector(limit=0)
        timeout = aiohttp.ClientTimeout(total=90)
        async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
            yield cls(url, session, token)

    async def call(
        self,
        method: str,
        path: str,
        body: Mapping[str, object] | None = None,
        query: Mapping[str, str] | None = None,
    ) -> Json:
        """Ask once; give the answer's JSON, or raise `Refused`."""
        data = None if method == "GET" else json.dumps(body or {}).encode()
        async with self._session.request(
            method, self.url + path, data=data, params=query, headers=self._headers
        ) as response:
            answer: Json = await response.json(content_type=None)
            if not response.ok:
                raise Refused(response.status, answer)
            return answer


async def register(
    url: str, secret: str, localpart: str, *, password: str, name: str | None, admin: bool
) -> Account:
    """Create an account with the homeserver's shared secret."""
    path = "/_synapse/admin/v1/register"
    async with Client.open(url) as client:
        nonce = (await client.call("GET", path))["nonce"]
        signed = "\0".join([nonce, localpart, password, "admin" if admin else "notadmin"])
        answer = await client.call(
            "POST",
            path,
            {
                "nonce": nonce,
                "username": localpart,
                "displayname": name or localpart,
                "password": password,
                "admin": admin,
                "mac": hmac.new(secret.encode(), signed.encode(), hashlib.sha1).hexdigest(),
            },
        )
    return Account(answer["user_id"], password, answer["access_token"], answer["device_id"])


async def login(url: str, localpart: str, password: str, device_id: str | None = None) -> Account:
    """Log in with a password, as on a new device unless one is named."""
    body: Json = {
        "type": "m.login.password",
        "identifier": {"type": "m.id.user", "user": localpart},
        "password": password,
    }
    if device_id is not None:
        body["device_id"] = device_id
    async with Client.open(url) as client:
        answer = await client.call("POST", "/_matrix/client/v3/login", body)
    return Account(answer["user_id"], password, answer["access_token"], answer["device_id"])
