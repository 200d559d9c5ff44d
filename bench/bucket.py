"""Synapse's limit on what one account sends (`rc_message`), and what it alone allows."""

from collections.abc import Iterable, Mapping

BURST = 10
"""The default: how many events an account may send at once."""
INTERVAL = 5.0
"""The default, 0.2 a second: after so many seconds, one of them is forgotten."""


class Bucket:
    """What an account has sent, leaking away: an event is let in where it does not overflow."""

    def __init__(self) -> None:
        """Begin empty."""
        self._empty_at = float("-inf")

    def opens(self, moment: float) -> float:
        """Tell when an event that is there at a moment is let in."""
        return max(moment, self._empty_at - (BURST - 1) * INTERVAL)

    def take(self, moment: float) -> None:
        """Let an event in."""
        self._empty_at = max(self._empty_at, moment) + INTERVAL


def earliest(
    asked: Mapping[str, float], due: Mapping[str, float], sent_before: Iterable[float] = ()
) -> dict[str, float]:
    """Tell when each answer leaves where the limit alone makes it wait.

    Answers and reminders share the bucket; whenever it lets one in, an answer goes first.
    """
    bucket = Bucket()
    for moment in sorted(sent_before):
        bucket.take(moment)
    waiting = [(False, moment, title) for title, moment in asked.items()]
    waiting += [(True, moment, title) for title, moment in due.items()]
    allowed: dict[str, float] = {}
    while waiting:
        leaves = bucket.opens(min(moment for _, moment, _ in waiting))
        chosen = min(each for each in waiting if each[1] <= leaves)
        bucket.take(leaves)
        waiting.remove(chosen)
        is_reminder, _, title = chosen
        if not is_reminder:
            allowed[title] = leaves
    return allowed
