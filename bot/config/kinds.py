"""The kinds of values a setting may hold, each with its check."""

import re
from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, SecretStr

from storage.ids import RoomId, UserId

_HOUR = re.compile(r"(\d{1,2})\s*(?::|h)\s*(\d{2})?")
_DATABASES = ("sqlite", "postgresql", "postgresql+psycopg")


def _matching(pattern: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value.strip()):
            raise ValueError(pattern)
        return value.strip()

    return check


def _split(value: object) -> object:
    """Read `a, b` as two values: an environment variable holds no list."""
    if isinstance(value, str):
        return [part.strip() for part in value.strip("[]").replace('"', "").split(",")]
    return value


def _homeserver(value: str) -> str:
    address = urlsplit(value)
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise ValueError(value)
    return value.rstrip("/")


def _hour(value: object) -> object:
    """Read `9:00`, `9 h`, `09:00:00` and TOML's own times."""
    if isinstance(value, str) and (found := _HOUR.fullmatch(value.strip())):
        return time(int(found[1]), int(found[2] or 0))
    return value


def _zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError(value)
    return value


def _database(value: SecretStr) -> SecretStr:
    address = urlsplit(value.get_secret_value())
    if address.scheme not in _DATABASES or len(address.path) <= 1:
        message = "neither sqlite:///… nor postgresql://…"
        raise ValueError(message)
    return value


def _secret(value: SecretStr) -> SecretStr:
    if not value.get_secret_value().strip():
        message = "empty"
        raise ValueError(message)
    return value


HomeserverUrl = Annotated[str, AfterValidator(_homeserver)]
MatrixUser = Annotated[UserId, AfterValidator(_matching(r"@[^\s:]+:[^\s:]+(:\d+)?"))]
MatrixSpace = Annotated[RoomId, AfterValidator(_matching(r"![^\s:]+(:[^\s]+)?"))]
Domain = Annotated[str, AfterValidator(_matching(r"[^\s:@/]+(:\d+)?"))]
DatabaseUrl = Annotated[SecretStr, AfterValidator(_database)]
Secret = Annotated[SecretStr, AfterValidator(_secret)]
Hour = Annotated[time, BeforeValidator(_hour)]
Zone = Annotated[str, AfterValidator(_zone)]
Prefix = Annotated[str, AfterValidator(_matching(r"[^\w\s]{1,3}"))]
File = Path
"""A file or a folder; a relative one stands beside the configuration."""

Users = Annotated[tuple[MatrixUser, ...], BeforeValidator(_split)]
Domains = Annotated[tuple[Domain, ...], BeforeValidator(_split)]
