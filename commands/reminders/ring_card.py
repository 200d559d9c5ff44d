"""A ring's card: what it is about, why it comes late, and what was answered to it."""

from collections.abc import Iterator, Sequence

from commands.derived import card
from commands.document import Document, Line, Tap, Text, bold, line
from commands.reminders.lateness import Lateness, lateness_of
from commands.reminders.note import elided
from commands.reminders.planning import KIND
from commands.reminders.replies import Rung
from commands.reminders.requests import FinishRing, RingAgain
from commands.wording import Voice, worded
from storage.accounts import OutageKind
from storage.moments import Due, LocalMoment
from storage.nudges import Nudge
from storage.reminders import Reminder
from storage.rings import RingAnswer
from storage.work import UnitOfWork


@card("ring")
def ring_card(work: UnitOfWork, key: int, voice: Voice) -> Document | None:
    """Show what rings, or who said that it is done."""
    nudge = work.nudges.by_key(key)
    if nudge is None or nudge.subject_kind != KIND:
        return None
    reminder = work.reminders.numbered(nudge.subject_key, deleted=True)
    if reminder is None:
        return None
    late = lateness_of(nudge, reminder, work)
    first = _first_line(nudge, reminder, late, voice)
    answers = work.rings.to(key)
    done = next((answer for answer in answers if answer.again is None), None)
    if done is not None:
        return _done(first, done, voice)
    from_whom = _from_whom(nudge, reminder, voice)
    again = _again(nudge, answers, voice)
    return Document(
        (bold(first), *_why(late, voice), *from_whom, *again),
        taps=(Tap("✅", FinishRing(key)), Tap("⏰", RingAgain(key))),
        tap_line=voice.say("ring-taps"),
        typed_line=voice.say("ring-typed"),
        mention_room=nudge.room is not None,
    )


@worded
def word_rung(reply: Rung, voice: Voice) -> Document:
    """The card says it; where it cannot, a reminder that is there no more rang."""
    del reply
    return Document((voice.say("ring-gone"),))


def _first_line(nudge: Nudge, reminder: Reminder, late: Lateness | None, voice: Voice) -> Line:
    """`Rappel de 9 h, envoyé à 9 h 42 : appeler la préfecture`."""
    meant, title = nudge.moment.utc, reminder.title
    if late is None:
        return voice.say("ring", hour=voice.hour(meant), title=title)
    if not _same_day(nudge, late, voice):
        return voice.say("ring-of-day", when=voice.moment(meant), title=title)
    if late.silenced:
        return voice.say("ring", hour=voice.hour(meant), title=title)
    return voice.say("ring-late", hour=voice.hour(meant), sent=voice.hour(late.sent), title=title)


def _same_day(nudge: Nudge, late: Lateness, voice: Voice) -> bool:
    meant, sent = (LocalMoment.at(at, voice.zone) for at in (nudge.moment.utc, late.sent))
    return meant.day == sent.day


def _why(late: Lateness | None, voice: Voice) -> Iterator[Line]:
    if late is None:
        return
    if late.silenced:
        yield voice.say("ring-silenced")
    elif late.outage is not None and late.begin is not None and late.end is not None:
        down = "ring-down" if late.outage is OutageKind.STOPPED else "ring-unreachable"
        begin, end = (LocalMoment.at(at, voice.zone) for at in (late.begin, late.end))
        if begin.day == end.day == LocalMoment.at(late.sent, voice.zone).day:
            yield voice.say(down, begin=voice.hour(late.begin), end=voice.hour(late.end))
        else:
            begun, ended = voice.moment(late.begin), voice.moment(late.end)
            yield voice.say(f"{down}-days", begin=begun, end=ended)
    if late.missed:
        yield voice.say("ring-missed", count=late.missed)


def _from_whom(nudge: Nudge, reminder: Reminder, voice: Voice) -> Iterator[Line]:
    """Say who asked, where it is somebody else."""
    if nudge.person is not None and nudge.person != reminder.author:
        name = voice.names.name(reminder.author)
        yield voice.say("ring-from", name=name, elided=elided(name))


def _again(nudge: Nudge, answers: Sequence[RingAnswer], voice: Voice) -> Iterator[Line]:
    for answer in answers:
        if answer.again is not None:
            when = voice.due(Due.at(LocalMoment(answer.again, nudge.zone)))
            name = voice.names.name(answer.person)
            key = "ring-again" if nudge.person is not None else "ring-again-for"
            yield voice.say(key, name=name, when=when)


def _done(first: Line, done: RingAnswer, voice: Voice) -> Document:
    struck = Document((first,)).struck().blocks[0]
    name, when = voice.names.name(done.person), voice.moment(done.at)
    said = voice.say("reminder-done-by", name=name, when=when)
    assert isinstance(struck, tuple)  # noqa: S101 - a line stays a line
    return Document((line(Text("✅\u00a0"), *struck), said))
