"""Plannings: what is due and what rings, day by day, and nobody else's."""

from tests.office import Office, plain


def planning(office: Office, words: str = "mon planning de la semaine") -> list[str]:
    """Give the lines of Luc's planning."""
    return plain(office.says(office.luc, words, office.alone)).splitlines()


def test_days_are_in_order_and_whole_days_come_last(office: Office) -> None:
    office.says(office.luc, "tâche Signer pour jeudi", office.alone)
    office.says(office.luc, "tâche Préparer le budget pour jeudi 14h", office.alone)
    office.says(office.luc, "rappelle-moi jeudi à 9h d'appeler la préfecture", office.alone)

    assert planning(office) == [
        "Semaine du 23 au 29 novembre : 2 échéances, 1 rappel",
        "– jeu. 26, 9 h : rappel, appeler la préfecture",
        "– jeu. 26, 14 h : Préparer le budget (2)",
        "– jeu. 26 : Signer (1)",
    ]


def test_done_and_removed_are_not_shown(office: Office) -> None:
    for title in ("Signer", "Relire"):
        office.says(office.luc, f"tâche {title} pour jeudi", office.alone)
    office.says(office.luc, "fait 1", office.alone)
    office.says(office.luc, "supprimer 2", office.alone)

    assert planning(office) == ["Rien de prévu du 23 au 29 novembre."]


def test_what_comes_back_is_shown_each_time(office: Office) -> None:
    office.says(office.luc, "rappelle-moi chaque jour à 17h de fermer", office.alone)

    lines = planning(office)

    assert lines[0] == "Semaine du 23 au 29 novembre : 6 rappels"
    assert lines[-1] == "– dim. 29, 17 h : rappel, fermer"


def test_reminder_that_rang_is_over(office: Office) -> None:
    office.says(office.luc, "rappelle-moi à 10h d'appeler la préfecture", office.alone)
    office.team.now = office.team.now.replace(hour=10)
    office.team.rings()

    assert planning(office, "mon planning") == ["Rien de prévu aujourd’hui."]


def test_reminder_of_a_room_is_shown_to_whoever_is_there(office: Office) -> None:
    office.says(office.amina, "!rappelle au salon jeudi à 10h : point mensuel")

    assert planning(office)[1:] == ["– jeu. 26, 10 h : rappel, point mensuel"]


def test_room_reminder_one_joined_is_shown_once(office: Office) -> None:
    office.says(office.amina, "!rappelle au salon jeudi à 10h : point mensuel")
    (shown,) = office.team.answers
    office.taps(office.luc, "✋", shown)

    assert planning(office)[1:] == ["– jeu. 26, 10 h : rappel, point mensuel"]


def test_nobody_sees_what_others_have(office: Office) -> None:
    office.says(office.zoe, "!tâche Boucher le nid de poule pour jeudi", office.voirie)
    office.says(office.zoe, "!rappelle au salon jeudi à 10h : tournée", office.voirie)
    office.says(office.zoe, "!rappelle-moi jeudi à 10h de signer")

    assert planning(office) == ["Rien de prévu du 23 au 29 novembre."]


def test_guest_is_shown_only_the_room_they_are_in(office: Office) -> None:
    other = office.team.room("Plage", office.luc, office.paul)
    office.says(office.luc, "!tâche Relire @paul pour jeudi", office.chantier)
    office.says(office.luc, "!tâche Nager @paul pour jeudi", other)

    office.says(office.paul, "!mon planning de la semaine", office.chantier)

    said = "".join(each.body for each in office.private)
    assert "Relire" in said
    assert "Nager" not in said


def test_guests_own_reminder_stays_where_it_was_asked_for(office: Office) -> None:
    other = office.team.room("Plage", office.luc, office.paul)
    office.says(office.paul, "!rappelle-moi jeudi à 10h de nager", other)

    office.says(office.paul, "!mon planning de la semaine", office.chantier)

    said = [plain(each.body) for each in office.private]
    assert said[-1] == "Rien de prévu du 23 au 29 novembre."


def test_moments_are_on_the_readers_clock(office: Office) -> None:
    office.says(office.luc, "tâche Appeler Cayenne pour jeudi 23h30", office.alone)

    assert planning(office, "planning de jeudi") == [
        "Jeudi 26 novembre : 1 échéance",
        "☐ 23 h 30 : Appeler Cayenne (1)",
    ]


def test_yesterday_is_shown_and_not_asked_about(office: Office) -> None:
    assert planning(office, "planning d’hier") == ["Rien de prévu le lundi 23 novembre."]


def test_another_month_and_another_year_are_named(office: Office) -> None:
    assert planning(office, "planning du 28 décembre au 3 janvier") == [
        "Rien de prévu du 28 décembre au 3 janvier 2027."
    ]
