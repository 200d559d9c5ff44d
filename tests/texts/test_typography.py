"""VOICE.md, "Typography": every value of every .ftl, in both languages."""

import re
import warnings

from tests.texts.reading import Written, sentences_of, values
from tests.texts.typography import EMOJI, HARD, english, french

FRENCH = [each for each in values() if each.language == "fr"]
ENGLISH = [each for each in values() if each.language == "en"]
SPOKEN = [each for each in values() if each.file != "cli.ftl" and each.key != "real-words"]
"""What is said in rooms; cli.ftl is read on a terminal."""

NEVER_FRENCH = re.compile(
    r"\b(thread|DM|mails?|e-mails?|deadline|digest|bots?|guests?|tokens?|oups|super|"
    r"interdite?s?|invalides?|inconnue?s?|erreur \d+|en retard)\b|!(?! »)|\(s\)|·e\b|\(e\)",
    re.IGNORECASE,
)
NEVER_ENGLISH = re.compile(
    r"\b(oops|great|invalid|forbidden|unknown|sorry)\b|!(?!”)", re.IGNORECASE
)
ABOUT_ERRORS = re.compile("^(unknown|not-|for-|our-fault|changed|notice|question-expired)")
LONGEST = 25
"""Words beyond which a sentence is refused; it should have fifteen."""

WANTED = 15


def test_french_is_spaced_as_printers_do() -> None:
    differing = {
        str(each): each.text
        for each in FRENCH
        if each.text != french(each.text, numbers=each.file != "cli.ftl")
    }

    assert differing == {}


def test_english_is_spaced_as_printers_do() -> None:
    spoken = (each for each in SPOKEN if each.language == "en")

    assert {str(each): each.text for each in spoken if each.text != english(each.text)} == {}


def test_words_are_those_of_the_counter() -> None:
    found = {str(each): _never(each) for each in SPOKEN}

    assert {key: words for key, words in found.items() if words} == {}


def test_capitals_keep_their_accents() -> None:
    bare = re.compile(r"\b(A (?=[a-zé])|Echéance|Etat|Ecri|Edit|Eté)")

    assert [str(each) for each in FRENCH if bare.search(each.text)] == []


def test_emoji_are_few_and_begin_lines() -> None:
    assert [str(each) for each in SPOKEN if not _soberly_illustrated(each.text)] == []


def test_errors_bear_no_emoji() -> None:
    errors = (each for each in SPOKEN if ABOUT_ERRORS.match(each.key))

    assert [str(each) for each in errors if any(mark in each.text for mark in EMOJI)] == []


def test_sentences_are_short() -> None:
    lengths = {
        str(each): max((len(one.split(" ")) for one in sentences_of(each.text)), default=0)
        for each in SPOKEN
    }
    long = [key for key, length in lengths.items() if length > WANTED]

    assert [key for key, length in lengths.items() if length > LONGEST] == []
    if long:
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            warnings.warn(f"longer than {WANTED} words: {long}", stacklevel=1)


def test_printer_is_not_fooled() -> None:
    assert french("Tâche 42 : « fait 42 » ?") == (
        f"Tâche{HARD}42{HARD}: «{HARD}fait 42{HARD}»{HARD}?"
    )
    assert french("2 tâches, de 1 à 3") == f"2{HARD}tâches, de 1 à 3"
    assert english("Task 42: isn't") == "Task 42: isn’t"


def _never(written: Written) -> list[str]:
    never = NEVER_FRENCH if written.language == "fr" else NEVER_ENGLISH
    said = re.sub(r"«[^»]*»|“[^”]*”|\{[^}]*\}", "", written.text)
    return [match.group() for match in never.finditer(said)]


def _soberly_illustrated(text: str) -> bool:
    """Tell whether each picture is one of ours and stands before its word."""
    marks = "".join(EMOJI)
    pictures = [mark for mark in text if ord(mark) > 0x2190 and mark != "\ufe0f"]
    bare = re.sub(r"«[^»]*»|“[^”]*”", "", text)
    parts = [part for line in bare.split("\n") for part in line.split(f"{HARD}· ")]
    return all(mark in marks for mark in pictures) and not any(
        mark in part[2:] for part in parts for mark in pictures
    )
