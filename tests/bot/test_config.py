"""Reading the settings: the file, the environment, the files that hold secrets."""

from datetime import time
from pathlib import Path

import pytest

from bot.config import ConfigurationFault, Settings, load
from commands.organisation import Organisation
from tests.bot.cli.command_line import CommandLine, plain

SECRET = "tres-secret"


@pytest.fixture
def files(tmp_path: Path) -> CommandLine:
    """A folder where configurations are written."""
    return CommandLine(tmp_path)


def told(path: Path) -> list[str]:
    """What a faulty configuration is told, line by line."""
    with pytest.raises(ConfigurationFault) as raised:
        load(path)
    return [plain(line) for line in raised.value.lines()]


def test_six_keys_are_enough(files: CommandLine) -> None:
    path = files.configure()

    settings = load(path)

    assert settings.organisation_values() == Organisation(
        admins=settings.organisation.admins,
        domains=("ville.test",),
        ring_hour=time(9),
    )
    assert settings.database_url == f"sqlite:///{files.folder}/beffroi.db"
    assert settings.backup_folder == files.folder / "backups"


def test_everything_wrong_is_told_at_once(files: CommandLine) -> None:
    path = files.configure(
        homeserver={"url": "ville", "pasword": SECRET},
        storage={"url": f"mysql:{SECRET}"},
        organisation={"admins": [], "timezone": "Mars"},
        reminders={"hour": "25:00"},
        logs={"level": "x"},
    )

    lines = told(path)

    assert lines == [
        f"7 réglages à revoir dans {path} :",
        (
            "– homeserver.url : l’adresse du serveur Matrix. La valeur ne convient pas. "
            'Exemple : url = "https://matrix.ville.fr"'
        ),
        "– homeserver.pasword : ce réglage n’existe pas. Vouliez-vous dire homeserver.password ?",
        (
            "– storage.url : l’adresse de la base de données. La valeur ne convient pas. "
            'Exemple : url = "sqlite:///beffroi.db"'
        ),
        (
            "– organisation.admins : les comptes Matrix qui administrent Beffroi, "
            "et qu’il prévient en cas de besoin. « [] » ne convient pas. "
            'Exemple : admins = ["@amina:ville.fr"]'
        ),
        (
            "– organisation.timezone : le fuseau horaire habituel. « Mars » ne convient pas. "
            'Exemple : timezone = "Europe/Paris"'
        ),
        (
            "– reminders.hour : l’heure d’un rappel dont on n’a donné que le jour. "
            '« 25:00 » ne convient pas. Exemple : hour = "9:00"'
        ),
        "– logs : ce réglage n’existe pas. Vouliez-vous dire log ?",
    ]


def test_an_empty_file_is_told_the_six_keys(files: CommandLine) -> None:
    path = files.folder / "config.toml"
    path.write_text("")

    lines = told(path)

    assert [line.split(" : ")[0].removeprefix("– ") for line in lines[1:]] == [
        "homeserver.url",
        "homeserver.user_id",
        "homeserver.password",
        "storage.url",
        "organisation.domains",
        "organisation.admins",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[homeserver]\nurl = ville\n", "Je ne peux pas lire la ligne 2 de"),
        ('[homeserver]\nurl = "ville', "Je ne peux pas lire la fin de"),
    ],
)
def test_what_is_no_toml_is_told_by_its_line(files: CommandLine, written: str, said: str) -> None:
    path = files.folder / "config.toml"
    path.write_text(written)

    assert told(path)[0].startswith(said)


def test_a_missing_file_says_to_begin_with_init(files: CommandLine) -> None:
    path = files.folder / "config.toml"

    assert told(path) == [
        f"Je ne trouve pas {path}. Lancez « beffroi init », ou nommez le fichier avec « --config »."
    ]


@pytest.mark.parametrize("key", ["password", "token"])
def test_a_secret_may_stand_in_a_file(files: CommandLine, key: str) -> None:
    (files.folder / "secret.txt").write_text(f"{SECRET}\n")
    path = files.configure(homeserver={"password": None, f"{key}_file": "secret.txt"})

    found = getattr(load(path).homeserver, key)

    assert found.get_secret_value() == SECRET


def test_a_secret_file_that_is_not_there_is_named(files: CommandLine) -> None:
    path = files.configure(homeserver={"password": None, "password_file": "absent.txt"})

    assert told(path)[1:] == [
        (
            "– homeserver.password_file : le fichier qui contient le mot de passe. "
            f"Je ne peux rien lire dans {files.folder}/absent.txt. "
            'Exemple : password_file = "mot-de-passe.txt"'
        )
    ]


def test_the_environment_wins(files: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    path = files.configure()
    monkeypatch.setenv("BEFFROI_HOMESERVER__PASSWORD", SECRET)
    monkeypatch.setenv("BEFFROI_ORGANISATION__ADMINS", "@luc:ville.test, @zoe:ville.test")

    settings = load(path)

    assert settings.homeserver.password is not None
    assert settings.homeserver.password.get_secret_value() == SECRET
    assert settings.organisation.admins == ("@luc:ville.test", "@zoe:ville.test")


def test_domains_and_space_exclude_each_other(files: CommandLine) -> None:
    path = files.configure(organisation={"space": "!mairie:ville.test"})

    assert told(path)[1:] == [
        (
            "– organisation.space : l’identifiant de l’espace Matrix dont les membres sont les "
            "agents. Gardez organisation.domains ou ce réglage, pas les deux. "
            'Exemple : space = "!mairie:ville.fr"'
        )
    ]


def test_a_password_joins_the_address_of_postgresql(files: CommandLine) -> None:
    path = files.configure(
        storage={"url": "postgresql://beffroi@localhost/mairie", "password": "a/b@c"}
    )

    assert load(path).database_url == "postgresql://beffroi:a%2Fb%40c@localhost/mairie"


def test_no_secret_is_shown(files: CommandLine) -> None:
    path = files.configure(
        homeserver={"password": SECRET, "token": SECRET},
        storage={"url": f"postgresql://beffroi:{SECRET}@localhost/mairie"},
    )

    settings = load(path)

    assert SECRET not in f"{settings!r}{settings}{settings.model_dump_json()}"


def test_no_secret_is_repeated_in_a_fault(files: CommandLine) -> None:
    path = files.configure(
        homeserver={"password": "", "token": [SECRET], "tokn": SECRET, "url": f"x:{SECRET}"},
        storage={"url": f"mysql://{SECRET}"},
    )

    assert SECRET not in "\n".join(told(path))


@pytest.mark.parametrize("written", ["9:00", "9h", "09 h 00", "09:00:00"])
def test_an_hour_is_read_as_people_write_it(files: CommandLine, written: str) -> None:
    path = files.configure(reminders={"hour": written})

    assert load(path).reminders.hour == time(9)


def test_settings_cannot_be_changed(files: CommandLine) -> None:
    settings: Settings = load(files.configure())

    with pytest.raises(ValueError, match="frozen"):
        settings.log = settings.log  # type: ignore[misc]
