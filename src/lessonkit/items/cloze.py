"""cloze: a text with gaps, and a bank of words to fill them.

    - cloze: |
        Stalin held the office of {General Secretary} from {1922}.
      bank:
        - Commissar
        - 1917
      evidence: made him General Secretary

What stands between braces is tested; a brace that is meant is written `\\{`. All blanks are printed in one width. The
bank holds the gaps' own words and the words too many given under `bank:`, sorted; `bank: false` prints no bank. One
mark for each gap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from pydantic import Field

from lessonkit.items.base import ItemSpec
from lessonkit.items.printing import answer_line, bank_over, in_print_order, ticked_points
from lessonkit.model.answers import ItemAnswer, SchemeLine
from lessonkit.model.blocks import Item, Paragraph
from lessonkit.model.ink import Ink, Written
from lessonkit.model.paper import ItemPaper, Setting
from lessonkit.model.scope import Scope
from lessonkit.model.text import Blank, Inline, Text, operative, plain
from lessonkit.words import Words

BLANK_WIDTH = 78.0
SIGN_WIDTH = 6.2
"""About the mean width of a sign of 11-pt bold italic; a bank's longest word must fit its blank."""

_PIECE = re.compile(r"\\([{}])|([{}])|([^\\{}]+|\\)")


@dataclass(frozen=True, kw_only=True)
class ClozePaper(ItemPaper):
    """A text with blanks, which `compose` gives their spaces, and its bank (empty for none)."""

    passage: Text
    bank: tuple[Text, ...]

    def compose(self, setting: Setting) -> Item:
        """The bank in a box over the text; the spaces are "<id>.1", "<id>.2" …"""
        passage = Paragraph(text=self._spaced(setting.words), style="cloze", before=4.0)
        return self.item((*bank_over(self.id, self.bank, setting), passage))

    def _spaced(self, words: Words) -> Text:
        """The text with its blanks called as the item is on this sheet: their ids, and their names when read aloud."""
        inlines: list[Inline] = []
        count = 0
        for inline in self.passage.inlines:
            if isinstance(inline, Blank):
                count += 1
                name = words.answer_part.format(number=self.number, part=count)
                inlines.append(replace(inline, space=f"{self.id}.{count}", name=name))
            else:
                inlines.append(inline)
        return Text(tuple(inlines), self.passage.origin)

    def in_step(self, others: tuple[ItemPaper, ...]) -> ItemPaper:
        """Blanks as wide as at any level: their banks may hold longer words."""
        forms = (self, *(other for other in others if isinstance(other, ClozePaper)))
        width = max(blank_width(form.bank) for form in forms)
        inlines = (replace(one, width=width) if isinstance(one, Blank) else one for one in self.passage.inlines)
        return replace(self, passage=replace(self.passage, inlines=tuple(inlines)))

    def tells(self) -> tuple[Text, ...]:
        """The stem, and the text around the gaps, which is true."""
        return (*super().tells(), self.passage)

    def texts(self) -> tuple[Text, ...]:
        """The stem, the bank and the text around the gaps."""
        return (self.stem, self.how, *self.bank, self.passage)


@dataclass(frozen=True, kw_only=True)
class ClozeAnswer(ItemAnswer):
    """The words of the gaps, in the order of the text."""

    gaps: tuple[Text, ...]
    banked: bool

    def discloses(self) -> tuple[str, ...]:
        """The gaps' words, sorted, where there is a bank."""
        return tuple(sorted({gap.plain() for gap in self.gaps})) if self.banked else ()

    def fill(self, setting: Setting) -> tuple[Ink, ...]:
        """Each word on its blank."""
        overflow = setting.words.overflow.format(number=self.number)
        return tuple(Written(f"{self.id}.{n}", gap, overflow) for n, gap in enumerate(self.gaps, 1))

    def scheme(self, setting: Setting) -> tuple[SchemeLine, ...]:
        """The words with a tick each."""
        return (answer_line(setting, ticked_points(self.gaps, self.marks), self.guidance.evidence),)


