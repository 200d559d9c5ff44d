"""Tasks come from a sentence, a reply, a 📌."""

from dataclasses import replace

import pytest

from bot.posting import Reader
from bot.rendering import render
from bot.scene import voice_for
from commands.incoming import Quoted
from commands.tasks.card import task_card
from storage.ids import EventId
from tests.office import Office, plain
from tests.team import Team


def test_sentence_gives_the_task_to_its_author(office: Office) -> None:
    office.says(office.luc, "!tâche Préparer le budget pour vendredi 14h ~3h #finances urgent")

    assert plain(office.card(1).body) == (
        "☐ Tâche 1 : Préparer le budget\n"
        "Urgent, vendredi 27 novembre 2026 à 14 h\n"
        "Responsable : Luc, 3 h de travail, projet finances\n"
        "✅ fait · ⏰ reporter · ↩️ annuler"
    )
    assert office.card(1).taps == ["✅", "⏰", "↩️"]


def test_card_is_escaped_everywhere(office: Office) -> None:
    office.says(office.luc, "!tâche Coller <b>deux</b> affiches & <script>partir</script> #a<b>")

    html = office.card(1).html
    assert "<script" not in html
    assert "Coller &lt;b&gt;deux&lt;/b&gt; affiches &amp; &lt;script&gt;" in html


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("!tâche Relire", "Dites « fait 1 » ou « annuler »."),
        ("!confier 1 à personne", "Dites « je m’en charge 1 » ou « annuler »."),
        ("!fait 1", "Dites « rouvrir 1 » ou « annuler »."),
    ],
)
def test_card_without_buttons_says_what_to_type(office: Office, said: str, typed: str) -> None:
    if said != "!tâche Relire":
        office.says(office.luc, "!tâche Relire")
    office.says(office.luc, said)

    with office.team.work() as work:
        reader = Reader("fr", "Europe/Paris")
        voice = voice_for(reader, work, office.team.now, None, office.team.organisation)
        document = task_card(work, 1, voice)

    assert document is not None
    assert plain(render(document, taps_seeded=False).body).splitlines()[-1] == typed


def test_new_card_notifies_who_must_act_and_not_its_author(office: Office) -> None:
    office.says(office.luc, "!tâche Relire le marché @zoe @luc")

    assert office.card(1).mentions == {"user_ids": ["@zoe:ville.test"]}
    assert '<a href="https://matrix.to/#/@zoe:ville.test">Zoé</a>' in office.card(1).html


def test_edited_card_notifies_nobody(office: Office) -> None:
    office.says(office.luc, "!tâche Relire le marché @zoe")

    office.taps(office.zoe, "✅", office.card(1))

    assert office.card(1).mentions == {}


def test_reply_links_to_the_message(office: Office) -> None:
    quoted = Quoted(EventId("$Source/1"), office.zoe, "Il faut relancer l’architecte")

    office.says(office.amina, "tâche @Luc pour le 4", quoted=quoted)

    address = "https://matrix.to/#/!finances:ville.test/$Source%2F1?via=ville.test"
    assert f'D’après <a href="{address}">le message de Zoé</a>' in office.card(1).html
    assert "matrix.to" not in office.card(1).body


def test_name_that_begins_with_a_vowel_is_elided(office: Office) -> None:
    quoted = Quoted(EventId("$1"), office.amina, "Il faut relancer l’architecte")

    office.says(office.luc, "tâche", quoted=quoted)

    assert "le message d’Amina" in office.card(1).body


def test_doubtful_date_of_a_reply_keeps_its_source(office: Office) -> None:
    quoted = Quoted(EventId("$1"), office.zoe, "Il faut relancer l’architecte")

    office.says(office.luc, "tâche pour vendredi prochain", quoted=quoted)
    office.says(office.luc, "4")

    task = office.task(1)
    assert task is not None
    assert task.source_event == "$1"
    assert task.title == "Relancer l’architecte"


def test_second_pin_says_nothing_new(office: Office) -> None:
    quoted = Quoted(EventId("$1"), office.zoe, "La sonnette est en panne")
    office.team.taps(office.amina, office.finances, EventId("$1"), "📌", quoted)

    office.team.taps(office.luc, office.finances, EventId("$1"), "📌", quoted)

    assert office.heard == ""
    assert office.task(2) is None


