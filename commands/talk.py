"""Small talk: said kindly to whoever is alone with the bot, or calls it; else it is quiet."""

from dataclasses import dataclass
from datetime import timedelta

from commands.command import Context, Reply, Request, Silence, command
from commands.document import Document
from commands.errors import Namesakes, UnknownPerson
from commands.phrases import phrase
from commands.policy import anyone
from commands.said import Said
from commands.wording import Voice, worded
from storage.ids import PersonKey
from storage.work import UnitOfWork

JUST_MET = timedelta(minutes=2)
"""After a welcome, how long *bonjour* is only the answer to it."""


@dataclass(frozen=True, slots=True)
class Talk(Request):
    """Something said that asks for nothing: `topic` names what."""

    topic: str


@dataclass(frozen=True, slots=True)
class Hush(Request):
    """Thanks, or a nod: they want no answer."""


@dataclass(frozen=True, slots=True)
class Talked(Reply):
    """What is answered to it."""

    topic: str
    person: PersonKey
    contact: str | None


@phrase("talk.hello")
def read_hello(said: Said) -> Talk | None:
    """`bonjour`, alone: what follows a greeting is read by itself."""
    return _alone(said, "hello")


@phrase("talk.who")
def read_who(said: Said) -> Talk | None:
    """`qui es-tu ?`."""
    return _alone(said, "who")


@phrase("talk.reads")
def read_reads(said: Said) -> Talk | None:
    """`tu lis tout ?`."""
    return _alone(said, "reads")


@phrase("talk.mistakes")
def read_mistakes(said: Said) -> Talk | None:
    """`et si je me trompe ?`."""
    return _alone(said, "mistakes")


@phrase("talk.others")
def read_others(said: Said) -> Talk | None:
    """`planning de Zoé`: what somebody else has is not shown yet."""
    try:
        said.person(said.rest.strip(" .!?"))
    except UnknownPerson:
        return None
    except Namesakes:
        pass  # any of them is somebody else
    return Talk("others")


@phrase("talk.upset")
def read_upset(said: Said) -> Talk | Hush | None:
    """`ça marche pas`: a person may help; in a room nothing is said back."""
    return _in_private(said, "upset")


@phrase("talk.hush")
def read_hush(said: Said) -> Talk | None:
    """`tais-toi`: how to be left in peace, since it may mean this or to take something back."""
    return _alone(said, "hush")


@phrase("talk.yes")
def read_yes(said: Said) -> Talk | Hush | None:
    """`oui`, where no question waits for it; on a card it is a remark."""
    return _in_private(said, "answers") if said.subject is None else None


@phrase("talk.no")
def read_no(said: Said) -> Talk | Hush | None:
    """`non`, where no question waits for it; on a card it is a remark."""
    return _in_private(said, "answers") if said.subject is None else None


@phrase("talk.thanks")
def read_thanks(said: Said) -> Talk | Hush | None:
    """`merci`: a word alone with the bot, nothing in a room."""
    return _in_private(said, "thanks")


@phrase("talk.agrees")
def read_agrees(said: Said) -> Hush | None:
    """`ok`, `parfait`, where no question waits for it: nothing need be said."""
    return None if _more(said) else Hush()


@phrase("talk.nods")
def read_nods(said: Said) -> Hush | None:
    """`bonne journée`: nothing need be said."""
    return None if _more(said) else Hush()


@command("talk.talk", allowed=anyone, undoable=False)
def talk(request: Talk, work: UnitOfWork, context: Context) -> Reply:
    """Answer kindly; a greeting that the welcome has just answered wants no second one."""
    if request.topic == "hello" and context.direct and _just_met(work, context):
        return Silence()
    return Talked(request.topic, context.sender, context.organisation.contact)


@command("talk.hush", allowed=anyone, undoable=False)
def hush(request: Hush, work: UnitOfWork, context: Context) -> Silence:
    """Say nothing."""
    return Silence()


@worded
def word_talked(reply: Talked, voice: Voice) -> Document:
    """Dialogue 14 of the book of conversations."""
    spoken = [voice.say(f"talk-{reply.topic}", name=voice.names.called(reply.person))]
    if reply.topic in ("mistakes", "upset") and reply.contact is not None:
        spoken.append(voice.say("talk-someone", contact=reply.contact))
    return Document(tuple(spoken))


def _just_met(work: UnitOfWork, context: Context) -> bool:
    welcomed = work.people.by_key(context.sender).welcomed_at
    return welcomed is not None and context.now - welcomed < JUST_MET


def _alone(said: Said, topic: str) -> Talk | None:
    return None if _more(said) else Talk(topic)


def _in_private(said: Said, topic: str) -> Talk | Hush | None:
    talk = _alone(said, topic)
    return Hush() if talk is not None and not said.context.direct else talk


def _more(said: Said) -> str:
    """Give what follows but punctuation and our own name."""
    rest = said.rest.strip(" \u00a0\u202f.!?…,")
    return "" if rest.casefold() in ("beffroi", "@beffroi") else rest
