"""Reactions that act as buttons, and 📌 on anybody's message."""

import re
from dataclasses import dataclass

from pydantic import ValidationError

from commands.catalogue import catalogue
from commands.command import Context, Request
from commands.free_speech import SayExpired
from commands.incoming import Reaction
from commands.serialising import from_json
from commands.tasks.requests import PinTask
from storage.messages import Message, Role
from storage.work import UnitOfWork

PIN = "📌"

_COLOURS = re.compile("[\ufe0f\U0001f3fb-\U0001f3ff]")
"""The mark of a coloured picture, and the five colours of skin."""


@dataclass(frozen=True, slots=True)
class Tapped:
    """The request a tap stands for, and the question it answers."""

    request: Request
    root: str | None = None
    question: int | None = None


def understand_tap(reaction: Reaction, work: UnitOfWork, context: Context) -> Tapped | None:
    """Give what a reaction stands for, nothing where it is no button of ours."""
    message = work.messages.by_event(reaction.target)
    if message is None:
        return Tapped(PinTask()) if reaction.key == PIN and context.source else None
    key = plain_key(reaction.key)
    for tap in message.taps:
        if plain_key(tap["key"]) == key and tap.get("only") in (None, context.sender):
            try:
                request = from_json(tap["request"], catalogue().requests)
            except (KeyError, ValidationError):
                return None
            return _answering(request, message, work, context)
    return None


def plain_key(key: str) -> str:
    """Take away what only asks for colours: clients, and people for a hand, add it at will."""
    return _COLOURS.sub("", key)


def _answering(
    request: Request, message: Message, work: UnitOfWork, context: Context
) -> Tapped | None:
    """Answer the question a tap stands on; nothing where it was answered before."""
    if message.role != Role.QUESTION or message.subject_key is None:
        return Tapped(request)
    question = work.questions.by_key(message.subject_key)
    if question is None or question.answered_at is not None:
        return None
    if question.expires_at <= context.now:
        return Tapped(SayExpired(), question.origin, question.key)
    return Tapped(request, question.origin, question.key)
