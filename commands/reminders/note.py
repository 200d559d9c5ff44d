"""A reminder's note: what was understood, kept true as it changes."""

from collections.abc import Iterator
from urllib.parse import quote

from commands.derived import card
from commands.document import Document, Line, Link, Tap, bold, line
from commands.language import write_repetition
from commands.reminders.planning import KIND, plan_nudges
from commands.reminders.replies import ReminderAdded
from commands.reminders.requests import JoinReminder
from commands.wording import Voice, worded
from storage.moments import Due, LocalMoment
from storage.reminders import Reminder
from storage.work import UnitOfWork


@card(KIND, plan=plan_nudges)
def reminder_note(work: UnitOfWork, number: int, voice: Voice) -> Document | None:
    """Show a reminder as it stands; in a room, whoever reads may join it."""
    reminder = work.reminders.numbered(number, deleted=True)
    if reminder is None:
        return None
    first = note_line(reminder, voice)
    if reminder.deleted:
        return Document((first,)).struck()
    if reminder.ended_at is not None:
        struck = Document((first,)).struck().blocks
        return Document((*struck, _ended(reminder, voice)))
    lines = tuple(_details(reminder, work, voice))
    if work.rooms.by_key(reminder.room).is_direct:
        return Document((bold(first) if lines else first, *lines))
    return Document(
        (bold(first), *lines),
        taps=(Tap("✋", JoinReminder(number)),),
        tap_line=voice.say("reminder-taps"),
        typed_line=voice.say("reminder-typed"),
    )


@worded
def word_added(reply: ReminderAdded, voice: Voice) -> Document:
    """What the note says, where the reminder is there no more."""
    when = voice.due(Due.at(reply.moment))
    return Document((voice.say("reminder-noted", to="me", people="", title=reply.title, when=when),))


def note_line(reminder: Reminder, voice: Voice) -> Line:
    """`Rappel noté : appeler la préfecture, vendredi 4 décembre 2026 à 9 h`."""
    to = "me"
    if reminder.for_room:
        to = "room"
    elif reminder.people != (reminder.author,):
        to = "people" if reminder.people else "nobody"
    return voice.say(
        "reminder-noted",
        to=to,
        people=voice.listed(reminder.people),
        title=reminder.title,
        when=when_it_rings(reminder, voice),
    )


def when_it_rings(reminder: Reminder, voice: Voice) -> str:
    """Write the rule of what comes back, else the moment in full."""
    first = Due.at(reminder.first)
    if reminder.repetition is None:
        return voice.due(first)
    return write_repetition(reminder.repetition, first, voice.language)


def message_link(room_id: str, event_id: str) -> str:
    """Make the address that opens a message."""
    return f"https://matrix.to/#/{quote(room_id, safe='!:')}/{quote(event_id, safe='$:')}"


def _details(reminder: Reminder, work: UnitOfWork, voice: Voice) -> Iterator[Line]:
    if reminder.repetition is not None:
        yield voice.say("reminder-first", when=_due(reminder.first, voice))
        days = [Due(day, None, reminder.zone) for day in reminder.repetition.except_days]
        if days:
            yield voice.say("reminder-except", days=", ".join(map(voice.due, days[-3:])))
    if reminder.extra is not None:
        yield voice.say("reminder-extra", when=_due(reminder.extra, voice))
    if reminder.for_room and reminder.people:
        yield voice.say("reminder-also", people=voice.listed(reminder.people))
    if reminder.source_event is not None and reminder.source_author is not None:
        room_id = work.rooms.by_key(reminder.room).room_id
        name = voice.names.name(reminder.source_author)
        words = voice.words("reminder-source-link", name=name, elided=elided(name))
        link = Link(words, message_link(room_id, reminder.source_event))
        yield voice.say("reminder-source", link=link)


def _ended(reminder: Reminder, voice: Voice) -> Line:
    if reminder.ended_at is None or reminder.ended_by is None:
        return line("")
    return voice.say(
        "reminder-done-by",
        name=voice.names.name(reminder.ended_by),
        when=voice.moment(reminder.ended_at),
    )


def _due(moment: LocalMoment, voice: Voice) -> str:
    return voice.due(Due.at(moment))


def elided(name: str) -> str:
    """Tell whether *de* loses its vowel before a name: `d’Amina`, `de Zoé`, `d’Yves`."""
    from commands.language.lexicon import fold

    first, second = (fold(name[:2]) + "  ")[:2]
    vowel = first in "aeiouh" or (first == "y" and second not in "aeiou")
    return "yes" if vowel else "no"
