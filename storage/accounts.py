"""The bot's own account: its device, its place in the sync, and who holds it."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, bindparam, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Model
from storage.ids import UserId


class Account(Model):
    """An account of the bot. `epoch` rises each time a process takes it."""

    __tablename__ = "accounts"

    key: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[UserId] = mapped_column(unique=True)
    device_id: Mapped[str | None]
    access_token: Mapped[str | None]
    sync_token: Mapped[str | None]
    filter_id: Mapped[str | None]
    secret: Mapped[str] = mapped_column(default=lambda: secrets.token_hex(32))
    """Keys the transaction IDs and markers, so that nobody else can tell what caused them."""
    looked_around: Mapped[bool] = mapped_column(default=False)
    """Whether the invitations from before the first start were read."""
    epoch: Mapped[int] = mapped_column(default=0)
    holder: Mapped[str | None]
    started_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    stopped_at: Mapped[datetime | None]
    """When the last holder stopped in good order; nothing while one runs or after a crash."""
    replay_until: Mapped[datetime | None]
    """After a restore: what was said until then is handled again, and nothing is sent of it."""
    events_per_second: Mapped[float | None]
    """The homeserver's limit as last measured, nothing where none was met."""


class OutageKind(StrEnum):
    """Why an account was deaf for a while."""

    STOPPED = "stopped"
    UNREACHABLE = "unreachable"


class Outage(Model):
    """A while in which an account neither heard nor spoke: it explains what came late."""

    __tablename__ = "outages"
    __table_args__ = (Index("ix_outages_begin", "account", "begin"),)

    key: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[int] = mapped_column(ForeignKey("accounts.key"))
    kind: Mapped[OutageKind]
    begin: Mapped[datetime]
    end: Mapped[datetime | None]
    """Nothing while it lasts."""


@dataclass(frozen=True, slots=True)
class Taking:
    """An account taken by this process, and how the one before ended."""

    account: int
    epoch: int
    crashed: bool
    """Whether the last holder ended without a word."""
    silent_since: datetime | None
    """When it was last heard of; nothing at the very first start."""


_ROWS = Account.__table__
_WHO = select(_ROWS.c.user_id, _ROWS.c.epoch).where(_ROWS.c.key == bindparam("key"))


class Accounts:
    """The accounts of this installation."""

    def __init__(self, session: Session) -> None:
        """Read through one session."""
        self._session = session
        self._user_ids: dict[int, UserId] = {}

    def of(self, user_id: UserId) -> Account | None:
        """Find an account by its Matrix ID."""
        return self._session.scalar(select(Account).where(Account.user_id == user_id))

    def by_key(self, key: int) -> Account:
        """Read an account by its key."""
        return self._session.get_one(Account, key)

    def user_id(self, key: int) -> UserId:
        """Tell the Matrix ID behind an account."""
        if key not in self._user_ids:
            self.epoch(key)
        return self._user_ids[key]

    def add(self, user_id: UserId) -> Account:
        """Record an account seen for the first time."""
        account = Account(user_id=user_id, epoch=0)
        self._session.add(account)
        self._session.flush()
        return account

    def epoch(self, key: int) -> int:
        """Tell the epoch that stands, to compare with the one a process took.

        Every transaction begins so: its Matrix ID is then known as well.
        """
        row = self._session.connection().execute(_WHO, {"key": key}).one()
        self._user_ids[key] = row.user_id
        epoch: int = row.epoch
        return epoch

    def save_token(self, key: int, token: str, seen_at: datetime) -> None:
        """Remember how far the sync has been handled."""
        self._session.execute(
            update(Account)
            .where(Account.key == key)
            .values(sync_token=token, seen_at=seen_at)
            .execution_options(synchronize_session=False)
        )

    def save_limit(self, key: int, events_per_second: float | None) -> None:
        """Remember the homeserver's limit as last measured, nothing where there is none."""
        self.by_key(key).events_per_second = events_per_second

    def save_session(self, key: int, device_id: str, access_token: str | None) -> None:
        """Remember the device the account speaks from, and its token once there is one."""
        account = self.by_key(key)
        account.device_id = device_id
        account.access_token = access_token

    def take(self, user_id: UserId, holder: str, at: datetime) -> Taking:
        """Make a process the holder of an account: whoever held it before writes no more."""
        account = self.of(user_id) or self.add(user_id)
        crashed = account.started_at is not None and account.stopped_at is None
        silent_since = account.seen_at or account.started_at
        if not crashed:
            silent_since = account.stopped_at
        account.epoch += 1
        account.holder = holder
        account.started_at = at
        account.stopped_at = None
        return Taking(account.key, account.epoch, crashed, silent_since)

    def release(self, key: int, epoch: int, at: datetime) -> None:
        """Write down that the holder stopped in good order, unless another one took over."""
        account = self.by_key(key)
        if account.epoch == epoch:
            account.stopped_at = at

    def begin_outage(self, key: int, kind: OutageKind, begin: datetime) -> Outage:
        """Write down that an account is deaf from an instant on."""
        outage = Outage(account=key, kind=kind, begin=begin)
        self._session.add(outage)
        return outage

    def end_outages(self, key: int, end: datetime) -> None:
        """Write down that an account hears again."""
        lasting = select(Outage).where(Outage.account == key, Outage.end.is_(None))
        for outage in self._session.scalars(lasting):
            outage.end = end

    def outage_at(self, key: int, instant: datetime) -> Outage | None:
        """Find the outage that covers an instant, the latest where several do."""
        return self._session.scalar(
            select(Outage)
            .where(
                Outage.account == key,
                Outage.begin <= instant,
                or_(Outage.end.is_(None), Outage.end >= instant),
            )
            .order_by(Outage.begin.desc(), Outage.key.desc())
            .limit(1)
        )
