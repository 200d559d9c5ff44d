"""From a phrase to a due date: done, done with another reading offered, or asked about."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from commands.language import days as d
from commands.language.days import Days, Setting
from commands.language.hours import Clock, Part
from commands.language.lengths import LATER, Length
from commands.language.phrases import Phrase
from commands.language.readings import Purpose, Reason
from commands.language.recurring import resolve_repeat
from commands.language.repeats import Repeat
from commands.language.spans import Reading, clocks_of, due_at, dues_on, resolve_span, until_hour
from storage.moments import Due

_CHOICES = 4

_DAY = timedelta(days=1)


def resolve(phrase: Phrase, setting: Setting) -> Reading | None:
    """Find the moment that a phrase means, or nothing where it means none."""
    if phrase.bad_hour:
        return Reading(reason=Reason.IMPOSSIBLE_HOUR)
    if phrase.twofold:
        return Reading(reason=Reason.TWOFOLD)
    if phrase.moment is not None:
        return _counted(phrase.moment, setting)
    if phrase.repeat is not None and phrase.other_part is not None:
        return _two_parts(phrase, phrase.repeat, phrase.other_part, setting)
    if phrase.repeat is not None:
        return resolve_repeat(phrase, phrase.repeat, setting)
    if phrase.days is not None:
        return resolve_span(phrase, setting)
    return _dated(phrase, setting)


def _two_parts(phrase: Phrase, repeat: Repeat, other: Part, setting: Setting) -> Reading | None:
    """*Les lundis matin et jeudis après-midi*: one rule has one hour, so that it is asked."""
    one = resolve_repeat(replace(phrase), repeat, setting)
    two = resolve_repeat(replace(phrase, part=other), repeat, setting)
    choices = tuple(each.due for each in (one, two) if each and each.due)
    return Reading(reason=Reason.TWO_HOURS, choices=choices)


def _counted(length: Length, setting: Setting) -> Reading | None:
    """*Dans 2 h*: exactly that long; whole days keep the hour on the wall."""
    if length.unit == LATER:
        return _later_today(setting)
    exact = length.exact
    if exact is None:
        return None
    try:
        if exact and not exact % _DAY:
            local = setting.now + exact
        else:
            zone = ZoneInfo(setting.zone)
            instant = setting.now.replace(tzinfo=zone).astimezone(ZoneInfo("UTC")) + exact
            local = instant.astimezone(zone).replace(tzinfo=None)
    except OverflowError:
        return None
    if length.unit != "second":
        local = local.replace(second=0, microsecond=0)
    due = Due(local.date(), local.time().replace(fold=0), setting.zone)
    if (
        exact < timedelta()
        and setting.purpose in {Purpose.DEADLINE, Purpose.MOMENT}
        and not setting.bare
    ):
        return Reading(reason=Reason.HOUR_PAST, choices=())
    return Reading(due, grain="minute")


def _later_today(setting: Setting) -> Reading | None:
    """*Tout à l’heure*: today for what is to be done; what rings needs an hour."""
    if setting.bare:
        return None
    if setting.purpose in {Purpose.DEADLINE, Purpose.WORKED}:
        return Reading(Due(setting.today, None, setting.zone))
    now = setting.now.replace(second=0, microsecond=0)
    choices = tuple(due_at(now + timedelta(hours=hours), setting) for hours in (1, 2))
    return Reading(reason=Reason.VAGUE, choices=choices)


def _dated(phrase: Phrase, setting: Setting) -> Reading | None:
    """A day, an hour, or both."""
    said = phrase.day is not None
    if phrase.day is not None:
        found = phrase.day.find(setting)
    elif clocks_of(phrase) or phrase.today:
        found = d.one(setting.today)
    else:
        return None
    if found is None:
        return None
    day = found.day(setting.purpose)
    clocks = clocks_of(phrase)
    if phrase.until_hour is not None and not clocks and setting.purpose is not Purpose.ABSENCE:
        clocks = (phrase.until_hour,)
    if phrase.pointed and not setting.bare:
        return _pointed(phrase, setting)
    days = found.choices or (day,)
    if not clocks:
        return _whole_days(found, days, phrase, setting)
    return _with_hours(found, days, clocks, phrase, setting, said=said)


def _whole_days(found: Days, days: tuple[date, ...], phrase: Phrase, setting: Setting) -> Reading:
    """Days without an hour."""
    reason = found.reason
    if reason is None and not setting.bare:
        past = _past_day(found, days[0], phrase, setting)
        if past:
            reason, days = Reason.PAST_DAY, past
    if setting.bare:
        reason = None
    if reason:
        return Reading(reason=reason, choices=dues_on(days, None, setting), days=found)
    others = tuple(day for day in found.others if day >= setting.today and day != days[0])
    return Reading(
        Due(days[0], None, setting.zone),
        others=dues_on(others, None, setting),
        grain=found.grain,
        days=found,
    )


def _past_day(found: Days, day: date, phrase: Phrase, setting: Setting) -> tuple[date, ...]:
    """Give what to propose where the day is over, for what can only be to come."""
    today = setting.today
    if setting.purpose not in {Purpose.DEADLINE, Purpose.MOMENT} or day >= today:
        return ()
    if found.last > today and found.first < today:
        return tuple(sorted({today + _DAY, found.last, found.limit or found.last} - {today}))[:2]
    if isinstance(phrase.day, d.Weekday):
        return (d.next_weekday(phrase.day.weekday, today),)
    if isinstance(phrase.day, d.NearDay):
        return (today, today + _DAY)
    if isinstance(phrase.day, d.Calendar):
        same = d.shifted(day, today.year - day.year, "year") or day
        if same < today or (day.month, day.day) == (2, 29):
            same = d.shifted(day, today.year + 1 - day.year, "year") or day
        if phrase.day.weekday is not None:
            return (d.next_weekday(phrase.day.weekday, today), same)
        return (same,)
    return (today, today + _DAY)


def _with_hours(
    found: Days,
    days: tuple[date, ...],
    clocks: tuple[Clock, ...],
    phrase: Phrase,
    setting: Setting,
    *,
    said: bool,
) -> Reading:
    """Days with an hour; one too many reading, or an hour that is past, is asked about."""
    grain = "minute" if (phrase.hour or phrase.hours) and clocks[0].precise else "hour"
    reason = found.reason
    if reason is None and len(clocks) > 1:
        reason = Reason.TWO_HOURS if phrase.other_hour else Reason.NIGHT_HOUR
    moments = [_moved(clock.on(day), phrase.ago) for day in days for clock in clocks]
    end, duration = until_hour(phrase, moments[0])
    if setting.bare:
        return _bare(moments, clocks, end, grain, found, phrase, setting)
    to_come = setting.purpose in {Purpose.DEADLINE, Purpose.MOMENT}
    late = to_come and any(moment <= setting.now for moment in moments)
    if late and days[0] <= setting.today and (not said or days[0] == setting.today):
        reason, moments = Reason.HOUR_PAST, _later_hours(moments, clocks, setting)
    elif late and all(moment <= setting.now for moment in moments):
        past = _past_day(found, moments[0].date(), phrase, setting)
        coming = (clock.on(day) for day in past for clock in clocks)
        reason = Reason.PAST_DAY
        moments = [moment for moment in coming if moment > setting.now]
    if reason is None:
        reason, moments = _clock_change(moments, setting)
    if reason is Reason.NIGHT_HOUR:
        moments += [
            clock.on(day) for day in found.others for clock in clocks if clock.on(day) > setting.now
        ]
    if reason:
        real = [_existing(moment, setting) for moment in moments]
        choices = tuple(dict.fromkeys(due_at(moment, setting) for moment in real))[:_CHOICES]
        return Reading(reason=reason, choices=choices, duration=duration, days=found)
    others = [clocks[0].on(day) for day in found.others]
    if clocks[0].midnight and said and not clocks[0].minute:
        others.append(clocks[0].on(moments[0].date() - 2 * _DAY))
    others = [moment for moment in others if moment > setting.now]
    return Reading(
        due_at(moments[0], setting),
        due_at(end, setting) if end else None,
        duration,
        others=tuple(due_at(moment, setting) for moment in others),
        grain=grain,
        days=found,
    )


def _bare(
    moments: list[datetime],
    clocks: tuple[Clock, ...],
    end: datetime | None,
    grain: str,
    found: Days,
    phrase: Phrase,
    setting: Setting,
) -> Reading:
    """An expression alone: the next such moment, at the figures said."""
    moment = moments[-1] if len(clocks) > 1 and not phrase.other_hour else moments[0]
    if phrase.day is None and moment <= setting.now and phrase.part is None:
        moment += _DAY
        end = end + _DAY if end else None
    elif (
        phrase.day is None
        and phrase.part is not None
        and not phrase.today
        and phrase.hour is not None
        and moment <= setting.now
    ):
        moment += _DAY
    return Reading(
        due_at(moment, setting), due_at(end, setting) if end else None, grain=grain, days=found
    )


def _moved(moment: datetime, ago: Length | None) -> datetime:
    exact = ago.exact if ago else None
    return moment + exact if exact else moment


def _later_hours(
    moments: list[datetime], clocks: tuple[Clock, ...], setting: Setting
) -> list[datetime]:
    """Propose hours still to come for one that is past today."""
    now = setting.now
    today = [moment for moment in moments if moment > now]
    clock = clocks[-1]
    if not today and clock.hour < 12 and not clock.midnight:
        tonight = clock.later.on(now.date()) if clock.hour else None
        today = [tonight] if tonight and tonight > now and clock.hour < 9 else []
    tomorrow = [clock.on(now.date() + _DAY)]
    if len(clocks) > 1:
        tomorrow = sorted(each.on(now.date() + _DAY) for each in clocks)
    found = today + tomorrow
    while len(found) < 2:
        following = found[-1] + _DAY
        while following.weekday() > 4:
            following += _DAY
        found.append(following)
    return found[:3]


def _clock_change(
    moments: list[datetime], setting: Setting
) -> tuple[Reason | None, list[datetime]]:
    """Ask about an hour that does not exist, or comes twice."""
    moment = moments[0]
    zone = ZoneInfo(setting.zone)
    before = moment.replace(tzinfo=zone, fold=0).utcoffset()
    after = moment.replace(tzinfo=zone, fold=1).utcoffset()
    if before == after or before is None or after is None:
        return None, moments
    if before < after:
        gap = after - before
        return Reason.SKIPPED_HOUR, [moment + gap, moment - gap]
    return Reason.DOUBLED_HOUR, [moment, moment + (before - after)]


def _existing(moment: datetime, setting: Setting) -> datetime:
    """Move an hour that a change of clocks skips to the one it becomes."""
    reason, moments = _clock_change([moment], setting)
    return moments[0] if reason is Reason.SKIPPED_HOUR else moment


def _pointed(phrase: Phrase, setting: Setting) -> Reading | None:
    """*Mardi 12.05*: an hour of that Tuesday, or the 12th of May."""
    if phrase.pointed is None:
        return None
    weekday, (left, right, _) = phrase.pointed
    coming = d.next_weekday(weekday, setting.today)
    choices: list[Due] = []
    if left < 24:
        choices.append(Due(coming, time(left, right), setting.zone))
    dated = d.Calendar(left, right).find(replace(setting, bare=True))
    if dated is not None:
        choices.append(Due(dated.first, None, setting.zone))
    return Reading(reason=Reason.DAY_OR_HOUR, choices=tuple(choices))
