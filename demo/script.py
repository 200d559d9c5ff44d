"""The scenes of the day, read from scenes/*.toml: who does what, and what the bot must answer.

A part of the day has a `title`, a `day`, and scenes. A scene has a `title`, the hour it
begins `at`, and the `room` it plays in (or `direct`, somebody's private conversation). A turn
is one thing: somebody (`who`) `says` (`reply_to` somebody's last message), `taps`, `untaps`,
`edits` or `deletes` (`on` a message: that of `bot`, of somebody, or one that was given a
`name`); or the `clock` moves; or an `event` happens to the bot: `kill`, `start`, or `invite`,
into the room.

What must follow: `bot`, a new message there, or several; `private`, what one person reads
in their direct message; `card`, a message as it stands now. `[…]` stands for anything, all
spaces are equal, an empty line is none.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from demo.hours import PARIS

FOLDER = Path(__file__).parent / "scenes"


class Turn(BaseModel):
    """One thing that happens, and what must follow."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    who: str | None = None
    says: str | None = None
    reply_to: str | None = None
    taps: str | None = None
    untaps: str | None = None
    edits: str | None = None
    deletes: bool = False
    on: str = "bot"
    name: str | None = None
    clock: str | None = None
    event: Literal["kill", "start", "invite"] | None = None
    room: str | None = None
    """Where, if not where the scene plays."""

    direct: str | None = None
    bot: str | list[str] = []
    private: dict[str, str | list[str]] = {}
    card: str | None = None
    card_of: str = "bot"
    within: float = 15.0


class Scene(BaseModel):
    """A few turns in one place."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    at: str
    room: str | None = None
    direct: str | None = None
    turn: list[Turn]


class Part(BaseModel):
    """A part of the day."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    day: date
    scene: list[Scene]

    def moment(self, hour: str) -> datetime:
        """Give an hour of this day, `9:05` in Paris."""
        hours, minutes = hour.split(":")
        return datetime.combine(self.day, time(int(hours), int(minutes)), PARIS)


def parts() -> list[Part]:
    """Read the whole day, in the order of the files' names."""
    files = sorted(FOLDER.glob("*.toml"))
    return [Part.model_validate(tomllib.loads(file.read_text(encoding="utf-8"))) for file in files]


def listed(expected: str | Sequence[str]) -> list[str]:
    """Give one or several expected messages as a list."""
    return [expected] if isinstance(expected, str) else list(expected)


@dataclass(frozen=True, slots=True)
class Missing:
    """What was expected and did not come so."""

    scene: str
    expected: str
    seen: str

    @property
    def text(self) -> str:
        """Say it in two lines."""
        return f"{self.scene} : attendu\n{self.expected}\nreçu\n{self.seen or '(rien)'}"
