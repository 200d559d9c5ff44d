"""What people do in the replay, drawn by dice, each deed noted in the model as it is done."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from tests.homeserver.replay_model import Place, Reminder, Step, Task
from tests.homeserver.running import Beffroi
from town.person import Person

SYLLABLES = ("zo", "ka", "wu", "ky", "bli", "fru", "gno", "dju")
UNDO = "Dites « annuler » pour y revenir."


@dataclass(frozen=True, slots=True)
class Turn:
    """A task finished or reopened: what one says, and how each answer begins."""

    done: bool
    said: str
    already: str
    answer: str
    undone: str

    def words(self, begins: str, task: Task) -> str:
        """Write how an answer about a task begins."""
        return begins.format(who=task.author.name, number=task.number, title=task.title)

    def taken_back(self, task: Task) -> str:
        """Turn a task back; give how that is answered."""
        task.done = not self.done
        return self.words(self.undone, task)


FINISHED = Turn(
    done=True,
    said="fait",
    already="{who} a déjà fait la tâche {number}, ",
    answer="Tâche {number} faite : {title}",
    undone="Tâche {number} de nouveau ouverte : {title}",
)
REOPENED = Turn(
    done=False,
    said="rouvrir",
    already="La tâche {number} est déjà ouverte.",
    answer="Tâche {number} de nouveau ouverte : {title}",
    undone="Tâche {number} de nouveau faite : {title}",
)


class Deeds:
    """People at work in some rooms, and alone with the bot."""

    def __init__(
        self,
        dice: Random,
        beffroi: Beffroi,
        people: list[Person],
        rooms: list[Place],
        directs: list[Place],
    ) -> None:
        """Let these people work; the rooms' witnesses moderate them and never leave."""
        self._dice = dice
        self._beffroi = beffroi
        self._people = people
        self._rooms = rooms
        self._directs = directs
        self._used: set[str] = set()
        self._away: set[tuple[str, str]] = set()
        self.reminders: list[Reminder] = []
        self.log: list[str] = []
        """What was done, for whoever reads a failure."""

    async def one(self) -> None:
        """Do something."""
        deeds: dict[Callable[[Place, Person], Awaitable[bool]], int] = {
            self._add: 5,
            self._chat: 3,
            self._finish: 4,
            self._reopen: 2,
            self._rename: 3,
            self._refused: 1,
            self._tap: 4,
            self._untap: 3,
            self._edit: 3,
            self._delete: 1,
            self._undo: 4,
            self._remind: 3,
            self._come_or_go: 1,
        }
        done = False
        while not done:
            (deed,) = self._dice.choices(list(deeds), list(deeds.values()))
            place = self._dice.choice(self._rooms)
            present = [p for p in self._people if (p.user_id, place.id) not in self._away]
            who = self._dice.choice(present)
            done = await deed(place, who)
            if done:
                self.log.append(f"{deed.__name__} {who.name} {place.id[:6]}")

    def _words(self) -> str:
        """Make words that nobody has used."""
        while True:
            word = "".join(self._dice.choices(SYLLABLES, k=4)).capitalize()
            if word not in self._used:
                self._used.add(word)
                return f"Classer {word}"

    def _task(self, place: Place, wanted: Callable[[Task], bool]) -> Task | None:
        found = [t for t in place.tasks if t.card is not None and not t.gone and wanted(t)]
        return self._dice.choice(found) if found else None

    def _author_here(
        self, place: Place, wanted: Callable[[Task], bool] = lambda _: True
    ) -> Task | None:
        """Take a task whose card was seen, unless its author is away: they may change it."""
        task = self._task(place, wanted)
        return None if task is None or self._is_away(task.author, place) else task

    async def _chat(self, place: Place, who: Person) -> bool:
        await who.say(place.id, self._dice.choice(["Bonjour", "Oui, fait !", "tâche à voir", "42"]))
        return True

    async def _add(self, place: Place, who: Person) -> bool:
        title = self._words()
        task = Task(title, who, await who.say(place.id, f"!tâche {title}"))
        place.tasks.append(task)
        place.owes(title, task)
        place.took(task, Step(who, lambda: self._remove(task)))
        return True

    @staticmethod
    def _remove(task: Task) -> str:
        task.gone = True
        return f"Tâche {task.number} retirée : "

    async def _finish(self, place: Place, _: Person) -> bool:
        return await self._turn(place, FINISHED)

    async def _reopen(self, place: Place, _: Person) -> bool:
        return await self._turn(place, REOPENED)

    async def _turn(self, place: Place, turn: Turn) -> bool:
        """Let an author finish or reopen a task of theirs, or find that it is so already."""
        task = self._author_here(place)
        if task is None:
            return False
        await task.author.say(place.id, f"!{turn.said} {task.number}")
        if task.done is turn.done:
            task.steps[-1].counted_on = True
            place.owes(turn.words(turn.already, task))
            return True
        task.done = turn.done
        answer = place.owes(f"{turn.words(turn.answer, task)}. {UNDO}")
        place.took(task, Step(task.author, lambda: turn.taken_back(task), answer))
        return True

    async def _rename(self, place: Place, _: Person) -> bool:
        task = self._author_here(place)
        if task is None:
            return False
        before, task.title = task.title, self._words()
        await task.author.say(place.id, f"!renommer {task.number} {task.title}")
        answer = place.owes(f"Tâche {task.number}, nouveau titre : {task.title}. {UNDO}")
        place.took(task, Step(task.author, lambda: self._named(task, before), answer))
        return True

    @staticmethod
    def _named(task: Task, title: str) -> str:
        task.title = title
        return f"Tâche {task.number}, titre rétabli : {title}"

    async def _refused(self, place: Place, who: Person) -> bool:
        task = self._task(place, lambda t: t.author is not who)
        if task is None or who is place.witness:
            return False
        await who.say(place.id, f"!renommer {task.number} {self._words()}")
        place.owes(f"La tâche {task.number} revient à {task.author.name}")
        return True

    async def _tap(self, place: Place, _: Person) -> bool:
        task = self._author_here(place, lambda t: not t.done and not t.tapped)
        if task is None or task.card is None:
            return False
        await task.author.tap(task.card, "✅")
        task.done = task.tapped = True
        place.took(task, Step(task.author, lambda: FINISHED.taken_back(task), tap=True))
        return True

    async def _untap(self, place: Place, _: Person) -> bool:
        task = self._author_here(place, lambda t: t.steps[-1].may_be_taken_off)
        if task is None or task.card is None:
            return False
        if task.author is not place.witness:
            await task.author.until(lambda: place.id in task.author.rooms)
        await task.author.untap(task.card, "✅")
        task.tapped = False
        place.withdrew(task, task.steps[-1])
        return True

    async def _edit(self, place: Place, _: Person) -> bool:
        task = self._author_here(place, lambda t: len(t.steps) == 1)
        if task is None:
            return False
        task.title = self._words()
        await task.author.edit(task.asked, f"!tâche {task.title}")
        step = task.steps.pop()
        place.steps.remove((task, step))
        place.took(task, step)
        return True

    async def _delete(self, place: Place, _: Person) -> bool:
        task = self._author_here(place, lambda t: len(t.steps) == 1)
        if task is None:
            return False
        await task.author.delete(task.asked)
        place.withdrew(task, task.steps[-1])
        return True

    async def _undo(self, place: Place, who: Person) -> bool:
        latest = place.latest(who)
        if latest is None or latest[0].card is None:
            return False
        await who.say(place.id, "!annuler")
        place.owes(place.took_back(*latest))
        return True

    async def _remind(self, _: Place, __: Person) -> bool:
        place = self._dice.choice(self._directs)
        title, minutes = self._words().lower(), self._dice.randint(3, 300)
        due = self._beffroi.hours.now + timedelta(minutes=minutes)
        await place.witness.say(place.id, f"rappelle-moi dans {minutes} minutes de {title}")
        place.owes(f"Rappel noté : {title}, ")
        self.reminders.append(Reminder(title, due, place))
        return True

    async def _come_or_go(self, place: Place, who: Person) -> bool:
        if self._away:
            user, room = self._away.pop()
            host = next(each.witness for each in self._rooms if each.id == room)
            await host.invite(room, user)
            back = next(person for person in self._people if person.user_id == user)
            await back.until(lambda: not back.rooms[room].left)
            return True
        if who is place.witness:
            return False
        await who.leave(place.id)
        await who.until(lambda: who.rooms[place.id].left)
        self._away.add((who.user_id, place.id))
        return True

    def _is_away(self, who: Person, place: Place) -> bool:
        return (who.user_id, place.id) in self._away
