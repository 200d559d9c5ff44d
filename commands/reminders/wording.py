"""How it is said that a reminder was changed, and what could not be."""

from commands.document import Document, bold, line
from commands.questions import CHOICES
from commands.reminders.replies import (
    MomentPassed,
    NoReminderNamed,
    NothingToSkip,
    OtherMoment,
    ReminderCancelled,
    ReminderFinished,
    ReminderJoined,
    ReminderLeft,
    ReminderPutOff,
    ReminderSkipped,
    RingFinished,
    TooOften,
    WhichMoment,
    WhichTitle,
    WillRingAgain,
)
from commands.wording import Voice, worded
from storage.moments import Due


@worded
def word_put_off(reply: ReminderPutOff, voice: Voice) -> Document:
    """`Rappel 3 reporté au lundi 30 novembre 2026 à 10 h : appeler la préfecture`."""
    first = Due.at(reply.moment)
    values = _of(reply.number, reply.title) | {"when": voice.due(first)}
    if reply.repetition is None:
        return Document((voice.say("reminder-put-off", **values),))
    rule = voice.repetition(reply.repetition, first)
    return Document(
        (
            voice.say("reminder-repeats-now", rule=rule, **values),
            voice.say("reminder-first", when=voice.due(first)),
        )
    )


@worded
def word_cancelled(reply: ReminderCancelled, voice: Voice) -> Document:
    """It rings no more, and how to bring it back."""
    said = voice.say("reminder-cancelled", **_of(reply.number, reply.title))
    return Document((said,))


@worded
def word_skipped(reply: ReminderSkipped, voice: Voice) -> Document:
    """Which occurrence is left out, and when it rings next."""
    day = voice.due(Due(reply.day, None, reply.zone))
    skipped = voice.say("reminder-skipped", **_of(reply.number, reply.title), day=day)
    if reply.following is None:
        return Document((skipped, voice.say("reminder-no-next")))
    return Document((skipped, voice.say("reminder-next", when=voice.due(Due.at(reply.following)))))


@worded
def word_nothing_to_skip(reply: NothingToSkip, voice: Voice) -> Document:
    """What it would take instead."""
    number = str(reply.number)
    if not reply.repeats:
        return Document((voice.say("reminder-rings-once", number=number),))
    if reply.day is None or reply.following is None:
        return Document((voice.say("reminder-no-next"),))
    day = voice.due(Due(reply.day, None, reply.following.zone))
    return Document(
        (
            voice.say("reminder-not-that-day", number=number, day=day),
            voice.say("reminder-next", when=voice.due(Due.at(reply.following))),
        )
    )


@worded
def word_finished(reply: ReminderFinished, voice: Voice) -> Document:
    """It is done: it rings no more."""
    said = voice.say("reminder-finished", **_of(reply.number, reply.title))
    return Document((said,))


@worded
def word_joined(reply: ReminderJoined, voice: Voice) -> Document:
    """When it rings next for whoever asked."""
    key = "reminder-joined-already" if reply.already else "reminder-joined"
    when = voice.due(Due.at(reply.moment)) if reply.moment is not None else ""
    name = voice.names.name(reply.person)
    values = {"number": str(reply.number), "title": reply.title, "name": name, "when": when}
    return Document((voice.say(key, **values),))


@worded
def word_left(reply: ReminderLeft, voice: Voice) -> Document:
    """It rings no more for whoever asked."""
    key = "reminder-left-already" if reply.already else "reminder-left"
    name = voice.names.name(reply.person)
    said = voice.say(key, number=str(reply.number), title=reply.title, name=name)
    return Document((said,))


@worded
def word_ring_finished(reply: RingFinished, voice: Voice) -> Document:
    """`Fait : appeler la préfecture`."""
    form = "elsewhere" if reply.title is None else "titled"
    return Document((voice.say("ring-finished", form=form, title=reply.title or ""),))


@worded
def word_ring_again(reply: WillRingAgain, voice: Voice) -> Document:
    """When it rings once more, and for whom."""
    when, name = voice.due(Due.at(reply.moment)), voice.names.name(reply.person)
    key = "ring-again-alone" if voice.direct else "ring-will-again"
    return Document((voice.say(key, title=reply.title, name=name, when=when),))


@worded
def word_which_moment(reply: WhichMoment, voice: Voice) -> Document:
    """No moment was said: one may be typed."""
    if reply.number is not None:
        return Document((voice.say("reminder-put-off-when", number=str(reply.number)),))
    return Document((voice.say("reminder-when"),))


@worded
def word_which_title(reply: WhichTitle, voice: Voice) -> Document:
    """What it should be about."""
    return Document((voice.say("reminder-what"),))


@worded
def word_other_moment(reply: OtherMoment, voice: Voice) -> Document:
    """The moment said is past: two others, as taps."""
    asked = bold(voice.say("moment-other"))
    why = voice.say("moment-other-why", when=voice.due(Due.at(reply.moment)))
    offered = tuple(
        line(f"{tap}\u00a0{voice.due(choice)}")
        for tap, choice in zip(CHOICES, reply.choices, strict=False)
    )
    answers = [voice.words("in-quotes", words=answer) for answer in reply.answers]
    last = voice.say("doubt-answer", answers=voice.joined(answers, "names-or"))
    return Document((line(*asked, " ", *why), *offered), tap_line=last, typed_line=last)


@worded
def word_passed(reply: MomentPassed, voice: Voice) -> Document:
    """Too late: nothing was noted."""
    return Document((voice.say("moment-passed", when=voice.due(Due.at(reply.moment))),))


@worded
def word_none_named(reply: NoReminderNamed, voice: Voice) -> Document:
    """Which one: its number is in the list."""
    return Document((voice.say("reminder-which"),))


def _of(number: int, title: str | None) -> dict[str, str]:
    """Name a reminder in a sentence; its title only where everybody here may know it."""
    form = "elsewhere" if title is None else "titled"
    return {"number": str(number), "form": form, "title": title or ""}


@worded
def word_too_often(reply: TooOften, voice: Voice) -> Document:
    """How much time is to lie between two rings, and what to say instead."""
    length = voice.duration(reply.least)
    return Document((voice.say("reminder-too-often", whom=reply.whom, length=length),))
