"""The demo's script: it reads well, and it compares as it says."""

import pytest

from demo.hearing import matches
from demo.script import parts
from demo.stage import GUEST, ROOMS, STAFF


def test_every_scene_plays_in_a_room_that_there_is_and_hours_go_forward() -> None:
    everybody = {*STAFF, *GUEST}
    moments = []

    for part in parts():
        for scene in part.scene:
            moments.append(part.moment(scene.at))
            assert (scene.room in ROOMS) != (scene.direct in everybody)
            assert {turn.who for turn in scene.turn} <= {*everybody, None}

    assert moments == sorted(moments)


@pytest.mark.parametrize(
    ("expected", "body", "same"),
    [
        ("Rappel de 10 h", "Rappel de 10\u00a0h", True),
        ("\n↩️ annuler\n", "↩ annuler", True),
        ("Tâche […] faite", "Tâche 42 faite", True),
        ("Tâche […] faite", "Tâche 42 faite.", False),
    ],
)
def test_expected_answer_is_compared_whole_but_for_spaces_and_gaps(
    expected: str, body: str, *, same: bool
) -> None:
    assert matches(expected, body) is same
