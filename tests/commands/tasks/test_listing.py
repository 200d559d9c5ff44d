"""Lists: whose tasks, in which order, ten lines at a time."""

from tests.office import Office, plain


def many_tasks(office: Office, count: int) -> None:
    """Let people have tasks of one another."""
    for number in range(count):
        name = ("luc", "zoe", "amina")[number % 3]
        office.says(office.luc, f"!tâche Lettre {number} pour jeudi @luc @{name}")


def test_list_hides_tasks_of_rooms_not_shared_but_ones_own(office: Office) -> None:
    office.says(office.zoe, "!tâche Boucher le nid de poule", office.voirie)
    office.says(office.zoe, "!tâche Classer")
    office.says(office.zoe, "tâche Relire @luc", office.team.direct(office.zoe))

    mine = plain(office.says(office.luc, "mes tâches", office.alone))
    room = plain(office.says(office.luc, "tâches du salon Voirie", office.alone))

    assert mine.splitlines()[:2] == ["1 tâche ouverte", "☐ 3 Relire"]
    assert room.startswith("Je ne trouve pas de salon « Voirie »")


def test_guest_sees_only_the_room_they_are_in(office: Office) -> None:
    other = office.team.room("Plage", office.luc, office.paul)
    office.says(office.luc, "!tâche Relire @paul", office.chantier)
    office.says(office.luc, "!tâche Nager @paul", other)

    office.says(office.paul, "!mes tâches", office.chantier)

    said = "".join(each.body for each in office.private)
    assert "Relire" in said
    assert "Nager" not in said


def test_guest_who_left_sees_nothing_of_the_room(office: Office) -> None:
    office.says(office.luc, "!tâche Relire @paul", office.chantier)
    direct = office.team.direct(office.paul)
    with office.team.work() as work:
        room = work.rooms.by_id(office.chantier)
        assert room is not None
        ours = work.people.known(office.luc).key
        work.rooms.list_members(room.key, {ours: (work.rooms.members(room.key)[0].membership, "")})

    said = office.says(office.paul, "mes tâches", direct)

    assert said.startswith("Aucune tâche ouverte.")


def test_overdue_comes_first_and_no_date_last(office: Office) -> None:
    for title in ("Sans date", "Demain pour demain", "Hier pour aujourd’hui"):
        office.says(office.luc, f"tâche {title}", office.alone)
    office.team.now = office.team.now.replace(day=25)

    said = plain(office.says(office.luc, "mes tâches", office.alone))

    assert said.splitlines()[:4] == [
        "3 tâches ouvertes, 1 échéance passée",
        "☐ 3 Hier, mar. 24 nov.",
        "☐ 2 Demain, mer. 25 nov.",
        "☐ 1 Sans date",
    ]


def test_more_goes_on_where_the_latest_list_ended(office: Office) -> None:
    many_tasks(office, 12)
    office.says(office.luc, "mes tâches", office.alone)
    office.says(office.luc, "tâches du salon Finances", office.alone)

    said = plain(office.says(office.luc, "suite", office.alone))

    assert said.startswith("Salon Finances :")
    assert len(said.splitlines()) == 4


def test_short_list_leaves_nothing_to_go_on(office: Office) -> None:
    many_tasks(office, 12)
    office.says(office.luc, "mes tâches", office.alone)
    office.says(office.luc, "échéances passées", office.alone)

    said = office.says(office.luc, "suite", office.alone)

    assert said.startswith("Il n’y a pas de suite.")


def test_list_asked_in_a_room_is_said_in_private(office: Office) -> None:
    office.says(office.luc, "!tâche Relire")

    office.says(office.luc, "!mes tâches")

    assert ["Relire" in each.body for each in office.private] == [True]
    assert "Relire" not in "".join(e.body for e in office.team.answers if e.person is None)
