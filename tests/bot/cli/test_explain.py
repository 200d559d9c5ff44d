"""`beffroi explain`: an object a line, whatever the line."""

import json
from typing import Any

import pytest

from tests.bot.cli.command_line import CommandLine, plain

NOW = "2026-11-24T09:00"
KEYS = {
    "intent",
    "title",
    "assignees",
    "due",
    "end",
    "duration_min",
    "rrule",
    "question",
    "alternatives",
}


def objects(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_a_sentence_gets_an_object(beffroi: CommandLine) -> None:
    typed = "tâche Préparer le budget pour vendredi 14h\n"

    said = beffroi("explain", "--json", "--now", NOW, typed=typed)

    (found,) = objects(said.output)
    assert found.keys() == KEYS
    assert (found["intent"], found["title"], found["due"]) == (
        "task",
        "Préparer le budget",
        "2026-11-27T14:00",
    )


def test_a_lines_own_now_and_zone_win(beffroi: CommandLine) -> None:
    line = {
        "text": "rappelle-moi demain à 9h d’appeler",
        "now": "2026-12-30T20:00:00+00:00",
        "timezone": "Pacific/Noumea",
    }

    said = beffroi("explain", "--json", "--now", NOW, typed=json.dumps(line) + "\n")

    # At 20 h in UTC it is 7 h on the 31st in Nouméa
    assert objects(said.output)[0]["due"] == "2027-01-01T09:00"


def test_a_bare_expression_gets_a_span(beffroi: CommandLine) -> None:
    said = beffroi("explain", "--json", "--dates", "--now", NOW, typed="vendredi 14h\n")

    (found,) = objects(said.output)
    assert found.keys() == {"start", "end", "grain", "rrule"}
    assert found["start"].startswith("2026-11-27T14:00")


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("{oups", "Cette ligne commence par une accolade et n’est pas du JSON."),
        ("{" * 100_000, "Cette ligne est trop longue."),
        ('{"text": 3}', "Il manque « text », la phrase à lire."),
        ("{}", "Il manque « text », la phrase à lire."),
        (
            '{"text": "demain", "timezone": "../etc/passwd"}',
            "Je ne connais pas le fuseau « ../etc/passwd ». Exemple : Europe/Paris",
        ),
        (
            '{"text": "demain", "timezone": 3}',
            "Je ne connais pas le fuseau « 3 ». Exemple : Europe/Paris",
        ),
        (
            '{"text": "demain", "now": "hier"}',
            "Je ne peux pas lire le moment « hier ». Exemple : 2026-11-24T09:00",
        ),
    ],
)
def test_an_invalid_line_gets_an_error_and_the_next_an_answer(
    beffroi: CommandLine, line: str, error: str
) -> None:
    said = beffroi("explain", "--json", "--now", NOW, typed=f"{line}\ntâche Tailler les rosiers\n")

    wrong, right = objects(said.output)
    assert (said.code, plain(wrong["error"])) == (0, error)
    assert right["title"] == "Tailler les rosiers"


@pytest.mark.parametrize("line", ["", "   ", "\u200b\u202e", "<b>&amp;</b>", "x" * 60_000])
def test_any_line_gets_an_object(beffroi: CommandLine, line: str) -> None:
    said = beffroi("explain", "--json", "--now", NOW, typed=f"{line}\n")

    (found,) = objects(said.output)
    assert found.keys() == KEYS


def test_without_json_the_answer_is_a_french_line(beffroi: CommandLine) -> None:
    typed = "rappelle-moi vendredi à 14h d’appeler la préfecture\nmerci\n"

    said = beffroi("explain", "--now", NOW, typed=typed)

    assert said.lines == [
        (
            "rappelle-moi vendredi à 14h d’appeler la préfecture → nature : rappel, "
            "objet : Appeler la préfecture, moment : 2026-11-27T14:00"
        ),
        "merci → nature : rien à noter",
    ]
