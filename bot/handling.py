"""One transaction: inbox, understanding, policy, command, journal, answer, and what follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering import Answering, House, Said
from bot.following import Following
from bot.posting import Post, digest_of
from bot.scene import Scene, scene_of
from bot.sending.parcel import Parcel
from commands.catalogue import catalogue
from commands.command import Context, Reply, Request, Silence
from commands.errors import Asking, OurFault, PersonError, ToldOnce
from commands.free_speech import NothingNoted
from commands.incoming import Allowance, Arrival, Edit, Incoming, Notice, Redaction, Tick
from commands.notices import AdminNotice
from commands.questions import Ask
from commands.reediting import understand_edit, understand_redaction
from commands.reminders.ringing import let_lapse
from commands.serialising import to_json
from commands.tasks.telling import newly_given
from commands.understanding import Understood, understand
from commands.voiceless import cannot_write
from storage.messages import Message, Role, Subject
from storage.nudges import NudgeState
from storage.operations import Operation
from storage.outbox import Urgency
from storage.work import UnitOfWork

if TYPE_CHECKING:
    from storage.ids import PersonKey


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a transaction leaves to do once it is committed."""

    parcels: Sequence[Parcel] = ()
    """To send."""
    recalled: Sequence[int] = ()
    """Rows of the outbox that were cancelled meanwhile."""
    rings: bool = False
    """Whether what is to ring may have changed."""


