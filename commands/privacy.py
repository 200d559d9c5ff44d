"""What is kept and who sees it, in plain words; and what is said in private."""

from dataclasses import dataclass

from commands.command import Context, Reply, Request, command
from commands.document import Document, bold
from commands.phrases import phrase
from commands.policy import anyone
from commands.said import Said
from commands.wording import Voice, worded
from storage.ids import PersonKey
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SentPrivately(Reply):
    """The answer went to a direct message; `first` where its invitation is still to be accepted."""

    person: PersonKey
    first: bool = False


@dataclass(frozen=True, slots=True)
class ShowPrivacy(Request):
    """Ask what is kept, why, how long, and who sees it."""


@dataclass(frozen=True, slots=True)
class Privacy(Reply):
    """What is kept, for whom, and whom to ask."""

    prefix: str
    organisation: str | None
    contact: str | None


@phrase("privacy.show")
def read_privacy(said: Said) -> ShowPrivacy | None:
    """`confidentialité`."""
    return None if said.rest.strip(" \u00a0.!?") else ShowPrivacy()


@command("privacy.show", allowed=anyone, undoable=False)
def show_privacy(request: ShowPrivacy, work: UnitOfWork, context: Context) -> Privacy:
    """Tell it as it is."""
    town = context.organisation
    return Privacy(town.prefix, town.name, town.contact)


@worded
def word_privacy(reply: Privacy, voice: Voice) -> Document:
    """Ten lines at most, and what the code does."""
    if reply.organisation is None:
        who = voice.say("privacy-controller-unnamed")
    else:
        who = voice.say("privacy-controller", organisation=reply.organisation)
    if reply.contact is None:
        ask = voice.say("privacy-ask-unnamed")
    else:
        ask = voice.say("privacy-ask", contact=reply.contact)
    return Document(
        (
            bold(voice.say("privacy-title")),
            voice.say("privacy-heard", prefix=reply.prefix),
            voice.say("privacy-kept"),
            voice.say("privacy-seen"),
            voice.say("privacy-externals"),
            voice.say("privacy-long"),
            voice.say("privacy-undo"),
            who,
            ask,
            voice.say("privacy-habit"),
        )
    )


@worded
def word_sent_privately(reply: SentPrivately, voice: Voice) -> Document:
    """One line in the room."""
    key = "sent-privately-first" if reply.first else "sent-privately"
    return Document((voice.say(key, name=voice.names.called(reply.person)),))
