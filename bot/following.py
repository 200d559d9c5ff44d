"""What follows from an operation: cards shown anew, nudges planned anew, answers crossed out."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.posting import Post, Reader
from bot.scene import voice_for
from commands.catalogue import catalogue
from commands.derived import Sees
from commands.document import Document
from commands.organisation import Organisation
from commands.serialising import from_json
from commands.wording import Voice
from storage.ids import RoomKey
from storage.messages import Message, Role, Subject
from storage.operations import Operation
from storage.rooms import Membership
from storage.work import UnitOfWork

MOST_CARDS = 50
"""Cards shown anew where we come back: older ones are when they change next."""


class Following:
    """Brings what is derived from state up to date, within the transaction that changed it."""

    def __init__(
        self, work: UnitOfWork, organisation: Organisation, post: Post, now: datetime
    ) -> None:
        """Follow the operations of one transaction."""
        self._work = work
        self._organisation = organisation
        self._post = post
        self._now = now
        self._cards: dict[Subject, Sequence[Message]] = {}
        self.recalled: list[int] = []
        """Rows of the outbox that need not be sent any more."""

    def follow(self, subjects: Iterable[Subject], said: Message | None) -> None:
        """Show every card of these subjects anew, but the one just sent, and plan their nudges."""
        spoken = said.key if said is not None else None
        for subject in subjects:
            shown = catalogue().cards[subject.kind]
            if shown.plan is not None:
                planned = shown.plan(self._work, subject.key, self._now)
                self._work.nudges.plan(subject, planned)
            for message in self._live_cards(subject):
                if message.key != spoken and message.live and self._is_reached(message):
                    self._show(message)

    def come_back(self, room: RoomKey) -> None:
        """Show the cards of a room anew that changed while we were out of it."""
        for message in self._work.messages.live_in(room, MOST_CARDS):
            self._show(message)

    def retire_cards(self, said: Message) -> None:
        """Let a card just sent be the only live one of its subject in its room."""
        if said.subject is None or not said.live:
            return
        for message in self._live_cards(said.subject):
            place = (message.room, message.person)
            if message.key != said.key and place == (said.room, said.person):
                message.live = False

    def _live_cards(self, subject: Subject) -> Sequence[Message]:
        """List the cards to keep true, once a transaction: none is added but the one just sent."""
        if subject not in self._cards:
            newborn = subject in self._work.capture.newborn
            self._cards[subject] = () if newborn else self._work.messages.live_cards(subject)
        return self._cards[subject]

    def cross_out(self, operation: Operation, *, standing: bool) -> None:
        """Strike what an operation answered, or let it stand again; drop what is still unsent."""
        for message in self._work.messages.of_operation(operation.key):
            if message.role != Role.ANSWER or message.struck is not standing:
                continue
            message.struck = not standing
            unsent = self._work.outbox.recall_message(message.key) if message.struck else ()
            if unsent:
                self.recalled += unsent
                continue
            if self._is_reached(message):
                self._reword(message, operation)

    def _is_reached(self, message: Message) -> bool:
        """Tell whether a message can be edited: not in a room that we are out of."""
        if message.room is None:
            return True
        return self._work.rooms.by_key(message.room).membership == Membership.JOIN

    def _reword(self, message: Message, operation: Operation) -> None:
        if operation.reply is None:
            return
        reply = from_json(operation.reply, catalogue().replies)
        voice = self._voice(message)
        document = catalogue().wordings[type(reply)].word(reply, voice)
        if message.struck:
            document = document.taken_back(voice.say("taken-back"))
        self._post.edit(message, document)

    def _show(self, message: Message) -> None:
        subject = message.subject
        if subject is None:
            return
        shown = catalogue().cards[subject.kind]
        voice = self._voice(message)
        if shown.sees is not None and self._is_hidden(message, subject, shown.sees):
            message.live = False
            gone = voice.say(f"{subject.kind}-gone", number=str(subject.key))
            self._post.edit(message, Document((gone,)))
            return
        document = shown.render(self._work, subject.key, voice)
        if document is not None:
            self._post.edit(message, document)

    def _is_hidden(self, message: Message, subject: Subject, sees: Sees) -> bool:
        """Tell whether a card stands in the direct message of somebody who may see it no more."""
        person = message.person
        if person is None:
            room = self._work.rooms.by_key(message.room) if message.room is not None else None
            if room is None or not room.is_direct:
                return False
            ours = self._work.people.by_user(self._work.accounts.user_id(self._work.account))
            present = [each.person for each in self._work.rooms.members(room.key)]
            others = [each for each in present if ours is None or each != ours.key]
            if len(others) != 1:
                return False
            (person,) = others
        return not sees(self._work, subject.key, person, self._organisation)

    def _voice(self, message: Message) -> Voice:
        reader = Reader("en" if message.language == "en" else "fr", message.zone)
        return voice_for(reader, self._work, self._now, message.room, self._organisation)
