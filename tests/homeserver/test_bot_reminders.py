"""What rings, by a clock that the test moves: once, at its hour, late and said so after a stop."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest_asyncio

from tests.fixtures import Newcomer
from tests.homeserver.running import TUESDAY, Beffroi, answered, plain
from town.person import Person
from town.synapse import Synapse

NINE = TUESDAY.replace(hour=9) + timedelta(days=1)
"""Wednesday at 9."""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def shifted(synapse: Synapse, memory: Path) -> AsyncIterator[Beffroi]:
    """A bot whose clock the tests of this file move."""
    async with Beffroi.listening(memory / "shifted", synapse) as running:
        yield running


@pytest_asyncio.fixture
async def bell(shifted: Beffroi) -> Beffroi:
    """The same, on Tuesday at 10 again."""
    await shifted.moves(TUESDAY)
    return shifted


@pytest_asyncio.fixture
async def direct(bell: Beffroi, luc: Person) -> str:
    return await bell.direct(luc)


async def rings(luc: Person, direct: str, words: str) -> list[str]:
    """Wait until something has rung; give all that was rung about it."""
    await luc.until(lambda: rung(luc, direct, words), wanted=f"{words} to ring")
    return rung(luc, direct, words)


def rung(luc: Person, direct: str, words: str) -> list[str]:
    """List what has rung."""
    said = [plain(seen) for seen in luc.messages(direct) if seen.sender != luc.user_id]
    return [text for text in said if text.startswith("Rappel d") and words in text]


async def test_reminder_rings_alone_once_and_never_early(
    bell: Beffroi, luc: Person, direct: str
) -> None:
    noted = await answered(luc, direct, "rappelle-moi demain à 9h d'appeler la préfecture")
    assert noted == "Rappel noté : appeler la préfecture, mercredi 25 novembre 2026 à 9 h"

    await bell.moves(NINE - timedelta(seconds=2))
    await answered(luc, direct, "mes rappels")
    early = rung(luc, direct, "préfecture")
    first = await rings(luc, direct, "préfecture")

    await bell.moves(NINE + timedelta(days=2))
    await answered(luc, direct, "mes rappels")

    assert early == []
    assert first == ["Rappel de 9 h : appeler la préfecture\n✅ fait · ⏰ dans 1 h"]
    assert rung(luc, direct, "préfecture") == first


async def test_reminder_of_the_room_rings_there_each_week_at_its_hour(
    bell: Beffroi, luc: Person, newcomer: Newcomer
) -> None:
    zoe = await newcomer("Zoé")
    room = await bell.enters(luc, "Conseil", zoe)
    ear = zoe.listen(room)
    await luc.say(room, "!rappelle au salon chaque lundi à 9h : point hebdomadaire")
    await ear.hears(lambda seen: "Rappel noté pour le salon" in plain(seen))

    for week in range(2):
        monday = datetime(2026, 11, 30 if week == 0 else 7, 9, 0, 1, tzinfo=TUESDAY.tzinfo)
        await bell.moves(monday if week == 0 else monday.replace(month=12))
        await ear.hears(lambda seen: "point hebdomadaire" in seen.body and "Rappel d" in seen.body)

    assert len([s for s in ear.new if plain(s).startswith("Rappel de 9 h : point")]) == 2


async def test_reminder_of_the_room_is_joined_by_a_tap(
    bell: Beffroi, luc: Person, newcomer: Newcomer
) -> None:
    zoe = await newcomer("Zoé")
    alone = await bell.direct(zoe)
    room = await bell.enters(luc, "Conseil", zoe)
    ear = zoe.listen(room)
    await luc.say(room, "!rappelle au salon demain à 9h : apporter les clés")
    card = await ear.hears(lambda seen: "Rappel noté pour le salon" in plain(seen))

    await zoe.tap(card, "✋")
    await zoe.until(lambda: "Aussi en message direct : Zoé" in plain(card))
    await bell.moves(NINE + timedelta(seconds=1))

    assert len(await rings(zoe, alone, "apporter les clés")) == 1
    assert len(await rings(zoe, room, "apporter les clés")) == 1


async def test_what_fell_due_while_the_bot_was_down_comes_once_late_and_says_why(
    bell: Beffroi, luc: Person, direct: str
) -> None:
    await answered(luc, direct, "rappelle-moi demain à 9h de vérifier la chaudière")

    await bell.kill()
    await bell.moves(NINE + timedelta(hours=2))
    await bell.start()
    late = await rings(luc, direct, "chaudière")
    await bell.restart()
    await answered(luc, direct, "mes rappels")

    assert rung(luc, direct, "chaudière") == late
    (text,) = late
    title, why, *_ = text.splitlines()
    assert title == "Rappel de 9 h, envoyé à 11 h : vérifier la chaudière"
    assert why.startswith("J’étais à l’arrêt d")
    assert why.endswith(", c’est de mon fait.")


async def test_silence_holds_what_rings_until_its_end(
    bell: Beffroi, luc: Person, direct: str
) -> None:
    await answered(luc, direct, "rappelle-moi à 11h de signer")
    await answered(luc, direct, "silence jusqu'à 14h")

    await bell.moves(TUESDAY.replace(hour=11, minute=5))
    await answered(luc, direct, "mes rappels")
    held = rung(luc, direct, "signer")
    await bell.moves(TUESDAY.replace(hour=14, second=1))

    assert held == []
    (text,) = await rings(luc, direct, "signer")
    assert "Retenu pendant le silence." in text


async def test_clock_that_jumps_back_rings_nothing_twice(
    bell: Beffroi, luc: Person, direct: str
) -> None:
    await answered(luc, direct, "rappelle-moi demain à 9h de saler")
    await bell.moves(NINE + timedelta(seconds=1))
    await rings(luc, direct, "saler")

    await bell.moves(TUESDAY)
    await answered(luc, direct, "rappelle-moi demain à 9h de balayer")
    await bell.moves(NINE + timedelta(seconds=1))
    await rings(luc, direct, "balayer")

    assert len(rung(luc, direct, "saler")) == 1
    assert len(rung(luc, direct, "balayer")) == 1


async def test_clock_that_jumps_a_year_ahead_rings_each_thing_once(
    bell: Beffroi, luc: Person, direct: str
) -> None:
    await answered(luc, direct, "rappelle-moi dans 3 jours de relire")
    await answered(luc, direct, "rappelle-moi chaque jour à 9h de noter")

    await bell.moves(TUESDAY + timedelta(days=365))
    (once,) = await rings(luc, direct, "relire")
    (repeated,) = await rings(luc, direct, "noter")
    await bell.moves(TUESDAY + timedelta(days=366))
    await luc.until(lambda: len(rung(luc, direct, "noter")) == 2)

    assert once.startswith("Rappel du ")
    assert "tombés entre-temps, n’ont pas sonné" in repeated
