"""How errors are said: what happened, then what to say next; never the person's fault."""

from commands.document import Document, line
from commands.errors import (
    ForAgents,
    ForModerators,
    NotYours,
    OurFault,
    OutsideTheRoom,
    RemovedTask,
    UnknownPerson,
    UnknownPersonAlone,
    UnknownReminder,
    UnknownTask,
    UnknownTasks,
)
from commands.wording import Voice, worded


@worded
def word_unknown_task(reply: UnknownTask, voice: Voice) -> Document:
    """In the same words whether it is hidden or does not exist."""
    return Document((voice.say("unknown-task", number=str(reply.number)),))


@worded
def word_removed_task(reply: RemovedTask, voice: Voice) -> Document:
    """`La tâche 12 est supprimée. Dites « annuler 12 » pour la rétablir.`."""
    return Document((voice.say("removed-task", number=str(reply.number)),))


@worded
def word_unknown_tasks(reply: UnknownTasks, voice: Voice) -> Document:
    """All of them, and that nothing was done to the others."""
    numbers, count = voice.joined(reply.numbers), len(reply.numbers)
    return Document((voice.say("unknown-tasks", numbers=numbers, count=count),))


@worded
def word_unknown_reminder(reply: UnknownReminder, voice: Voice) -> Document:
    """In the same words whether it is hidden or does not exist."""
    return Document((voice.say("unknown-reminder", number=str(reply.number)),))


@worded
def word_unknown_person(reply: UnknownPerson, voice: Voice) -> Document:
    """Nobody, or several people, answer to that name here."""
    key = "unknown-person-alone" if voice.direct else "unknown-person"
    return Document((voice.say(key, name=reply.name),))


@worded
def word_unknown_alone(reply: UnknownPersonAlone, voice: Voice) -> Document:
    """Where a guest can name that person."""
    return Document((voice.say("unknown-person-guest", name=reply.name),))


@worded
def word_outside(reply: OutsideTheRoom, voice: Voice) -> Document:
    """Who comes from outside, and where they can be given something."""
    return Document((voice.say("outside-the-room", name=voice.names.name(reply.person)),))


@worded
def word_not_yours(reply: NotYours, voice: Voice) -> Document:
    """Who can, and what whoever asks can do."""
    said = voice.say(
        f"not-yours-{reply.subject}",
        number=str(reply.number),
        who="known" if reply.who_can else "hidden",
        people=voice.listed(reply.who_can),
        moderators=voice.words("not-yours-moderators", people=voice.listed(reply.moderators))
        if reply.moderators
        else "",
    )
    if reply.several:
        said = line(*said, " ", *voice.say("nothing-changed"))
    return Document((said,))


@worded
def word_for_moderators(reply: ForModerators, voice: Voice) -> Document:
    """`Cette demande revient à la modération : Amina.`."""
    people = voice.listed(reply.who_can)
    return Document((voice.say("for-moderators", count=len(reply.who_can), people=people),))


@worded
def word_for_agents(reply: ForAgents, voice: Voice) -> Document:
    """`Paul, seuls les agents voient cela.`."""
    return Document((voice.addressed(voice.say("for-agents")),))


@worded
def word_our_fault(reply: OurFault, voice: Voice) -> Document:
    """`Rien n’a été noté, c’est de mon fait. Réessayez, ou donnez « K7F » à Amina.`."""
    if reply.contact is None:
        return Document((voice.say("our-fault", reference=reply.reference),))
    said = voice.say("our-fault-contact", reference=reply.reference, contact=reply.contact)
    return Document((said,))
