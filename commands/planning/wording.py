"""How a planning looks: a list whose bold is the moment."""

from datetime import timedelta

from commands.document import Bullets, Document, Line, Text, bold
from commands.language import write_hour
from commands.language.writing import names, number, write_day
from commands.planning.requests import Entry, Kind, Planning
from commands.tasks.titles import shorten
from commands.wording import Voice, worded
from storage.moments import Day, Due

LONGEST = 80
_WEEK = 6


@worded
def word_planning(reply: Planning, voice: Voice) -> Document:
    """Dialogue 6 of the book of conversations."""
    if not reply.entries:
        return Document((_nothing(reply, voice),))
    counts = []
    if reply.tasks:
        counts.append(voice.words("planning-tasks", count=reply.tasks))
    if reply.reminders:
        counts.append(voice.words("planning-reminders", count=reply.reminders))
    head = voice.say("planning-head", span=bold(_span(reply, voice)), counts=", ".join(counts))
    one_day = reply.first == reply.last
    lines = tuple(_line(entry, voice, with_day=not one_day) for entry in reply.entries)
    marks = tuple("☐" if one_day and each.kind is Kind.TASK else "–" for each in reply.entries)
    foot = (voice.say("list-more", count=reply.more),) if reply.more else ()
    return Document((head, Bullets(lines, marks), *foot))


def _line(entry: Entry, voice: Voice, *, with_day: bool) -> Line:
    """`jeu. 26, 14 h : réunion Budget`; on one day, `14 h : réunion Budget`."""
    what = voice.words(
        f"planning-{entry.kind}", number=str(entry.number), title=shorten(entry.title, LONGEST)
    )
    if entry.repetition is not None and entry.begins is not None:
        rule = voice.repetition(entry.repetition, Due.at(entry.begins))
        return voice.say("planning-often", what=what, rule=rule)
    hour = write_hour(entry.time, voice.language) if entry.time is not None else None
    if with_day:
        day = bold((Text(_short(entry.day, voice)),))
        if hour is None:
            return voice.say("planning-line-day", moment=day, what=what)
        return voice.say("planning-line-hour", moment=day, hour=hour, what=what)
    if hour is None:
        return (Text(what),)
    return voice.say("planning-line-day", moment=bold((Text(hour),)), what=what)


def _span(reply: Planning, voice: Voice) -> Line:
    first, last = reply.first, reply.last
    if first == last:
        return (Text(_capital(_day(first, reply.today, voice))),)
    week = first.weekday() == 0 and last - first == timedelta(days=_WEEK)
    return voice.say("planning-week" if week else "planning-span", **_ends(reply, voice))


def _nothing(reply: Planning, voice: Voice) -> Line:
    if reply.page:
        return voice.say("list-no-more")
    if reply.first != reply.last:
        return voice.say("planning-none-span", **_ends(reply, voice))
    if reply.first == reply.today:
        return voice.say("planning-none-today")
    return voice.say("planning-none-day", day=_day(reply.first, reply.today, voice))


def _ends(reply: Planning, voice: Voice) -> dict[str, str]:
    """`23` and `29 novembre`; the month twice where it changes, the year where it is another."""
    first, last = reply.first, reply.last
    same = (first.year, first.month) == (last.year, last.month)
    opening = number(first.day, voice.language) if same else _date(first, reply.today, voice)
    return {"first": opening, "last": _date(last, reply.today, voice)}


def _date(day: Day, today: Day, voice: Voice) -> str:
    month = names(voice.language, "months", "wide")[day.month - 1]
    year = "" if day.year == today.year else f"\u00a0{day.year}"
    return f"{number(day.day, voice.language)}\u00a0{month}{year}"


def _day(day: Day, today: Day, voice: Voice) -> str:
    return write_day(day, voice.language, year=day.year != today.year)


def _short(day: Day, voice: Voice) -> str:
    weekday = names(voice.language, "days", "abbreviated")[day.weekday()]
    return f"{weekday}\u00a0{number(day.day, voice.language)}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
