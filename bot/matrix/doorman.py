"""Comes into rooms and leaves them: each errand is read from the rows, so a restart loses none."""

import asyncio
import json
from dataclasses import dataclass
from enum import Enum, auto

import structlog

from bot.clock import Clock
from bot.matrix import shape
from bot.matrix.client import Client
from bot.matrix.errors import RateLimited, Rejected, Unreachable
from bot.matrix.filters import INVITATIONS
from bot.matrix.handing import ENDING, report
from bot.matrix.patience import FIRST_WAIT, LONGEST_WAIT, jittered
from bot.matrix.rooms import Mirror
from bot.worker import StoreFault, Turn, Worker
from commands import rooms as rows
from commands.organisation import Organisation
from storage.ids import RoomId
from storage.rooms import Room
from storage.work import UnitOfWork

FEW = 20
"""Rooms that are got to know before the old invitations are read: of more, after them."""

BREATH = 0.05
"""Seconds between two rooms that nobody waits for: the homeserver answers people meanwhile."""

TRY_TO_FOLLOW = 300.0
"""Seconds between two tries to enter the room that replaces one."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Farewells:
    """What the bot says when it does not stay, in words of `texts/`."""

    declined: str
    alone: str


NOWHERE = RoomId("")


class Errand(Enum):
    """What is to be done at a door."""

    ACCEPT = auto()
    DECLINE = auto()
    FOLLOW = auto()
    LEAVE = auto()
    LEARN = auto()
    """Fetch a room whose state is not known whole."""
    LOOK = auto()
    """Read the invitations from before the first start."""


UNHURRIED = (Errand.LEARN, Errand.LOOK)


@dataclass(frozen=True, slots=True)
class Door:
    """An errand and where it leads; to `FOLLOW` goes to the replacement of `room`."""

    errand: Errand
    room: RoomId = NOWHERE
    replacement: RoomId | None = None


class Doorman:
    """Does the errands one after the other, whenever it is woken."""

    def __init__(
        self,
        client: Client,
        worker: Worker,
        clock: Clock,
        organisation: Organisation,
        farewells: Farewells,
    ) -> None:
        """Serve an organisation; `run` does it, with the mirror that it tells."""
        self._client = client
        self._worker = worker
        self._clock = clock
        self._organisation = organisation
        self._farewells = farewells
        self._woken = asyncio.Event()
        self._woken.set()

    def wake(self) -> None:
        """Look for errands again."""
        self._woken.set()

    async def run(self, mirror: Mirror) -> None:
        """Do what there is to do, and wait for more, until cancelled."""
        wait = FIRST_WAIT
        while True:
            self._woken.clear()
            pause, following = await self._round(mirror)
            if pause:
                await self._clock.sleep(max(jittered(wait), pause))
                wait = min(2 * wait, LONGEST_WAIT)
            else:
                wait = FIRST_WAIT
                await self._until_woken(TRY_TO_FOLLOW if following else None)

    async def _round(self, mirror: Mirror) -> tuple[float, bool]:
        """Do every errand once, unless a more urgent one comes up.

        Tells how long to wait where one failed, and whether a room has moved.
        """
        try:
            doors = await self._worker.run(self._doors, turn=Turn.BACKGROUND)
        except StoreFault:
            return FIRST_WAIT, False
        pauses: list[float] = []
        for door in doors:
            if door.errand in UNHURRIED and self._woken.is_set():
                break
            pauses.append(await self._try(door, mirror))
        return max(pauses, default=0.0), any(door.errand == Errand.FOLLOW for door in doors)

    def _doors(self, work: UnitOfWork) -> list[Door]:
        found = [self._answer(work, room) for room in work.rooms.inviting(work.account)]
        found += [
            Door(Errand.FOLLOW, room.room_id, room.replaced_by)
            for room in work.rooms.replaced(work.account)
        ]
        found += [
            Door(Errand.LEAVE, room.room_id)
            for room in work.rooms.deserted(work.account)
            if room.room_id != self._organisation.space and room.replaced_by is None
        ]
        learning = [
            Door(Errand.LEARN, room.room_id)
            for room in work.rooms.joined(work.account)
            if not room.complete
        ]
        looking = [] if work.accounts.by_key(work.account).looked_around else [Door(Errand.LOOK)]
        many = len(learning) > FEW
        return found + (learning + looking if many else looking + learning)

    def _answer(self, work: UnitOfWork, room: Room) -> Door:
        accepted = rows.welcome(work, room, self._organisation)
        return Door(Errand.ACCEPT if accepted else Errand.DECLINE, room.room_id)

    async def _try(self, door: Door, mirror: Mirror) -> float:
        """Do an errand; give the seconds to wait where it has to be tried again."""
        try:
            await self._do(door, mirror)
        except RateLimited as limit:
            return limit.retry_after
        except (Unreachable, StoreFault):
            return FIRST_WAIT
        except ENDING:
            raise
        except Exception as fault:  # noqa: BLE001 - one room never keeps us from the others
            report("errand not done", door.room, fault)
        return 0.0

    async def _do(self, door: Door, mirror: Mirror) -> None:
        match door.errand:
            case Errand.ACCEPT:
                # What the room holds comes with the next sync, which mirrors it.
                await self._accept(door.room, mirror)
            case Errand.DECLINE:
                await self._leave(door.room, self._farewells.declined, mirror)
            case Errand.LEAVE:
                await self._leave(door.room, self._farewells.alone, mirror)
            case Errand.LEARN:
                if await mirror.enter(door.room) is None:
                    await mirror.out(door.room)
                await self._clock.sleep(BREATH)
            case Errand.LOOK:
                await self._look_around(mirror)
            case Errand.FOLLOW if door.replacement is not None:
                await self._follow(door.room, door.replacement, mirror)

    async def _accept(self, room: RoomId, mirror: Mirror) -> None:
        try:
            await self._client.join(room, via=_servers(room))
        except Rejected as refusal:
            log.info("room not entered", room=room, errcode=refusal.errcode)
            await mirror.out(room)

    async def _leave(self, room: RoomId, reason: str, mirror: Mirror) -> None:
        try:
            await self._client.leave(room, reason)
        except Rejected as refusal:
            # We are out already: it was the answer to an earlier try that got lost.
            log.info("room not left", room=room, errcode=refusal.errcode)
        await mirror.out(room)

    async def _look_around(self, mirror: Mirror) -> None:
        response = await self._client.sync(None, json.dumps(INVITATIONS), 0)
        for room, news in shape.rooms(response, "invite").items():
            await mirror.invited(room, news)

        def transaction(work: UnitOfWork) -> None:
            work.accounts.by_key(work.account).looked_around = True

        await self._worker.run(transaction)

    async def _follow(self, room: RoomId, replacement: RoomId, mirror: Mirror) -> None:
        """Enter a replacement; where that needs an invitation, it is tried again later."""
        try:
            await self._client.join(replacement, via=_servers(room))
        except Rejected as refusal:
            log.info("replacement not open yet", room=room, errcode=refusal.errcode)
            return
        if await mirror.enter(replacement) is not None:
            await self._worker.run(lambda work: rows.not_replaced(work, room))

    async def _until_woken(self, within: float | None) -> None:
        try:
            async with asyncio.timeout(within):
                await self._woken.wait()
        except TimeoutError:
            return


def _servers(room: RoomId) -> list[str]:
    """Name the server of a room's ID; from version 12 on it tells none, and ours is enough."""
    server = room.partition(":")[2]
    return [server] if server else []