def test_pin_on_a_picture_without_words_makes_nothing(office: Office) -> None:
    quoted = Quoted(EventId("$1"), office.zoe, "\u200b")

    office.team.taps(office.amina, office.finances, EventId("$1"), "📌", quoted)

    assert office.heard == ""


def test_pin_taken_back_removes_the_task(office: Office) -> None:
    quoted = Quoted(EventId("$1"), office.zoe, "La sonnette est en panne")
    tap = office.team.taps(office.amina, office.finances, EventId("$1"), "📌", quoted)

    office.team.deletes(office.amina, office.finances, tap)

    assert office.task(1) is None


@pytest.mark.parametrize("count", [21, 50])
def test_too_many_people_are_refused_kindly(office: Office, count: int) -> None:
    names = [f"a{number}" for number in range(count)]
    users = [office.team.person(f"@{name}:ville.test", name) for name in names]
    room = office.team.room("Tous", office.luc, *users)

    said = office.says(office.luc, "!tâche Relire " + " ".join(f"@{name}" for name in names), room)

    assert plain(said) == (
        f"Une tâche a 20 responsables au plus, et {count} sont nommés. Nommez-en moins."
    )
    assert office.task(1) is None


def test_somebody_elsewhere_and_nobody_are_unknown_in_the_same_words(office: Office) -> None:
    elsewhere = office.says(office.luc, "!tâche Relire @paul")
    nobody = office.says(office.luc, "!tâche Relire @pierre")

    assert elsewhere.replace("paul", "pierre") == nobody


def test_external_outside_the_room_is_given_nothing(office: Office) -> None:
    said = office.says(office.luc, "tâche Relire @paul", office.alone)

    assert said.startswith("Paul Durand (ailleurs.test) ne voit, comme externe,")
    assert office.task(1) is None


def test_bot_itself_is_given_nothing(office: Office) -> None:
    said = office.says(office.luc, "!tâche Relire @beffroi:ville.test")

    assert said.startswith("Je ne trouve pas")


def test_externals_are_announced_once_a_room(office: Office) -> None:
    first = office.says(office.luc, "!tâche Relire", office.chantier)
    second = office.says(office.luc, "!tâche Classer", office.chantier)
    elsewhere = office.says(office.luc, "!tâche Envoyer")

    assert ["Des externes" in said for said in (first, second, elsewhere)] == [True, False, False]


def test_externals_are_whoever_is_not_in_the_space(team: Team) -> None:
    office = Office.opens(team)
    space = team.room("Mairie", office.luc)
    team.organisation = replace(team.organisation, domains=(), space=space)

    first = office.says(office.luc, "!tâche Relire")
    second = office.says(office.zoe, "!tâche Classer")

    assert "Des externes" in first
    assert "Responsable : Zoé Petit (externe)" in plain(second)  # their homeserver is ours


def test_title_too_long_says_how_long(office: Office) -> None:
    said = office.says(office.luc, "!tâche " + "x" * 60_000)

    assert "200 au plus" in plain(said)
    assert office.task(1) is None


def test_repetition_is_refused_honestly(office: Office) -> None:
    said = office.says(office.luc, "!tâche Relever le courrier chaque lundi")

    assert said.startswith("Une tâche ne revient pas")
    assert office.task(1) is None


def test_name_that_two_people_have_stays_in_the_title(office: Office) -> None:
    with office.team.work():
        other = office.team.person("@zoe2:ville.test", "Zoé Petit")
        room = office.team.room("Accueil", office.luc, office.zoe, other)

    said = office.says(office.luc, "!tâche Envoyer le plan à Zoé Petit", room)

    assert said.startswith(
        "☐ Tâche 1 : Envoyer le plan à Zoé Petit\nSans échéance\nResponsable : Luc"
    )


def test_name_of_who_is_elsewhere_stays_in_the_title(office: Office) -> None:
    said = office.says(office.luc, "!tâche Envoyer le plan à Zoé Petit", office.chantier)

    assert said.startswith(
        "☐ Tâche 1 : Envoyer le plan à Zoé Petit\nSans échéance\nResponsable : Luc"
    )


def test_a_display_name_of_one_word_counts(office: Office) -> None:
    with office.team.work():
        lea = office.team.person("@lea:ville.test", "Léa")
        room = office.team.room("Accueil", office.luc, lea)

    said = office.says(office.luc, "!tâche Envoyer le plan à lea pour lundi", room)

    assert said.startswith("☐ Tâche 1 : Envoyer le plan\nLundi 30 novembre 2026\nResponsable : Léa")
