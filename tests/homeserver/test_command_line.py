"""`init`, `check` and `status` against a real homeserver."""

import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.bot.cli.command_line import CommandLine, command, plain, surroundings
from tests.fixtures import Newcomer
from town.client import Account
from town.service import Service
from town.synapse import PASSWORD, Synapse


@pytest.fixture
def beffroi(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path, apart=True)


async def register(synapse: Synapse) -> Account:
    return await synapse.register(synapse.fresh_localpart("Beffroi"))


def answers(synapse: Synapse, user_id: str, admin: str, *, password: str = PASSWORD) -> str:
    """What one types for `init`, question by question; the staff's domain is the one proposed."""
    typed = [user_id, synapse.url, password, "", "", admin, "Mairie de Ville", "", ""]
    return "\n".join(typed) + "\n"


def configured(synapse: Synapse, user_id: str, **changed: object) -> dict[str, object]:
    return {"url": synapse.url, "user_id": user_id, "password": PASSWORD, **changed}


async def test_init_writes_a_private_file_and_logs_in(
    synapse: Synapse, newcomer: Newcomer, beffroi: CommandLine
) -> None:
    account, amina = await register(synapse), await newcomer("Amina")

    said = beffroi("init", typed=answers(synapse, account.user_id, amina.user_id))

    assert (said.code, said.errors) == (0, "")
    written = beffroi.folder / "config.toml"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert f"Session ouverte : {account.user_id}, session BEFFROI" in plain(said.output)
    assert PASSWORD in written.read_text()
    assert PASSWORD not in said.output


async def test_init_tells_a_refused_password(
    synapse: Synapse, newcomer: Newcomer, beffroi: CommandLine
) -> None:
    account, amina = await register(synapse), await newcomer("Amina")
    typed = answers(synapse, account.user_id, amina.user_id, password="faux")

    said = beffroi("init", typed=typed)

    assert said.code == 1
    assert said.errors == (
        "Le serveur Matrix refuse le mot de passe. Corrigez homeserver.password.\n"
    )


async def test_init_twice_keeps_the_session(
    synapse: Synapse, newcomer: Newcomer, beffroi: CommandLine
) -> None:
    account, amina = await register(synapse), await newcomer("Amina")
    first = beffroi("init", typed=answers(synapse, account.user_id, amina.user_id))

    again = beffroi("init", typed="non\n")

    session = [line for line in first.lines if line.startswith("Session ouverte")]
    assert [line for line in again.lines if line.startswith("Session ouverte")] == session


async def test_check_finds_all_well(
    synapse: Synapse, newcomer: Newcomer, beffroi: CommandLine
) -> None:
    account, amina = await register(synapse), await newcomer("Amina")
    beffroi("init", typed=answers(synapse, account.user_id, amina.user_id))
    beffroi("backup")

    said = beffroi("check")

    assert (said.code, said.lines[-1]) == (0, "Tout va bien.")
    assert "bien        Limite d’envoi : aucune sur 12 messages de suite." in said.lines


async def test_check_leaves_no_room_behind(
    synapse: Synapse, newcomer: Newcomer, beffroi: CommandLine
) -> None:
    account, amina = await register(synapse), await newcomer("Amina")
    beffroi("init", typed=answers(synapse, account.user_id, amina.user_id))

    beffroi("check")

    rooms = await synapse.administer("GET", f"/users/{account.user_id}/joined_rooms")
    assert rooms["joined_rooms"] == []


async def test_check_without_a_session_tries_the_password(
    synapse: Synapse, newcomer: Newcomer, beffroi: CommandLine
) -> None:
    account, amina = await register(synapse), await newcomer("Amina")
    beffroi.configure(
        homeserver=configured(synapse, account.user_id),
        organisation={"admins": [amina.user_id]},
    )

    said = beffroi("check")

    assert said.code == 0
    assert "bien        Compte : le mot de passe convient." in said.lines


async def test_check_says_to_invite_the_bot_into_the_space(
    synapse: Synapse, newcomer: Newcomer, beffroi: CommandLine
) -> None:
    account, amina = await register(synapse), await newcomer("Amina")
    space = await amina.create_space("Mairie")
    beffroi("init", typed=answers(synapse, account.user_id, amina.user_id))
    beffroi.configure(
        homeserver=configured(synapse, account.user_id),
        organisation={"domains": None, "space": space, "admins": [amina.user_id]},
    )

    said = beffroi("check")

    assert said.code == 1
    place = said.lines.index(
        f"à corriger  Espace de la mairie : {account.user_id} n’est pas dans {space}, "
        "et tient donc tout le monde pour externe. Dans l’espace, dites :"
    )
    assert said.lines[place + 1].strip() == f"/invite {account.user_id}"


