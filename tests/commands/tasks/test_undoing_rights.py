"""Taking back: only what one may change or did oneself, while one sees it, and said where it is."""

from storage.ids import RoomId, UserId
from storage.rooms import Membership
from tests.office import Office

UNKNOWN = "Je ne trouve pas de tâche 1 ici. Dites « mes tâches »."


def leaves(office: Office, user: UserId, room: RoomId) -> None:
    """Let somebody go out of a room."""
    with office.team.work() as work:
        row, person = work.rooms.by_id(room), work.people.by_user(user)
        assert row is not None
        assert person is not None
        work.rooms.set_member(row.key, person.key, Membership.LEAVE, None)


def is_done(office: Office, number: int) -> bool:
    task = office.task(number)
    assert task is not None
    return task.done_at is not None


def test_tap_takes_no_task_of_others_back_with_ones_own(office: Office) -> None:
    office.says(office.zoe, "!tâche Relire le devis")
    office.says(office.luc, "!tâche Signer")
    office.says(office.amina, "!fait 1 2")

    refused = office.taps(office.zoe, "↩️", office.card(1))

    assert refused.startswith("La tâche 2 revient à Luc")
    assert is_done(office, 1)
    assert is_done(office, 2)


def test_refused_tap_names_no_task_one_may_not_see(office: Office) -> None:
    office.says(office.luc, "!tâche Relire le devis @zoe")
    office.says(office.luc, "tâche Négocier en secret", office.alone)
    office.says(office.luc, "fait 1 2", office.alone)

    refused = office.taps(office.zoe, "↩️", office.card(1))

    assert refused.startswith("La tâche 1 revient à Luc")
    assert "2" not in refused
    assert is_done(office, 1)
    assert is_done(office, 2)


def test_undo_elsewhere_says_no_title(office: Office) -> None:
    office.says(office.luc, "!tâche Négocier en secret pour vendredi")
    office.says(office.luc, "!fait 1", office.chantier)

    undone = office.says(office.luc, "!annuler", office.chantier)
    redone = office.says(office.luc, "!refaire", office.chantier)

    assert undone == "C’est annulé pour la tâche 1."
    assert redone == "C’est refait pour la tâche 1."
    assert is_done(office, 1)


def test_undo_of_a_number_elsewhere_says_no_date(office: Office) -> None:
    office.says(office.luc, "!tâche Négocier en secret pour vendredi")
    office.says(office.luc, "!reporter 1 à lundi")

    assert office.says(office.luc, "!annuler 1", office.chantier) == "C’est annulé pour la tâche 1."


def test_undo_alone_says_the_title(office: Office) -> None:
    office.says(office.luc, "!tâche Négocier")
    office.says(office.luc, "fait 1", office.alone)

    undone = office.says(office.luc, "annuler", office.alone)

    assert undone == "Tâche 1 de nouveau ouverte : Négocier"


def test_refused_undo_elsewhere_names_nobody(office: Office) -> None:
    office.says(office.luc, "!tâche Négocier @zoe")
    office.says(office.luc, "!reporter 1 à lundi", office.chantier)
    office.says(office.zoe, "!reporter 1 à mardi")

    refused = office.says(office.luc, "!annuler", office.chantier)

    assert refused == "Une autre personne a changé cela depuis. Rien n’a changé."


def test_guest_who_left_takes_nothing_back(office: Office) -> None:
    alone = office.team.direct(office.paul)
    office.says(office.luc, "!tâche Envoyer les plans @paul", office.chantier)
    office.says(office.paul, "fait 1", alone)
    leaves(office, office.paul, office.chantier)

    assert office.says(office.paul, "annuler", alone) == UNKNOWN
    assert is_done(office, 1)
    assert office.says(office.paul, "annuler", alone) == ("Je n’ai rien de vous à annuler ici.")
    assert is_done(office, 1)


def test_guest_who_left_does_nothing_again(office: Office) -> None:
    alone = office.team.direct(office.paul)
    office.says(office.luc, "!tâche Envoyer les plans @paul", office.chantier)
    office.says(office.paul, "fait 1", alone)
    office.says(office.paul, "annuler", alone)
    leaves(office, office.paul, office.chantier)

    assert office.says(office.paul, "refaire", alone) == UNKNOWN
    assert not is_done(office, 1)


