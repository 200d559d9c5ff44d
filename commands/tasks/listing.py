"""Lists of tasks: the asker's own, and a room's."""

from commands.command import Context, Reply, command
from commands.paging import LINES, turn_page
from commands.policy import anyone, is_agent, see_room
from commands.tasks.replies import MyTasks, RoomTasks
from commands.tasks.requests import ListMyTasks, ListRoomTasks
from storage.ids import RoomKey
from storage.tasks import Page
from storage.work import UnitOfWork


@command("tasks.mine", allowed=anyone, undoable=False)
def list_mine(request: ListMyTasks, work: UnitOfWork, context: Context) -> Reply:
    """List what the asker has to do, wherever it was asked; of a guest, what they see here."""
    page = Page(context.now, LINES, request.page * LINES, overdue_only=request.overdue_only)
    listing = work.tasks.open_of(context.sender, page, rooms=seen_rooms(work, context))
    more = max(0, listing.total - page.offset - LINES)
    following = ListMyTasks(request.page + 1, request.overdue_only) if more else None
    turn_page(following, work, context)
    return MyTasks(listing, request.page, more, request.overdue_only)


@command("tasks.of_room", allowed=see_room, undoable=False)
def list_room(request: ListRoomTasks, work: UnitOfWork, context: Context) -> Reply:
    """List what is to be done in a room, and by whom."""
    page = Page(context.now, LINES, request.page * LINES)
    listing = work.tasks.open_in(request.room, page)
    assignees = work.tasks.assignees_of([line.number for line in listing.lines])
    more = max(0, listing.total - page.offset - LINES)
    turn_page(ListRoomTasks(request.room, request.page + 1) if more else None, work, context)
    return RoomTasks(
        request.room,
        listing,
        tuple(assignees.get(line.number, ()) for line in listing.lines),
        request.page,
        more,
    )


def seen_rooms(work: UnitOfWork, context: Context) -> tuple[RoomKey, ...] | None:
    """Give the rooms to which a guest's lists keep; an agent's are not bounded."""
    if is_agent(context.sender, work, context.organisation):
        return None
    if not context.direct:
        return (context.room,)
    return tuple(work.rooms.shared(context.sender))
