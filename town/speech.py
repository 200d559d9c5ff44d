"""What Element sends when somebody types, answers, edits or taps."""

import html
from typing import Protocol

from town.client import Json


class Named(Protocol):
    """Somebody who can be mentioned."""

    @property
    def user_id(self) -> str:
        """The Matrix user."""

    @property
    def name(self) -> str:
        """The name on the pill."""


class Spoken(Protocol):
    """A message that can be answered, edited, tapped or deleted."""

    @property
    def room(self) -> str:
        """Where it stands."""

    @property
    def id(self) -> str:
        """Its event."""

    @property
    def sender(self) -> str:
        """Who wrote it."""


def written(*parts: str | Named) -> Json:
    """Write a message; a person among the parts becomes a pill."""
    people = [part for part in parts if not isinstance(part, str)]
    content: Json = {
        "msgtype": "m.text",
        "body": "".join(part if isinstance(part, str) else part.name for part in parts),
        "m.mentions": {"user_ids": list(dict.fromkeys(p.user_id for p in people))}
        if people
        else {},
    }
    if people:
        content["format"] = "org.matrix.custom.html"
        content["formatted_body"] = "".join(
            html.escape(part, quote=False).replace("\n", "<br>")
            if isinstance(part, str)
            else pill(part)
            for part in parts
        )
    return content


def pill(person: Named) -> str:
    """Show a person as a link that Element draws as a pill."""
    name = html.escape(person.name)
    return f'<a href="https://matrix.to/#/{person.user_id}">{name}</a>'


def reply(content: Json, to: Spoken, me: str) -> Json:
    """Make it an answer: Element quotes nothing any more, and mentions the answered."""
    named = content["m.mentions"].get("user_ids", [])
    others = [] if to.sender == me else [to.sender]
    mentions = list(dict.fromkeys([*named, *others]))
    return content | {
        "m.mentions": {"user_ids": mentions} if mentions else {},
        "m.relates_to": {"m.in_reply_to": {"event_id": to.id}},
    }


def in_thread(content: Json, root: str, latest: str) -> Json:
    """Put it in a thread; clients that know no threads show an answer to the latest."""
    return content | {
        "m.relates_to": {
            "rel_type": "m.thread",
            "event_id": root,
            "is_falling_back": True,
            "m.in_reply_to": {"event_id": latest},
        }
    }


def edit(content: Json, of: Spoken) -> Json:
    """Make it the new text of an earlier message."""
    starred = content | {"body": f"* {content['body']}", "m.mentions": {}}
    if "formatted_body" in content:
        starred["formatted_body"] = f"* {content['formatted_body']}"
    return starred | {
        "m.new_content": content,
        "m.relates_to": {"rel_type": "m.replace", "event_id": of.id},
    }


def tap(message: Spoken, key: str) -> Json:
    """Make a reaction."""
    return {"m.relates_to": {"rel_type": "m.annotation", "event_id": message.id, "key": key}}
