"""Why a ring came late: the bot was down, the homeserver did not answer, or a silence held it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.accounts import OutageKind
from storage.nudges import SILENCE, Nudge
from storage.reminders import Reminder
from storage.work import UnitOfWork

LATE = timedelta(minutes=2)
"""Beyond which a ring says that it is late, and why."""


@dataclass(frozen=True, slots=True)
class Lateness:
    """A ring came later than it was meant to.

    `missed` rings of the same reminder fell due meanwhile, and come with this one.
    """

    sent: datetime
    silenced: bool = False
    outage: OutageKind | None = None
    begin: datetime | None = None
    end: datetime | None = None
    missed: int = 0


def lateness_of(nudge: Nudge, reminder: Reminder, work: UnitOfWork) -> Lateness | None:
    """Tell how and why a nudge that has rung was late, nothing where it was on time."""
    meant, sent = nudge.moment.utc, nudge.rung_at
    if sent is None or sent - meant <= LATE:
        return None
    repetition = reminder.repetition
    missed = repetition.count_between(reminder.first, meant, sent) if repetition else 0
    if _silenced(nudge, work):
        return Lateness(sent, silenced=True, missed=missed)
    outage = work.accounts.outage_at(work.account, meant)
    if outage is None:
        return Lateness(sent, missed=missed)
    return Lateness(
        sent,
        outage=outage.kind,
        begin=outage.begin,
        end=min(outage.end or sent, sent),
        missed=missed,
    )


def _silenced(nudge: Nudge, work: UnitOfWork) -> bool:
    """Tell whether a silence held a nudge; one that was taken back held nothing."""
    if nudge.person is not None:
        until = work.settings.of_person(nudge.person, SILENCE)
    elif nudge.room is not None:
        until = work.settings.of_room(nudge.room, SILENCE)
    else:
        return False
    return until is not None and datetime.fromisoformat(until) > nudge.moment.utc
