"""How it is said that something was taken back, done again, or could not be."""

from datetime import datetime

from commands.document import Document
from commands.sentences import sentences
from commands.undoing import ChangedSince, NothingToUndo, OneAtATime, TakenBack, Undone
from commands.wording import Voice, worded


@worded
def word_undone(reply: Undone, voice: Voice) -> Document:
    """`Tâche 42 rétablie : vendredi 27 novembre 2026 à 14 h`: one sentence a command."""
    said = "redone" if reply.again else "undone"
    own = f"{said}-{sentence_of(reply.command)}"
    numbers = voice.joined(reply.numbers)
    if reply.kind in ("task", "reminder") and len(reply.numbers) == 1 and reply.title is None:
        return Document((voice.say(f"{said}-{reply.kind}-elsewhere", number=numbers),))
    title = reply.title or ""
    return Document(
        (
            voice.say(
                own if own in sentences(voice.language).keys else said,
                numbers=numbers,
                count=len(reply.numbers),
                title=title,
                state=voice.due(reply.due) if reply.due is not None else title,
                due=voice.due(reply.due) if reply.due is not None else voice.words("undone-no-due"),
                people=voice.listed(reply.people) or voice.words("undone-nobody"),
            ),
        )
    )


@worded
def word_taken_back(reply: TakenBack, voice: Voice) -> Document:
    """The same, where it was typed in reply to a card."""
    return word_undone(reply, voice)


@worded
def word_nothing(reply: NothingToUndo, voice: Voice) -> Document:
    """Nothing of the asker's stands here."""
    return Document((voice.say("nothing-to-redo" if reply.again else "nothing-to-undo"),))


@worded
def word_changed_since(reply: ChangedSince, voice: Voice) -> Document:
    """`Zoé a reporté la tâche 42 depuis, mardi 24 novembre 2026 à 10 h. Rien n’a changé.`."""
    return Document((voice.say("changed-since", what=what_changed(reply, voice)),))


@worded
def word_one_at_a_time(reply: OneAtATime, voice: Voice) -> Document:
    """`Rien n’a changé. Dites « annuler », une fois par chose à reprendre.`."""
    del reply
    return Document((voice.say("undo-one-at-a-time"),))


def what_changed(reply: ChangedSince, voice: Voice) -> str:
    """Say who changed what since, and when; neither where it may not be told here."""
    if reply.at is None:
        return voice.words("changed-by-you-elsewhere" if reply.own else "changed-by-somebody")
    did = f"did-{sentence_of(reply.command or '')}"
    known = did in sentences(voice.language).keys and reply.number is not None
    who = voice.words("nobody-known") if reply.who is None else voice.names.name(reply.who)
    return voice.words(
        "changed-by-you" if reply.own else "changed-by",
        who=who,
        did=voice.words(did if known else "did", number=str(reply.number)),
        at=voice.moment(datetime.fromisoformat(reply.at)),
    )


def sentence_of(command: str) -> str:
    """Give the part of a sentence's key that stands for a command: `tasks-add`."""
    return command.replace(".", "-").replace("_", "-")
