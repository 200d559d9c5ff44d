"""What stands below the card of a task that is shown in full: remarks, and who did what."""

from commands.document import Bullets, Document, Line, Text, bold
from commands.quoting import quoted
from commands.sentences import sentences
from commands.tasks.replies import Past, Remark, TaskShown, TaskShownPrivately
from commands.tasks.titles import shorten
from commands.wording import Voice, worded
from storage.moments import Due, LocalMoment

LONGEST_REMARK = 200


@worded
def word_shown(reply: TaskShown, voice: Voice) -> Document:
    """First what was said, then what was done."""
    people = {remark.who for remark in reply.comments}
    people |= {past.who for past in reply.history if past.who is not None}
    people |= {person for past in reply.history for person in past.people}
    voice.names.prepare(people)
    blocks: list[Line | Bullets] = []
    if reply.comments:  # the card's last line says how many there are
        blocks.append(_bullets([_remark(each, voice) for each in reply.comments]))
    if reply.history:
        blocks.append(bold(voice.say("task-history")))
        blocks.append(_bullets([_past(each, voice) for each in reply.history]))
    return Document(tuple(blocks))


@worded
def word_shown_privately(reply: TaskShownPrivately, voice: Voice) -> Document:
    """The same, to the asker alone."""
    return word_shown(reply, voice)


def _bullets(lines: list[Line]) -> Bullets:
    return Bullets(tuple(lines), ("–",) * len(lines))


def _remark(remark: Remark, voice: Voice) -> Line:
    text = shorten(quoted(remark.text), LONGEST_REMARK)
    return (Text(voice.names.name(remark.who), bold=True), *voice.say("task-remark", text=text))


def _past(past: Past, voice: Voice) -> Line:
    """`mar. 24 nov. 9 h 05, Luc a créé la tâche`."""
    local = LocalMoment.at(past.at, voice.zone).local.replace(second=0, microsecond=0)
    when = voice.short(Due.at(LocalMoment(local, voice.zone)))
    key = f"history-{past.command.replace('.', '-').replace('_', '-')}"
    if past.command == "tasks.postpone" and past.due is None:
        key = "history-other"
    if past.command in ("tasks.give", "tasks.take") and not past.people:
        key = "history-tasks-free" if past.command == "tasks.give" else key
    who = voice.words("nobody-known") if past.who is None else voice.names.name(past.who)
    did = voice.say(
        key if key in sentences(voice.language).keys else "history-other",
        who=who,
        people=voice.listed(past.people),
        due=voice.short(past.due) if past.due is not None else "",
    )
    return (Text(when, bold=True), Text(", "), *did)
