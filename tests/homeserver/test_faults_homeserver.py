"""The homeserver fails: gone for ten minutes of our clock, behind a gap, or refusing."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from tests.homeserver.running import TUESDAY, Beffroi, answered, plain
from town.person import Person
from town.synapse import Synapse

HALLS = ("Ravel", "Satie", "Fauré")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def frail(memory: Path) -> AsyncIterator[Synapse]:
    """A homeserver that the tests of this file may stop."""
    async with Synapse.running(memory / "frail") as homeserver:
        yield homeserver


def answers(luc: Person, room: str) -> list[str]:
    """List what the bot said."""
    return [plain(seen) for seen in luc.messages(room) if seen.sender != luc.user_id]


@pytest.mark.parametrize("again", ["stopped", "killed"])
async def test_homeserver_gone_for_ten_minutes_loses_nothing(
    again: str, frail: Synapse, memory: Path
) -> None:
    async with (
        frail.person("Luc") as luc,
        Beffroi.listening(memory / f"gone-{again}", frail) as beffroi,
    ):
        direct = await beffroi.direct(luc)
        await answered(luc, direct, "rappelle-moi à 10h05 de fermer le gaz")
        before = len(answers(luc, direct))

        await (frail.stop() if again == "stopped" else frail.kill())
        await beffroi.log_tells("homeserver unreachable")
        await beffroi.moves(TUESDAY + timedelta(minutes=10))
        await beffroi.log_tells("homeserver unreachable", after=len(beffroi.log))
        await frail.start()
        card = await answered(luc, direct, "tâche Relever le compteur")

        await luc.until(lambda: len(answers(luc, direct)) == before + 2)
        (late,) = [text for text in answers(luc, direct)[before:] if text != card]
        assert card.startswith("☐ Tâche ") or late.startswith("☐ Tâche ")
        rung = next(text for text in (card, late) if text.startswith("Rappel"))
        assert re.match(r"Rappel de 10 h 05, envoyé à 10 h 1\d : fermer le gaz\n", rung)
        assert "La messagerie ne répondait pas de 10 h à 10 h 1" in rung


async def test_gap_of_300_events_hides_no_request(frail: Synapse, memory: Path) -> None:
    async with (
        frail.person("Luc") as luc,
        Beffroi.listening(memory / "gap", frail) as beffroi,
    ):
        room = await beffroi.enters(luc, "Accueil")
        await answered(luc, room, "!mes rappels")
        before = len(answers(luc, room))

        await beffroi.kill()
        for step in range(3):
            await luc.say(room, f"!tâche Vérifier la salle {HALLS[step]}")
            await asyncio.gather(*(luc.say(room, f"bavardage {n}") for n in range(100)))
        await beffroi.start()

        await luc.until(lambda: len(answers(luc, room)) == before + 3)
        titles = [text.splitlines()[0] for text in answers(luc, room)[before:]]
        assert [title.split()[-1] for title in titles] == list(HALLS)


async def test_storm_of_refusals_delays_answers_and_loses_none(memory: Path) -> None:
    async with (
        Synapse.running(memory / "tight", limits="default") as tight,
        tight.person("Luc") as luc,
        Beffroi.listening(memory / "stormy", tight) as beffroi,
    ):
        await tight.lift_limits(luc.user_id)
        direct = await beffroi.direct(luc)
        before = len(answers(luc, direct))

        for number in range(11):
            await luc.say(direct, f"fait {900 + number}")

        await luc.until(lambda: len(answers(luc, direct)) == before + 11, 40)
        told = [re.search(r"tâche (\d+)", text) for text in answers(luc, direct)[before:]]
        assert [int(found[1]) for found in told if found] == list(range(900, 911))
