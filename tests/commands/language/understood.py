"""What docs/francais.md shows of what is understood: understood.toml, read again and written."""

import re
import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path

from commands.language import (
    Intent,
    Purpose,
    Sentence,
    explain_dates,
    read_sentence,
    read_when,
    write_days,
    write_due,
    write_duration,
    write_hours,
    write_repetition,
)
from storage.moments import Due, Repetition
from tests.commands.language.cases import ZONE, said_at

DOCUMENT = Path(__file__).parents[3] / "docs" / "francais.md"
EXAMPLES = Path(__file__).with_name("understood.toml")
BEGIN, END = "<!-- compris -->", "<!-- fin de compris -->"
SAID_AT = said_at("2026-11-24T09:05")
SPOKEN = "mardi 24 novembre 2026 à 9 h 05"
_KINDS = {
    Intent.TASK: "tâche",
    Intent.REMINDER: "rappel",
    Intent.MEETING: "réunion",
    Intent.TIME: "temps passé",
    Intent.ABSENCE: "absence",
    Intent.NONE: "rien",
}


def examples() -> dict[str, dict[str, str]]:
    """Give what is said and what is read, group by group."""
    return tomllib.loads(EXAMPLES.read_text("utf-8"))


def read(group: str, text: str) -> str:
    """Word what is read in an example."""
    words = _READERS.get(group, _expression)(text)
    return words.replace("\N{NO-BREAK SPACE}", " ")


def section() -> str:
    """Write the section of the document."""
    lines = [f"Ce qui suit est dit le {SPOKEN}."]
    for group, said in examples().items():
        lines += ["", f"### {group}", "", "| dit | lu |", "|---|---|"]
        lines += [f"| *{text}* | {meaning} |" for text, meaning in said.items()]
    return "\n".join(lines)


def document_with(text: str, shown: str) -> str:
    """Put a section between its marks."""
    pattern = re.compile(f"{BEGIN}.*{END}", re.DOTALL)
    return pattern.sub(lambda _: f"{BEGIN}\n{shown}\n{END}", text)


def write() -> None:
    """Bring the document up to date."""
    DOCUMENT.write_text(document_with(DOCUMENT.read_text("utf-8"), section()), "utf-8")


def _expression(text: str) -> str:
    found = explain_dates(text, SAID_AT, ZONE)
    start, end = str(found["start"]), found["end"]
    first = _due(start)
    if found["rrule"]:
        repetition = Repetition(str(found["rrule"]), ())
        return f"{write_repetition(repetition, first)} ; d’abord {write_due(first)}"
    if end is None:
        return write_due(first)
    last = datetime.fromisoformat(str(end))
    return write_days(first.day, last.date() - timedelta(days=1))


def _hour(text: str) -> str:
    return _moment(text, Purpose.MOMENT)


def _limit(text: str) -> str:
    return _moment(text, Purpose.DEADLINE)


def _period(text: str) -> str:
    """The day that a task takes of a period, and a reminder."""
    task, reminder = _limit(text), _hour(text)
    return task if task == reminder else f"tâche : {task} ; rappel : {reminder}"


def _moment(text: str, purpose: Purpose) -> str:
    when = read_when(text, SAID_AT, ZONE, purpose=purpose)
    if when.doubt:
        return "demandé : " + " ou ".join(map(write_due, when.doubt.choices))
    if when.value is None or when.unread:
        message = f"{text}: {when}"
        raise ValueError(message)
    due, end = when.value, when.end
    if due.time is None or end is None or end.time is None:
        return write_due(due)
    return f"{write_due(Due(due.day, None, ZONE))} {write_hours(due.time, end.time)}"


def _sentence(text: str) -> str:
    sentence = read_sentence(text, SAID_AT, ZONE)
    said = [_KINDS[sentence.intent]]
    if sentence.title:
        said.append(f"« {sentence.title} »")
    said += [*(f"@{name}" for name in sentence.mentions), *_when(sentence)]
    return ", ".join(said)


def _when(sentence: Sentence) -> list[str]:
    said = []
    if sentence.repetition and sentence.due:
        said.append(write_repetition(sentence.repetition, sentence.due))
    elif sentence.due and sentence.end and not (sentence.due.time or sentence.end.time):
        said.append(write_days(sentence.due.day, sentence.end.day))
    elif sentence.due:
        said.append(write_due(sentence.due))
        if sentence.end and sentence.end.time:
            said.append(f"jusqu’à {write_due(sentence.end)}")
    if sentence.duration:
        said.append(write_duration(sentence.duration))
    if sentence.doubt:
        said.append("demandé : " + " ou ".join(map(write_due, sentence.doubt.choices)))
    if sentence.alternatives:
        said.append("proposé : " + " ou ".join(map(write_due, sentence.alternatives)))
    return said


def _due(text: str) -> Due:
    if "T" not in text:
        return Due(date.fromisoformat(text), None, ZONE)
    moment = datetime.fromisoformat(text)
    return Due(moment.date(), moment.time(), ZONE)


_READERS = {
    "Heures": _hour,
    "Périodes": _period,
    "Limites": _limit,
    "Demandes": _sentence,
}
