"""The example configuration tells every setting, and works."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.config import load
from bot.config.example import example, filled
from bot.config.keys import known_keys
from commands.language import Language
from town.folders import ROOT


def test_the_example_is_up_to_date() -> None:
    assert (ROOT / "config.example.toml").read_text() == example()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_key_is_there_and_explained(language: Language) -> None:
    lines = example(language).splitlines()

    for key in known_keys():
        places = [
            number
            for number, line in enumerate(lines)
            if re.fullmatch(rf"(# )?{re.escape(key.example)}", line)
        ]
        assert places, key.name
        assert all(lines[place - 1].startswith("# ") for place in places), key.name


def test_six_keys_are_active() -> None:
    active = tomllib.loads(example())

    assert [(section, *keys) for section, keys in active.items() if keys] == [
        ("homeserver", "url", "user_id", "password"),
        ("storage", "url"),
        ("organisation", "domains", "admins"),
    ]


def test_the_example_can_be_loaded(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(example())

    assert load(path).homeserver.url == "https://matrix.ville.fr"


def test_every_example_of_a_value_is_right(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    for key in known_keys():
        if key.leaf.endswith("_file") or key.leaf in {"space", "token"}:
            continue  # these stand in the place of another key
        written = example().replace(f"# {key.example}\n", f"{key.example}\n", 1)
        path.write_text(written)

        load(path)


def test_a_filled_configuration_reads_back(tmp_path: Path) -> None:
    values = {
        "homeserver.url": "http://127.0.0.1:8008",
        "homeserver.user_id": "@beffroi:ville.fr",
        "homeserver.password": 'a"b\\c ’é',
        "storage.url": "sqlite:///beffroi.db",
        "organisation.domains": ["ville.fr"],
        "organisation.admins": ["@amina:ville.fr"],
    }
    path = tmp_path / "config.toml"
    path.write_text(filled(values))

    password = load(path).homeserver.password

    assert password is not None
    assert password.get_secret_value() == 'a"b\\c ’é'
