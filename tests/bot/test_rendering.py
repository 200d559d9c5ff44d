"""Documents as look/LOOK.md shows them, and never anything else, whatever is in them."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from bot.rendering import content_of, render
from commands.document import Bullets, Document, Link, Mention, Tap, Text, bold, line
from commands.tasks.requests import FinishTasks
from storage.ids import PersonKey, UserId

TAGS = {"b", "del", "br", "ul", "li", "a"}

CARD = Document(
    (
        line("☐\u00a0", *bold((Text("Tâche\u00a042\u00a0: Préparer le budget"),))),
        line("Vendredi 27\u00a0novembre 2026 à 14\u00a0h"),
        line("Responsable\u00a0: Luc, 3\u00a0h de travail"),
    ),
    taps=(Tap("✅", FinishTasks((42,))),),
    tap_line=line("✅\u00a0fait\u00a0· ⏰\u00a0reporter\u00a0· ↩️\u00a0annuler"),
    typed_line=line("Dites «\u00a0fait 42\u00a0»."),
)

words = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("<>&\"'\n\r\t\u200b\u202e\u2066אب@room"),
    ),
    max_size=40,
)
spans = st.one_of(
    st.builds(Text, words, bold=st.booleans(), struck=st.booleans()),
    st.builds(Link, words, words),
    st.builds(Mention, st.just(PersonKey(1)), st.just(UserId("@luc:ville.test")), words),
)
lines = st.lists(spans, min_size=1, max_size=4).map(tuple)
bullets = st.lists(lines, min_size=1, max_size=3).map(
    lambda each: Bullets(tuple(each), ("–",) * len(each))
)
documents = st.builds(
    Document, st.lists(st.one_of(lines, bullets), min_size=1, max_size=4).map(tuple)
)


class Reading(HTMLParser):
    """Reads HTML as a client does: its tags, and its words, a line each."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert {name for name, _ in attrs} <= ({"href"} if tag == "a" else set())
        if tag == "li":
            self.text += "–\u00a0"

    def handle_data(self, data: str) -> None:
        self.text += data


def test_card_is_written_as_shown() -> None:
    rendered = render(CARD)

    assert rendered.body == (
        "☐\u00a0Tâche\u00a042\u00a0: Préparer le budget\n"
        "Vendredi 27\u00a0novembre 2026 à 14\u00a0h\n"
        "Responsable\u00a0: Luc, 3\u00a0h de travail\n"
        "✅\u00a0fait\u00a0· ⏰\u00a0reporter\u00a0· ↩️\u00a0annuler"
    )
    assert rendered.html == (
        "☐\u00a0<b>Tâche\u00a042\u00a0: Préparer le budget</b><br>\n"
        "Vendredi 27\u00a0novembre 2026 à 14\u00a0h<br>\n"
        "Responsable\u00a0: Luc, 3\u00a0h de travail<br>\n"
        "✅\u00a0fait\u00a0· ⏰\u00a0reporter\u00a0· ↩️\u00a0annuler"
    )


def test_card_without_seeds_says_what_to_type() -> None:
    assert render(CARD, taps_seeded=False).body.endswith("\nDites «\u00a0fait 42\u00a0».")


def test_list_is_bullets_between_bold_and_last_line() -> None:
    listed = Bullets((line(Text("39", bold=True), " Devis"),), ("☐",))
    rendered = render(Document((bold(line("1\u00a0tâche ouverte")), listed, line("Dites…"))))

    assert rendered.body == "1\u00a0tâche ouverte\n☐\u00a039 Devis\nDites…"
    assert rendered.html == (
        "<b>1\u00a0tâche ouverte</b>\n<ul>\n<li><b>39</b> Devis</li>\n</ul>\nDites…"
    )


def test_refusal_is_one_bare_line() -> None:
    content = content_of(Document((line("Je ne trouve pas de tâche & co."),)))

    assert content == {
        "msgtype": "m.text",
        "body": "Je ne trouve pas de tâche & co.",
        "m.mentions": {},
    }


def test_room_is_notified_only_on_purpose() -> None:
    said = Document((line("@room venez"),))

    assert content_of(said)["m.mentions"] == {}


def test_pill_notifies_once_and_links() -> None:
    luc = Mention(PersonKey(1), UserId("@l<u>c:ville.test"), "Luc")
    content = content_of(Document((line(luc, " et ", luc),)))

    assert content["m.mentions"] == {"user_ids": ["@l<u>c:ville.test"]}
    assert content["formatted_body"] == (
        '<a href="https://matrix.to/#/@l%3Cu%3Ec:ville.test">Luc</a> et '
        '<a href="https://matrix.to/#/@l%3Cu%3Ec:ville.test">Luc</a>'
    )


@given(documents)
def test_markup_never_escapes_and_body_is_html_without_tags(document: Document) -> None:
    rendered = render(document)
    read = Reading(rendered.html)

    assert set(read.tags) <= TAGS
    assert _bare(read.text) == _bare(rendered.body)


@given(documents)
def test_one_block_is_one_line(document: Document) -> None:
    body = render(document).body

    assert body.count("\n") == sum(1 for _ in document.lines()) - 1
    assert not set(body) & set("\u200b\u202e\u2066\r\t")


@given(documents)
def test_mentions_always_stand_in_the_content(document: Document) -> None:
    content = content_of(document)

    assert set(content["m.mentions"]) <= {"user_ids"}


def _bare(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())
