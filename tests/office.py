"""An office of the town hall: who is in which room, for tests of tasks and of plannings."""

from dataclasses import dataclass

from commands.incoming import Quoted
from storage.ids import EventId, RoomId, UserId
from storage.tasks import Task
from tests.team import Shown, Team


@dataclass(frozen=True)
class Office:
    """Amina moderates *Finances*, where Luc and Zoé are too; Zoé is alone in *Voirie*.

    Paul comes from outside, and is only in *Chantier*, with Luc.
    """

    team: Team
    amina: UserId
    luc: UserId
    zoe: UserId
    paul: UserId
    finances: RoomId
    voirie: RoomId
    chantier: RoomId
    alone: RoomId
    """Luc's direct message; the others have none before the bot opens it."""

    @classmethod
    def opens(cls, team: Team) -> "Office":
        """Let everybody come in."""
        with team.work():
            amina = team.person("@amina:ville.test", "Amina Diallo")
            luc = team.person("@luc:ville.test", "Luc Martin")
            zoe = team.person("@zoe:ville.test", "Zoé Petit")
            paul = team.person("@paul:ailleurs.test", "Paul Durand")
            return cls(
                team,
                amina,
                luc,
                zoe,
                paul,
                finances=team.room("Finances", amina, luc, zoe, moderators=[amina]),
                voirie=team.room("Voirie", zoe),
                chantier=team.room("Chantier", luc, paul),
                alone=team.direct(luc),
            )

    def says(
        self,
        user: UserId,
        text: str,
        room: RoomId | None = None,
        *,
        reply_to: EventId | None = None,
        quoted: Quoted | None = None,
    ) -> str:
        """Let somebody speak, in *Finances* unless told; give what the bot newly says."""
        self.team.says(user, room or self.finances, text, reply_to=reply_to, quoted=quoted)
        return self.heard

    def taps(self, user: UserId, key: str, on: Shown, room: RoomId | None = None) -> str:
        """Let somebody react to a message; give what the bot newly says."""
        self.team.taps(user, room or self.finances, on.event, key)
        return self.heard

    @property
    def heard(self) -> str:
        """What the bot newly said, spaces of every kind being equal."""
        return "\n---\n".join(plain(each.body) for each in self.team.answers)

    @property
    def private(self) -> list[Shown]:
        """What the bot newly said to people alone."""
        return [each for each in self.team.answers if each.person is not None]

    def card(self, number: int) -> Shown:
        """The latest card of a task, in any state, as it now stands."""
        opens = (f"☐ Tâche {number} :", f"✅ Tâche {number} :", f"Tâche {number} supprimée :")
        shown = self.team.shown.values()
        return [each for each in shown if plain(each.body).startswith(opens)][-1]

    def task(self, number: int) -> Task | None:
        """Read a task's row."""
        with self.team.work() as work:
            return work.tasks.numbered(number)

    def operations(self) -> int:
        """Count what was recorded of task 1."""
        with self.team.work() as work:
            return len(work.journal.latest_of_subject("task", 1, limit=50))


def plain(text: str) -> str:
    """Make spaces of every kind equal."""
    return text.replace("\u00a0", " ")
