"""Rows in a database, for commands that read or copy them."""

from datetime import datetime, timedelta

from sqlalchemy import Engine, column, func, select, table
from sqlalchemy.orm import Session

from storage.accounts import Account
from storage.database import UtcDateTime
from storage.ids import PersonKey, RoomId, RoomKey, UserId
from storage.messages import Subject
from storage.moments import LocalMoment
from storage.nudges import Nudges, Planned
from storage.outbox import State, Urgency
from storage.people import Person
from storage.rooms import Membership, Room
from tests.outbox import to_room

BEFFROI = UserId("@beffroi:ville.test")
ODD_NAME = "L’Haÿ\t« \\N »\n\\.\r\x7f 🔔"
"""What COPY has to escape, and what French is made of."""


def fill(engine: Engine, *, people: int = 3, started_at: datetime | None = None) -> int:
    """Write an account, a room and people who refer to each other; give the account's key."""
    with Session(engine) as session, session.begin():
        account = Account(user_id=BEFFROI, sync_token="s1", started_at=started_at)
        session.add(account)
        session.flush()
        met = [Person(user_id=UserId(f"@p{each}:v"), name=ODD_NAME) for each in range(people)]
        session.add_all(met)
        session.flush()
        room = Room(
            room_id=RoomId("!place:v"),
            account=account.key,
            membership=Membership.JOIN,
            invited_by=met[0].key,
            power_levels={"users": {ODD_NAME: 100}},
        )
        session.add(room)
        session.flush()
        met[0].direct_room = room.key
        return account.key


def queue(
    engine: Engine,
    account: int,
    now: datetime,
    *states: State,
    urgency: Urgency = Urgency.ANSWER,
) -> None:
    """Queue a message a state."""
    with Session(engine) as session, session.begin():
        for number, state in enumerate(states):
            mark = f"t{number}-{now.timestamp()}"
            session.add(to_room(account, RoomKey(1), mark, now, urgency=urgency, state=state))


def plan(engine: Engine, now: datetime, *ages: timedelta) -> None:
    """Plan a nudge an age: what is older should have rung."""
    with Session(engine) as session, session.begin():
        for number, age in enumerate(ages):
            moment = LocalMoment.at(now - age, "Europe/Paris")
            subject = Subject("reminder", number)
            planned = Planned("due", subject, moment, person=PersonKey(1))
            Nudges(session).plan(subject, [planned])


def names(engine: Engine) -> list[str | None]:
    """List people's names, by key."""
    with Session(engine) as session:
        return list(session.scalars(select(Person.name).order_by(Person.key)))


def people(engine: Engine) -> int:
    """Count the people."""
    with Session(engine) as session:
        return session.scalar(select(func.count()).select_from(Person)) or 0


def replay_until(engine: Engine) -> datetime | None:
    """Tell until when what happened may have been answered already."""
    accounts = table("accounts", column("replay_until", UtcDateTime()))
    with engine.connect() as connection:
        found: datetime | None = connection.scalars(select(accounts.c.replay_until)).one()
        return found
