"""What people must see: rooms with their tasks and answers, in order, told from what was done."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from tests.homeserver.running import plain
from town.person import Person, Said
from town.view import Seen


@dataclass
class Answer:
    """A message that the bot owes: how its first version begins, and whether it is crossed out."""

    begins: str
    struck: bool = False
    """Taken back since: it may never have been sent."""
    task: "Task | None" = None
    """Whose card it is."""


@dataclass
class Step:
    """Something that was done to a task, and stands."""

    who: Person
    undone: Callable[[], str]
    """Takes it back, and gives the words for that."""
    answer: Answer | None = None
    tap: bool = False
    read: bool = False
    """Known to have been read, since all that was owed was seen."""
    counted_on: bool = False
    """Whether an answer or another step stands on it."""

    @property
    def may_be_taken_off(self) -> bool:
        """Tell whether one knows what comes of taking a tap off.

        The homeserver gives out no tap that is off again: read too late, there was none.
        """
        return self.tap and (self.read or not self.counted_on)


@dataclass
class Task:
    """A task as it must stand."""

    title: str
    author: Person
    asked: Said
    done: bool = False
    gone: bool = False
    tapped: bool = False
    """Whether its author's tap is on its card."""
    number: int = 0
    """Known once its card was seen."""
    card: Seen | None = None
    steps: list[Step] = field(default_factory=list)

    @property
    def first_line(self) -> str:
        """What its card begins with; of one that is gone, whichever title it had."""
        if self.gone:
            return f"Tâche {self.number} supprimée : "
        return f"{'✅' if self.done else '☐'} Tâche {self.number} : {self.title}"


@dataclass
class Place:
    """A room, seen by somebody who never leaves it; a direct message has no tasks."""

    id: str
    witness: Person
    tasks: list[Task] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    steps: list[tuple[Task, Step]] = field(default_factory=list)
    """All that stands, in order."""

    def latest(self, who: Person) -> tuple[Task, Step] | None:
        """Give what `annuler` would take back, where nobody has touched it since."""
        mine = [(task, step) for task, step in self.steps if step.who is who]
        if not mine or not mine[-1][0].steps or mine[-1][0].steps[-1] is not mine[-1][1]:
            return None
        return mine[-1]

    def took(self, task: Task, step: Step) -> None:
        """Note that something was done."""
        if task.steps:
            task.steps[-1].counted_on = True
        task.steps.append(step)
        self.steps.append((task, step))

    def took_back(self, task: Task, step: Step) -> str:
        """Note that it was taken back."""
        task.steps.remove(step)
        self.steps.remove((task, step))
        if step.answer is not None:
            step.answer.struck = True
        return step.undone()

    def withdrew(self, task: Task, step: Step) -> None:
        """Note that a message or a tap was taken back: `annuler` would do it again (decision 9)."""
        self.took_back(task, step)
        self.steps.append((task, replace(step)))

    def owes(self, begins: str, task: Task | None = None) -> Answer:
        """Note an answer that must come next."""
        answer = Answer(begins, task=task)
        self.answers.append(answer)
        return answer

    def difference(self, bot: str) -> str | None:
        """Compare with the screen; nothing where all is as it must be."""
        # What was undone before it was seen is taken back.
        shown = self.witness.messages(self.id)
        seen = [each for each in shown if each.sender == bot and not each.redacted]
        said = [each for each in seen if not first_words(each).startswith("Rappel d")]
        for answer in self.answers:
            if said and matches(answer, said[0]):
                self._note(answer, said.pop(0))
            elif not answer.struck:
                found = first_words(said[0]) if said else "nothing"
                return f"{self.id}: expected {answer.begins!r}, saw {found!r}"
        if said:
            return f"{self.id}: {first_words(said[0])!r} is too much"
        for task in self.tasks:
            if task.card is None or not reads_so(task.card, task):
                stands = plain(task.card).splitlines()[0] if task.card else "nothing"
                return f"{self.id}: a card reads {stands!r}, not {task.first_line!r}"
        for _, step in self.steps:
            step.read = True
        return None

    @staticmethod
    def _note(answer: Answer, seen: Seen) -> None:
        if answer.task is not None and answer.task.card is None:
            answer.task.card = seen
            answer.task.number = int(first_words(seen).split()[2])


@dataclass
class Reminder:
    """What must ring once, alone, when its moment has come."""

    title: str
    due: datetime
    place: Place

    def rung(self) -> int:
        """Count how often it rang."""
        said = (first_words(each) for each in self.place.witness.messages(self.place.id))
        return sum(text.startswith("Rappel d") and self.title in text for text in said)


def reads_so(card: Seen, task: Task) -> bool:
    """Tell whether a card stands as its task does."""
    first = plain(card).splitlines()[0]
    return first.startswith(task.first_line) if task.gone else first == task.first_line


def first_words(seen: Seen) -> str:
    """Give the first version of a message, with ordinary spaces."""
    body = str(seen.event.get("content", {}).get("body", ""))
    return body.replace("\u00a0", " ").replace("\u202f", " ")


def matches(answer: Answer, seen: Seen) -> bool:
    """Tell whether a message is the one that is owed, crossed out or not as it must be."""
    if answer.task is not None:
        symbol, _, title = first_words(seen).splitlines()[0].partition(" : ")
        return symbol.startswith("☐ Tâche") and title == answer.begins
    return first_words(seen).startswith(answer.begins) and seen.struck is answer.struck
