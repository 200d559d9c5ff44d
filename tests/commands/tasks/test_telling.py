"""Whoever is given a task hears of it once; who may see it no more sees it no more."""

from tests.office import Office, plain


def told(office: Office) -> list[str]:
    """Give the first lines of what was just said in private, the welcome aside."""
    firsts = [plain(each.body).splitlines()[0] for each in office.private]
    return [first for first in firsts if "confie" in first]


def test_mention_in_a_new_card_is_enough(office: Office) -> None:
    office.says(office.luc, "!tâche Relire @zoe")

    assert told(office) == []


def test_task_made_alone_is_told_in_private(office: Office) -> None:
    office.says(office.luc, "tâche Relire @zoe", office.alone)

    assert told(office) == ["Luc vous confie une tâche"]


def test_gift_in_the_room_mentions(office: Office) -> None:
    office.says(office.luc, "!tâche Relire")

    office.says(office.luc, "!confier 1 à @zoe")

    assert told(office) == []
    assert office.team.answers[0].mentions == {"user_ids": ["@zoe:ville.test"]}


def test_gift_from_elsewhere_is_told_with_its_room(office: Office) -> None:
    office.says(office.luc, "!tâche Relire")

    office.says(office.luc, "confier 1 à Zoé", office.alone)

    assert told(office) == ["Luc vous confie une tâche, salon Finances"]


def test_own_gift_is_told_to_nobody(office: Office) -> None:
    office.says(office.luc, "!tâche Relire @zoe")

    office.says(office.luc, "confier 1 à moi", office.alone)

    assert told(office) == []


def test_edit_tells_only_who_is_new(office: Office) -> None:
    event = office.team.says(office.luc, office.alone, "tâche Relire @zoe")

    office.team.edits(office.luc, office.alone, event, "tâche Relire demain @zoe @amina")

    assert told(office) == ["Luc vous confie une tâche"]
    (private,) = [each for each in office.private if "confie" in each.body]
    with office.team.work() as work:
        assert private.person == work.people.known(office.amina).key


def test_undo_and_redo_tell_nobody_again(office: Office) -> None:
    office.says(office.luc, "tâche Relire @zoe", office.alone)
    office.says(office.luc, "annuler", office.alone)

    office.says(office.luc, "refaire", office.alone)

    assert told(office) == []
    task = office.task(1)
    assert task is not None


def test_task_given_again_is_told_again(office: Office) -> None:
    office.says(office.luc, "tâche Relire @zoe", office.alone)
    office.says(office.luc, "confier 1 à personne", office.alone)

    office.says(office.luc, "confier 1 à Zoé", office.alone)

    assert told(office) == ["Luc vous confie une tâche"]


def test_card_in_private_tells_no_more_once_it_is_somebody_elses(office: Office) -> None:
    office.says(office.luc, "tâche Relire @zoe", office.alone)
    (hers,) = [each for each in office.private if "confie" in each.body]
    office.says(office.luc, "confier 1 à @amina", office.alone)

    office.says(office.luc, "renommer 1 Négocier en secret", office.alone)

    assert plain(hers.body) == "Tâche 1 : à d’autres maintenant."
    assert hers.taps == []
