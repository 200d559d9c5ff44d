"""What the admins are told when something needs a person: once, in private, in whole words."""

import pytest

from commands.incoming import Notice
from tests.office import plain
from tests.team import Team

SAID = {
    "crash": "Je me suis arrêté sans prévenir",
    "gap": "Trop de messages m’attendaient dans un salon",
    "overdue": "Un rappel attend depuis plus de deux minutes",
    "sync-refused": "Le serveur de messagerie me refuse les nouveaux messages : M_X non.",
}


@pytest.mark.parametrize("kind", SAID)
def test_admin_is_told_once(team: Team, kind: str) -> None:
    amina = team.person("@amina:ville.test", "Amina Diallo")
    team.direct(amina)
    notice = Notice(f"{kind}:1", team.now, kind, (("reason", "M_X non"),))

    team.handle(notice)
    (told,) = [plain(each.body) for each in team.answers]
    team.handle(notice)

    assert told.startswith(SAID[kind])
    assert team.answers == []
