"""More people than a task can have: refused kindly, and nothing is noted."""

from storage.ids import RoomId, UserId
from tests.team import Team


def crowded(team: Team, count: int) -> tuple[RoomId, list[UserId]]:
    """Open a room with so many agents in it."""
    agents = [team.person(f"@agent{n}:ville.test", f"Agent {n}") for n in range(count)]
    return team.room("Mairie", *agents), agents


def test_fifty_assignees_are_too_many(team: Team) -> None:
    room, agents = crowded(team, 50)

    team.says(agents[0], room, f"!tâche Tout faire {' '.join(agents)}")

    answer = team.answer.replace("\u00a0", " ")
    assert answer == ("Une tâche a 20 responsables au plus, et 50 sont nommés. Nommez-en moins.")
    with team.work() as work:
        assert work.tasks.numbered(1) is None


def test_twenty_assignees_are_named_on_the_card(team: Team) -> None:
    room, agents = crowded(team, 20)

    team.says(agents[0], room, f"!tâche Tout faire {' '.join(agents)}")

    with team.work() as work:
        task = work.tasks.numbered(1)
        assert task is not None
        assert len(task.assignees) == 20


def test_task_is_not_given_to_fifty(team: Team) -> None:
    room, agents = crowded(team, 50)
    team.says(agents[0], room, "!tâche Tout faire")

    team.says(agents[0], room, f"!confier 1 à {' '.join(agents)}")

    assert team.answer.startswith("Une tâche a 20")
    with team.work() as work:
        task = work.tasks.numbered(1)
        assert task is not None
        assert len(task.assignees) == 1
