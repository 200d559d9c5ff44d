"""The journal: a chain that proves itself, and values that live for a time."""

from datetime import timedelta

from storage.operations import Operation, digest_of, link_of
from tests.team import Team


def test_chain_links_every_operation(team: Team) -> None:
    luc = team.person("@luc:ville.test", "Luc Martin")
    room = team.room("Finances", luc)

    for sentence in ("!tâche Relire le devis", "!fait 1", "!annuler"):
        team.says(luc, room, sentence)

    operations = _operations(team)
    links = ["", *(each.link for each in operations)]
    assert [each.command for each in operations] == ["tasks.add", "tasks.finish", "undo"]
    assert [link_of(each, links[place]) for place, each in enumerate(operations)] == links[1:]


def test_forgotten_values_leave_the_chain_whole_and_undo_nothing(team: Team) -> None:
    luc = team.person("@luc:ville.test", "Luc Martin")
    room = team.room("Finances", luc)
    team.says(luc, room, "!tâche Relire le devis")
    links = [each.link for each in _operations(team)]

    with team.work() as work:
        work.journal.drop_values(team.now + timedelta(seconds=1))
    team.says(luc, room, "!annuler")

    (operation,) = _operations(team)
    with team.work() as work:
        changes = work.journal.changes(operation.key)
        task = work.tasks.numbered(1)
    assert [operation.link] == links
    assert (operation.salt, operation.reply, list(changes)) == (None, None, [])
    assert task is not None


def test_digest_needs_its_salt() -> None:
    contents = [{"title": "Relire le devis"}]

    digest = digest_of("salt", contents)

    assert digest == digest_of("salt", contents)
    assert digest != digest_of("other", contents)


def _operations(team: Team) -> list[Operation]:
    with team.work() as work:
        keys = range(1, 20)
        return [found for key in keys if (found := work.journal.by_key(key)) is not None]
