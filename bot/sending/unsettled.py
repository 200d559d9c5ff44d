"""What is not yet known to be sent, by key and by the marks that its event carries."""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.sending.parcel import MARKER, Parcel
from storage.database import Json
from storage.outbox import Urgency


def _future() -> "asyncio.Future[None]":
    return asyncio.get_running_loop().create_future()


@dataclass(slots=True)
class Item:
    """A parcel, from the moment it is queued until its row says what became of it."""

    parcel: Parcel
    done: "asyncio.Future[None]" = field(default_factory=_future)
    told: bool = False
    """Whether what became of it is being written down."""


class Unsettled:
    """The parcels on our hands."""

    def __init__(self) -> None:
        """Begin with none."""
        self._items: dict[int, Item] = {}
        self._keys: dict[str, int] = {}

    def __contains__(self, key: object) -> bool:
        """Tell whether a row is on our hands."""
        return key in self._items

    def __len__(self) -> int:
        """Count them."""
        return len(self._items)

    def add(self, parcel: Parcel) -> None:
        """Take a parcel up."""
        self._items[parcel.key] = Item(parcel)
        self._keys[parcel.transaction_id] = parcel.key
        self._keys[parcel.marker] = parcel.key

    def get(self, parcel: Parcel) -> Item | None:
        """Find a parcel's item, while it is on our hands."""
        return self._items.get(parcel.key)

    def settle(self, parcel: Parcel) -> None:
        """Let a parcel go: its row says what became of it."""
        item = self._items.pop(parcel.key, None)
        if item is None:
            return
        self._keys.pop(parcel.transaction_id, None)
        self._keys.pop(parcel.marker, None)
        if not item.done.done():
            item.done.set_result(None)

    def recognise(self, event: Json) -> Item | None:
        """Find the parcel that an event of ours carried out."""
        content, unsigned = event.get("content"), event.get("unsigned")
        marks = [
            content.get(MARKER) if isinstance(content, dict) else None,
            unsigned.get("transaction_id") if isinstance(unsigned, dict) else None,
        ]
        for mark in marks:
            if isinstance(mark, str) and (key := self._keys.get(mark)) is not None:
                return self._items[key]
        return None

    def answers(self) -> Iterator[Item]:
        """Walk those that answer somebody."""
        return (i for i in self._items.values() if i.parcel.urgency is Urgency.ANSWER)

    def __iter__(self) -> Iterator[Item]:
        """Walk them all."""
        return iter(self._items.values())


async def all_done(items: Iterable[Item]) -> None:
    """Wait until each of these has been settled."""
    waiting = [item.done for item in items]
    if waiting:
        await asyncio.wait(waiting)
