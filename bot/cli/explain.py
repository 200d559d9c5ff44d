"""`beffroi explain`: what the bot understands of sentences, one a line, and nothing recorded."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.cli.problems import Misuse
from bot.cli.words import words
from bot.clock import SystemClock
from commands.language import explain as explain_sentence
from commands.language import explain_dates

Object = dict[str, Any]

MAX_LENGTH = 65_536
"""Of a line. Matrix itself allows no longer message."""


def explain(*, as_json: bool, now: str | None, timezone: str, dates: bool) -> int:
    """Answer each line of standard input with a line, at once: an empty one too."""
    moment = _moment(now, _place(timezone)) if now is not None else None
    _place(timezone)
    for line in sys.stdin.buffer:
        text = line.decode("utf-8", errors="replace").strip("\r\n")
        answer = _answer(text, moment, timezone, dates=dates)
        shown = json.dumps(answer, ensure_ascii=False) if as_json else _readable(text, answer)
        sys.stdout.write(f"{shown}\n")
        sys.stdout.flush()
    return 0


def _answer(line: str, now: datetime | None, zone: str, *, dates: bool) -> Object:
    """Explain one line; what cannot be explained says why."""
    try:
        text, moment, name = _asked(line, now, zone)
        return (explain_dates if dates else explain_sentence)(text, moment, name)
    except Misuse as fault:
        return {"error": words()(fault.sentence, **fault.values)}
    except Exception as fault:  # noqa: BLE001 - one bad line never ends the others
        return {"error": words()("explain-fault", kind=type(fault).__name__)}


def _asked(line: str, now: datetime | None, zone: str) -> tuple[str, datetime, str]:
    """Read a line: a sentence, or an object whose `now` and `timezone` win."""
    if len(line) > MAX_LENGTH:
        raise Misuse(sentence="explain-too-long")
    given = _object(line) if line.lstrip().startswith("{") else {"text": line}
    text, name = given.get("text"), given.get("timezone", zone)
    if not isinstance(text, str):
        raise Misuse(sentence="explain-no-text")
    place = _place(name)
    if given.get("now") is not None:
        now = _moment(given["now"], place)
    return text, now or SystemClock().now(), place.key


def _place(name: object) -> ZoneInfo:
    try:
        return ZoneInfo(str(name))
    except (LookupError, ValueError, OSError):
        raise Misuse(sentence="explain-zone", zone=str(name)) from None


def _moment(written: object, place: ZoneInfo) -> datetime:
    """Read a moment; without a zone it is one of the clock on the wall."""
    try:
        moment = datetime.fromisoformat(str(written))
    except ValueError:
        raise Misuse(sentence="explain-now", now=str(written)) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=place)


def _object(line: str) -> Object:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        raise Misuse(sentence="explain-no-json") from None
    return given if isinstance(given, dict) else {}


def _readable(text: str, answer: Object) -> str:
    """Word an answer for the eye: what is empty is left out."""
    if "error" in answer:
        return str(answer["error"])
    facts = ", ".join(_facts(answer))
    return words()("explain-line" if facts else "explain-nothing", text=text, facts=facts)


def _facts(answer: Object) -> Iterator[str]:
    say = words()
    for key, value in answer.items():
        if value in (None, [], ""):
            continue
        shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        name = f"explain-{key.replace('_', '-')}"
        yield say(name, value=shown) if say.has(name) else f"{key} {shown}"
