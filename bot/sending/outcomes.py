"""What may come of a parcel, beyond the errors of `bot.matrix.errors`."""

from dataclasses import dataclass

from storage.ids import EventId, RoomKey


@dataclass(frozen=True, slots=True)
class Delivery:
    """The homeserver took it, now or at an earlier try."""

    event: EventId | None = None
    """Nothing where there is none (to join, to leave), or where it is not told."""
    room: RoomKey | None = None
    stands: bool = False
    """Whether the event is the message itself, to be edited and tapped from here on."""


@dataclass(frozen=True, slots=True)
class Pointless:
    """What it relates to never came to be: there is nothing to send."""


@dataclass(frozen=True, slots=True)
class Moved:
    """It waits in another lane from here on."""

    lane: str


Outcome = Delivery | Pointless | Moved


class Later(Exception):
    """This lane has to wait, and no other."""

    def __init__(self, seconds: float) -> None:
        """Keep for how long."""
        super().__init__(f"wait {seconds:g} s")
        self.seconds = seconds


class NoAddress(Exception):
    """The person is known no more: nothing can be sent to them."""
