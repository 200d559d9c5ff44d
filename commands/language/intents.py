"""What a sentence is for: asked, told, or nothing at all."""

from datetime import datetime

from commands.language import days as d
from commands.language.asking import Asking, starts, word_set
from commands.language.lexicon import table
from commands.language.phrases import Phrase
from commands.language.readings import Intent, Language
from commands.language.token_type import Token
from commands.language.verbs import Verbs

_LONGEST_WORK = 36000
"""Ten hours: a longer length at the head of a sentence is no time spent."""

_MORNING = 7
_LIMITS = frozenset({"limit", "deadline"})


class Judge:
    """Decides of the intention from the words at the head of the matter."""

    def __init__(
        self,
        tokens: list[Token],
        asking: Asking,
        phrases: list[Phrase],
        now: datetime,
        language: Language,
    ) -> None:
        """Keep what was found in the sentence, and when it is said, on the clocks there."""
        self._now = now
        self._tokens = tokens
        self._asking = asking
        self._phrases = phrases
        self._language: Language = language
        self._verbs = Verbs(tokens, phrases, language)
        self._head = asking.head
        self._kinds = asking.kinds
        self._dated = any(not phrase.attached for phrase in phrases)

    def intent(self) -> Intent:
        """Give the intention, in the order in which they win."""
        if self._starts(self._first(), "nothing", "always"):
            return Intent.NONE
        if "reminder" in self._kinds:
            return Intent.REMINDER
        if self._nothing():
            return Intent.NONE
        for found, intent in (
            (self._away, Intent.ABSENCE),
            (self._spent, Intent.TIME),
            (self._meets, Intent.MEETING),
        ):
            if found():
                return intent
        if "task" in self._kinds:
            return Intent.TASK
        return Intent.TASK if not self._asks() and self._to_do() else Intent.NONE

    def _word(self, position: int) -> str:
        return self._tokens[position].word if 0 <= position < len(self._tokens) else ""

    def _in(self, position: int, section: str, key: str = "words") -> bool:
        return self._word(position) in word_set(self._language, section, key)

    def _starts(self, position: int, section: str, key: str = "words") -> int:
        return starts(self._tokens, position, self._language, section, key)

    def _first(self) -> int:
        """The first word that is no mention and no mark."""
        position = 0
        while position < len(self._tokens) and self._tokens[position].kind in {"mention", "mark"}:
            position += 1
        return position

    def _nothing(self) -> bool:
        """*Merci*, *ok pour 14h*, *bonne semaine*."""
        if "task" in self._kinds or self._verbs.infinitive(self._head):
            return False
        begins = any(self._starts(place, "nothing") for place in (self._first(), self._head))
        return begins and not self._spent()

    def _asks(self) -> bool:
        """*Qui est de permanence samedi ?*."""
        if any(self._starts(place, "question") for place in (self._first(), self._head)):
            return True
        last = next((token for token in reversed(self._tokens) if token.word != "!"), None)
        return last is not None and last.word == "?" and not self._verbs.infinitive(self._head)

    def _away(self) -> bool:
        """*RTT vendredi*, *je serai en congés*, *j’arrive à 10h*."""
        if "task" in self._kinds:
            return False
        head = self._head
        if self._word(head + 1) == "de" and "DUR" in self._tokens[head].slots:
            head += 2
        noun = self._starts(head, "absence", "nouns")
        if "absence" in self._kinds:
            return self._absent(noun)
        if not noun:
            return False
        if self._in(head, "absence", "weak"):
            return self._dated
        if self._in(head + noun, "absence", "not_before"):
            return self._ends_at(head + noun)
        return self._dated or not self._word(head + noun)

    def _absent(self, noun: int) -> bool:
        """Tell *je suis absent* from *je suis content*: the words that ask name an absence."""
        text = self._asking.words(self._tokens)
        if any(word in text for word in word_set(self._language, "absence", "named")):
            return True
        if self._word(self._head) in table(f"{self._language}_intents")["reasons"]:
            return True
        moving = any(word in text for word in word_set(self._language, "absence", "moving"))
        return self._dated if moving else bool(noun)

    def _ends_at(self, position: int) -> bool:
        return all(
            self._tokens[index].kind == "mark"
            or any(phrase.start <= index < phrase.end for phrase in self._phrases)
            for index in range(position, len(self._tokens))
        )

    def _spent(self) -> bool:
        """*2h30 sur le PLU*, *j’ai passé 45 min*."""
        lengths = [index for index, token in enumerate(self._tokens) if "DUR" in token.slots]
        if "time" in self._kinds:
            worked = any(self._tokens[index].slots["DUR"].worked for index in lengths)
            return worked if lengths else self._told_part()
        if not lengths or self._kinds:
            return False
        if lengths[0] > self._head + 1:
            return self._ends_with_length(lengths[-1])
        return self._leads_with_length(lengths[0])

    def _ends_with_length(self, position: int) -> bool:
        """*Accueil de classe ce matin, 2h*: work that is over, and how long it took."""
        worked = self._tokens[position].slots["DUR"].worked
        named = self._deed() or self._starts(self._meeting_head(), "meeting", "nouns")
        over = bool(self._phrases) and all(self._over(phrase) for phrase in self._phrases)
        short = worked is not None and worked.total_seconds() <= _LONGEST_WORK
        return bool(named and over and short and self._ends_at(position + 1))

    def _over(self, phrase: Phrase) -> bool:
        """Tell whether it is behind, or the part of today that has begun."""
        if phrase.behind or phrase.attached:
            return True
        today = phrase.today or phrase.day == d.NearDay(0)
        part = phrase.part.at if phrase.part else None
        return today and not (phrase.hour or phrase.hours or (part and part > self._now.time()))

    def _leads_with_length(self, position: int) -> bool:
        slots = self._tokens[position].slots
        worked = slots["DUR"].worked
        if position > self._head and self._verbs.infinitive(self._head):
            return False
        if worked is None or self._in(position - 1, "time", "not_after"):
            return False
        if self._in(position + 1, "time", "before_matter"):
            return True
        if "HOUR" in slots and slots["HOUR"].hour >= _MORNING:
            return self._day_of_work(position)
        matter = self._word(position + 1) and not self._in(position + 1, "time", "not_before")
        over = bool(self._phrases) and all(phrase.behind for phrase in self._phrases)
        meeting = not over and self._starts(position + 1, "meeting", "nouns")
        short = worked.total_seconds() <= _LONGEST_WORK
        return bool(position <= self._head and short and matter and not meeting)

    def _day_of_work(self, position: int) -> bool:
        """*7h archives aujourd’hui*, said in the evening: an hour that is past is a length."""
        clock, length = (self._tokens[position].slots[slot] for slot in ("HOUR", "DUR"))
        near = [phrase for phrase in self._phrases if isinstance(phrase.day, d.NearDay)]
        if len(near) != 1 or any(phrase.part for phrase in self._phrases):
            return False
        day = near[0].day
        shift = day.shift if isinstance(day, d.NearDay) else 0
        past = shift < 0 or (shift == 0 and clock.time < self._now.time())
        short = length.worked.total_seconds() <= _LONGEST_WORK
        return past and short and not self._starts(position + 1, "meeting", "nouns")

    def _told_part(self) -> bool:
        """*J’ai passé la matinée sur le PLU*, *temps : 9h-11h accueil*."""
        start, end, _ = self._asking.marked[-1]
        if self._in(start, "time", "weak"):
            return False
        return any(
            {"PART", "HOURS"} & token.slots.keys() or self._in(index, "time", "days")
            for index, token in enumerate(self._tokens[end : end + 3], end)
        )

    def _meets(self) -> bool:
        """*Rdv jeudi 10h*, *caler une réunion*."""
        if "meeting" in self._kinds:
            proposed = self._in(self._asking.marked[0][0], "meeting", "proposing")
            return not proposed or self._word(len(self._tokens) - 1) != "?"
        if "absence" in self._kinds:
            return False
        head = self._meeting_head()
        noun = self._starts(head, "meeting", "nouns")
        if not noun or self._in(head + noun, "meeting", "over"):
            return False
        if self._verbs.tells(head + noun) or self._asks() or self._to_be_done():
            return False
        usable = [phrase for phrase in self._phrases if not phrase.attached] or self._phrases
        usable = [phrase for phrase in usable if not phrase.behind]
        if not self._in(head, "meeting", "weak"):
            return bool(usable)
        return any(phrase.hour or phrase.hours or phrase.part or phrase.repeat for phrase in usable)

    def _meeting_head(self) -> int:
        """Where the noun may stand: after an article, in English after what tells its kind."""
        head = self._head
        if self._in(head, "meeting", "articles"):
            head += 1
        for ahead in range(head, head + self._modifiers + 1):
            if self._starts(ahead, "meeting", "nouns"):
                return ahead
            plain = ahead < len(self._tokens) and self._tokens[ahead].kind == "word"
            if not plain or self._verbs.imperative(ahead) or self._verbs.infinitive(ahead):
                break
        return head

    @property
    def _modifiers(self) -> int:
        return int(table(f"{self._language}_intents")["meeting"]["modifiers"])

    def _to_be_done(self) -> bool:
        """*Note à rendre*, *repas des aînés : réserver la salle*."""
        return any(
            (self._in(index, "infinitive", "to") or self._word(index) == ":")
            and self._verbs.infinitive(index + 1)
            for index in range(self._head + 1, len(self._tokens))
        )

    def _deed(self) -> bool:
        """*Désherbage*, *la mise en ligne*: the noun of some work at the head."""
        head = self._head + self._in(self._head, "meeting", "articles")
        if self._starts(head, "deed"):
            return True
        ending = self._word(head).endswith(tuple(word_set(self._language, "deed", "endings")))
        return ending and not self._in(head, "deed", "not")

    def _work_to_come(self) -> bool:
        """*Clôture des comptes le 12 décembre*: work, and a day when it is due."""
        if not self._deed() or self._verbs.tells():
            return False
        over = any(self._in(index, "deed", "over") for index in range(len(self._tokens)))
        return not over and any(
            not (phrase.attached or phrase.behind or phrase.behind_day) for phrase in self._phrases
        )

    def _to_do(self) -> bool:
        """*Acheter du café*, *devis à demander*, *@luc tonte du stade lundi*."""
        head = self._head
        if self._kinds == {"time"}:
            head = next(start for start, _, kind in self._asking.marked if kind)
        if self._verbs.infinitive(head):
            return self._dated or not self._verbs.tells(head + 1)
        if self._verbs.imperative(head):
            return True
        if self._dated and self._verbs.commands(head) and not self._verbs.tells():
            return True
        if self._verbs.tells() or head >= len(self._tokens):
            return False
        if self._tokens[head].kind != "word" or self._in(head, "infinitive", "pronouns"):
            return False
        if self._work_to_come():
            return True
        limited = any(phrase.marker in _LIMITS and not phrase.attached for phrase in self._phrases)
        mentioned = any(token.kind == "mention" for token in self._tokens)
        return limited or self._to_be_done() or (mentioned and self._dated)
