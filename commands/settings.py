"""What one chooses: the language, for oneself, or for a room."""

from dataclasses import dataclass

from commands.command import Context, Reply, Request, command
from commands.document import Document, bold, line
from commands.language import Language
from commands.phrases import phrase, words_of
from commands.policy import moderate_here
from commands.questions import CHOICES, Ask, Option
from commands.said import Said
from commands.wording import Voice, worded
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Request):
    """Speak a language: to whoever asks, where they are alone, else to the whole room."""

    language: Language


@dataclass(frozen=True, slots=True)
class LanguageChosen(Reply):
    """The language was chosen, for one person or for a room."""

    language: Language
    for_room: bool

    def chooses_language(self) -> bool:
        """Say it in the language chosen."""
        return True


@dataclass(frozen=True, slots=True)
class WhichLanguage(Reply):
    """Which language is meant; `words` are what was said in its place."""

    words: str = ""


@phrase("settings.french")
def read_french(said: Said) -> ChooseLanguage | None:
    """`langue français`."""
    return None if said.rest.strip(" .!?") else ChooseLanguage("fr")


@phrase("settings.english")
def read_english(said: Said) -> ChooseLanguage | None:
    """`langue anglais`."""
    return None if said.rest.strip(" .!?") else ChooseLanguage("en")


@phrase("settings.language")
def read_language(said: Said) -> Ask | None:
    """`langue`, of which none or an unknown one is said: asked about."""
    if len(said.rest.split()) > 1:
        return None
    french, english = CHOICES[:2]
    return Ask(
        WhichLanguage(said.rest.strip(" .!?")),
        (
            Option(french, _names("settings.french"), ChooseLanguage("fr")),
            Option(english, _names("settings.english"), ChooseLanguage("en")),
        ),
    )


@command("settings.language", allowed=moderate_here)
def choose_language(request: ChooseLanguage, work: UnitOfWork, context: Context) -> LanguageChosen:
    """Keep the choice; in a room it is its moderators'."""
    if context.direct:
        work.settings.choose("language", request.language, person=context.sender)
    else:
        work.settings.choose("language", request.language, room=context.room)
    return LanguageChosen(request.language, for_room=not context.direct)


@worded
def word_chosen(reply: LanguageChosen, voice: Voice) -> Document:
    """Said in the language chosen."""
    key = "language-room" if reply.for_room else "language-mine"
    return Document((voice.say(key, language=reply.language),))


@worded
def word_which_language(reply: WhichLanguage, voice: Voice) -> Document:
    """A question, each answer in its own language."""
    french, english = CHOICES[:2]
    asked = bold(voice.say("language-which"))
    why = voice.say("language-unknown", words=reply.words) if reply.words else ()
    return Document(
        (
            line(*asked, *((" ", *why) if why else ())),
            voice.say("language-french", tap=french),
            voice.say("language-english", tap=english),
        ),
        tap_line=voice.say("language-answer"),
        typed_line=voice.say("language-answer"),
    )


def _names(key: str) -> tuple[str, ...]:
    """Give the names of a language: the last word of what chooses it."""
    return tuple(dict.fromkeys(words.split()[-1] for words in words_of(key)))
