"""A room where the bot may not write: who asks is told alone, once; then all is shown."""

from sqlalchemy import update

from commands.incoming import Allowance
from storage.outbox import Act, Outgoing, State
from tests.office import Office, plain

TOLD = (
    "Je n’ai pas le droit d’écrire dans le salon Finances. Ce que vous y notez est gardé, et y "
    "paraîtra dès que je pourrai. Demandez-le à la modération : Amina."
)


def let_write(office: Office, level: int) -> None:
    """Say from which power on one writes in *Finances*."""
    with office.team.work() as work:
        room = work.rooms.by_id(office.finances)
        assert room is not None
        room.power_levels = {**room.power_levels, "events_default": level}


def refuse(office: Office) -> None:
    """Put aside what was sent to a room, as the sender does where the homeserver refuses it."""
    with office.team.work() as work:
        room = work.rooms.by_id(office.finances)
        assert room is not None
        for message in work.messages.live_in(room.key, 50):
            message.event_id = None
    with office.team.engine.begin() as connection:
        connection.execute(
            update(Outgoing)
            .where(Outgoing.act == Act.MESSAGE, Outgoing.room.is_not(None))
            .values(state=State.ASIDE, error="403 M_FORBIDDEN: no", event_id=None)
        )


def test_author_is_told_alone_once(office: Office) -> None:
    let_write(office, 50)

    office.says(office.luc, "!tâche Saler la côte")

    assert [plain(each.body) for each in office.private] == [TOLD]

    office.says(office.luc, "!tâche Ranger la salle")

    assert office.private == []


def test_who_gets_an_error_is_told_too(office: Office) -> None:
    let_write(office, 50)

    office.says(office.luc, "!fait 77")

    assert [plain(each.body) for each in office.private] == [TOLD]


def test_what_waited_is_shown_as_it_then_stands(office: Office) -> None:
    let_write(office, 50)
    office.says(office.luc, "!tâche Saler la côte")
    refuse(office)
    office.says(office.luc, "fait 1", office.alone)
    let_write(office, 0)

    office.team.handle(Allowance("event:$power", office.team.now, office.finances))

    card = office.card(1)
    assert plain(card.body).startswith("✅ Tâche 1 : Saler la côte")
    assert card.edited


def test_nothing_is_shown_while_it_may_not_write(office: Office) -> None:
    let_write(office, 50)
    office.says(office.luc, "!tâche Saler la côte")
    refuse(office)

    office.team.handle(Allowance("event:$power", office.team.now, office.finances))

    assert not office.card(1).edited
