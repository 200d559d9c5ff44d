"""The words that ask — *rappelle-moi de*, *peux-tu*, *il faut* — and where the matter begins."""

from dataclasses import dataclass, field
from functools import cache

from commands.language.lexicon import lexicon, table
from commands.language.patterns import Patterns
from commands.language.readings import Intent, Language
from commands.language.token_type import Token

_ASKED = {
    Intent.TASK: ("task",),
    Intent.REMINDER: ("reminder", "task"),
    Intent.MEETING: ("meeting", "task"),
    Intent.TIME: ("time",),
    Intent.ABSENCE: ("absence",),
}


@dataclass(slots=True)
class Asking:
    """The words that ask, as ranges of tokens, and what each asks for."""

    marked: list[tuple[int, int, str]] = field(default_factory=list)
    head: int = 0
    """Where the matter begins, after greetings, mentions and the words that ask."""

    @property
    def kinds(self) -> set[str]:
        """What is asked for."""
        return {kind for _, _, kind in self.marked if kind}

    def ranges(self, intent: Intent) -> list[tuple[int, int]]:
        """Give the words that ask for an intention, and the greetings."""
        kinds = _ASKED.get(intent, ())
        return [(start, end) for start, end, kind in self.marked if not kind or kind in kinds]

    def words(self, tokens: list[Token], kind: str = "") -> str:
        """Give the plain words that ask, of one kind or of any."""
        return " ".join(
            token.word
            for start, end, marked in self.marked
            for token in tokens[start:end]
            if not kind or marked == kind
        )


@cache
def word_set(language: Language, section: str, key: str = "words") -> frozenset[str]:
    """Give a plain list of words/ as a set."""
    return frozenset(table(f"{language}_intents")[section][key])


@cache
def _tree(language: Language, section: str, key: str) -> Patterns:
    tree = Patterns(lexicon(language).little)
    for line in table(f"{language}_intents")[section][key]:
        tree.add(line, key)
    return tree


@cache
def _asks(language: Language) -> Patterns:
    tree = Patterns(lexicon(language).little)
    intents = table(f"{language}_intents")
    nouns = "(" + "|".join(intents["meeting"]["nouns"]) + ")"
    for kind, lines in intents["ask"].items():
        for line in lines:
            tree.add(line.replace("{meeting}", nouns), kind)
    return tree


def starts(
    tokens: list[Token], position: int, language: Language, section: str, key: str = "words"
) -> int:
    """Give how far a list of words/ reaches from a position; 0 where it does not."""
    if position >= len(tokens):
        return 0
    found = _tree(language, section, key).matches(tokens, position)
    return found[0][0] - position if found else 0


def asked_at(tokens: list[Token], position: int, language: Language, kind: str) -> int:
    """Give where the words that ask for a kind of thing end, if they begin at a position."""
    found = _asks(language).matches(tokens, position)
    return next((end for end, asked, _ in found if asked == kind), position)


def find_asking(tokens: list[Token], dated: frozenset[int], language: Language) -> Asking:
    """Find the words that ask: at the head, past dates and mentions; a reminder's anywhere."""
    asking = Asking()
    position = _at_head(tokens, dated, asking, language)
    asking.head = position
    while position < len(tokens):
        end = _ask(tokens, position, asking, dated, language, head=False)
        position = end or position + 1
    return asking


def _at_head(tokens: list[Token], dated: frozenset[int], asking: Asking, language: Language) -> int:
    """Walk to the first word that is neither a greeting, a date, a mention nor a request."""
    position = 0
    while position < len(tokens):
        if position in dated or tokens[position].kind in {"mention", "mark"}:
            position += 1
            continue
        greeted = _greeting(tokens, position, language)
        if greeted and position + greeted < len(tokens):
            asking.marked.append((position, position + greeted, ""))
            position += greeted
            continue
        end = _ask(tokens, position, asking, dated, language, head=True)
        if not end:
            break
        position = end
    return position


def _greeting(tokens: list[Token], position: int, language: Language) -> int:
    """Tell *dis, tu peux* from *dis à Julie de*, which is an order."""
    greeted = starts(tokens, position, language, "greeting")
    after = tokens[position + 1].word if position + 1 < len(tokens) else ""
    ordered = tokens[position].word in word_set(language, "infinitive", "imperative")
    return 0 if ordered and after in word_set(language, "infinitive", "to_whom") else greeted


def _ask(
    tokens: list[Token],
    position: int,
    asking: Asking,
    dated: frozenset[int],
    language: Language,
    *,
    head: bool,
) -> int:
    """Mark the request that begins at a position; give its end, or 0."""
    for end, kind, _ in _asks(language).matches(tokens, position):
        if kind == "reminder_head" and (not head or asking.kinds):
            continue
        if not head and kind != "reminder":
            continue
        until = _without_slots(tokens, position, end)
        if kind == "absence":
            until = _without_reason(tokens, position, until, dated, language)
        if kind == "meeting":
            until = _with_article(tokens, position, until, language)
        asking.marked.append((position, until, "reminder" if kind == "reminder_head" else kind))
        return until
    return 0


def _without_slots(tokens: list[Token], start: int, end: int) -> int:
    """Leave to the sentence the date, the length or the mention that only confirmed."""
    while end > start + 1:
        last = tokens[end - 1]
        if last.kind != "mention" and "DAY" not in last.slots and "DUR" not in last.slots:
            break
        end -= 1
    return end


def _without_reason(
    tokens: list[Token], start: int, end: int, dated: frozenset[int], language: Language
) -> int:
    """Of *en formation secourisme*, take *en*: the reason begins the title."""
    if tokens[end - 1].word not in table(f"{language}_intents")["reasons"]:
        return end
    small = word_set(language, "title", "leading")
    ahead = end
    while ahead < len(tokens) and ahead not in dated and tokens[ahead].word in small:
        ahead += 1
    said = ahead < len(tokens) and ahead not in dated and tokens[ahead].kind == "word"
    return end - 1 if said and end - 1 > start else end


def _with_article(tokens: list[Token], start: int, end: int, language: Language) -> int:
    """Of *caler une réunion*, take *caler une*: the noun stays in the title."""
    articles = word_set(language, "meeting", "articles")
    for index in range(start, end):
        if tokens[index].word in articles:
            return index + 1
        if starts(tokens, index, language, "meeting", "nouns") or "DUR" in tokens[index].slots:
            return index
    return start
