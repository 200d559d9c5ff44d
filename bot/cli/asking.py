"""The questions of `beffroi init`, each with a good default and the settings' own checks."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

from pydantic import TypeAdapter, ValidationError

from bot.cli.console import ask, ask_secret, line
from bot.cli.words import Words
from bot.config.faults import find_key
from bot.config.keys import annotation_of

Answers = dict[str, object]
"""Values by the names of their keys."""

WITHIN = 5.0
"""Seconds to find out the homeserver's address; a guess will do."""


def ask_all(path: Path, say: Words) -> Answers:
    """Ask everything that has no default of its own."""
    answers: Answers = {}

    def asked(key: str, default: str = "") -> str:
        question = say(f"init-{key.replace('.', '-').replace('_', '-')}")
        answer = ask(question, default, check=_checker(key, say))
        answers[key] = answer
        return answer

    user = asked("homeserver.user_id")
    domain = user.partition(":")[2]
    url = asked("homeserver.url", discovered(domain) or f"https://matrix.{domain}").rstrip("/")
    _ask_secret(answers, say)
    asked("storage.url", _database(path))
    _ask_staff(answers, domain, url, say)
    admins = ask(say("init-admins"), check=_checker("organisation.admins", say))
    answers["organisation.admins"] = _listed(admins)
    for key in ("organisation.name", "organisation.contact"):
        if not asked(key):
            del answers[key]
    asked("organisation.timezone", "Europe/Paris")
    return answers


def _checker(key: str, say: Words) -> Callable[[str], str | None]:
    """Check an answer as the settings would, and word what is wrong with it."""
    known = find_key(key)
    assert known is not None  # noqa: S101 - one of ours
    adapter = TypeAdapter(annotation_of(key))

    def check(answer: str) -> str | None:
        value: object = answer
        if not answer:
            value = None
        elif key == "organisation.admins":
            value = _listed(answer)
        try:
            adapter.validate_python(value)
        except ValidationError:
            return say("init-wrong", meaning=say(f"setting-{known.message}"), example=known.example)
        return None

    return check


def _listed(answer: str) -> list[str]:
    return [part for part in answer.replace(",", " ").split() if part]


def _database(path: Path) -> str:
    """Propose a place that a service may write to, where the configuration is the system's."""
    system = path.is_absolute() and path.is_relative_to("/etc")
    return "sqlite:////var/lib/beffroi/beffroi.db" if system else "sqlite:///beffroi.db"


def _ask_secret(answers: Answers, say: Words) -> None:
    """Ask for a password; an empty one means that the account has a token."""
    for key in ("password", "token"):
        secret = ask_secret(say(f"init-homeserver-{key}"))
        if secret:
            answers[f"homeserver.{key}"] = secret
            return
    line(say("init-no-secret"))
    _ask_secret(answers, say)


def _ask_staff(answers: Answers, domain: str, url: str, say: Words) -> None:
    """Ask for domains, or for a space by its ID or its public name."""

    def check(answer: str) -> str | None:
        if answer[:1] == "#":
            return None if space_named(url, answer) else say("init-space-unknown", name=answer)
        key = "organisation.space" if answer[:1] == "!" else "organisation.domains"
        return _checker(key, say)(answer)

    answer = ask(say("init-staff"), domain, check=check)
    if answer[:1] == "#":
        answers["organisation.space"] = space_named(url, answer)
    elif answer[:1] == "!":
        answers["organisation.space"] = answer
    else:
        answers["organisation.domains"] = _listed(answer)


def discovered(domain: str) -> str | None:
    """Ask a domain for the address of its homeserver (`.well-known`)."""
    found = _get(f"https://{domain}/.well-known/matrix/client").get("m.homeserver")
    url = found.get("base_url") if isinstance(found, dict) else None
    return url.rstrip("/") if isinstance(url, str) and url.startswith("http") else None


def space_named(url: str, alias: str) -> str | None:
    """Ask the homeserver for the room behind `#mairie:ville.fr`."""
    room = _get(f"{url}/_matrix/client/v3/directory/room/{quote(alias, safe='')}").get("room_id")
    return room if isinstance(room, str) else None


def _get(url: str) -> dict[str, object]:
    """Read a JSON object; nothing where there is none."""
    with suppress(OSError, ValueError), urlopen(Request(url), timeout=WITHIN) as response:  # noqa: S310 - http(s), as composed above
        answer = json.load(response)
        return answer if isinstance(answer, dict) else {}
    return {}