class Handling:
    """Handles one incoming within one transaction; whoever opened it commits."""

    def __init__(self, house: House, work: UnitOfWork, incoming: Incoming) -> None:
        """Prepare to handle."""
        self._house = house
        self._work = work
        self._incoming = incoming
        self._post = Post(
            work,
            house.identity,
            incoming.origin,
            incoming.at,
            seeding=house.seeding,
            search=house.search_for(incoming, work),
        )
        self._answering = Answering(house, work, self._post, incoming.at)
        self._following = Following(work, house.organisation, self._post, incoming.at)

    def handle(self) -> Outcome:
        """Do what it means, if anything; give what is to be sent.

        Raises `PersonError` where it cannot be done: nothing must then be kept of it.
        """
        if self._work.inbox.holds(self._incoming.origin):
            return Outcome()
        scene = self._scene()
        understood = self._understand(scene) if scene is not None else None
        if scene is None or understood is None:
            return Outcome()
        self._work.inbox.add(self._incoming.origin, self._incoming.at)
        self._carry_out(understood, scene)
        self._tell_if_voiceless(scene)
        return self._outcome()

    def report(self, error: PersonError) -> Outcome:
        """Say what stood in the way, in a transaction of its own."""
        scene = self._scene()
        if scene is None or self._work.inbox.holds(self._incoming.origin):
            return Outcome()
        self._work.inbox.add(self._incoming.origin, self._incoming.at)
        if isinstance(error, ToldOnce):
            self._first_time(error.told)
            error = error.error
        root = _root_of(self._incoming)
        self._post.root = root
        former = self._former(scene, root, standing=False)
        if isinstance(error, Asking):
            self._answering.ask(error.ask, scene, root, former)
        elif former is not None:
            self._answering.answer_in_place(error, scene, None, former)
        else:
            self._answering.answer(error, scene, None, Urgency.ANSWER)
        self._tell_if_voiceless(scene)
        return self._outcome()

    def apologise(self, reference: str) -> Outcome:
        """Record a fault of ours as handled, and say that nothing was noted."""
        if self._work.inbox.holds(self._incoming.origin):
            return Outcome()
        scene = self._scene()
        self._work.inbox.add(self._incoming.origin, self._incoming.at, fault=reference)
        if isinstance(self._incoming, Tick):
            self._let_lapse(self._incoming)
        elif scene is not None and not isinstance(self._incoming, Notice):
            fault = OurFault(reference, self._house.organisation.contact)
            self._answering.answer(fault, scene, None, Urgency.ANSWER)
        return self._outcome()

    def _let_lapse(self, tick: Tick) -> None:
        """Leave a nudge alone that our own fault keeps from ringing; what follows it still may."""
        nudge = self._work.nudges.by_key(tick.nudge)
        if nudge is None or nudge.state != NudgeState.PLANNED:
            return
        self._work.capture.active = True
        let_lapse(nudge, self._work, tick.at)
        self._work.flush()
        self._following.follow(self._work.capture.subjects, None)

    def _outcome(self) -> Outcome:
        return Outcome(self._post.parcels(), self._following.recalled, self._work.touched_nudges)

    def _scene(self) -> Scene | None:
        return scene_of(
            self._incoming, self._work, self._house.organisation, self._house.identity.user_id
        )

    def _understand(self, scene: Scene) -> Understood | None:
        bot = self._house.identity.user_id
        match self._incoming:
            case Edit():
                return understand_edit(self._incoming, self._work, scene.context, bot)
            case Redaction():
                return understand_redaction(self._incoming, self._work, scene.context)
            case _:
                return understand(self._incoming, self._work, scene.context, bot)

    def _carry_out(self, understood: Understood, scene: Scene) -> None:
        self._post.root = understood.root
        if understood.question is not None:
            self._close(understood.question, scene)
        if isinstance(understood.request, Ask):
            former = self._former(scene, understood.root)
            asked = self._answering.ask(understood.request, scene, understood.root, former)
            self._follow(asked, scene.context)
            return
        reply, operation = self._run(understood.request, scene.context, understood.root)
        if reply.chooses_language():
            scene = self._scene() or scene
        said = self._say(reply, scene, operation, understood)
        ask = reply.follow_up()
        if ask is not None:
            self._answering.ask(ask, scene, understood.root)
        if isinstance(self._incoming, Edit | Redaction):
            self._withdraw_questions(scene, understood, said)
        self._follow(said, scene.context)
        if isinstance(self._incoming, Allowance | Arrival):
            self._following.come_back(scene.context.room)

    def _withdraw_questions(self, scene: Scene, understood: Understood, said: Said | None) -> None:
        """Say of questions that their message no longer asks that nothing was noted."""
        for message in self._work.messages.of_root(understood.root):
            if message.role != Role.QUESTION or message.subject_key is None:
                continue
            question = self._work.questions.by_key(message.subject_key)
            if question is None or question.answered_at != scene.context.now:
                continue
            spoken = said is not None and said.message.key == message.key
            if not spoken and question.key != understood.question:
                self._answering.answer_in_place(NothingNoted(), scene, None, message)

    def _close(self, key: int, scene: Scene) -> None:
        question = self._work.questions.by_key(key)
        if question is not None:
            question.answered_at = scene.context.now

    def _run(self, request: Request, context: Context, root: str) -> tuple[Reply, Operation | None]:
        """Check the right, run the command, and keep what it changed as an operation."""
        command = catalogue().commands[type(request)]
        command.allowed(request, self._work, context)
        capture = self._work.capture
        capture.active = True
        # What an edit took back is followed too, but is no part of this operation.
        before, capture.subjects = capture.subjects, {}
        reply = command.handle(request, self._work, context)
        self._work.flush()
        subject = self._subject_of(reply)
        capture.subjects = {**before, **capture.subjects}
        if not command.undoable or not capture.real_changes():
            return reply, None
        operation = Operation(
            at=context.now,
            person=context.sender,
            room=context.room,
            command=command.name,
            origin=context.origin,
            root=root,
            standing=True,
            subject_kind=subject.kind if subject else None,
            subject_key=subject.key if subject else None,
            reply=to_json(reply),
        )
        return reply, self._work.journal.record(operation)

    def _subject_of(self, reply: Reply) -> Subject | None:
        """Give what the reply tells of, or the one subject that was changed."""
        about = reply.about()
        if about is not None:
            return about
        subjects = list(self._work.capture.subjects)
        return subjects[0] if len(subjects) == 1 else None

    def _say(
        self, reply: Reply, scene: Scene, operation: Operation | None, understood: Understood
    ) -> Said | None:
        """Say a reply where it belongs; a card that is already there says it by itself."""
        key = operation.key if operation is not None else None
        on_card = understood.tapped and understood.question is None
        if isinstance(reply, Silence) or (on_card and reply.shown_on_card):
            return None
        if isinstance(reply, AdminNotice):
            self._answering.tell_admins(reply)
            return None
        if isinstance(self._incoming, Tick) and scene.to.person is not None:
            return self._answering.tell(scene.to.person, reply, key, Urgency.NUDGE)
        if reply.private and not scene.context.direct:
            return self._answering.answer_privately(reply, scene, key)
        if isinstance(self._incoming, Edit):
            return self._say_again(reply, scene, key, understood.root)
        urgency = Urgency.NUDGE if isinstance(self._incoming, Tick) else Urgency.ANSWER
        return self._answering.answer(reply, scene, key, urgency)

    def _say_again(
        self, reply: Reply, scene: Scene, operation: int | None, root: str
    ) -> Said | None:
        """Answer an edited message in the place of its first answer."""
        about = reply.about()
        if about is not None:
            cards = self._work.messages.live_cards(about)
            if any(card.room == scene.to.room for card in cards):
                return None
        former = self._former(scene, root)
        if former is None:
            return self._answering.answer(reply, scene, operation, Urgency.ANSWER)
        return self._answering.answer_in_place(reply, scene, operation, former)

    def _former(self, scene: Scene, root: str, *, standing: bool = True) -> Message | None:
        """Find the answer, or the question, whose place the answer to an edit takes.

        `standing=False`: none that reports what was done and still stands.
        """
        if not isinstance(self._incoming, Edit):
            return None
        for message in reversed(self._work.messages.of_root(root)):
            answers = message.role in (Role.ANSWER, Role.QUESTION)
            if answers and message.room == scene.to.room:
                return message if standing or message.operation is None else None
        return None

    def _follow(self, said: Said | None, context: Context) -> None:
        """Bring cards, nudges and answers up to date; tell those who were given a task."""
        message = said.message if said is not None else None
        if message is not None:
            self._following.retire_cards(message)
        for operation in self._work.journal.toggled.values():
            self._following.cross_out(operation, standing=operation.standing)
        self._following.follow(self._work.capture.subjects, message)
        mentioned: frozenset[PersonKey] = said.mentioned if said is not None else frozenset()
        for given in newly_given(self._work, context.sender):
            origin = f"given:{given.told.number}:{given.person}:{given.root}"
            if given.person == context.sender or not self._first_time(origin):
                continue
            if given.person not in mentioned:
                self._answering.tell(given.person, given.told, None)

    def _tell_if_voiceless(self, scene: Scene) -> None:
        """Tell whoever asked alone, once, where the answer cannot be said in their room."""
        room = scene.to.room
        if room is None or isinstance(self._incoming, Tick) or not self._post.speaks_in(room):
            return
        told = cannot_write(room, self._house.identity.user_id, self._work)
        if told is None:
            return
        levels = digest_of(self._work.rooms.by_key(room).power_levels)
        sender = scene.context.sender
        if self._first_time(f"voiceless:{room}:{sender}:{levels}"):
            self._answering.tell(sender, told, None)

    def _first_time(self, origin: str) -> bool:
        """Tell whether something that is told once has not been told yet."""
        if self._work.inbox.holds(origin):
            return False
        self._work.inbox.add(origin, self._incoming.at)
        return True


def _root_of(incoming: Incoming) -> str:
    """Name the message that asked in the first place."""
    return f"event:{incoming.edited}" if isinstance(incoming, Edit) else incoming.origin
