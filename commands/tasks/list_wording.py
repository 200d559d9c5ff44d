"""How lists of tasks look: the number is what one types."""

from commands.document import Bullets, Document, Line, Text, bold
from commands.quoting import quoted
from commands.tasks.replies import MyTasks, RoomTasks
from commands.tasks.titles import shorten
from commands.wording import Voice, worded
from storage.tasks import Listed, Listing

LONGEST = 80
"""Characters of a title in a list: a line and a half on a phone."""


@worded
def word_mine(reply: MyTasks, voice: Voice) -> Document:
    """Dialogue 5 of the book of conversations."""
    if not reply.listing.lines:
        return Document((voice.say(_nothing(reply)),))
    if reply.overdue_only:
        head = voice.say("tasks-late", count=reply.listing.total)
    else:
        head = (Text(_counted(reply.listing, voice)),)
    lines = tuple(_line(line, (), voice) for line in reply.listing.lines)
    return _listed(head, lines, reply.listing, reply.more, voice)


@worded
def word_of_room(reply: RoomTasks, voice: Voice) -> Document:
    """The same for a room, with whose each task is."""
    room = voice.names.room(reply.room)
    if not reply.listing.lines:
        return Document((voice.say("tasks-room-none", room=room),))
    voice.names.prepare({person for people in reply.people for person in people})
    head = voice.say("tasks-room", room=room, count=_counted(reply.listing, voice))
    lines = tuple(
        _line(line, (voice.listed(people),) if people else (), voice)
        for line, people in zip(reply.listing.lines, reply.people, strict=True)
    )
    return _listed(head, lines, reply.listing, reply.more, voice)


def facts_of(line: Listed, voice: Voice, *others: str) -> str:
    """Write a task on one line: its title, whose it is, when it is due."""
    facts = [quoted(shorten(line.title, LONGEST)), *others]
    if line.due is not None:
        facts.append(voice.short(line.due))
    if line.urgent:
        facts.append(voice.words("task-line-urgent"))
    return ", ".join(facts)


def _line(line: Listed, others: tuple[str, ...], voice: Voice) -> Line:
    return (Text(str(line.number), bold=True), Text(f" {facts_of(line, voice, *others)}"))


def _listed(
    head: Line, lines: tuple[Line, ...], listing: Listing, more: int, voice: Voice
) -> Document:
    number = str(listing.lines[0].number)
    foot = [voice.say("tasks-how", number=number)]
    if more:
        foot.insert(0, voice.say("list-more", count=more))
    return Document((bold(head), Bullets(lines, ("☐",) * len(lines)), *foot))


def _counted(listing: Listing, voice: Voice) -> str:
    """`3 tâches ouvertes, 1 échéance passée`."""
    counts = [voice.words("tasks-open", count=listing.total)]
    if listing.overdue:
        counts.append(voice.words("tasks-overdue", count=listing.overdue))
    return ", ".join(counts)


def _nothing(reply: MyTasks) -> str:
    if reply.page:
        return "list-no-more"
    return "tasks-late-none" if reply.overdue_only else "tasks-open-none"