def test_guest_who_left_takes_no_message_back(office: Office) -> None:
    alone = office.team.direct(office.paul)
    office.says(office.luc, "!tâche Envoyer les plans @paul", office.chantier)
    said = office.team.says(office.paul, alone, "fait 1")
    leaves(office, office.paul, office.chantier)

    office.team.edits(office.paul, alone, said, "bonjour")
    edited = office.heard
    office.team.deletes(office.paul, alone, said)

    assert (edited, office.heard) == (UNKNOWN, UNKNOWN)
    assert is_done(office, 1)


def test_gift_that_hid_the_task_is_taken_back_at_once(office: Office) -> None:
    office.says(office.amina, "!tâche Réparer la route @luc")
    leaves(office, office.luc, office.finances)
    share = office.team.room("Mairie", office.luc, office.zoe)
    assert share
    office.says(office.luc, "confier 1 à Zoé", office.alone)

    assert office.says(office.luc, "annuler", office.alone) == "Tâche 1, responsable : Luc"


def test_gift_that_hid_the_task_stays_once_others_changed_it(office: Office) -> None:
    office.says(office.amina, "!tâche Réparer la route @luc")
    leaves(office, office.luc, office.finances)
    office.team.room("Mairie", office.luc, office.zoe)
    office.says(office.luc, "confier 1 à Zoé", office.alone)
    office.says(office.amina, "!renommer 1 Négocier en secret")

    assert office.says(office.luc, "annuler", office.alone) == UNKNOWN


def test_undo_reaches_what_is_before_a_refusal(office: Office) -> None:
    office.says(office.luc, "!tâche Relire le devis")
    office.says(office.luc, "!tâche Signer @zoe")
    office.says(office.zoe, "!reporter 2 à jeudi")

    first = office.says(office.luc, "!annuler")
    second = office.says(office.luc, "!annuler")
    third = office.says(office.luc, "!annuler")

    assert first.startswith("Zoé a reporté la tâche 2 depuis")
    assert second == "Tâche 1 retirée : Relire le devis"
    assert third == "Luc, je n’ai rien de vous à annuler ici."


def test_refused_undo_is_done_once_nothing_hinders_it(office: Office) -> None:
    office.says(office.luc, "!tâche Relire le devis")
    office.says(office.luc, "!tâche Signer @zoe")
    office.says(office.zoe, "!reporter 2 à jeudi")
    office.says(office.luc, "!annuler")
    office.says(office.zoe, "!annuler")

    assert office.says(office.luc, "!annuler") == "Tâche 2 retirée : Signer"


def test_redo_reaches_what_is_before_a_refusal(office: Office) -> None:
    office.says(office.luc, "!tâche Relire le devis")
    office.says(office.luc, "!tâche Signer @zoe")
    office.says(office.luc, "!reporter 1 à jeudi")
    office.says(office.luc, "!reporter 2 à jeudi")
    office.says(office.luc, "!annuler 1")
    office.says(office.luc, "!annuler 2")
    office.says(office.zoe, "!reporter 2 à lundi")

    first = office.says(office.luc, "!refaire")
    second = office.says(office.luc, "!refaire")

    assert first.startswith("Zoé a reporté la tâche 2 depuis")
    assert second.startswith("Tâche 1, nouvelle échéance : jeudi 26 novembre 2026")


def test_refusal_names_moderators_to_who_is_in_the_room(office: Office) -> None:
    office.says(office.luc, "!tâche Relire le devis")

    assert office.says(office.zoe, "!fait 1") == (
        "La tâche 1 revient à Luc, ou à la modération : Amina. "
        "Répondez à sa fiche pour laisser un mot."
    )


def test_refusal_elsewhere_names_nobody(office: Office) -> None:
    office.says(office.luc, "!tâche Relire le devis")

    assert office.says(office.zoe, "!fait 1", office.voirie) == (
        "La tâche 1 revient à d’autres personnes. Pour savoir qui : « 1 » en message direct."
    )


def test_refusal_never_names_the_bot_as_a_moderator(office: Office) -> None:
    with office.team.work() as work:
        row = work.rooms.by_id(office.finances)
        assert row is not None
        row.power_levels = {"users": {"@beffroi:ville.test": 100, office.amina: 100}}
    office.says(office.luc, "!tâche Relire le devis")

    assert "Beffroi" not in office.says(office.zoe, "!fait 1")
