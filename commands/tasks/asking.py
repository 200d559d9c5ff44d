"""How it is asked which task, which title, whom, which room, and until when."""

from commands.document import Document, Line, Text, bold
from commands.questions import CHOICES
from commands.tasks.list_wording import facts_of
from commands.tasks.replies import (
    PutOffUntil,
    WhichPerson,
    WhichRoom,
    WhichTask,
    WhichTitle,
    WhoseTask,
)
from commands.wording import Voice, worded


@worded
def word_put_off(reply: PutOffUntil, voice: Voice) -> Document:
    """In one hour, tomorrow, Monday: each with its full date."""
    numbers, count = voice.joined(reply.numbers), len(reply.numbers)
    return Document(
        (
            bold(voice.say("task-put-off", numbers=numbers, count=count)),
            *(
                _choice(index, voice.words(f"task-put-off-{kind}", when=voice.due(due)))
                for index, (kind, due) in enumerate(reply.choices)
            ),
            voice.say("task-put-off-how"),
        )
    )


@worded
def word_which_task(reply: WhichTask, voice: Voice) -> Document:
    """The asker's likeliest tasks as taps, or how to name one."""
    example = f"{reply.example} {reply.lines[0].number if reply.lines else 42}"
    if not reply.lines:
        return Document((voice.say("task-which-none", example=example),))
    return Document(
        (
            bold(voice.say("task-which")),
            *(
                _choice(index, f"{line.number} {facts_of(line, voice)}")
                for index, line in enumerate(reply.lines)
            ),
            voice.say("task-which-how", example=example),
        )
    )


@worded
def word_which_title(reply: WhichTitle, voice: Voice) -> Document:
    """`Que faut-il faire ?`."""
    if reply.number is None:
        return Document((bold(voice.say("task-which-title")), voice.say("task-which-title-how")))
    asked = voice.say("task-which-new-title", number=str(reply.number))
    return Document((bold(asked), voice.say("task-which-title-how")))


@worded
def word_whose(reply: WhoseTask, voice: Voice) -> Document:
    """Both readings in full: `🔵 Zoé : envoyer le plan`."""
    theirs, own = voice.listed(reply.people), voice.names.name(reply.author)
    return Document(
        (
            bold(voice.say("task-whose")),
            _choice(0, voice.words("task-whose-line", people=theirs, title=reply.title)),
            _choice(1, voice.words("task-whose-line", people=own, title=reply.own_title)),
            voice.say("task-whose-how"),
        )
    )


@worded
def word_which_person(reply: WhichPerson, voice: Voice) -> Document:
    """`À qui confier la tâche 42 ?`."""
    numbers, count = voice.joined(reply.numbers), len(reply.numbers)
    asked = voice.say("task-which-person", numbers=numbers, count=count)
    return Document((bold(asked), voice.say("task-which-person-how")))


@worded
def word_which_room(reply: WhichRoom, voice: Voice) -> Document:
    """`De quel salon ?`."""
    names = [voice.names.room(room) for room in reply.rooms]
    if not names:
        return Document((voice.say("task-which-room-none"),))
    return Document(
        (
            bold(voice.say("task-which-room")),
            *(_choice(index, name) for index, name in enumerate(names)),
            voice.say("task-which-room-how", name=names[0]),
        )
    )


def _choice(index: int, words: str) -> Line:
    return (Text(f"{CHOICES[index]}\u00a0{words}"),)
