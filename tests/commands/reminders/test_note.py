"""The note of a reminder that comes back says when it rings next, whatever is left out."""

from datetime import timedelta

from tests.office import Office, plain


def noted(office: Office, *changes: str) -> str:
    """Give the second line of the note of a reminder that Luc changes."""
    office.says(office.luc, "rappelle-moi chaque mardi à 10h de relever le courrier", office.alone)
    (note,) = office.team.answers
    for words in changes:
        office.says(office.luc, words, office.alone)
    return plain(note.body).splitlines()[1]


def test_first_time_is_said(office: Office) -> None:
    assert noted(office) == "Première fois : mardi 24 novembre 2026 à 10 h"


def test_first_time_left_out_gives_its_place_to_the_next(office: Office) -> None:
    assert noted(office, "sauter le rappel 1") == "Première fois : mardi 1er décembre 2026 à 10 h"


def test_later_time_left_out_leaves_the_first(office: Office) -> None:
    said = noted(office, "sauter le rappel 1 du 1er décembre")

    assert said == "Première fois : mardi 24 novembre 2026 à 10 h"


def test_once_it_has_rung_the_next_that_rings_is_said(office: Office) -> None:
    office.says(office.luc, "rappelle-moi chaque mardi à 10h de relever le courrier", office.alone)
    (note,) = office.team.answers
    office.team.now += timedelta(hours=2)
    office.team.rings()

    office.says(office.luc, "sauter le rappel 1", office.alone)

    assert plain(note.body).splitlines()[1] == "Prochain : mardi 8 décembre 2026 à 10 h"
