"""How reminders are listed, and how one is told in full."""

from collections.abc import Iterator
from dataclasses import replace

from commands.document import Bullets, Document, Line, Text, bold, line
from commands.reminders.replies import ListedReminder, MyReminders, ReminderShown, RoomReminders
from commands.wording import Voice, worded
from storage.ids import PersonKey
from storage.moments import Due

MARK = "–"


@worded
def word_mine(reply: MyReminders, voice: Voice) -> Document:
    """`2 rappels à venir`, one a line, with the number one says."""
    if not reply.reminders:
        return Document((voice.say("reminders-none"),))
    count = len(reply.reminders) + reply.more
    return _list(bold(voice.say("reminders-mine", count=count)), reply.reminders, reply.more, voice)


@worded
def word_room(reply: RoomReminders, voice: Voice) -> Document:
    """What rings in a room."""
    name = voice.names.room(reply.room)
    if not reply.reminders:
        return Document((voice.say("reminders-room-none", room=name),))
    count = len(reply.reminders) + reply.more
    head = bold(voice.say("reminders-room", count=count, room=name))
    return _list(head, reply.reminders, reply.more, voice)


@worded
def word_shown(reply: ReminderShown, voice: Voice) -> Document:
    """One reminder: when, for whom, and what one may say of it."""
    number = str(reply.number)
    return Document(
        (
            bold(voice.say("reminder-title", number=number, title=reply.title)),
            *_when(reply, voice),
            *_who(reply, voice),
            voice.say("reminder-say", number=number),
        )
    )


def _when(reply: ReminderShown, voice: Voice) -> Iterator[Line]:
    if reply.repetition is not None:
        rule = voice.repetition(reply.repetition, Due.at(reply.first))
        yield line(rule[:1].upper() + rule[1:])
    if reply.moment is None:
        yield voice.say("reminder-no-next")
    else:
        yield voice.say("reminder-next", when=voice.due(Due.at(reply.moment)))


def _who(reply: ReminderShown, voice: Voice) -> Iterator[Line]:
    if reply.room is not None:
        yield voice.say("reminder-for-room", room=voice.names.room(reply.room))
    if reply.people:
        yield voice.say("reminder-for", people=voice.listed(reply.people))
    if reply.room is not None or reply.people != (reply.author,):
        yield voice.say("reminder-by", name=voice.names.name(reply.author))


def _list(head: Line, reminders: tuple[ListedReminder, ...], more: int, voice: Voice) -> Document:
    voice.names.prepare(_people(reminders))
    lines = tuple(_line(each, voice) for each in reminders)
    last = voice.say("reminders-say", number=str(reminders[0].number))
    rest = (voice.say("reminders-more", count=more),) if more else ()
    return Document((head, Bullets(lines, (MARK,) * len(lines)), *rest, last))


def _line(reminder: ListedReminder, voice: Voice) -> Line:
    """`rappel 3 : appeler la préfecture, ven. 4 déc. 9 h, pour Luc`."""
    number = Text(voice.words("reminder-number", number=str(reminder.number)), bold=True)
    to = "me"
    values = {"people": "", "room": "", "name": ""}
    if reminder.room is not None:
        to, values["room"] = "room", voice.names.room(reminder.room)
    elif reminder.author is not None:
        to, values["name"] = "from", voice.names.name(reminder.author)
    elif reminder.people:
        to, values["people"] = "people", voice.listed(reminder.people)
    return voice.say(
        "reminder-listed",
        number=number,
        title=reminder.title,
        when=voice.short(Due.at(reminder.moment)),
        rule=_rule(reminder, voice),
        to=to,
        **values,
    )


def _rule(reminder: ListedReminder, voice: Voice) -> str:
    if reminder.repetition is None or reminder.first is None:
        return ""
    regular = replace(reminder.repetition, except_days=())
    return f", {voice.repetition(regular, Due.at(reminder.first))}"


def _people(reminders: tuple[ListedReminder, ...]) -> Iterator[PersonKey]:
    for reminder in reminders:
        yield from reminder.people
        if reminder.author is not None:
            yield reminder.author
