"""A still clock and well-formed events, to be bent as a test likes."""

from datetime import UTC, datetime, timedelta

from bot.matrix.events import Reader
from bot.matrix.wire import Json
from commands.incoming import Incoming
from storage.ids import RoomId, UserId

ME = UserId("@beffroi:ville.test")
LUC = UserId("@luc:ville.test")
ROOM = RoomId("!place:ville.test")
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
STAMP = int((NOW - timedelta(seconds=3)).timestamp() * 1000)


class StillClock:
    """Nine o'clock, for ever."""

    def now(self) -> datetime:
        return NOW

    def stamped(self, milliseconds: int) -> datetime:
        return min(datetime.fromtimestamp(milliseconds / 1000, UTC), NOW)

    async def sleep(self, seconds: float) -> None:
        message = f"reading an event waits for nothing, not for {seconds} s"
        raise AssertionError(message)


READER = Reader(ME, StillClock())


def event(content: object, kind: str = "m.room.message", **more: object) -> Json:
    """Make an event of Luc's."""
    return {
        "type": kind,
        "event_id": "$e",
        "sender": LUC,
        "origin_server_ts": STAMP,
        "content": content,
        **more,
    }


def text(body: str, **more: object) -> Json:
    """Make a text message's content."""
    return {"msgtype": "m.text", "body": body, **more}


def read(raw: Json) -> Incoming | None:
    """Read an event as it comes."""
    return READER.read(raw, ROOM)
