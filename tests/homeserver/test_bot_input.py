"""What people type by mistake, by chance or by malice: a kind answer, or none, and nothing else."""

from html.parser import HTMLParser

import pytest

from tests.fixtures import Newcomer
from tests.homeserver.running import Beffroi, answered, card_of, number_in, plain
from town.person import Person
from town.view import Seen

HOSTILE = '<b onclick="x()">Gras</b> & <script>alert(1)</script> <a href="http://mal.test">ici</a>'
KEPT = {"b", "del", "br", "ul", "ol", "li", "a"}
"""The only tags that an answer may hold."""


class Tags(HTMLParser):
    """Collects the tags and links of an answer as a browser would see them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: set[str] = set()
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert {name for name, _ in attrs} <= {"href"}
        self.links |= {value or "" for _, value in attrs}


async def still_answers(luc: Person, room: str) -> None:
    """See that the bot goes on as if nothing had been."""
    assert (await answered(luc, room, "mes rappels")).startswith("Aucun rappel à venir.")


@pytest.mark.parametrize(
    "said",
    [
        "",
        " ",
        "\n\n",
        "\u200b\u200b\u2060",
        "\u202e\u202d\u2066",
        "\ufeff",
        "\x00\x01",
    ],
    ids=["empty", "blank", "lines", "zero-width", "directions", "mark", "control"],
)
async def test_what_says_nothing_is_answered_by_nothing(
    said: str, luc: Person, direct: str
) -> None:
    ear = luc.listen(direct)

    await luc.say(direct, said)

    await still_answers(luc, direct)
    assert len(ear.new) == 1


async def test_60_kilobytes_are_refused_kindly(luc: Person, direct: str) -> None:
    answer = await answered(luc, direct, "tâche " + "dossier " * 7_500)

    assert answer == (
        "Ce titre a 59999 signes, 200 au plus se lisent bien. Dites la chose en une phrase."
    )
    await still_answers(luc, direct)


async def test_60_kilobytes_without_a_blank_are_survived(luc: Person, direct: str) -> None:
    ear = luc.listen(direct)

    await luc.say(direct, "é" * 30_000)
    answer = await ear.hears()

    assert len(answer.body) < 1_000
    await still_answers(luc, direct)


async def test_zero_width_signs_do_not_hide_a_command(luc: Person, direct: str) -> None:
    card = await answered(luc, direct, "tâ\u200bche\u2060 Signer\u200b le bail")

    assert card.splitlines()[0].endswith(": Signer le bail")


async def test_right_to_left_text_turns_nothing_else_around(luc: Person, direct: str) -> None:
    card = await answered(luc, direct, "tâche Appeler \u202eسمير\u202c demain")

    title, day, *_ = card.splitlines()
    assert day == "Mercredi 25 novembre 2026"
    assert "سمير" in title
    assert not {"\u202e", "\u202d", "\u2067"} & set(card)


async def test_html_in_names_and_titles_is_escaped_everywhere(
    beffroi: Beffroi, newcomer: Newcomer
) -> None:
    host = await newcomer("Hôte")
    mallory = await newcomer(HOSTILE)
    room = await beffroi.enters(host, HOSTILE, mallory)
    ear = host.listen(room)

    await mallory.say(room, f"!tâche {HOSTILE}")
    card = await card_of(ear, "script")
    number = number_in(card)
    await mallory.say(room, f"!renommer {number} {HOSTILE} encore")
    await ear.hears(lambda seen: "nouveau titre" in seen.body)
    await mallory.say(room, f"!{number}")
    await ear.hears(lambda seen: "Historique" in seen.body)
    await mallory.say(room, "!tâches du salon")
    await ear.hears(lambda seen: "direct" in seen.body)
    await mallory.say(room, f"!fait {number}")
    await ear.hears(lambda seen: "faite" in seen.body)
    await mallory.until(
        lambda: [seen for seen in mallory.messages() if "1 tâche ouverte" in plain(seen)]
    )

    for person in (host, mallory):
        for seen in person.messages():
            if seen.sender == beffroi.user_id:
                assert_harmless(seen)


def assert_harmless(seen: Seen) -> None:
    """Look at a message's markup: only ours, and links nowhere but into Matrix."""
    for content in [seen.event["content"], *seen.edits.values()]:
        tags = Tags(content.get("formatted_body", ""))
        assert tags.tags <= KEPT
        assert all(link.startswith("https://matrix.to/#/") for link in tags.links), tags.links


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("fait 999999", "Je ne trouve pas de tâche 999999 ici. Dites « mes tâches »."),
        ("999999999", "Je ne trouve pas de tâche 999999999 ici. Dites « mes tâches »."),
        (
            "annuler le rappel 999999",
            "Je ne trouve pas de rappel 999999 ici. Dites « mes rappels ».",
        ),
        ("fait 0", "Je ne trouve pas de tâche 0 ici. Dites « mes tâches »."),
    ],
)
async def test_unknown_number_is_said_to_be_unknown(
    said: str, answer: str, luc: Person, direct: str
) -> None:
    assert await answered(luc, direct, said) == answer


