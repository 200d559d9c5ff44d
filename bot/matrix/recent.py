"""A memory of what passed lately: it spares questions, and answers none by itself."""

from collections import OrderedDict
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """The last things seen, bounded; forgetting one only costs a request."""

    def __init__(self, most: int) -> None:
        """Keep so many."""
        self._most = most
        self._kept: OrderedDict[Key, Value] = OrderedDict()

    def __contains__(self, key: Key) -> bool:
        return key in self._kept

    def get(self, key: Key) -> Value | None:
        """Recall something, if it is still known."""
        return self._kept.get(key)

    def keep(self, key: Key, value: Value) -> None:
        """Remember something, and forget the oldest where there is too much."""
        self._kept[key] = value
        self._kept.move_to_end(key)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def forget(self, key: Key) -> None:
        """Know nothing of it any more."""
        self._kept.pop(key, None)
