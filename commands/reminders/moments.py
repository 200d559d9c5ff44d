"""Moments to ring at: the hour where none is said, and what to ask where they are past."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from commands.command import Context, Request
from commands.doubts import typed_answers
from commands.language import Doubt
from commands.questions import CHOICES, Ask, Option
from commands.reminders.replies import OtherMoment
from commands.reminders.ringing import in_an_hour
from storage.moments import Due, LocalMoment


def ringing(due: Due, context: Context) -> LocalMoment:
    """Give the moment to ring at: a day alone rings at the organisation's hour."""
    return due.ringing(context.organisation.ring_hour)


def dated(doubt: Doubt, context: Context) -> Doubt:
    """Give a doubt whose choices say at which hour it would ring, those still to come."""
    moments = (ringing(each, context) for each in doubt.choices)
    return replace(
        doubt, choices=tuple(Due.at(each) for each in moments if not is_past(each, context))
    )


def is_past(moment: LocalMoment, context: Context) -> bool:
    """Tell whether it is too late to ring at a moment."""
    return moment.utc <= context.now


def ask_other(moment: LocalMoment, request_for: Callable[[Due], Request], context: Context) -> Ask:
    """Ask which moment is meant in place of one that is past: soon, or the same hour tomorrow."""
    today = LocalMoment.at(context.now, moment.zone).day
    tomorrow = datetime.combine(today + timedelta(days=1), moment.local.time())
    moments = (in_an_hour(context.now, moment.zone), replace(moment, local=tomorrow))
    choices = tuple(map(Due.at, moments))
    answers = typed_answers(choices)
    options = tuple(
        Option(tap, (answer,), request_for(choice))
        for tap, answer, choice in zip(CHOICES, answers, choices, strict=False)
    )
    return Ask(OtherMoment(moment, choices, answers), options)
