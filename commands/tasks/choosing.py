"""Which task is meant: asked with the asker's likeliest ones as taps."""

from collections.abc import Callable

from commands.command import Request
from commands.questions import CHOICES, Ask, Option
from commands.said import Said
from commands.tasks.listing import seen_rooms
from commands.tasks.replies import WhichTask
from storage.tasks import Page


def which_task(said: Said, request_for: Callable[[int], Request], opening: str) -> Ask:
    """Ask which task is meant; in a room, only among that room's."""
    context = said.context
    rooms = seen_rooms(said.work, context) if context.direct else (context.room,)
    page = Page(context.now, len(CHOICES))
    lines = said.work.tasks.open_of(context.sender, page, rooms=rooms).lines
    options = tuple(
        Option(tap, (str(line.number),), request_for(line.number))
        for tap, line in zip(CHOICES, lines, strict=False)
    )
    return Ask(WhichTask(lines, opening), options)
