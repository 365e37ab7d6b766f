"""odd_one_out: four or so words, one of which does not belong; pupils ring its letter and say why.

    - odd_one_out: Three of these men lost their seats in the party. Who did not?
      words:
        - Kamenev
        - Stalin
        - Trotsky
        - Zinoviev
      odd: Stalin
      because: He was never expelled.

The words are printed in the order of their letters. One mark for the word, and one for the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from lessonkit.extend import (
    LETTERS,
    TICK,
    Guidance,
    ItemAnswer,
    ItemPaper,
    ItemSpec,
    SchemeLine,
    Scope,
    Setting,
    Text,
    answer_line,
    blocks,
    did_you_mean,
    in_print_order,
    ink,
    lettered,
    plain,
)


@dataclass(frozen=True, kw_only=True)
class OddOneOutPaper(ItemPaper):
    """What the pupil sees: lettered words over a line for the reason. No field can hold the answer."""

    words: tuple[Text, ...]

    def compose(self, setting: Setting) -> blocks.Item:
        """Blocks that exist: letters to ring, then one rule to write on."""
        reason = blocks.Space(
            id=f"{self.id}.reason",
            kind=blocks.SpaceKind.LINE,
            name=setting.words.answer_part.format(number=self.number, part="because"),
            label="Because",
            height=22.7,
        )
        return self.item((lettered(self.id, self.words), reason))

    def texts(self) -> tuple[Text, ...]:
        """The stem and every word."""
        return (self.stem, self.how, *self.words)


@dataclass(frozen=True, kw_only=True)
class OddOneOutAnswer(ItemAnswer):
    """What the teacher sees: the letter of the odd word on this paper, the word, and the reason."""

    letter: str
    word: Text
    reason: Text

    def discloses(self) -> tuple[str, ...]:
        """The odd word stands among the others."""
        return (self.word.plain(),)

    def fill(self, setting: Setting) -> tuple[ink.Ink, ...]:
        """A ring round the letter, and the reason on the line."""
        overflow = setting.words.overflow.format(number=self.number)
        return (ink.Ringed(f"{self.id}.{self.letter}"), ink.Written(f"{self.id}.reason", self.reason, overflow))

    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """The word and the reason, with a tick for each."""
        words = plain(f"{self.letter}\u00a0\u00a0") + self.word + TICK + plain("  ") + self.reason + TICK
        return (answer_line(setting, words, self.guidance.evidence),)


class OddOneOutSpec(ItemSpec):
    """What the teacher writes. The fields make the checks, the messages and the schema for editors."""

    key: ClassVar[str] = "odd_one_out"

    odd_one_out: str = Field(description="The question.")
    words: list[str] = Field(min_length=3, max_length=8, description="The words, in any order.")
    odd: str = Field(description="The one that does not belong.")
    because: str = Field(min_length=1, description="Why it does not.")

    def identity(self) -> str:
        """The question; the id of the item is made from it."""
        return self.odd_one_out

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Both halves. Errors: LK402 the odd one is none of the words."""
        words = in_print_order([scope.text(word, "words", i) for i, word in enumerate(self.words)])
        printed = [word.plain() for word in words]
        odd = scope.text(self.odd, "odd").plain()
        if odd not in printed:
            hint = did_you_mean(odd, printed) or "write it as it stands under `words:`"
            scope.sink.report("LK402", f"“{odd}” is not among the words", scope.at("odd"), hint=hint)
            return None
        return self._halves(scope, words, printed.index(odd), self.guidance(scope))

    def _halves(
        self, scope: Scope, words: tuple[Text, ...], odd: int, guidance: Guidance
    ) -> tuple[OddOneOutPaper, OddOneOutAnswer]:
        marks = self.marks_or(2)
        how = "Circle **one** letter, and say why."
        paper = OddOneOutPaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=self.stem(scope),
            how=self.how_to(scope, how),
            marks=marks,
            words=words,
            origin=scope.at(),
        )
        answer = OddOneOutAnswer(
            id=scope.id,
            number=scope.number,
            marks=marks,
            guidance=guidance,
            letter=LETTERS[odd],
            word=words[odd],
            reason=scope.text(self.because, "because"),
        )
        return paper, answer
