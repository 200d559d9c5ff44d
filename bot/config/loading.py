"""Reads the settings: the file, the environment, and the files that hold secrets."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr, ValidationError

from bot.config.faults import ConfigurationFault, Fault, Kind, faults_of
from bot.config.settings import Settings
from commands.language import Language

PREFIX = "BEFFROI"
"""What the names of our environment variables begin with."""

FILE_NAME = "config.toml"
PLACES = (Path(FILE_NAME), Path("/etc/beffroi") / FILE_NAME)
"""Where the file is looked for."""

Document = dict[str, Any]


def find(named: Path | None = None) -> Path:
    """Give the file that was named, else the first that is there."""
    if named is not None:
        return named
    return next((place for place in PLACES if place.exists()), PLACES[0])


def load(named: Path | None = None) -> Settings:
    """Read the settings, or raise a `ConfigurationFault` that tells all that is wrong."""
    path = find(named)
    document = _merged(_document(path), _environment())
    faults = list(_rules(document))
    settings = None
    try:
        settings = Settings(**document)
    except ValidationError as error:
        faults = [*faults_of(error), *faults]
    if settings is not None:
        settings.stands_in(path.absolute().parent)
        settings, unread = _with_secret_files(settings)
        faults.extend(unread)
    if settings is None or faults:
        raise ConfigurationFault(path, faults, language=_language(document))
    return settings


def _document(path: Path) -> Document:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if "homeserver" in _environment():
            return {}
        raise ConfigurationFault(path, reason="config-no-file") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = "config-not-utf8" if isinstance(error, UnicodeDecodeError) else "config-no-right"
        raise ConfigurationFault(path, reason=reason) from None
    except tomllib.TOMLDecodeError as error:
        _, _, place = str(error).rpartition("(at ")
        line = "".join(filter(str.isdigit, place.partition(",")[0]))
        reason = "config-not-toml" if line else "config-not-toml-end"
        raise ConfigurationFault(path, reason=reason, place=line) from None


def _environment() -> Document:
    """Read BEFFROI_HOMESERVER__PASSWORD and the like; lists are parted by commas."""
    found: Document = {}
    for name, value in os.environ.items():
        prefix, _, key = name.upper().partition("_")
        section, _, leaf = key.lower().partition("__")
        if prefix == PREFIX and section in Settings.model_fields and leaf:
            found.setdefault(section, {})[leaf] = value
    return found


def _merged(document: Document, over: Mapping[str, Any]) -> Document:
    """Lay the environment over the file, key by key."""
    merged = dict(document)
    for name, value in over.items():
        below = merged.get(name)
        inner = isinstance(below, dict) and isinstance(value, dict)
        merged[name] = _merged(below, value) if inner and isinstance(below, dict) else value
    return merged


def _rules(document: Document) -> Iterator[Fault]:
    """Check what no single key can tell."""
    homeserver = _section(document, "homeserver")
    if not {"password", "password_file", "token", "token_file"} & homeserver.keys():
        yield Fault(Kind.MISSING, "homeserver.password")
    organisation = _section(document, "organisation")
    if not organisation.get("domains") and not organisation.get("space"):
        yield Fault(Kind.MISSING, "organisation.domains")
    if organisation.get("domains") and organisation.get("space"):
        yield Fault(Kind.TWICE, "organisation.space", "organisation.domains")
    for table, key in Settings.SECRETS:
        if {key, f"{key}_file"} <= _section(document, table).keys():
            yield Fault(Kind.TWICE, f"{table}.{key}_file", f"{table}.{key}")


def _section(document: Document, name: str) -> Document:
    section = document.get(name)
    return section if isinstance(section, dict) else {}


def _with_secret_files(settings: Settings) -> tuple[Settings, list[Fault]]:
    """Read the secrets whose file is named; a file's last newline is no part of them."""
    faults = []
    for table, key in Settings.SECRETS:
        section = getattr(settings, table)
        named: Path | None = getattr(section, f"{key}_file")
        if named is None:
            continue
        path = settings.path(named)
        try:
            secret = path.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            secret = ""
        if not secret:
            faults.append(Fault(Kind.UNREADABLE, f"{table}.{key}_file", str(path)))
            continue
        filled = section.model_copy(update={key: SecretStr(secret)})
        settings = settings.model_copy(update={table: filled})
    return settings, faults


def _language(document: Document) -> Language:
    return "en" if _section(document, "organisation").get("language") == "en" else "fr"
