"""Runs every conversation of this folder on the bot's own transaction."""

import re
import tomllib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from commands.incoming import Quoted
from storage.ids import EventId, RoomId
from tests.team import Shown, Team

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*/*.toml"))
NAMES = {
    "amina": "Amina Diallo",
    "luc": "Luc Martin",
    "zoe": "Zoé Petit",
    "karim": "Karim Benali",
    "paul": "Paul Durand",
}
"""Amina moderates; Paul is a guest."""

CARD = re.compile(r"(?:☐|✅)\s(?:Tâche|Task)|(?:Tâche|Task)\s\d+ (?:supprimée|removed)\s*:.*\n")
"""A task's card, open, done or removed."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_conversation_goes_as_written(file: Path, team: Team) -> None:
    script = tomllib.loads(file.read_text(encoding="utf-8"))
    Conversation(team, {"language": file.parent.name, **script}).play()


class Conversation:
    """One file: `room` or `direct`, and turns: who speaks, and what the bot then shows.

    A turn is `luc = "…"`, with `reply = "bot"` or a name for whose last message it answers;
    `tap = "✅"` with `by = "luc"` and `on = "bot"`, `untap = true`; `delete = "luc"`;
    `edit = "luc"` with `text`; `later = "PT1H"` moves the clock and rings what is due.
    `bot` is the new messages (parted by a line `---`), `direct` those in private, `card` the
    bot's latest card as it now stands. Spaces of every kind are equal.

    `on` and `reply` may be "card" too, for the latest card. `alone = true` says a turn in the
    speaker's direct message; who is named in `met` has spoken with the bot before. `others`
    are in the room too, by Matrix ID and name, and say nothing.
    """

    def __init__(self, team: Team, script: dict[str, Any]) -> None:
        """Bring the people in."""
        self.team = team
        self.script = script
        team.organisation = replace(team.organisation, language=script["language"])
        self.users = {
            name: team.person(
                f"@{name}:{'ailleurs.test' if name == 'paul' else 'ville.test'}", whole
            )
            for name, whole in NAMES.items()
        }
        self.rooms: dict[str, RoomId] = {}
        others = [team.person(user, whole) for user, whole in script.get("others", {}).items()]
        if "room" in script:
            guests = script.get("guests", [])
            people = [
                user for name, user in self.users.items() if name != "paul" or "paul" in guests
            ]
            people += others
            self.room = team.room(script["room"], *people, moderators=[self.users["amina"]])
        else:
            self.room = team.direct(self.users[script["direct"]])
        self.last: dict[str, tuple[EventId, str]] = {}
        self.directs = {name: team.direct(self.users[name]) for name in script.get("met", [])}

    def play(self) -> None:
        """Say each turn and compare."""
        for turn in self.script["turn"]:
            self._do(turn)
            self._compare(turn)

    def _do(self, turn: dict[str, Any]) -> None:
        self.team.answers = []
        if "later" in turn:
            self._let_time_pass(turn["later"])
        if "tap" in turn:
            by, on = turn["by"], self._event(turn["on"])
            event = self.team.taps(
                self.users[by], self.room, on, turn["tap"], self._quoted(turn["on"])
            )
            self.last["tap"] = (event, by)
        elif turn.get("untap"):
            event, by = self.last["tap"]
            self.team.deletes(self.users[by], self.room, event)
        elif "delete" in turn:
            event, _ = self.last[turn["delete"]]
            self.team.deletes(self.users[turn["delete"]], self.room, event)
        elif "edit" in turn:
            event, _ = self.last[turn["edit"]]
            self.team.edits(self.users[turn["edit"]], self.room, event, turn["text"])
        else:
            self._speak(turn)

    def _speak(self, turn: dict[str, Any]) -> None:
        for name in NAMES.keys() & turn.keys():
            answered = turn.get("reply")
            event = self.team.says(
                self.users[name],
                self.directs[name] if turn.get("alone") else self.room,
                turn[name],
                reply_to=self._event(answered) if answered else None,
                quoted=self._quoted(answered) if answered else None,
            )
            self.last[name] = (event, turn[name])

    def _let_time_pass(self, length: str) -> None:
        self.team.now += TypeAdapter(timedelta).validate_python(length)
        before = set(self.team.shown)
        self.team.rings()
        self.team.answers = [shown for key, shown in self.team.shown.items() if key not in before]

    def _event(self, whose: str) -> EventId:
        if whose == "bot":
            return list(self.team.shown.values())[-1].event
        if whose == "card":
            return self._card().event
        return self.last[whose][0]

    def _card(self) -> Shown:
        return [shown for shown in self.team.shown.values() if CARD.match(shown.body)][-1]

    def _quoted(self, whose: str) -> Quoted | None:
        if whose in ("bot", "card"):
            return None
        event, text = self.last[whose]
        return Quoted(event, self.users[whose], text)

    def _compare(self, turn: dict[str, Any]) -> None:
        here = [shown for shown in self.team.answers if shown.person is None]
        alone = [shown for shown in self.team.answers if shown.person is not None]
        if "bot" in turn:
            assert _said(here) == _plain(turn["bot"])
        if "direct" in turn or alone:
            assert _said(alone) == _plain(turn.get("direct", ""))
        if "card" in turn:
            assert _plain(self._card().body) == _plain(turn["card"])


def _said(shown: list[Shown]) -> str:
    return "\n---\n".join(_plain(each.body) for each in shown)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").strip()