class ClozeSpec(ItemSpec):
    """A text with gaps and a word bank."""

    key: ClassVar[str] = "cloze"
    scaffolds: ClassVar[frozenset[str]] = ItemSpec.scaffolds | {"bank"}

    cloze: str = Field(description="The text, with each word to be filled in between { and }.")
    ask: str = Field("", description="The stem, in place of “Fill each gap with a word from the bank.”")
    bank: list[str] | Literal[False, "false", "no"] = Field(
        default_factory=list, description="Words too many, which join the gaps' own; or false for no bank."
    )

    def identity(self) -> str:
        """The text with its gaps taken out."""
        return re.sub(r"(?<!\\)\{[^{}]*\}", "{}", self.cloze)

    def split(self, scope: Scope) -> tuple[ItemPaper, ItemAnswer] | None:
        """Errors: LK405 no gap, an empty gap, or a brace without its partner."""
        pieces = self._pieces(scope)
        if pieces is None:
            return None
        banked = isinstance(self.bank, list)
        extra = self.bank if isinstance(self.bank, list) else []
        guidance = self.guidance(scope)
        gaps = tuple(scope.text(words, "cloze") for words in pieces[1::2])
        distractors = tuple(scope.text(words, "bank", i) for i, words in enumerate(extra))
        bank = in_print_order(_distinct(gaps + distractors)) if banked else ()
        passage = Text()
        width = blank_width(bank)
        for i, piece in enumerate(pieces):
            passage = passage + (Text((Blank("", width),)) if i % 2 else _around(piece, scope))
        marks = self.marks_or(len(gaps))
        usual = scope.words.fill_gaps_from_bank if banked else scope.words.fill_gaps
        paper = ClozePaper(
            id=scope.id,
            kind=self.key,
            number=scope.number,
            stem=scope.text(self.ask, "ask") if self.ask else operative(usual),
            how=self.how_to(scope, _left_over(scope.words, len(bank), gaps) if banked else ""),
            marks=marks,
            passage=passage,
            bank=bank,
            origin=scope.at(),
        )
        answer = ClozeAnswer(id=scope.id, number=scope.number, marks=marks, guidance=guidance, gaps=gaps, banked=banked)
        return paper, answer

    def _pieces(self, scope: Scope) -> list[str] | None:
        """Text, gap, text, gap …, text; None after reporting LK405."""
        pieces = [""]
        for escaped, brace, words in _PIECE.findall(self.cloze.strip()):
            if brace:
                if (brace == "{") == bool(len(pieces) % 2 == 0):
                    _wrong(scope, f"a `{brace}` has no partner", "close each gap before the next begins")
                    return None
                pieces.append("")
            else:
                pieces[-1] += words or escaped
        if len(pieces) % 2 == 0:
            _wrong(scope, "a `{` has no partner", "close the gap with `}`")
            return None
        if len(pieces) == 1:
            _wrong(scope, "the text has no gap", "put the words to be filled in between `{` and `}`")
            return None
        if any(not gap.strip() for gap in pieces[1::2]):
            _wrong(scope, "a gap is empty", "write the word to be filled in between `{` and `}`")
            return None
        return [piece if i % 2 == 0 else piece.strip() for i, piece in enumerate(pieces)]


def _around(piece: str, scope: Scope) -> Text:
    """The text between two gaps: its white space folded, yet kept where it touches a gap."""
    words = " ".join(piece.split())
    before = " " if piece[:1].isspace() else ""
    after = " " if words and piece[-1:].isspace() else ""
    return plain(before) + scope.text(words, "cloze") + plain(after)


def _wrong(scope: Scope, message: str, hint: str) -> None:
    scope.sink.report("LK405", message, scope.at("cloze"), hint=hint)


def _distinct(texts: tuple[Text, ...]) -> tuple[Text, ...]:
    """Each word once: a word that fills two gaps is in the bank once, so that the count tells nothing."""
    return tuple({text.plain(): text for text in texts}.values())


def blank_width(bank: tuple[Text, ...]) -> float:
    """The one width of all blanks: wide enough for the longest word of the bank, so that none tells its word."""
    longest = max((len(word.plain()) for word in bank), default=0)
    return max(BLANK_WIDTH, round(longest * SIGN_WIDTH + 12.0))


def _left_over(words: Words, banked: int, gaps: tuple[Text, ...]) -> str:
    return words.spare_words(banked - len({gap.plain() for gap in gaps}))
