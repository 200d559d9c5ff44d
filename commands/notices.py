"""What the admins are told: something needs a person."""

from dataclasses import dataclass

from commands.command import Context, Reply, Request, command
from commands.document import Document
from commands.policy import anyone
from commands.wording import Voice, worded
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class TellAdmins(Request):
    """Tell the admins. `kind` names the sentence, `details` fill it."""

    kind: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AdminNotice(Reply):
    """Something an admin should know."""

    kind: str
    details: tuple[tuple[str, str], ...] = ()


@command("notices.tell", allowed=anyone, undoable=False)
def tell_admins(request: TellAdmins, work: UnitOfWork, context: Context) -> AdminNotice:
    """Pass it on."""
    del work, context
    return AdminNotice(request.kind, request.details)


@worded
def word_notice(reply: AdminNotice, voice: Voice) -> Document:
    """`notice-crash`, `notice-undeliverable`, …."""
    return Document((voice.say(f"notice-{reply.kind}", **dict(reply.details)),))
