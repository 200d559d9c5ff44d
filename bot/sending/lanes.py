"""What waits, and whose turn it is: one parcel at a time in a lane, lanes side by side.

Plain values and no waiting: the sender asks, sends, and tells when a lane is free again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush

from bot.sending.parcel import Parcel
from storage.ids import PersonKey, RoomKey
from storage.outbox import Act, Urgency


@dataclass(slots=True)
class _Waiting:
    parcel: Parcel
    lane: str
    rank: Urgency
    doubtful: bool
    """Whether the homeserver may have it already: an answer was lost, or a process killed."""


class Lanes:
    """Parcels by lane, each lane ordered by urgency, then by key."""

    def __init__(self) -> None:
        """Begin with nothing to send."""
        self._waiting: dict[int, _Waiting] = {}
        self._queues: dict[str, list[tuple[Urgency, int]]] = {}
        self._heads: list[tuple[Urgency, int, str]] = []
        """The first of each free lane. What no longer holds is skipped when it comes up."""
        self._busy: set[str] = set()
        self._about: dict[int, dict[int, str]] = {}
        """The parcels of each message of ours, waiting or taken: key and lane."""

    def __len__(self) -> int:
        """Count what waits."""
        return len(self._waiting)

    def __iter__(self) -> Iterator[Parcel]:
        """Walk what waits."""
        return (waiting.parcel for waiting in self._waiting.values())

    def add(self, parcel: Parcel, lane: str, *, doubtful: bool = False) -> list[Parcel]:
        """Queue a parcel; give those that it makes pointless, itself perhaps."""
        if parcel.key in self._waiting:
            return []
        pointless = self._made_pointless_by(parcel)
        for old in pointless:
            self.remove(old.key)
        if pointless and parcel.act is Act.REDACTION and parcel.seed is not None:
            return [*pointless, parcel]
        rank = min([parcel.urgency, *(old.urgency for old in pointless if old.act is Act.EDIT)])
        if parcel.message is not None:
            lane = self._follow(parcel, lane, rank)
            self._about.setdefault(parcel.message, {})[parcel.key] = lane
        self._file(_Waiting(parcel, lane, rank, doubtful))
        return pointless

    def take(self, least: Urgency) -> tuple[Parcel, str] | None:
        """Give the most urgent parcel of a free lane, at least so urgent; its lane is busy now."""
        while self._heads:
            rank, key, lane = self._heads[0]
            if lane in self._busy or not self._stands(rank, key, lane):
                heappop(self._heads)
                self._raise_head(lane)
                continue
            if rank > least:
                return None
            heappop(self._heads)
            self._busy.add(lane)
            return self._waiting.pop(key).parcel, lane
        return None

    def give_back(self, parcel: Parcel, lane: str) -> None:
        """Put a taken parcel back at its place; its lane stays busy until `free`."""
        self._file(_Waiting(parcel, lane, self._rank_again(parcel), doubtful=True))

    def free(self, lane: str) -> None:
        """Let the next parcel of a lane go."""
        self._busy.discard(lane)
        self._raise_head(lane)

    def forget(self, parcel: Parcel) -> None:
        """Drop what is known of a taken parcel, once it is sent, aside or cancelled."""
        if parcel.message is not None and (known := self._about.get(parcel.message)) is not None:
            known.pop(parcel.key, None)
            if not known:
                del self._about[parcel.message]

    def remove(self, key: int) -> Parcel | None:
        """Take a waiting parcel away, out of its turn."""
        waiting = self._waiting.pop(key, None)
        if waiting is None:
            return None
        self.forget(waiting.parcel)
        return waiting.parcel

    def remove_where(self, wanted: Callable[[Parcel], bool]) -> list[Parcel]:
        """Take away every waiting parcel that is so."""
        found = [parcel for parcel in self if wanted(parcel)]
        for parcel in found:
            self.remove(parcel.key)
        return found

    def move(self, person: PersonKey, source: str, target: str) -> None:
        """Make what is for a person wait in the lane of their direct message."""
        whole = source == lane_of_person(person)
        for rank, key in list(self._queues.get(source, ())):
            if self._stands(rank, key, source):
                waiting = self._waiting[key]
                if whole or waiting.parcel.person == person:
                    waiting.lane = target
                    if (message := waiting.parcel.message) is not None:
                        self._about[message][key] = target
                    self._file(waiting)

    def _made_pointless_by(self, parcel: Parcel) -> list[Parcel]:
        """Find older edits of the same message, and the reaction that is no longer wanted."""
        others = self._others(parcel)
        if parcel.act is Act.EDIT:
            return [o.parcel for o in others if o.parcel.act is Act.EDIT]
        if parcel.act is Act.REDACTION and parcel.seed is not None:
            return [o.parcel for o in others if _seeds(o, parcel) and not o.doubtful]
        if parcel.act is Act.REDACTION:
            return [o.parcel for o in others if o.parcel.act in (Act.EDIT, Act.REACTION)]
        return []

    def _follow(self, parcel: Parcel, lane: str, rank: Urgency) -> str:
        """Find the lane where the message itself waits, and make sure that it is ahead."""
        for other in self._others(parcel):
            needed = other.parcel.act is Act.MESSAGE or _seeds(other, parcel)
            if needed and other.rank > rank:
                other.rank = rank
                self._file(other)
        return next(reversed(self._about.get(parcel.message or 0, {}).values()), lane)

    def _others(self, parcel: Parcel) -> list[_Waiting]:
        """List what waits about the same message."""
        keys = self._about.get(parcel.message, {}) if parcel.message is not None else {}
        return [self._waiting[key] for key in keys if key in self._waiting and key != parcel.key]

    def _rank_again(self, parcel: Parcel) -> Urgency:
        """Rank a parcel given back: a message no later than what follows it."""
        if parcel.act is not Act.MESSAGE:
            return parcel.urgency
        return min([parcel.urgency, *(other.rank for other in self._others(parcel))])

    def _file(self, waiting: _Waiting) -> None:
        self._waiting[waiting.parcel.key] = waiting
        heappush(self._queues.setdefault(waiting.lane, []), (waiting.rank, waiting.parcel.key))
        self._raise_head(waiting.lane)

    def _raise_head(self, lane: str) -> None:
        """Offer the first parcel of a lane, where the lane is free."""
        queue = self._queues.get(lane)
        if queue is None:
            return
        while queue and not self._stands(*queue[0], lane):
            heappop(queue)
        if not queue:
            if lane not in self._busy:
                del self._queues[lane]
        elif lane not in self._busy:
            heappush(self._heads, (*queue[0], lane))

    def _stands(self, rank: Urgency, key: int, lane: str) -> bool:
        waiting = self._waiting.get(key)
        return waiting is not None and waiting.rank == rank and waiting.lane == lane


def lane_of_person(person: PersonKey) -> str:
    """Name the lane where a person's parcels wait until their direct message is known."""
    return f"person:{person}"


def lane_of_room(room: RoomKey) -> str:
    """Name the lane of a room, a direct message or not."""
    return f"room:{room}"


def _seeds(waiting: _Waiting, parcel: Parcel) -> bool:
    """Tell whether this puts on the reaction that the other takes off."""
    return waiting.parcel.act is Act.REACTION and waiting.parcel.seed == parcel.seed
