"""Says what came of a request: in the room, in private, as a question, or to the admins."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.posting import Address, Identity, Post, Reader
from bot.scene import Scene, reader_of, voice_for
from commands.catalogue import catalogue
from commands.command import Reply
from commands.document import Document, Tap
from commands.errors import PersonError
from commands.first_contact import Welcome
from commands.incoming import Incoming, Tick
from commands.notices import AdminNotice, as_known_to
from commands.organisation import Organisation
from commands.privacy import SentPrivately
from commands.questions import Ask
from commands.serialising import to_json
from commands.wording import Voice
from storage.ids import PersonKey
from storage.messages import Message, Role, Subject
from storage.outbox import Search, Urgency
from storage.questions import LIFETIME, Question
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class House:
    """What every transaction needs to know."""

    organisation: Organisation
    identity: Identity
    seeding: bool = True
    """Whether the homeserver's limit leaves room for buttons."""
    replay_until: datetime | None = None
    """After a restore: what was said until then was answered before, and is not again."""

    def search_for(self, incoming: Incoming, work: UnitOfWork) -> Search | None:
        """Tell what is to be looked for, where something may have been handled before a restore."""
        if self.replay_until is None:
            return None
        if isinstance(incoming, Tick):
            nudge = work.nudges.by_key(incoming.nudge)
            return Search.FIRST if nudge and nudge.due_at <= self.replay_until else None
        return Search.ONLY if incoming.at <= self.replay_until else None


@dataclass(frozen=True, slots=True)
class Said:
    """A message just queued, and whom it notifies."""

    message: Message
    mentioned: frozenset[PersonKey] = frozenset()


