"""What is changed, by whom, and what is said where nothing is."""

import pytest

from commands.tasks.requests import PostponeTasks
from storage.moments import Due
from tests.office import Office, plain


def test_tap_that_changes_nothing_records_nothing_and_says_who_did_it(office: Office) -> None:
    office.says(office.luc, "!tâche Relire @zoe")
    office.taps(office.zoe, "✅", office.card(1))
    before = office.operations()

    said = office.taps(office.luc, "✅", office.card(1))

    assert plain(said) == "Zoé a déjà fait la tâche 1, mardi 24 novembre 2026 à 9 h 05."
    assert office.operations() == before


def test_second_hand_learns_who_took_it(office: Office) -> None:
    office.says(office.luc, "!tâche Relire")
    office.says(office.luc, "!confier 1 à personne")
    card = office.card(1)
    office.taps(office.zoe, "✋", card)

    said = office.taps(office.amina, "✋", card)

    assert plain(said) == "La tâche 1 est déjà confiée à Zoé."


def test_old_card_still_answers_its_taps(office: Office) -> None:
    office.says(office.luc, "!tâche Relire")
    old = office.card(1)
    office.says(office.luc, "!1")

    office.taps(office.luc, "✅", old)

    assert office.card(1).body.startswith("✅")
    assert office.card(1).event != old.event


def test_tap_without_its_emoji_style_is_the_same(office: Office) -> None:
    office.says(office.luc, "!tâche Relire")
    office.taps(office.luc, "✅", office.card(1))

    office.taps(office.luc, "↩", office.card(1))

    assert office.card(1).body.startswith("☐")


def test_day_alone_keeps_the_hour_of_each(office: Office) -> None:
    office.says(office.luc, "!tâche Relire pour vendredi 14h")
    office.says(office.luc, "!tâche Classer pour vendredi")

    office.says(office.luc, "!reporter 1 2 à lundi")

    dues = [task.due for number in (1, 2) if (task := office.task(number)) is not None]
    assert [str(due.time) if due else None for due in dues] == ["14:00:00", "None"]
    assert {due.day.isoformat() for due in dues if due} == {"2026-11-30"}


def test_hour_that_would_be_over_is_not_kept(office: Office) -> None:
    office.says(office.luc, "!tâche Relire pour demain 8h")

    office.says(office.luc, "!reporter 1 à aujourd’hui")

    task = office.task(1)
    assert task is not None
    assert task.due == Due(office.team.now.date(), None, "Europe/Paris")


def test_sunday_offers_two_different_days(office: Office) -> None:
    office.says(office.luc, "!tâche Relire")
    office.team.now = office.team.now.replace(day=29)

    said = plain(office.says(office.luc, "!reporter 1"))

    assert "🟠 demain, lundi 30 novembre 2026" in said
    assert "🟣 lundi 7 décembre 2026" in said


def test_undone_postponing_gives_the_moment_back(office: Office) -> None:
    office.says(office.luc, "!tâche Relire pour vendredi 14h")
    before = office.task(1)
    office.says(office.luc, "!reporter 1 à lundi 16h30")

    office.says(office.luc, "!annuler")

    after = office.task(1)
    assert before is not None
    assert after is not None
    assert after.due == before.due
    assert after.due_utc == before.due_utc


@pytest.mark.parametrize(
    "said",
    ["fait 1", "rouvrir 1", "reporter 1 à lundi", "renommer 1 Autre", "supprimer 1", "urgent 1"],
)
def test_only_author_assignees_and_moderators_change(office: Office, said: str) -> None:
    office.says(office.luc, "!tâche Relire")
    before = office.operations()

    answer = office.says(office.zoe, f"!{said}")

    assert plain(answer).startswith("La tâche 1 revient à Luc, ou à la modération : Amina. ")
    assert office.operations() == before


@pytest.mark.parametrize("said", ["1", "fait 1", "confier 1 à moi", "je m’en charge 1", "1 fait"])
def test_hidden_task_is_unknown_in_the_same_words(office: Office, said: str) -> None:
    office.says(office.zoe, "!tâche Boucher le nid de poule", office.voirie)
    assert office.task(1) is not None

    hidden = office.says(office.luc, f"!{said}")
    missing = office.says(office.luc, f"!{said.replace('1', '2')}")

    assert plain(hidden) == "Je ne trouve pas de tâche 1 ici. Dites « !mes tâches »."
    assert hidden.replace("1", "2") == missing


def test_title_of_another_room_is_not_said_here(office: Office) -> None:
    office.says(office.luc, "!tâche Préparer la négociation")

    said = office.says(office.luc, "!fait 1", office.chantier)

    assert plain(said) == "Tâche 1 faite. Dites « annuler » pour y revenir."


def test_detail_of_another_room_goes_to_the_asker_alone(office: Office) -> None:
    office.says(office.luc, "!tâche Préparer la négociation")

    office.says(office.luc, "!1", office.chantier)

    here = [each.body for each in office.team.answers if each.person is None]
    assert "négociation" not in "".join(here)
    assert ["négociation" in each.body for each in office.private] == [True]


def test_unknown_number_among_several_changes_none(office: Office) -> None:
    office.says(office.luc, "!tâche Relire")

    office.says(office.luc, "!fait 1 99")

    task = office.task(1)
    assert task is not None
    assert task.done_at is None


def test_remark_on_a_card_is_no_command(office: Office) -> None:
    office.says(office.luc, "!tâche Relire")

    said = office.says(office.zoe, "fait ce matin par l’agence", reply_to=office.card(1).event)

    assert said == ""
    with office.team.work() as work:
        texts = [comment.text for comment in work.tasks.comments(1, limit=9)]
    assert texts == ["fait ce matin par l’agence"]


def test_remark_too_long_to_be_kept_whole_is_refused(office: Office) -> None:
    office.says(office.luc, "!tâche Relire")
    card = office.card(1).event

    said = office.says(office.zoe, "Il manque la page 2. " * 100, reply_to=card)
    kept = office.says(office.zoe, "x" * 2000, reply_to=card)

    assert said == (
        "Ce mot a 2099 signes, et je n’en garde que 2000. Rien n’est noté. "
        "Envoyez-le en plusieurs fois."
    )
    assert kept == ""
    with office.team.work() as work:
        assert [len(each.text) for each in work.tasks.comments(1, limit=9)] == [2000]


def test_undo_on_the_card_leaves_remarks_alone(office: Office) -> None:
    office.says(office.luc, "!tâche Relire")
    office.taps(office.luc, "✅", office.card(1))
    office.says(office.luc, "Merci à tous", reply_to=office.card(1).event)

    office.taps(office.luc, "↩️", office.card(1))

    assert office.card(1).body.startswith("☐")
    with office.team.work() as work:
        assert len(work.tasks.comments(1, limit=9)) == 1


def test_tap_kept_in_a_row_reads_back() -> None:
    from commands.catalogue import catalogue
    from commands.serialising import from_json, to_json

    request = PostponeTasks((42,), None)

    assert from_json(to_json(request), catalogue().requests) == request
