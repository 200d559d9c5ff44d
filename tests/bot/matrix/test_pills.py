"""Pills become complete Matrix IDs in the text, whatever surrounds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.matrix.pills import with_users

LUC = '<a href="https://matrix.to/#/@luc:ville.test">Luc</a>'
ZOE = '<a href="https://matrix.to/#/@zoe:ville.test">Zoé</a>'


@pytest.mark.parametrize(
    ("body", "formatted", "text"),
    [
        ("confier 42 à Luc", f"confier 42 à {LUC}", "confier 42 à @luc:ville.test"),
        ("Luc et Zoé", f"{LUC} et {ZOE}", "@luc:ville.test et @zoe:ville.test"),
        ("Luc dit à Luc", f"Luc dit à {LUC}", "Luc dit à @luc:ville.test"),
        ("Luc dit à Luc", f"{LUC} dit à Luc", "@luc:ville.test dit à Luc"),
        ("Luc, Luc", f"{LUC}, {LUC}", "@luc:ville.test, @luc:ville.test"),
        ("Luc: bonjour", f"{LUC}: bonjour", "@luc:ville.test : bonjour"),
        ("voir Luc.", f"voir {LUC}.", "voir @luc:ville.test ."),
        ("voir @Luc", f"voir @{LUC}", "voir @luc:ville.test"),
        ("# Luc", f"<h1>{LUC}</h1>", "# @luc:ville.test"),
        ("a < Luc", f"a &lt; {LUC}", "a < @luc:ville.test"),
        (
            "Luc",
            f"<mx-reply><blockquote>{ZOE} : Luc</blockquote></mx-reply>{LUC}",
            "@luc:ville.test",
        ),
        (
            "Luc",
            "<a href='https://matrix.to/#/%40luc%3Aville.test?via=x'>Luc</a>",
            "@luc:ville.test",
        ),
        ("Luc", '<a id="x" href="matrix:u/luc:ville.test?action=chat">Luc</a>', "@luc:ville.test"),
        ("Luc", '<A HREF="https://matrix.to/#/@luc:ville.test"><b>Luc</b></A>', "@luc:ville.test"),
        ("salon", '<a href="https://matrix.to/#/!r:ville.test/$e">salon</a>', "salon"),
        ("site", '<a href="https://ville.test/matrix/@luc">site</a>', "site"),
        ("Luc", '<a href="https://matrix.to/#/@luc">Luc</a>', "Luc"),
        ("Luc", '<a href="https://matrix.to/#/@luc:ville.test">Luc', "Luc"),
        ("Luc", '<a href="https://matrix.to/#/@luc:ville.test">Zoé</a>', "Luc"),
        ("Luc", '<a href="https://matrix.to/#/@l uc:x">Luc</a>', "Luc"),
        ("Luc", None, "Luc"),
        ("Luc", ["matrix"], "Luc"),
    ],
)
def test_pill_is_written_as_its_user(body: str, formatted: object, text: str) -> None:
    assert with_users(body, formatted) == text


@pytest.mark.parametrize(
    "formatted",
    [
        "<a href=" * 8_000 + "matrix",
        '<a href="https://matrix.to/#/@a:b">' * 1_700,
        '<a href="https://matrix.to/#/@a:b">x</a>' * 1_500,
        "<" * 60_000 + "matrix",
        "<a " + " " * 60_000 + "matrix>",
        "<a " + "href=" * 12_000 + "matrix>",
    ],
    ids=["opened", "nested", "many", "signs", "blank", "attributes"],
)
@pytest.mark.timeout(5)
def test_sixty_hostile_kilobytes_are_read_at_once(formatted: str) -> None:
    assert with_users("x" * 60_000, formatted)


@given(
    some.text(alphabet="Luc @:.<>&", max_size=30),
    some.text(alphabet="Luc @:.<>&/a", max_size=30),
)
def test_no_formatting_breaks_the_text(body: str, around: str) -> None:
    with_users(body, f"{around}{LUC}{around}")
