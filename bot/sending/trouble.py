"""How long to wait after a failure: the whole sender, or only the lane that failed.

Mostly the homeserver is away, and everything waits. But where one parcel fails while others
pass, only its own lane may wait: no event may stop the town.
"""

import secrets
from dataclasses import dataclass

FIRST = 1.0
LONGEST = 30.0
SPREAD = 0.2
"""How much chance adds to a wait, so that many bots do not come back together."""


@dataclass(frozen=True, slots=True)
class Wait:
    """What to do after a failure, in seconds."""

    lane: float
    everyone: float
    """Nothing to wait for, where it is the lane's own trouble."""


class Trouble:
    """Counts failures and successes."""

    def __init__(self) -> None:
        """Begin in peace."""
        self._successes = 0
        self._failures: dict[str, tuple[int, int]] = {}
        """By lane: how many in a row, and how many successes there were by the last."""
        self._outage = 0

    def failed(self, lane: str, *, held: bool) -> Wait:
        """Tell how long to wait; `held` where everyone waits already."""
        count, successes = self._failures.get(lane, (0, -1))
        alone = count > 0 and self._successes > successes
        self._failures[lane] = (count + 1, self._successes)
        if alone:
            return Wait(_growing(count), 0.0)
        if held:
            return Wait(_growing(max(count, self._outage - 1)), 0.0)
        self._outage += 1
        everyone = _growing(self._outage - 1)
        # The lane waits longer: another one shall try first, or one bad event holds them all.
        return Wait(everyone * 1.1, everyone)

    def passed(self, lane: str) -> None:
        """Count a success."""
        self._successes += 1
        self._outage = 0
        self._failures.pop(lane, None)


def _growing(failures: int) -> float:
    chance = secrets.randbelow(1000) / 1000 * SPREAD
    return float(min(FIRST * 2 ** min(failures, 10), LONGEST) * (1 + chance))