@pytest.mark.parametrize(
    "said",
    [
        "fait 99999999999999999999999999",
        "rappelle-moi dans 99999999999 ans de signer",
        "tâche Signer le 99999999999999/12",
        "rappelle-moi le 31/12/9999 à 23h59 de signer",
        "rappelle-moi chaque 0 jours de signer",
    ],
)
async def test_enormous_figures_break_nothing(said: str, luc: Person, direct: str) -> None:
    answer = await answered(luc, direct, said)

    assert "de mon fait" not in answer
    await answered(luc, direct, "mes tâches")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("rappelle-moi hier à 9h de signer", "c’est déjà passé"),
        ("rappelle-moi le 30 février de signer", "30 février"),
        ("tâche Signer le 31 avril", "31 avril"),
        ("rappelle-moi le 24/11/2020 à 9h de signer", "2020"),
        ("rappelle-moi demain à 25h de signer", "25"),
    ],
)
async def test_date_past_or_impossible_is_asked_about(
    said: str, words: str, luc: Person, direct: str
) -> None:
    answer = await answered(luc, direct, said)

    assert words in answer
    assert "Rappel noté" not in answer
    assert "de mon fait" not in answer
    await still_answers(luc, direct)


async def test_fifty_people_of_whom_nobody_heard_are_unknown(luc: Person, direct: str) -> None:
    crowd = [Unknown(f"@agent.{number}:ville.test") for number in range(50)]

    answer = await answered(luc, direct, "tâche Tout faire ", *mixed(crowd))

    words = "dans vos salons. Écrivez son nom complet, ou nommez une autre personne."
    assert answer == f"Je ne trouve pas « agent.0 » {words}"


class Unknown:
    """Somebody with a name, of whom nobody has heard."""

    def __init__(self, user_id: str) -> None:
        self.user_id = user_id
        self.name = user_id[1:].partition(":")[0]


def mixed(people: list[Unknown]) -> list[str | Unknown]:
    """Write names with a blank between."""
    parts: list[str | Unknown] = []
    for each in people:
        parts += [each, " "]
    return parts


async def test_somebody_who_is_not_in_the_room_is_unknown_there(
    beffroi: Beffroi, newcomer: Newcomer
) -> None:
    luc, far = await newcomer("Luc"), await newcomer("Lointaine")
    room = await beffroi.enters(luc, "Mairie")
    nobody = Unknown("@nobody.here:ville.test")

    known = await answered(luc, room, "!tâche Signer le bail ", far)
    unknown = await answered(luc, room, "!tâche Signer le bail ", nobody)

    name = far.user_id[1:].partition(":")[0]
    words = "dans ce salon. Invitez cette personne, ou écrivez son nom complet."
    assert known == f"Je ne trouve pas « {name} » {words}"
    assert unknown == f"Je ne trouve pas « nobody.here » {words}"


async def test_content_of_the_wrong_kind_is_passed_over(luc: Person, direct: str) -> None:
    ear = luc.listen(direct)
    for content in (
        {"msgtype": "m.notice", "body": "aide"},
        {"msgtype": "m.text", "body": "a", "m.relates_to": {"m.in_reply_to": {"event_id": 5}}},
        {"msgtype": "m.text", "body": "* a", "m.relates_to": {"rel_type": "m.replace"}},
    ):
        await luc.send(direct, "m.room.message", content)
    await luc.send(
        direct, "m.reaction", {"m.relates_to": {"rel_type": "m.annotation", "key": "✅"}}
    )

    await luc.say(direct, "mes rappels")

    await ear.hears(lambda seen: "Aucun rappel" in seen.body)
    assert not any("de mon fait" in plain(seen) for seen in ear.new)
