"""A reminder's note: what was understood, kept true as it changes."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import quote

from commands.derived import card
from commands.document import Document, Line, Link, Tap, bold, line
from commands.language.lexicon import fold
from commands.reminders.planning import KIND, plan_nudges
from commands.reminders.replies import ReminderAdded
from commands.reminders.requests import JoinReminder
from commands.removed import before
from commands.wording import Voice, worded
from storage.moments import Due, LocalMoment, Repetition
from storage.reminders import Reminder
from storage.work import UnitOfWork

LATEST = 3
"""How many of the days left out are said."""


@card(KIND, plan=plan_nudges)
def reminder_note(work: UnitOfWork, number: int, voice: Voice) -> Document | None:
    """Show a reminder as it stands; in a room, whoever reads may join it."""
    reminder = work.reminders.numbered(number, deleted=True)
    if reminder is None:
        return None
    if reminder.deleted:
        noted = Document((note_line(reminder, voice, _as_it_was(reminder, work)),))
        return noted.taken_back(voice.say("taken-back"))
    first = note_line(reminder, voice, reminder)
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
    return Document(
        (voice.say("reminder-noted", to="me", people="", title=reply.title, when=when),)
    )


def note_line(reminder: Reminder, voice: Voice, read: Reminder) -> Line:
    """`Rappel noté : appeler la préfecture, vendredi 4 décembre 2026 à 9 h`.

    `read` holds what it says, and when: as it stands, or as it read when it was removed.
    """
    people = reminder.people
    if reminder.deleted:
        # What made them was taken back too: it was for them all the same.
        people = tuple(each.person for each in reminder.recipients if not each.once)
    to = "me"
    if reminder.for_room:
        to = "room"
    elif people != (reminder.author,):
        to = "people" if people else "nobody"
    return voice.say(
        "reminder-noted",
        to=to,
        people=voice.listed(people),
        title=read.title,
        when=when_it_rings(read, voice),
    )


def _as_it_was(reminder: Reminder, work: UnitOfWork) -> Reminder:
    """Give what a reminder read as when it was removed, in no session."""
    number = reminder.number
    (last,) = work.journal.latest_of_subject(KIND, number, limit=1) or (None,)
    was = before(last, "reminders", number, work)
    local = was.get("first_local")
    return Reminder(
        title=was.get("title", reminder.title),
        first_local=datetime.fromisoformat(local) if local else reminder.first_local,
        zone=was.get("zone", reminder.zone),
        rule=was.get("rule", reminder.rule),
        except_days=was.get("except_days", reminder.except_days),
    )


def when_it_rings(reminder: Reminder, voice: Voice) -> str:
    """Write the rule of what comes back, else the moment in full."""
    first = Due.at(reminder.first)
    if reminder.repetition is None:
        return voice.due(first)
    # Of years of exceptions, the last few are news.
    return voice.repetition(reminder.repetition, first, latest=LATEST)


def message_link(room_id: str, event_id: str) -> str:
    """Make the address that opens a message."""
    return f"https://matrix.to/#/{quote(room_id, safe='!:')}/{quote(event_id, safe='$:')}"


def _details(reminder: Reminder, work: UnitOfWork, voice: Voice) -> Iterator[Line]:
    if reminder.repetition is not None:
        yield _begins(reminder, reminder.repetition, voice)
    if reminder.extra is not None and reminder.extra.utc > voice.now:
        yield voice.say("reminder-extra", when=_due(reminder.extra, voice))
    if reminder.for_room and reminder.people:
        yield voice.say("reminder-also", people=voice.listed(reminder.people))
    if reminder.source_event is not None and reminder.source_author is not None:
        room_id = work.rooms.by_key(reminder.room).room_id
        name = voice.names.name(reminder.source_author)
        words = voice.words("reminder-source-link", name=name, elided=elided(name))
        link = Link(words, message_link(room_id, reminder.source_event))
        yield voice.say("reminder-source", link=link)


def _begins(reminder: Reminder, repetition: Repetition, voice: Voice) -> Line:
    """Say when it rings first; once that is over and days are left out, when it does next."""
    first = repetition.after(reminder.first, reminder.first.utc - timedelta(seconds=1))
    if first is not None and (first.utc > voice.now or not repetition.except_days):
        return voice.say("reminder-first", when=_due(first, voice))
    following = repetition.after(reminder.first, voice.now)
    if following is None:
        return voice.say("reminder-no-next")
    return voice.say("reminder-next", when=_due(following, voice))


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
    plain = fold(name[:2])
    first, second = plain[:1], plain[1:2]
    vowel = first in tuple("aeiouh") or (first == "y" and second not in tuple("aeiou"))
    return "yes" if vowel else "no"
