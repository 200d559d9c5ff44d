"""Finds what the families offer, and refuses twins: import order means nothing."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType, ModuleType
from typing import Any

import commands
from commands.command import Command, Reply, Request
from commands.derived import Card
from commands.errors import PersonError
from commands.phrases import Phrase
from commands.wording import Worded


class Twins(Exception):
    """Two of a name: the start-up stops."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every command, phrase, wording and card there is."""

    commands: Mapping[type[Request], Command]
    phrases: Mapping[str, Phrase]
    wordings: Mapping[type[Any], Worded]
    cards: Mapping[str, Card]
    requests: Mapping[str, type[Request]]
    replies: Mapping[str, type[Any]]


@cache
def catalogue() -> Catalogue:
    """Read every module of `commands/` once and make the table."""
    found: dict[str, dict[Any, Any]] = {
        "__command__": {},
        "__phrase__": {},
        "__worded__": {},
        "__card__": {},
    }
    for module in _modules():
        for value in vars(module).values():
            if getattr(value, "__module__", None) == module.__name__:
                _collect(value, found)
    by_request = found["__command__"]
    _refuse_twins(command.name for command in by_request.values())
    return Catalogue(
        commands=MappingProxyType(by_request),
        phrases=MappingProxyType(found["__phrase__"]),
        wordings=MappingProxyType(found["__worded__"]),
        cards=MappingProxyType(found["__card__"]),
        requests=MappingProxyType({kind.__name__: kind for kind in _kinds(Request)}),
        replies=MappingProxyType(
            {kind.__name__: kind for base in (Reply, PersonError) for kind in _kinds(base)}
        ),
    )


def _modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(commands.__path__, "commands."):
        if not info.name.startswith(("commands.language", "commands.texts")):
            yield importlib.import_module(info.name)


def _collect(value: object, found: Mapping[str, dict[Any, Any]]) -> None:
    for mark, table in found.items():
        marked = getattr(value, mark, None)
        if marked is None:
            continue
        if marked.key in table:
            message = f"{marked.key} stands twice in the catalogue"
            raise Twins(message)
        table[marked.key] = marked


def _refuse_twins(names: Iterator[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            message = f"two commands are called {name}"
            raise Twins(message)
        seen.add(name)


def _kinds(base: type[Any]) -> Iterator[type[Any]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _kinds(kind)
