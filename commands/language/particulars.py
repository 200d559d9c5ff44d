"""What any sentence may hold beside its date: people, project, urgency, lengths."""

from datetime import timedelta

from commands.language.asking import Asking, word_set
from commands.language.lengths import DAY, HALF_DAY, Length
from commands.language.phrases import Phrase
from commands.language.readings import Intent, Language, Recipient, Sentence
from commands.language.token_type import Token

_LONGEST_NUMBER = 8
_LONGEST_MEETING = timedelta(hours=6)
"""A longer one is an hour of the day: *10h15*."""


class Particulars:
    """Finds them among the tokens, and keeps which tokens leave the title."""

    def __init__(self, tokens: list[Token], language: Language) -> None:
        """Keep the sentence."""
        self._tokens = tokens
        self._language: Language = language
        self.cut: set[int] = set()

    def _set(self, section: str, key: str) -> frozenset[str]:
        return word_set(self._language, section, key)

    def _word(self, position: int) -> str:
        return self._tokens[position].word if 0 <= position < len(self._tokens) else ""

    def _leads(self, position: int, small: frozenset[str]) -> set[int]:
        """Give the little words that lead to a token: *avec* @luc, *durée* 2 h."""
        found: set[int] = set()
        index = position - 1
        while index >= 0 and index not in self.cut and self._tokens[index].word in small:
            found.add(index)
            index -= 1
        return found

    def sentence(self, intent: Intent, asking: Asking) -> Sentence:
        """Read what every kind of sentence may hold."""
        for start, end in asking.ranges(intent):
            self.cut.update(range(start, end))
        mentions = self._mentions()
        tags = [token.word[1:] for token in self._tokens if token.kind == "tag"]
        projects = [tag for tag in tags if not tag.isdecimal()]
        self._cut_project(projects)
        return Sentence(
            intent,
            mentions=tuple(dict.fromkeys(mentions)),
            recipient=self._recipient(asking, mentions),
            project=projects[0] if projects else None,
            urgent=self._urgent(),
            numbers=tuple(
                int(tag) for tag in tags if tag.isdecimal() and len(tag) < _LONGEST_NUMBER
            ),
        )

    def _mentions(self) -> list[str]:
        mentions: list[str] = []
        for index, token in enumerate(self._tokens):
            if token.kind == "mention":
                mentions.append(token.word[1:])
                self.cut.add(index)
                self.cut |= self._leads(index, self._set("title", "mention_leads"))
        return mentions

    def _cut_project(self, projects: list[str]) -> None:
        for index, token in enumerate(self._tokens):
            if projects and token.kind == "tag" and token.word[1:] == projects[0]:
                self.cut.add(index)

    def _recipient(self, asking: Asking, mentions: list[str]) -> Recipient:
        """Read *rappelle-nous*, *rappelle au salon*, *rappelle à tous*, *rappelle à @luc*."""
        room = self._set("recipient", "room")
        asked: set[str] = set()
        for start, end in asking.ranges(Intent.REMINDER):
            words = [token.word for token in self._tokens[start:end]]
            asked.update(words)
            if words[-1] in self._set("recipient", "to"):
                asked.update(self._named_room(end, room))
        if asked & room:
            return Recipient.ROOM
        return Recipient.PEOPLE if mentions and not asked & self._me else Recipient.ME

    @property
    def _me(self) -> frozenset[str]:
        return self._set("recipient", "me")

    def _named_room(self, position: int, room: frozenset[str]) -> set[str]:
        """Take *le salon*, *toute l’équipe* out of the title."""
        for index in range(position, min(position + 3, len(self._tokens))):
            if self._tokens[index].word in room:
                self.cut.update(range(position, index + 1))
                return {self._tokens[index].word}
        return set()

    def _urgent(self) -> bool:
        """Read `urgent` at an edge, or `!!`."""
        urgent = False
        last = len(self._tokens) - 1
        for index, token in enumerate(self._tokens):
            if token.word == "!" and self._word(index + 1) == "!":
                urgent = True
                self.cut |= {index, index + 1}
            if token.word in self._set("urgent", "words"):
                before, after = self._word(index - 1), self._word(index + 1)
                marks = self._set("urgent", "marks")
                edge = index in {0, last} or before in marks or after in marks
                if edge and before not in self._set("urgent", "not_after"):
                    urgent = True
                    self.cut.add(index)
        return urgent

    def effort(self) -> tuple[timedelta | None, set[int]]:
        """Read `~3h`."""
        for index, token in enumerate(self._tokens[:-1]):
            length = self._tokens[index + 1].slots.get("DUR")
            if token.word == "~" and isinstance(length, Length) and length.worked:
                return length.worked, {index, index + 1}
        return None, set()

    def spent(self) -> tuple[timedelta | None, set[int]]:
        """Read the time spent: a length, *de 9 h à 11 h*, *la matinée*."""
        small = self._set("title", "length_leads")
        for index, token in enumerate(self._tokens):
            length = token.slots.get("DUR")
            if isinstance(length, Length) and length.worked:
                return length.worked, {index} | self._leads(index, small)
            if "HOURS" in token.slots:
                start, end = token.slots["HOURS"]
                hours, minutes = end.hour - start.hour, end.minute - start.minute
                return timedelta(hours=hours, minutes=minutes), {index}
        for index, token in enumerate(self._tokens):
            whole = token.word in self._set("time", "days")
            if whole or "PART" in token.slots:
                return (DAY if whole else HALF_DAY), {index} | self._leads(index, small)
        return None, set()

    def lasting(self, dated: range, phrases: list[Phrase]) -> timedelta | None:
        """Read how long a meeting lasts, outside its date."""
        days = (each for each in phrases if each.day is not None)
        said = {index for each in days for index in range(each.start, each.end)}
        for index, token in enumerate(self._tokens):
            length = token.slots.get("DUR")
            if not isinstance(length, Length) or index in dated or index in self.cut:
                continue
            if length.worked is None or length.unit == "day":
                continue
            if index in said:
                continue  # *lundi 9h30 … mardi 8h*: an hour of another day
            if "HOUR" in token.slots and length.worked > _LONGEST_MEETING:
                continue
            self.cut |= {index} | self._leads(index, self._set("title", "length_leads"))
            return length.worked
        return None