class Answering:
    """Words replies and queues them, within one transaction."""

    def __init__(self, house: House, work: UnitOfWork, post: Post, now: datetime) -> None:
        """Answer within a unit of work."""
        self._house = house
        self._work = work
        self._post = post
        self._now = now
        self._asker: PersonKey | None = None
        """Who is being answered: several people may read it."""

    def answer(
        self, reply: Reply | PersonError, scene: Scene, operation: int | None, urgency: Urgency
    ) -> Said:
        """Say a reply where it was asked for."""
        if urgency != Urgency.NUDGE:
            self._asker = scene.context.sender
        document = self._card_or_words(reply, scene.to, scene.reader)
        return self._send(document, reply, scene.to, scene.reader, operation, urgency)

    def answer_in_place(
        self, reply: Reply | PersonError, scene: Scene, operation: int | None, former: Message
    ) -> Said:
        """Let a reply take the place of an earlier one, or of a question."""
        self._asker = scene.context.sender
        document = self._card_or_words(reply, scene.to, scene.reader)
        former.role, subject = _role_of(reply)
        former.subject_kind = subject.kind if subject else None
        former.subject_key = subject.key if subject else None
        former.live = former.role == Role.CARD
        former.operation, former.struck = operation, False
        self._post.edit(former, document)
        return Said(former)

    def answer_privately(self, reply: Reply, scene: Scene, operation: int | None) -> Said:
        """Say a reply to the asker alone, and one line in the room."""
        asker = scene.context.sender
        self._asker = asker
        alone = self._work.people.by_key(asker).direct_room
        first = alone is None or not self._work.rooms.holds(alone, asker)
        line = SentPrivately(asker, first=first)
        self._send(self._words(line, scene.to, scene.reader), line, scene.to, scene.reader, None)
        return self.tell(asker, reply, operation)

    def tell(
        self,
        person: PersonKey,
        reply: Reply,
        operation: int | None,
        urgency: Urgency = Urgency.ANSWER,
    ) -> Said:
        """Say something to a person alone; at first contact, who is speaking comes before."""
        to = Address(person=person)
        reader = reader_of(self._work, self._house.organisation, person=person)
        row = self._work.people.by_key(person)
        if row.welcomed_at is None and not isinstance(reply, Welcome):
            row.welcomed_at = self._now
            welcome = Welcome(person)
            self._send(self._words(welcome, to, reader), welcome, to, reader, None, urgency)
        document = self._card_or_words(reply, to, reader)
        return self._send(document, reply, to, reader, operation, urgency)

    def tell_admins(self, notice: AdminNotice) -> None:
        """Say something to each admin alone."""
        organisation = self._house.organisation
        for user_id in organisation.admins:
            admin = self._work.people.known(user_id).key
            self.tell(admin, as_known_to(admin, notice, self._work, organisation), None)

    def ask(self, ask: Ask, scene: Scene, root: str, former: Message | None = None) -> Said:
        """Ask, and keep what each answer stands for; `former` gives its place to the question."""
        self._asker = asker = scene.context.sender
        question = self._work.questions.add(
            Question(
                person=asker,
                room=scene.context.room,
                origin=root,
                options=[
                    {"tap": each.tap, "words": list(each.words), "request": to_json(each.request)}
                    for each in ask.options
                ],
                slot={"sentence": ask.slot.sentence, "kind": ask.slot.kind} if ask.slot else None,
                asked_at=self._now,
                expires_at=self._now + LIFETIME,
            )
        )
        document = replace(
            self._words(ask.reply, scene.to, scene.reader),
            taps=tuple(Tap(each.tap, each.request, only=asker) for each in ask.options if each.tap),
        )
        subject = Subject("question", question.key)
        if former is None:
            return Said(
                self._post.send(
                    document, scene.to, scene.reader, role=Role.QUESTION, subject=subject
                )
            )
        former.role, former.live, former.struck = Role.QUESTION, False, False
        former.subject_kind, former.subject_key = subject.kind, subject.key
        self._post.edit(former, document)
        return Said(former)

    def _card_or_words(self, reply: Reply | PersonError, to: Address, reader: Reader) -> Document:
        """Show the card of a reply that is one, else word the reply."""
        about = reply.about() if isinstance(reply, Reply) else None
        if isinstance(reply, Reply) and about is not None:
            card = catalogue().cards[about.kind]
            shown = card.render(self._work, about.key, self._voice(to, reader))
            if shown is not None:
                return self._with_words(shown, reply, to, reader)
        return self._words(reply, to, reader)

    def _with_words(self, shown: Document, reply: Reply, to: Address, reader: Reader) -> Document:
        """Put a reply's own words above or below its card, where it has any."""
        shown = shown if reply.mentions else shown.without_pills()
        if reply.stands == "instead":
            return shown
        words = self._words(reply, to, reader).blocks
        blocks = (*words, *shown.blocks) if reply.stands == "above" else (*shown.blocks, *words)
        return replace(shown, blocks=blocks)

    def _words(self, reply: Reply | PersonError, to: Address, reader: Reader) -> Document:
        voice = self._voice(to, reader)
        return voice.to_one(catalogue().wordings[type(reply)].word(reply, voice))

    def _voice(self, to: Address, reader: Reader) -> Voice:
        organisation = self._house.organisation
        return voice_for(reader, self._work, self._now, to.room, organisation, self._asker)

    def _send(
        self,
        document: Document,
        reply: Reply | PersonError,
        to: Address,
        reader: Reader,
        operation: int | None,
        urgency: Urgency = Urgency.ANSWER,
    ) -> Said:
        role, subject = _role_of(reply)
        if role == Role.ANSWER and urgency == Urgency.NUDGE:
            role = Role.NUDGE
        message = self._post.send(
            document,
            to,
            reader,
            role=role,
            subject=subject,
            operation=operation,
            urgency=urgency,
        )
        return Said(message, frozenset(_mentioned(document)))


def _role_of(reply: Reply | PersonError) -> tuple[Role, Subject | None]:
    about = reply.about() if isinstance(reply, Reply) else None
    return (Role.ANSWER if about is None else Role.CARD), about


def _mentioned(document: Document) -> Iterable[PersonKey]:
    return (mention.person for mention in document.mentions())
