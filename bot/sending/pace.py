"""How much may be on its way at once, and when to wait.

Answers leave at once. Nudges and buttons share twenty places, three while people are being
answered: with twenty, an answer queues in the homeserver behind all of them.
"""

from collections import Counter
from collections.abc import Callable

from bot.sending.limit import Limit
from storage.outbox import Urgency

ANSWERS = 20
"""Answers on their way at once."""

IDLE = 20
"""Nudges and buttons on their way at once while nobody asks."""

ATTENTIVE = 3
"""The same while people are being answered."""

ATTENTION = 1.0
"""Seconds for which somebody who spoke is likely to be answered, or to speak again."""

QUIET = 60.0
"""Seconds without a refusal after which buttons are affordable, where no slow limit is known."""

ONE_BY_ONE = 0.2
"""Seconds between two events from which sending side by side only earns refusals."""


class Pace:
    """Decides how urgent a parcel must be to leave now."""

    def __init__(self, limit: Limit, now: Callable[[], float]) -> None:
        """Go by a clock that never goes back."""
        self.limit = limit
        self.probing = False
        """Whether the homeserver was away: one parcel tries before the others follow."""
        self._now = now
        self._holds = 0
        self._underway: Counter[Urgency] = Counter()
        self._attentive_until = 0.0
        self._refused_at = -QUIET

    @property
    def held(self) -> bool:
        """Whether nothing may leave."""
        return self._holds > 0

    @property
    def tight(self) -> bool:
        """Whether buttons cost answers their place: none are to be seeded."""
        return self.limit.slow or self._now() - self._refused_at < QUIET

    def least(self) -> Urgency | None:
        """Tell what may leave now: this urgency and what is more urgent; nothing while held."""
        if self.held:
            return None
        answers = self._underway[Urgency.ANSWER]
        buttons = self._underway[Urgency.BUTTON]
        others = self._underway[Urgency.NUDGE] + buttons
        interval = self.limit.interval
        if self.probing or (interval is not None and interval >= ONE_BY_ONE):
            return Urgency.BUTTON if answers + others == 0 else None
        if answers >= ANSWERS:
            return None
        attentive = self._now() < self._attentive_until or answers > 0
        if others >= (ATTENTIVE if attentive else IDLE):
            return Urgency.ANSWER
        return Urgency.NUDGE if attentive and buttons > 0 else Urgency.BUTTON

    def attend(self) -> None:
        """Somebody speaks: keep the way free."""
        self._attentive_until = self._now() + ATTENTION

    def leaves(self, urgency: Urgency) -> None:
        """Count a parcel that is on its way."""
        self._underway[urgency] += 1
        if urgency is Urgency.ANSWER:
            self.attend()

    def is_back(self, urgency: Urgency) -> None:
        """Count a parcel that is no longer on its way, sent or not."""
        self._underway[urgency] -= 1

    def hold(self) -> None:
        """Let nothing leave until `release`; each hold has its own."""
        self._holds += 1

    def release(self) -> None:
        """End one hold."""
        self._holds -= 1

    def refused(self, asked: float, retry_after: float) -> None:
        """Take a refusal for what it tells."""
        self._refused_at = self._now()
        self.limit.refused(asked, retry_after)
