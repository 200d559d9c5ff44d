"""The known keys, read from the settings themselves: name, example, whether one must give it."""

import json
from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import PurePath
from typing import Annotated, Any

from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo

from bot.config.settings import Settings

REQUIRED_TOGETHER = frozenset({"homeserver.password", "organisation.domains"})
"""Given in the example: these, or another key in their place."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key as one writes it, `homeserver.url`."""

    section: str
    leaf: str
    required: bool
    example: str
    """The line to write: `url = "https://matrix.ville.fr"`."""
    secret: bool

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.section}.{self.leaf}"

    @property
    def message(self) -> str:
        """The name of its sentence in texts/, after `setting-`."""
        return self.name.replace(".", "-").replace("_", "-")


@cache
def known_keys() -> tuple[Key, ...]:
    """List every key, in the order of the settings."""
    return tuple(
        _key(section, leaf, field)
        for section, holder in Settings.model_fields.items()
        for leaf, field in _model(holder).model_fields.items()
    )


def _model(field: FieldInfo) -> type[BaseModel]:
    model = field.annotation
    assert isinstance(model, type)  # noqa: S101 - a section is a class
    assert issubclass(model, BaseModel)  # noqa: S101 - the same
    return model


def _key(section: str, leaf: str, field: FieldInfo) -> Key:
    value = field.examples[0] if field.examples else field.default
    name = f"{section}.{leaf}"
    return Key(
        section=section,
        leaf=leaf,
        required=field.is_required() or name in REQUIRED_TOGETHER,
        example=f"{leaf} = {written(value)}",
        secret="SecretStr" in str(field.annotation) or leaf == "url",
    )


def written(value: object) -> str:
    """Write a value as TOML does."""
    if isinstance(value, SecretStr):
        return written(value.get_secret_value())
    if isinstance(value, time):
        return f'"{value.hour}:{value.minute:02d}"'
    if isinstance(value, PurePath):
        return json.dumps(str(value), ensure_ascii=False)
    if isinstance(value, list | tuple):
        return f"[{', '.join(written(each) for each in value)}]"
    return json.dumps(value, ensure_ascii=False)


def annotation_of(name: str) -> Any:  # noqa: ANN401 - a type, as typing writes it
    """Give what a key may hold, with its checks, for one value alone."""
    section, _, leaf = name.partition(".")
    field = _model(Settings.model_fields[section]).model_fields[leaf]
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
