"""The homeserver's limit on our events, as its refusals tell it.

A bucket as Synapse's: a burst, then a steady rate. Nothing is delayed by what we believe; we
only send one at a time while a limit is known, and forget it once we have sent more than it
allows.
"""

BURST = 10.0
"""Synapse's own default, which no refusal tells."""

PROOF = 5.0
"""How many events beyond a limit show that it is gone."""

RECENT = 10.0
"""Seconds after which the last event taken tells nothing of the rate."""

SHORTEST = 0.001

SLOW = 0.5
"""Seconds between two events from which reactions as buttons are a luxury."""


class Limit:
    """What is known of the limit. Instants are seconds of any clock that never goes back."""

    def __init__(self, events_per_second: float | None) -> None:
        """Begin with what was measured before."""
        self.interval = 1 / events_per_second if events_per_second else None
        self._level = 0.0
        self._at = 0.0
        self._sent_at: float | None = None

    @property
    def events_per_second(self) -> float | None:
        """The rate, nothing where no limit was met."""
        return 1 / self.interval if self.interval else None

    @property
    def slow(self) -> bool:
        """Whether each event counts."""
        return self.interval is not None and self.interval >= SLOW

    def sent(self, asked: float) -> None:
        """Count an event that was taken."""
        self._sent_at = asked
        if self.interval is None:
            return
        self._level = max(0.0, self._level - (asked - self._at) / self.interval) + 1
        self._at = asked
        if self._level > BURST + PROOF:
            self.interval = None

    def refused(self, asked: float, retry_after: float) -> None:
        """Learn from a refusal: the next event may leave `retry_after` after it was asked.

        From the last one taken to that moment is at most the interval, and all of it where
        the burst was spent.
        """
        since = asked - self._sent_at if self._sent_at is not None else 0.0
        gap = retry_after + (since if 0.0 <= since < RECENT else 0.0)
        self.interval = max(gap, self.interval or 0.0, SHORTEST)
        self._level, self._at = BURST, asked
