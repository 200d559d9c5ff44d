"""Plays the scenes: does what people do, and looks for what must follow."""

import re
from dataclasses import dataclass, field

from demo.hearing import Hearing, matches
from demo.printing import Printer, plain_first_line
from demo.script import Missing, Part, Scene, Turn, listed
from demo.stage import Stage
from town.person import Person, Said
from town.speech import Named, Spoken
from town.view import Seen

MENTION = re.compile(r"@(amina|luc|zoe|paul)\b")
WITNESS = "amina"


@dataclass
class Place:
    """Where a scene plays, who watches it there, and the last message of everybody."""

    room: str | None
    witness: Person
    last: dict[str, Spoken] = field(default_factory=dict)


class Play:
    """One performance."""

    def __init__(self, stage: Stage, printer: Printer) -> None:
        """Play on a stage."""
        self._stage = stage
        self._printer = printer
        self._hearing = Hearing(stage)
        self._places: dict[str, Place] = {}
        self._bodies: dict[str, str] = {}
        self._title = ""
        self.expected = 0
        self.missing: list[Missing] = []

    async def part(self, part: Part) -> None:
        """Play a part of the day."""
        self._printer.part(part.title, part.moment("0:00"))
        for scene in part.scene:
            await self._scene(part, scene)

    async def _scene(self, part: Part, scene: Scene) -> None:
        moment = part.moment(scene.at)
        if moment > self._stage.hours.now:
            await self._stage.hours.move(moment)
        self._title = f"{scene.at} {scene.title}"
        where = (
            f"message direct de {self._name(scene.direct)}" if scene.direct else scene.room or ""
        )
        self._printer.scene(scene.title, where, self._stage.hours.now)
        for turn in scene.turn:
            await self._turn(part, scene, turn)
        for person, message in self._hearing.claim_rest():
            self._show(message, aside=f"(à {person.name.split()[0]}, inattendu)")
            self._miss("rien de plus", message.body)

    async def _turn(self, part: Part, scene: Scene, turn: Turn) -> None:
        elsewhere = turn.room is not None or turn.direct is not None
        place = self._place(
            turn.room if elsewhere else scene.room, turn.direct if elsewhere else scene.direct
        )
        if turn.clock is not None:
            await self._stage.hours.move(part.moment(turn.clock))
            self._printer.event(f"L’horloge passe à {turn.clock.replace(':', ' h ')}.")
        if turn.event is not None:
            await self._happens(turn.event, turn.room or scene.room or "")
        if turn.who is not None:
            await self._does(self._stage.person(turn.who), turn, place)
        await self._follows(turn, place)

    async def _happens(self, event: str, room: str) -> None:
        if event == "kill":
            await self._stage.bot.kill()
            self._printer.event("kill -9 : Beffroi s’arrête net.")
        elif event == "invite":
            await self._stage.invite_bot(self._stage.rooms[room])
            self._printer.event(f"Amina invite Beffroi dans {room}.")
        else:
            await self._stage.bot.start()
            self._printer.event("Beffroi redémarre.")

    async def _does(self, person: Person, turn: Turn, place: Place) -> None:
        name, hours = person.name.split()[0], self._stage.hours
        target = place.last.get(turn.on)
        if turn.says is not None:
            said = await self._says(person, turn, place)
            place.last[turn.who or ""] = said
            if turn.name:
                place.last[turn.name] = said
            aside = ""
            if turn.reply_to:
                answered = place.last[turn.reply_to]
                aside = f"(en réponse à « {plain_first_line(self._bodies[answered.id])[:40]} »)"
            self._bodies[said.id] = turn.says
            self._printer.said(name, turn.says, hours.now, aside=aside)
        if target is None:
            return
        on = self._bodies.get(target.id, "")
        if turn.taps is not None:
            await person.tap(target, turn.taps)
            self._printer.tapped(name, turn.taps, on, hours.now)
        if turn.untaps is not None:
            await person.untap(target, turn.untaps)
            self._printer.tapped(name, turn.untaps, on, hours.now, back=True)
        if turn.edits is not None:
            await person.edit(target, *self._parts(turn.edits))
            self._bodies[target.id] = turn.edits
            self._printer.said(name, turn.edits, hours.now, edited=True)
        if turn.deletes:
            await person.delete(target)
            self._printer.deleted(name, on, hours.now)

    async def _says(self, person: Person, turn: Turn, place: Place) -> Said:
        parts = self._parts(turn.says or "")
        if turn.reply_to is not None:
            return await person.reply(place.last[turn.reply_to], *parts)
        if place.room is None:
            place.room = await person.open_direct(self._stage.bot_user)
            await person.sees_member(place.room, self._stage.bot_user)
        return await person.say(place.room, *parts)

    async def _follows(self, turn: Turn, place: Place) -> None:
        for expected in listed(turn.bot):
            message = await self._hear(place.witness, place.room, expected, turn)
            if message is not None:
                place.last["bot"] = message
                if turn.name:
                    place.last[turn.name] = message
        for who, texts in turn.private.items():
            private = self._place(None, who)
            for expected in listed(texts):
                message = await self._hear(self._stage.person(who), private.room, expected, turn)
                if message is not None:
                    private.room, private.last["bot"] = message.room, message
        if turn.card is not None:
            await self._reads(turn, place)

    async def _hear(
        self, person: Person, room: str | None, expected: str, turn: Turn
    ) -> Seen | None:
        """Wait for the next message, print it, compare it."""
        self.expected += 1
        message = await self._hearing.next(person, room, turn.within)
        if message is None:
            self._miss(expected, "")
            return None
        self._hearing.claim(message)
        private = message.room not in self._stage.rooms.values()
        self._show(message, aside=f"(à {person.name.split()[0]})" if private else "")
        if not matches(expected, message.body):
            self._miss(expected, message.body)
        return message

    async def _reads(self, turn: Turn, place: Place) -> None:
        """Wait until a message stands as expected, and print it."""
        self.expected += 1
        card = place.last.get(turn.card_of)
        expected = turn.card or ""
        if not isinstance(card, Seen):
            self._miss(expected, "")
            return
        stands = await self._hearing.stands(place.witness, card, expected, turn.within)
        self._bodies[card.id] = card.body
        self._printer.said("Beffroi", card.body, self._stage.hours.now, edited=True)
        if not stands:
            self._miss(expected, card.body)

    def _show(self, message: Seen, aside: str = "") -> None:
        self._bodies[message.id] = message.body
        self._printer.said(
            "Beffroi", message.body, self._stage.hours.of(message.event), aside=aside
        )

    def _miss(self, expected: str, seen: str) -> None:
        missing = Missing(self._title, expected.strip(), seen)
        self.missing.append(missing)
        self._printer.missing(missing)

    def _place(self, room: str | None, direct: str | None) -> Place:
        """Find a room, or somebody's private conversation, which may not be there yet."""
        key = direct or room or ""
        if key not in self._places:
            if direct is not None:
                self._places[key] = Place(None, self._stage.person(direct))
            else:
                self._places[key] = Place(self._stage.rooms[key], self._stage.people[WITNESS])
        return self._places[key]

    def _parts(self, text: str) -> list[str | Named]:
        """Turn `@luc` into a pill, as Element does when one picks a name."""
        parts: list[str | Named] = []
        for place, piece in enumerate(MENTION.split(text)):
            parts.append(self._stage.person(piece) if place % 2 else piece)
        return [part for part in parts if part]

    def _name(self, localpart: str) -> str:
        return self._stage.person(localpart).name.split()[0]
