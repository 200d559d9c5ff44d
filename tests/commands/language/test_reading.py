"""What `explain` does not show: people, projects, efforts, forced intentions, bare moments."""

from datetime import date, time, timedelta

import pytest

from commands.language import (
    Doubt,
    Intent,
    Purpose,
    Reason,
    Recipient,
    Sentence,
    When,
    read_sentence,
    read_when,
)
from storage.moments import Due, Repetition
from tests.commands.language.cases import ZONE, said_at

NOW = said_at("2026-11-24T09:05")


def _due(day: int, hour: time | None = None, month: int = 11) -> Due:
    return Due(date(2026, month, day), hour, ZONE)


def test_task_holds_everything_that_was_said() -> None:
    text = "Préparer le budget pour vendredi 14h @luc:ville.fr #finances ~3h urgent"

    sentence = read_sentence(text, NOW, ZONE, intent=Intent.TASK)

    assert sentence == Sentence(
        Intent.TASK,
        "Préparer le budget",
        mentions=("luc:ville.fr",),
        recipient=Recipient.PEOPLE,
        due=_due(27, time(14)),
        project="finances",
        effort=timedelta(hours=3),
        urgent=True,
    )


def test_number_is_a_task_and_never_a_project() -> None:
    sentence = read_sentence("revoir #42 avec #finances", NOW, ZONE)

    assert (sentence.numbers, sentence.project) == ((42,), "finances")


def test_single_exclamation_mark_is_punctuation() -> None:
    assert not read_sentence("appeler le maçon !", NOW, ZONE).urgent
    assert read_sentence("appeler le maçon !!", NOW, ZONE).urgent


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("rappelle-moi demain 9h de signer", Recipient.ME),
        ("rappelle-nous demain 9h de signer", Recipient.ROOM),
        ("rappelle au salon demain 9h de signer", Recipient.ROOM),
        ("rappelle à tous demain 9h de signer", Recipient.ROOM),
        ("rappelle à @luc demain 9h de signer", Recipient.PEOPLE),
    ],
)
def test_reminder_is_for_whom_it_says(text: str, recipient: Recipient) -> None:
    sentence = read_sentence(text, NOW, ZONE)

    assert (sentence.intent, sentence.recipient, sentence.title, sentence.due) == (
        Intent.REMINDER,
        recipient,
        "Signer",
        _due(25, time(9)),
    )


@pytest.mark.parametrize("text", ["moi demain 9h de signer", "-moi demain 9h de signer"])
def test_reminder_is_read_without_its_command_word(text: str) -> None:
    sentence = read_sentence(text, NOW, ZONE, intent=Intent.REMINDER)

    assert (sentence.title, sentence.due) == ("Signer", _due(25, time(9)))


def test_statement_made_a_task_keeps_its_first_words() -> None:
    text = "La sonnette de l'école est en panne"

    assert read_sentence(text, NOW, ZONE, intent=Intent.TASK).title == text


def test_days_left_out_stand_beside_the_rule() -> None:
    sentence = read_sentence("rappelle-moi chaque vendredi sauf le 25 décembre", NOW, ZONE)

    assert sentence.repetition == Repetition("FREQ=WEEKLY;BYDAY=FR", (date(2026, 12, 25),))


@pytest.mark.parametrize(
    ("text", "purpose", "when"),
    [
        ("lundi", Purpose.DEADLINE, When(_due(30))),
        ("jusqu'à 14h", Purpose.MOMENT, When(_due(24, time(14)))),
        ("à demain 9h", Purpose.DEADLINE, When(_due(25, time(9)))),
        ("la semaine prochaine", Purpose.DEADLINE, When(_due(4, month=12))),
        ("la semaine prochaine", Purpose.ABSENCE, When(_due(30), end=_due(6, month=12))),
        ("du 24 au 28", Purpose.ABSENCE, When(_due(24), end=_due(28))),
        ("mardi", Purpose.WORKED, When(_due(17))),
        ("patate", Purpose.DEADLINE, When(unread="patate")),
        ("lundi patate", Purpose.DEADLINE, When(_due(30), unread="Patate")),
        (
            "vendredi prochain",
            Purpose.DEADLINE,
            When(
                doubt=Doubt(Reason.NEXT_WEEKDAY, "vendredi prochain", (_due(27), _due(4, month=12)))
            ),
        ),
    ],
)
def test_bare_moment(text: str, purpose: Purpose, when: When) -> None:
    assert read_when(text, NOW, ZONE, purpose=purpose) == when


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("rappelle-moi vendredi prochain", Reason.NEXT_WEEKDAY),
        ("rappelle-moi mardi en huit", Reason.WEEKDAY_IN_EIGHT),
        ("rappelle-moi à 8h", Reason.HOUR_PAST),
        ("rappelle-moi jeudi à 2h", Reason.NIGHT_HOUR),
        ("rappelle-moi le 30 février", Reason.IMPOSSIBLE_DAY),
        ("rappelle-moi demain à 25h", Reason.IMPOSSIBLE_HOUR),
        ("rappelle-moi lundi 23 novembre", Reason.PAST_DAY),
        ("rappelle-moi mardi 26 novembre", Reason.CONTRADICTION),
        ("rappelle-moi lundi ou mardi", Reason.TWO_DAYS),
        ("rappelle-moi à 14h ou 15h", Reason.TWO_HOURS),
        ("rappelle-moi 15 jours avant le 30 juin", Reason.FORTNIGHT_BEFORE),
        ("payer la facture à 30 jours fin de mois", Reason.PAYMENT_TERM),
        ("rappelle-moi le 28 mars 2027 à 2h30 du matin", Reason.SKIPPED_HOUR),
        ("rappelle-moi le 31 octobre 2027 à 2h30 du matin", Reason.DOUBLED_HOUR),
        ("rappelle-moi mardi 12.05", Reason.DAY_OR_HOUR),
        ("rappelle-moi le 5 jui", Reason.MONTH_NAME),
        ("rappelle-moi tout à l'heure", Reason.VAGUE),
        ("rappelle-moi demain à 9h et à 14h", Reason.TWO_HOURS),
        ("rappelle-moi lundi 9h et jeudi 14h", Reason.TWO_DAYS),
        ("rappelle-moi après le conseil du 3 décembre", Reason.TWO_DAYS),
    ],
)
def test_doubt_says_why(text: str, reason: Reason) -> None:
    sentence = read_sentence(text, NOW, ZONE)

    assert sentence.doubt is not None
    assert (sentence.doubt.reason, sentence.due) == (reason, None)


def test_tomorrow_before_dawn_is_asked() -> None:
    sentence = read_sentence("rappelle-moi demain", said_at("2026-11-24T03:10"), ZONE)

    assert sentence.doubt == Doubt(Reason.BEFORE_DAWN, "demain", (_due(24), _due(25)))


def test_month_from_its_last_day_is_asked() -> None:
    sentence = read_sentence("rappelle-moi dans un mois", said_at("2027-01-31T09:00"), ZONE)

    assert sentence.doubt == Doubt(
        Reason.MONTH_END,
        "dans un mois",
        (Due(date(2027, 2, 28), None, ZONE), Due(date(2027, 3, 1), None, ZONE)),
    )


def test_whole_days_keep_the_hour_across_a_change_of_clocks() -> None:
    sentence = read_sentence("rappelle-moi dans 24h", said_at("2027-03-27T12:00"), ZONE)

    assert sentence.due == Due(date(2027, 3, 28), time(12), ZONE)
