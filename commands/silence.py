"""Silence: what would ring is held until an hour one says; answers are not."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from commands.command import Context, Reply, Request, command
from commands.document import Document
from commands.doubts import ask_which
from commands.language import Purpose
from commands.phrases import phrase
from commands.policy import anyone, moderate_here
from commands.questions import Ask
from commands.reminders.moments import dated, ringing
from commands.said import Said
from commands.sentences import sentence
from commands.wording import Voice, worded
from storage.ids import RoomKey
from storage.moments import Due, LocalMoment
from storage.nudges import SILENCE, written
from storage.work import UnitOfWork

_END = " .!?"

SHORTEST = timedelta(hours=4)
"""A silence of which no end is said lasts until the morning, and that long at least."""


@dataclass(frozen=True, slots=True)
class BeQuiet(Request):
    """Hold what rings for whoever asks, until a moment."""

    until: LocalMoment


@dataclass(frozen=True, slots=True)
class QuietRoom(Request):
    """Hold what rings in this room, until a moment."""

    until: LocalMoment


@dataclass(frozen=True, slots=True)
class BreakSilence(Request):
    """Let ring again what rings for whoever asks."""


@dataclass(frozen=True, slots=True)
class WakeRoom(Request):
    """Let ring again what rings in this room."""


@dataclass(frozen=True, slots=True)
class SilenceKept(Reply):
    """Nothing rings until a moment: for one person, or in a room."""

    until: LocalMoment
    room: RoomKey | None = None


@dataclass(frozen=True, slots=True)
class SilenceBroken(Reply):
    """It rings again; `held` is how many come now. `before`: whether there was a silence."""

    held: int
    before: bool
    room: RoomKey | None = None


@phrase("silence.keep")
def read_keep(said: Said) -> Request | Ask | None:
    """`silence jusqu’à 14h`, `silence 2h`: what rings for whoever says it, wherever they do."""
    return _kept(said, BeQuiet)


@phrase("silence.here")
def read_here(said: Said) -> Request | Ask | None:
    """`silence du salon jusqu’à 14h`."""
    return _kept(said, BeQuiet if said.context.direct else QuietRoom)


@phrase("silence.break")
def read_break(said: Said) -> Request | None:
    """`fin du silence`."""
    return None if said.rest.strip(_END) else BreakSilence()


@phrase("silence.wake")
def read_wake(said: Said) -> Request | None:
    """`fin du silence du salon`; alone with the bot, there is only one's own."""
    if said.rest.strip(_END):
        return None
    return BreakSilence() if said.context.direct else WakeRoom()


@command("silence.keep", allowed=anyone)
def be_quiet(request: BeQuiet, work: UnitOfWork, context: Context) -> SilenceKept:
    """Keep until when; each ring is held when it falls due."""
    work.settings.choose(SILENCE, written(request.until.utc), person=context.sender)
    return SilenceKept(request.until)


@command("silence.quiet_room", allowed=moderate_here)
def quiet_room(request: QuietRoom, work: UnitOfWork, context: Context) -> SilenceKept:
    """The same, for what rings in a room."""
    work.settings.choose(SILENCE, written(request.until.utc), room=context.room)
    return SilenceKept(request.until, context.room)


@command("silence.break", allowed=anyone)
def break_silence(request: BreakSilence, work: UnitOfWork, context: Context) -> SilenceBroken:
    """End a silence now: what it held rings at once."""
    until = work.settings.of_person(context.sender, SILENCE)
    if not _lasts(until, context):
        return SilenceBroken(0, before=False)
    held = work.nudges.held_for(context.now, person=context.sender)
    work.settings.choose(SILENCE, written(context.now), person=context.sender)
    return SilenceBroken(len(held), before=True)


@command("silence.wake_room", allowed=moderate_here)
def wake_room(request: WakeRoom, work: UnitOfWork, context: Context) -> SilenceBroken:
    """The same, for what rings in a room."""
    until = work.settings.of_room(context.room, SILENCE)
    if not _lasts(until, context):
        return SilenceBroken(0, before=False, room=context.room)
    held = work.nudges.held_for(context.now, room=context.room)
    work.settings.choose(SILENCE, written(context.now), room=context.room)
    return SilenceBroken(len(held), before=True, room=context.room)


@worded
def word_kept(reply: SilenceKept, voice: Voice) -> Document:
    """Until when, in full, and how to hear earlier."""
    when = voice.due(Due.at(reply.until))
    if reply.room is None:
        return Document((voice.say("silence-kept", when=when),))
    room = voice.names.room(reply.room)
    return Document((voice.say("silence-kept-room", when=when, room=room),))


@worded
def word_broken(reply: SilenceBroken, voice: Voice) -> Document:
    """What was held comes now."""
    whose = "own" if reply.room is None else "room"
    if not reply.before:
        return Document((voice.say("silence-none", whose=whose),))
    key = "silence-broken" if reply.room is None else "silence-broken-room"
    return Document((voice.say(key, count=reply.held),))


def _kept(said: Said, make: type[BeQuiet | QuietRoom]) -> Request | Ask | None:
    """Read until when: a moment, how long, or the morning where nothing is said."""
    rest, context = said.rest.strip(_END), said.context
    if not rest:
        return make(_morning(context))
    when = said.when(rest, Purpose.MOMENT)
    if when.value is None or when.unread.strip(_END):
        lasting = sentence(said.language, "silence-lasting", {"length": rest})
        length = said.when(lasting, Purpose.MOMENT)
        if length.value is not None and not length.unread.strip(_END):
            when = length
    if when.unread.strip(_END):
        return None
    if when.doubt is not None:
        doubt = dated(when.doubt, context)
        return ask_which(doubt, lambda due: make(ringing(due, context)), said.whole)
    return None if when.value is None else make(ringing(when.value, context))


def _lasts(until: str | None, context: Context) -> bool:
    return until is not None and datetime.fromisoformat(until) > context.now


def _morning(context: Context) -> LocalMoment:
    """Give the next hour at which a day's reminders ring, not before a while."""
    soonest = LocalMoment.at(context.now + SHORTEST, context.zone)
    at = datetime.combine(soonest.day, context.organisation.ring_hour)
    return LocalMoment(at if at >= soonest.local else at + timedelta(days=1), context.zone)
