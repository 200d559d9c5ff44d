"""The outbox, drained: lanes, pace, direct messages, and what becomes of each row."""

from bot.sending.parcel import MARKER, Parcel
from bot.sending.sender import Sender

__all__ = ["MARKER", "Parcel", "Sender"]
