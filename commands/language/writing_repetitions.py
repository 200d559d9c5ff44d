"""Writes what comes back: `chaque lundi à 9 h`, `le premier lundi de chaque mois à 10 h`."""

from datetime import datetime

from commands.language.public_holidays import PUBLIC, days_off
from commands.language.readings import Language
from commands.language.repeats import CODES
from commands.language.writing import forms, names, number, write_day, write_hour
from storage.moments import Due, Repetition

_ELIDED = ("a", "o", "avant")
_WORKING = list(CODES[:5])


def write_repetition(
    repetition: Repetition, first: Due, language: Language = "fr", *, latest: int = 0
) -> str:
    """`le premier lundi de chaque mois à 10 h jusqu’au lundi 31 mai 2027`.

    Of the days left out one by one, only the `latest` are shown; all of them at 0.
    """
    writer = _Writer(repetition, first, language)
    return writer.text(latest)


class _Writer:
    """One rule, taken apart."""

    def __init__(self, repetition: Repetition, first: Due, language: Language) -> None:
        self._parts = dict(part.split("=", 1) for part in repetition.rule.split(";"))
        self._except = repetition.except_days
        self._first = first
        self._language: Language = language
        self._forms = forms(language)["repetition"]
        self._freq = self._parts["FREQ"]
        self._interval = int(self._parts.get("INTERVAL", "1"))
        self._days = [code for code in self._parts.get("BYDAY", "").split(",") if code]
        self._monthdays = [int(day) for day in self._parts.get("BYMONTHDAY", "").split(",") if day]
        self._months = [int(month) for month in self._parts.get("BYMONTH", "").split(",") if month]

    def text(self, latest: int) -> str:
        text = self._rule()
        if self._first.time is not None and self._freq not in {"HOURLY", "MINUTELY"}:
            hour = write_hour(self._first.time, self._language)
            text = self._forms["at"].format(rule=text, hour=hour)
        if self._months and not (self._freq == "YEARLY" and (self._monthdays or self._days)):
            text = self._in_months(text)
        if "UNTIL" in self._parts:
            until = datetime.strptime(self._parts["UNTIL"][:8], "%Y%m%d").date()  # noqa: DTZ007 a day, in nobody's zone
            text = self._forms["until"].format(rule=text, day=write_day(until, self._language))
        if "COUNT" in self._parts:
            text = self._forms["times"].format(rule=text, count=self._parts["COUNT"])
        if self._except:
            text = self._forms["except"].format(rule=text, days=self._list(self._left_out(latest)))
        return str(text)

    def _left_out(self, latest: int) -> list[str]:
        """`les jours fériés`, where all those of a year or more are left out; else days."""
        off = [day for day in self._except if day in days_off(day.year)]
        years = range(off[0].year, off[-1].year + 1) if len(off) >= len(PUBLIC) else range(0)
        every = {day for year in years for day in days_off(year) if off[0] <= day <= off[-1]}
        named = every if every.issubset(off) else set()
        days = [day for day in self._except if day not in named][-latest:]
        written = [
            str(self._forms["except_day"].format(day=write_day(day, self._language)))
            for day in days
        ]
        return [str(self._forms["except_off"]), *written] if named else written

    def _rule(self) -> str:
        if self._freq == "WEEKLY":
            return self._weekly()
        if self._freq == "MONTHLY":
            return self._monthly()
        if self._freq == "YEARLY":
            return self._yearly()
        return self._every()

    def _every(self) -> str:
        if self._interval == 1:
            return str(self._forms["every"][self._freq])
        return str(self._forms["every_n"][self._freq].format(n=self._interval))

    def _weekly(self) -> str:
        codes = self._days or [CODES[self._first.day.weekday()]]
        weekdays = [names(self._language, "days", "wide")[CODES.index(code)] for code in codes]
        if self._interval > 1:
            if len(weekdays) == 1:
                return str(self._forms["other"].format(day=weekdays[0], n=self._interval))
            days = self._list([self._forms["the_weekday"].format(day=day) for day in weekdays])
            return str(self._forms["others"].format(n=self._interval, days=days))
        start = CODES.index(codes[0])
        if len(codes) > 2 and codes == list(CODES[start : start + len(codes)]):
            return str(self._forms["span"].format(first=weekdays[0], last=weekdays[-1]))
        return str(self._forms["weekdays"].format(days=self._list(weekdays)))

    def _monthly(self) -> str:
        what = self._what()
        if self._interval > 1:
            return str(self._forms["of_months"].format(n=self._interval, what=what))
        return str(self._forms["of_month"].format(what=what))

    def _what(self) -> str:
        """`le premier lundi`, `le 1er et le 15`, `le dernier jour`."""
        if "BYSETPOS" in self._parts and self._days == _WORKING:
            return self._nth(int(self._parts["BYSETPOS"]), str(self._forms["working"]))
        if self._days:
            return self._list([self._nth_weekday(code) for code in self._days])
        days = self._monthdays or [self._first.day.day]
        return self._list([self._monthday(day) for day in days])

    def _monthday(self, day: int) -> str:
        if day == -1:
            return str(self._forms["last_day"])
        suffixes = self._forms["suffix"]
        suffix = suffixes.get(str(day), suffixes["other"])
        return str(self._forms["the_day"].format(day=number(day, self._language), suffix=suffix))

    def _nth_weekday(self, code: str) -> str:
        weekday = names(self._language, "days", "wide")[CODES.index(code[-2:])]
        return self._nth(int(code[:-2] or 1), weekday)

    def _nth(self, nth: int, what: str) -> str:
        word = self._forms["nth"][str(nth)]
        form = "elided_nth" if word.startswith(_ELIDED) else "the_nth"
        return str(self._forms[form].format(nth=word, day=what))

    def _yearly(self) -> str:
        months = self._months or [self._first.day.month]
        month = names(self._language, "months", "wide")[months[0] - 1]
        if self._days:
            form = "nth_of_elided" if month.startswith(_ELIDED) else "nth_of"
            what = self._forms[form].format(nth=self._nth_weekday(self._days[0]), month=month)
        else:
            day = (self._monthdays or [self._first.day.day])[0]
            what = self._forms["year_day"].format(day=number(day, self._language), month=month)
        if self._interval > 1:
            return str(self._forms["of_years"].format(n=self._interval, what=what))
        return str(self._forms["of_year"].format(what=what))

    def _in_months(self, text: str) -> str:
        months = names(self._language, "months", "wide")
        if len(self._months) > 6:
            left_out = [months[n - 1] for n in range(1, 13) if n not in self._months]
            return str(self._forms["no_months"].format(rule=text, months=self._list(left_out)))
        kept = [months[n - 1] for n in self._months]
        return str(self._forms["months"].format(rule=text, months=self._list(kept)))

    def _list(self, words: list[str]) -> str:
        if len(words) < 2:
            return "".join(words)
        return ", ".join(words[:-1]) + str(self._forms["and"]) + words[-1]
