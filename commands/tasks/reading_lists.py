"""Sentences that ask for lists of tasks, read into requests."""

from commands.command import Request
from commands.language.lexicon import fold
from commands.phrases import phrase
from commands.questions import CHOICES, Ask, Option
from commands.said import Said
from commands.tasks.errors import UnknownRoom
from commands.tasks.replies import WhichRoom
from commands.tasks.requests import ListMyTasks, ListRoomTasks


@phrase("tasks.mine")
def read_mine(said: Said) -> ListMyTasks | None:
    """`mes tâches`."""
    return ListMyTasks() if _ends(said) else None


@phrase("tasks.overdue")
def read_overdue(said: Said) -> ListMyTasks | None:
    """`en retard`: only what is past its due date."""
    return ListMyTasks(overdue_only=True) if _ends(said) else None


@phrase("tasks.of_room")
def read_of_room(said: Said) -> Request | Ask | None:
    """`tâches du salon`; in a direct message, `tâches du salon Finances`."""
    name = said.rest.strip(" .!?«»\u00a0")
    if not name and not said.context.direct:
        return ListRoomTasks(said.context.room)
    rooms = said.work.rooms.named(said.context.sender)
    if name:
        found = [room for room, called in rooms.items() if fold(called) == fold(name)]
        if len(found) != 1:
            raise UnknownRoom(name)
        return ListRoomTasks(found[0])
    if len(rooms) == 1:
        return ListRoomTasks(*rooms)
    options = tuple(
        Option(tap, (fold(called),), ListRoomTasks(room))
        for tap, (room, called) in zip(CHOICES, rooms.items(), strict=False)
    )
    return Ask(WhichRoom(tuple(rooms)[: len(CHOICES)]), options)


def _ends(said: Said) -> bool:
    return not said.rest.strip(" .!?")
