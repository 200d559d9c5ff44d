"""Who people and rooms are, for whoever reads."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from commands.document import Mention, Span, Text
from commands.language import Language
from commands.organisation import Organisation
from commands.policy import is_agent
from commands.quoting import seen
from commands.sentences import sentence
from storage.ids import EventId, PersonKey, RoomKey
from storage.people import Person
from storage.work import UnitOfWork


class RowNames:
    """Names read from the mirrored rows, once per answer."""

    def __init__(
        self,
        work: UnitOfWork,
        room: RoomKey | None,
        language: Language,
        organisation: Organisation | None = None,
    ) -> None:
        """Name people as members of `room` see them, externals with where they come from."""
        self._work = work
        self._room = room
        self._language = language
        self._organisation = organisation
        self._shown: dict[PersonKey, str] = {}
        self._read: Mapping[PersonKey, Person] = {}
        """Kept, since a session forgets rows that nobody holds."""
        self._namesakes: Mapping[str, int] = {}

    def name(self, person: PersonKey) -> str:
        """Tell the first name where it is unique, else the whole; an external's says whence."""
        shown = self._shown.get(person)
        if shown is None:
            shown = self._shown[person] = self._name(self._work.people.by_key(person))
        return shown

    def called(self, person: PersonKey) -> str:
        """Tell the name by which to speak to a person."""
        whole = _display_name(self._work.people.by_key(person))
        return whole.split()[0] if whole is not None else self._nobody()

    def mention(self, person: PersonKey) -> Span:
        """Make a pill, or plain words for who was erased or is not in the room."""
        user_id = self._work.people.by_key(person).user_id
        if user_id is None or self._room is None or not self._work.rooms.holds(self._room, person):
            return Text(self.name(person))
        return Mention(person, user_id, self.name(person))

    def room(self, room: RoomKey) -> str:
        """Tell a room's name, or its address where it has none."""
        row = self._work.rooms.by_key(room)
        return row.name or row.room_id

    def address(self, room: RoomKey, event: EventId) -> str:
        """Give the matrix.to address of a message, with the servers that know its room."""
        room_id = self._work.rooms.by_key(room).room_id
        ours = self._work.accounts.user_id(self._work.account).partition(":")[2]
        servers = dict.fromkeys(server for server in (room_id.partition(":")[2], ours) if server)
        via = "&".join(f"via={quote(server)}" for server in servers)
        return f"https://matrix.to/#/{quote(room_id, safe='!:')}/{quote(event, safe='$:')}?{via}"

    def prepare(self, people: Iterable[PersonKey]) -> None:
        """Read several people and count their namesakes, in two queries."""
        self._read = self._work.people.by_keys(people)
        names = [_display_name(person) for person in self._read.values()]
        firsts = [name.split()[0] for name in names if name is not None]
        self._namesakes = self._work.people.count_namesakes(firsts, self._among())

    def _name(self, person: Person) -> str:
        whole = _display_name(person)
        if whole is None:
            return self._nobody()
        if self._is_external(person):
            place = (person.user_id or "").partition(":")[2]
            if self._is_our_homeserver(place):
                place = sentence(self._language, "name-outside", {})
            return sentence(self._language, "name-external", {"name": whole, "place": place})
        first = whole.split()[0]
        return whole if self._is_shared(first) else first

    def _is_shared(self, first: str) -> bool:
        """Tell whether somebody else has this first name here; in private, anywhere."""
        count = self._namesakes.get(first)
        if count is not None:
            return count > 1
        return self._work.people.has_namesakes(first, self._among())

    def _among(self) -> RoomKey | None:
        """Tell among whom a first name must be unique: a room's members, in private everybody."""
        if self._room is None or self._work.rooms.by_key(self._room).is_direct:
            return None
        return self._room

    def _is_external(self, person: Person) -> bool:
        if self._organisation is None:
            return False
        return not is_agent(person.key, self._work, self._organisation)

    def _is_our_homeserver(self, place: str) -> bool:
        """Tell whether people from outside have accounts beside ours: the place says nothing."""
        organisation = self._organisation
        admins = organisation.admins if organisation is not None else ()
        return place in {admin.partition(":")[2] for admin in admins}

    def _nobody(self) -> str:
        return sentence(self._language, "nobody-known", {})


def _display_name(person: Person) -> str | None:
    """Tell the whole name, or what stands for it; nothing of who was erased."""
    if person.user_id is None:
        return None
    whole = seen(person.name or "").strip()
    return whole or person.user_id.removeprefix("@").partition(":")[0]
