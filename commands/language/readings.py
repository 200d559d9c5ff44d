"""What is read in a sentence: values only, no words and no rules."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from storage.moments import Due, Repetition

Language = Literal["fr", "en"]
"""The language a person writes in."""


class Intent(StrEnum):
    """What a sentence is for; the values are the words of `explain`."""

    TASK = "task"
    REMINDER = "reminder"
    MEETING = "meeting"
    TIME = "time"
    ABSENCE = "absence"
    NONE = "none"


class Purpose(StrEnum):
    """What a bare moment is wanted for: it decides what *cette semaine* means."""

    DEADLINE = "deadline"
    """A task's due date: a week means its Friday, a month its last day."""

    MOMENT = "moment"
    """When something rings or begins: a week means its Monday, a month its first day."""

    WORKED = "worked"
    """A day of the past, for the timesheet: *lundi* is the last Monday."""

    ABSENCE = "absence"
    """A stay away: past days are allowed, and what is said spans to its end."""


class Recipient(StrEnum):
    """Whom a reminder is for."""

    ME = "me"
    ROOM = "room"
    PEOPLE = "people"
    """The people mentioned in the sentence."""


class Reason(StrEnum):
    """Why a date is asked about; texts/ words each of them."""

    NEXT_WEEKDAY = "next-weekday"
    """*Vendredi prochain*, while this week's Friday is still to come."""

    WEEKDAY_IN_EIGHT = "weekday-in-eight"
    """*Mercredi en huit*, said on a Wednesday."""

    HOUR_PAST = "hour-past"
    """*À 8 h*, said at ten."""

    NIGHT_HOUR = "night-hour"
    """*Mardi à 2 h*: at night, or in the afternoon."""

    BEFORE_DAWN = "before-dawn"
    """*Demain*, said before five in the morning."""

    IMPOSSIBLE_DAY = "impossible-day"
    """*Le 30 février*."""

    IMPOSSIBLE_HOUR = "impossible-hour"
    """*À 27 h*."""

    PAST_DAY = "past-day"
    """*Le lundi 23 novembre*, said on the 24th."""

    CONTRADICTION = "contradiction"
    """*Mardi 18 mars*, where the 18th is no Tuesday."""

    TWO_DAYS = "two-days"
    """*Lundi ou mardi*."""

    TWO_HOURS = "two-hours"
    """*À 9 h ou 10 h*."""

    FORTNIGHT_BEFORE = "fortnight-before"
    """*15 jours avant*: two weeks, or fifteen days."""

    MONTH_END = "month-end"
    """*Dans un mois*, said on the 31st."""

    PAYMENT_TERM = "payment-term"
    """*30 jours fin de mois*: which comes first."""

    SKIPPED_HOUR = "skipped-hour"
    """An hour that the change to summer time skips."""

    DOUBLED_HOUR = "doubled-hour"
    """An hour that comes twice, when winter time begins."""

    DAY_OR_HOUR = "day-or-hour"
    """*Mardi 12.05*: a day or an hour."""

    MONTH_NAME = "month-name"
    """*5 jui.*: June or July."""

    TWOFOLD = "twofold"
    """*Biweekly*: every two weeks, or twice a week."""

    NEVER = "never"
    """A repetition that never falls."""

    VAGUE = "vague"
    """*Tout à l’heure*, for what must ring."""

    UNSURE = "unsure"
    """*December 5, 2026* among French: read by another grammar than ours."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A date to ask about."""

    reason: Reason
    words: str
    """The doubtful words, as typed."""
    choices: tuple[Due, ...]
    """The full dates to offer, likeliest first; empty where none is possible."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence means."""

    intent: Intent
    title: str = ""
    mentions: tuple[str, ...] = ()
    """People named with `@`, without it, in order: `luc`, or `luc:ville.fr`."""
    recipient: Recipient = Recipient.ME
    due: Due | None = None
    """Task: deadline. Reminder: when to speak. Meeting, absence: beginning. Time: the day."""
    end: Due | None = None
    """Absence: its last day, included, or last moment."""
    duration: timedelta | None = None
    repetition: Repetition | None = None
    """What comes back; `due` is then its first occurrence."""
    doubt: Doubt | None = None
    """Asked about: `due` is then empty."""
    alternatives: tuple[Due, ...] = ()
    """Other values of `due` that are possible, if less likely."""
    project: str | None = None
    effort: timedelta | None = None
    urgent: bool = False
    numbers: tuple[int, ...] = ()
    """Tasks named by number: `#42`."""


@dataclass(frozen=True, slots=True)
class When:
    """What a bare moment means."""

    value: Due | None = None
    end: Due | None = None
    """Last day, included, or last moment, where a span was said."""
    repetition: Repetition | None = None
    doubt: Doubt | None = None
    alternatives: tuple[Due, ...] = ()
    unread: str = ""
    """The words that are no part of the moment; all of them, where none was found."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A bare expression as a span of the calendar, for `explain --dates`."""

    start: str
    end: str | None
    """Exclusive."""
    grain: str
    rrule: str | None
