"""`beffroi check` where no homeserver answers: what stood in the way is told in words."""

from bot.cli.problems import CONFIGURATION
from tests.bot.cli.command_line import CommandLine
from town.synapse import free_port


def test_closed_door_is_told_in_words(beffroi: CommandLine) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    beffroi.configure(homeserver={"url": url})

    said = beffroi("check")

    assert said.code == 1
    assert any(
        f"Serveur Matrix : {url} ne répond pas (connexion refusée)." in line for line in said.lines
    )


def test_unknown_address_is_told_in_words(beffroi: CommandLine) -> None:
    beffroi.configure(homeserver={"url": "http://serveur.invalid"})

    said = beffroi("check")

    assert any("(adresse introuvable)" in line for line in said.lines)


def test_wrong_configuration_ends_with_a_code_of_its_own(beffroi: CommandLine) -> None:
    beffroi.configure(homeserver={"url": "matrix"})

    assert beffroi("run").code == CONFIGURATION
