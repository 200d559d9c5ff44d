"""Help and wrong command lines, in French, without a trace of the parser's own words."""

import pytest

from bot.cli.problems import CONFIGURATION
from tests.bot.cli.command_line import CommandLine, plain

COMMANDS = ["init", "run", "check", "status", "backup", "restore", "demo", "explain"]


def test_help_names_every_command(beffroi: CommandLine) -> None:
    said = beffroi("--help")

    assert (said.code, said.errors) == (0, "")
    assert said.lines[0] == "Usage : beffroi COMMANDE"
    assert [line.split()[0] for line in said.lines if line.startswith("  ") and line[2] != " "] == [
        *COMMANDS,
        "--help",
    ]


def test_nothing_typed_shows_the_help(beffroi: CommandLine) -> None:
    assert beffroi().output == beffroi("--help").output


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_help(beffroi: CommandLine, command: str) -> None:
    said = beffroi(command, "--help")

    assert (said.code, said.errors) == (0, "")
    assert said.lines[0].startswith(f"Usage : beffroi {command}")
    assert said.lines[-1].split() == ["--help", "Montre", "cette", "aide."]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (["chek"], "Je ne connais pas « chek ». Vouliez-vous dire « beffroi check » ?"),
        (["xyz"], "Je ne connais pas « xyz ». Dites « beffroi --help » pour voir la liste."),
        (
            ["run", "--confg", "x"],
            "Je ne connais pas « --confg ». Vouliez-vous dire « --config » ?",
        ),
        (
            ["status", "--zzz"],
            "Je ne connais pas « --zzz ». Dites « beffroi status --help » pour voir la liste.",
        ),
        (
            ["demo", "--once=3"],
            "La valeur donnée à « --once » ne convient pas. Dites « beffroi --help ».",
        ),
        (["run", "encore"], "Cette ligne ne se lit pas. Dites « beffroi run --help »."),
        (
            ["explain", "--now", "hier"],
            "Je ne peux pas lire le moment « hier ». Exemple : 2026-11-24T09:00",
        ),
        (
            ["explain", "--timezone", "Mars"],
            "Je ne connais pas le fuseau « Mars ». Exemple : Europe/Paris",
        ),
    ],
)
def test_a_wrong_line_is_told_kindly(beffroi: CommandLine, typed: list[str], answer: str) -> None:
    said = beffroi(*typed)

    assert (said.code, said.output, plain(said.errors)) == (2, "", f"{answer}\n")


@pytest.mark.parametrize("command", ["run", "check", "status", "backup", "restore"])
def test_a_missing_configuration_is_told(beffroi: CommandLine, command: str) -> None:
    said = beffroi(command, "--config", "absent.toml")

    assert said.code == CONFIGURATION
    assert plain(said.errors) == (
        "Je ne trouve pas absent.toml. Lancez « beffroi init », "
        "ou nommez le fichier avec « --config ».\n"
    )


def test_a_faulty_configuration_is_told_in_its_own_language(beffroi: CommandLine) -> None:
    beffroi.configure(organisation={"language": "en", "timezone": "Mars"})

    said = beffroi("status")

    assert said.code == CONFIGURATION
    assert plain(said.errors).splitlines()[1:] == [
        (
            "– organisation.timezone: the usual time zone. “Mars” does not fit. "
            'Example: timezone = "Europe/Paris"'
        )
    ]
