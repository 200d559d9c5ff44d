"""The unit of work: one transaction, and the repositories that read and change through it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from sqlalchemy import Engine

from storage.accounts import Accounts
from storage.capture import RecordedSession
from storage.inbox import Inbox
from storage.journal import Journal
from storage.messages import Messages
from storage.nudges import Nudges
from storage.outbox import Outbox
from storage.people import People
from storage.questions import Questions
from storage.reminders import Reminders
from storage.repository import Reusable
from storage.restoring import Restoring
from storage.rings import RingAnswers
from storage.rooms import Rooms
from storage.settings import Settings
from storage.tasks import Tasks


class UnitOfWork:
    """What one transaction reads and changes. Whoever opened it commits; commands never do."""

    def __init__(self, session: RecordedSession, account: int) -> None:
        """Work through a session, for one account of the bot."""
        self._session = session
        self.account = account
        self.reusable = Reusable()
        self.capture = session.capture

    @classmethod
    @contextmanager
    def begun(cls, engine: Engine, account: int) -> Iterator["UnitOfWork"]:
        """Open a transaction: committed where its block ends, rolled back where it raises."""
        with RecordedSession(engine) as session, session.begin():
            yield cls(session, account)

    def begin_anew(self) -> None:
        """Forget what was captured so far: another operation begins in the same transaction."""
        self.capture.begin_anew()
        self.journal.recorded, self.journal.toggled = [], {}
        self.reusable = Reusable()

    @property
    def touched_nudges(self) -> bool:
        """Whether this transaction looked at nudges, or changed a choice that may hold them."""
        return "nudges" in vars(self) or any(
            cell.table == "settings" for _, changes in self.journal.recorded for cell in changes
        )

    def flush(self) -> None:
        """Send the pending changes to the database, so that queries see them."""
        self._session.flush()

    @cached_property
    def accounts(self) -> Accounts:
        """The bot's accounts."""
        return Accounts(self._session)

    @cached_property
    def inbox(self) -> Inbox:
        """What was handled."""
        return Inbox(self._session)

    @cached_property
    def outbox(self) -> Outbox:
        """What is to be sent."""
        return Outbox(self._session)

    @cached_property
    def messages(self) -> Messages:
        """What was said."""
        return Messages(self._session)

    @cached_property
    def journal(self) -> Journal:
        """What was done."""
        return Journal(self._session, self.capture)

    @cached_property
    def restoring(self) -> Restoring:
        """What takes an operation back."""
        return Restoring(self._session, self.journal)

    @cached_property
    def people(self) -> People:
        """Who is known."""
        return People(self._session)

    @cached_property
    def rooms(self) -> Rooms:
        """The rooms and who is in them."""
        return Rooms(self._session)

    @cached_property
    def settings(self) -> Settings:
        """What people and rooms chose."""
        return Settings(self._session, self.reusable)

    @cached_property
    def tasks(self) -> Tasks:
        """The tasks."""
        return Tasks(self._session, self.reusable)

    @cached_property
    def reminders(self) -> Reminders:
        """The reminders."""
        return Reminders(self._session, self.reusable)

    @cached_property
    def nudges(self) -> Nudges:
        """What is to ring."""
        return Nudges(self._session)

    @cached_property
    def rings(self) -> RingAnswers:
        """What people answered to what rang."""
        return RingAnswers(self._session, self.reusable)

    @cached_property
    def questions(self) -> Questions:
        """What was asked and waits for an answer."""
        return Questions(self._session)
