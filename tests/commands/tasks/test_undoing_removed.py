"""What somebody removed meanwhile comes back by nobody else's undo, in either direction."""

import pytest

from tests.office import Office

SINCE = "Zoé a supprimé la tâche 1 depuis, mardi 24 novembre 2026 à 9 h 05. Rien n’a changé."


@pytest.fixture
def shared(office: Office) -> Office:
    """A task that Luc and Zoé both have."""
    office.says(office.luc, "!tâche Relire le devis @luc @zoe")
    return office


@pytest.mark.parametrize(
    "change", ["!fait 1", "!reporter 1 à lundi", "!renommer 1 Signer", "!confier 1 à Amina"]
)
def test_undo_leaves_what_was_removed_since_alone(shared: Office, change: str) -> None:
    shared.says(shared.luc, change)
    shared.says(shared.amina, "!supprimer 1")

    undone = shared.says(shared.luc, "!annuler")

    assert undone == SINCE.replace("Zoé", "Amina")
    assert shared.task(1) is None


@pytest.mark.parametrize(
    "change", ["!fait 1", "!reporter 1 à lundi", "!renommer 1 Signer", "!confier 1 à Amina"]
)
def test_redo_leaves_what_was_removed_since_alone(shared: Office, change: str) -> None:
    shared.says(shared.luc, change)
    shared.says(shared.luc, "!annuler")
    shared.says(shared.zoe, "!supprimer 1")

    redone = shared.says(shared.luc, "!refaire")

    assert redone == SINCE
    assert shared.task(1) is None


def test_redo_says_that_one_removed_it_oneself(shared: Office) -> None:
    shared.says(shared.luc, "!fait 1")
    shared.says(shared.luc, "!annuler")
    shared.says(shared.luc, "!supprimer 1")

    redone = shared.says(shared.luc, "!refaire")

    assert redone.startswith("Luc, vous avez supprimé la tâche 1 depuis")


def test_a_remark_on_what_was_removed_goes_when_its_message_does(shared: Office) -> None:
    remark = shared.team.says(
        shared.zoe, shared.finances, "Il manque la page 2", reply_to=shared.card(1).event
    )
    shared.says(shared.luc, "!supprimer 1")

    shared.team.deletes(shared.zoe, shared.finances, remark)

    with shared.team.work() as work:
        assert list(work.tasks.comments(1, limit=10)) == []