async def test_check_names_an_admin_who_does_not_exist(
    synapse: Synapse, beffroi: CommandLine
) -> None:
    account = await register(synapse)
    beffroi("init", typed=answers(synapse, account.user_id, "@personne:ville.test"))

    said = beffroi("check")

    assert said.code == 1
    assert (
        "à corriger  Administration : le serveur Matrix ne connaît pas @personne:ville.test. "
        "Corrigez organisation.admins."
    ) in said.lines


async def test_check_measures_the_limit_and_says_how_to_lift_it(
    memory: Path, beffroi: CommandLine
) -> None:
    async with Synapse.running(memory / "limited", limits="default") as limited:
        account = await register(limited)
        beffroi("init", typed=answers(limited, account.user_id, account.user_id))

        tight = beffroi("check")
        await limited.lift_limits(account.user_id)
        lifted = beffroi("check")

    found = next(line for line in tight.lines if "Limite d’envoi" in line)
    assert found.startswith("à savoir    Limite d’envoi : un message toutes les ")
    request = tight.lines[tight.lines.index(found) + 1]
    assert f"/_synapse/admin/v1/users/%40{account.user_id[1:].replace(':', '%3A')}" in request
    assert '{"messages_per_second": 0, "burst_count": 0}' in request
    assert "bien        Limite d’envoi : aucune sur 12 messages de suite." in lifted.lines


async def test_status_after_init_tells_a_stopped_bot(
    synapse: Synapse, newcomer: Newcomer, beffroi: CommandLine
) -> None:
    account, amina = await register(synapse), await newcomer("Amina")
    beffroi("init", typed=answers(synapse, account.user_id, amina.user_id))

    said = beffroi("status")

    assert said.code == 1
    assert said.lines[0].startswith("Beffroi est à l’arrêt depuis le ")


@asynccontextmanager
async def running(beffroi: CommandLine) -> AsyncIterator[Service]:
    """Lend a bot that runs as its configuration says; stop it in good order."""
    log = beffroi.folder / "run.log"
    service = Service(command("run"), folder=beffroi.folder, log=log, environment=surroundings())
    await service.start()
    try:
        yield service
    finally:
        await service.stop()


async def test_a_running_bot_is_told_and_checked(
    synapse: Synapse, newcomer: Newcomer, beffroi: CommandLine
) -> None:
    account, amina = await register(synapse), await newcomer("Amina")
    beffroi("init", typed=answers(synapse, account.user_id, amina.user_id))

    async with running(beffroi) as service:
        status = beffroi("status")
        check = beffroi("check")
        again = beffroi("run")
        stopped = await service.stop()

    assert (status.code, status.errors) == (0, "")
    assert status.lines[0].startswith("Beffroi tourne depuis le ")
    assert "bien        Limite d’envoi : Beffroi, qui tourne, n’en a pas rencontré." in check.lines
    assert (again.code, plain(again.errors).splitlines()[-1].split(" (")[0]) == (
        1,
        "Beffroi tourne déjà sur cette base de données",
    )
    assert stopped == 0
    assert PASSWORD not in (beffroi.folder / "run.log").read_text()


async def test_a_killed_bot_is_told_to_have_crashed(
    synapse: Synapse, newcomer: Newcomer, beffroi: CommandLine
) -> None:
    account, amina = await register(synapse), await newcomer("Amina")
    beffroi("init", typed=answers(synapse, account.user_id, amina.user_id))

    async with running(beffroi) as service:
        await service.kill()

    assert beffroi("status").lines[0].startswith("Beffroi s’est arrêté sans prévenir, après le ")


async def test_a_running_bot_is_backed_up_and_not_restored(
    synapse: Synapse, newcomer: Newcomer, beffroi: CommandLine
) -> None:
    account, amina = await register(synapse), await newcomer("Amina")
    beffroi("init", typed=answers(synapse, account.user_id, amina.user_id))

    async with running(beffroi):
        backup = beffroi("backup")
        restore = beffroi("restore", "--yes")

    assert (backup.code, restore.code) == (0, 1)
    assert plain(restore.errors).startswith("Beffroi tourne encore.")
