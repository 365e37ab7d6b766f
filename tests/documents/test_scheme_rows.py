"""Citations of several levels beside each other."""

from __future__ import annotations

from lessonkit.documents.scheme_rows import citations, lines_taken, words_and_lines
from lessonkit.model.blocks import Paragraph
from lessonkit.model.lines import Citation
from lessonkit.model.text import plain


def test_a_level_and_its_lines_are_one_word() -> None:
    """A line may end after a semicolon, never between “support” and its numbers."""
    core, support = (Citation(2, 8, 9),), (Citation(2, 7, 8),)
    (cited,) = citations((("", core), ("extra help", support)))
    first, beside = cited.text.plain().split("; ")
    assert first == "¶2, lines\N{NO-BREAK SPACE}8–9"
    assert " " not in beside
    assert beside.split() == ["extra", "help", "7–8"]
    assert lines_taken(cited) == 2


def test_lines_end_between_stretches_only() -> None:
    """Several stretches of a level are as many words, the first with its name: none is wider than the column."""
    core = (Citation(5, 27, 33),)
    stretch = (Citation(5, 38, 39), Citation(5, 44, 45), Citation(5, 47, 48))
    (cited,) = citations((("", core), ("stretch", stretch)))
    words = cited.text.plain().split("; ")[1].split(" ")
    assert words == ["stretch\N{NO-BREAK SPACE}38–39,", "44–45,", "47–48"]


def test_lines_stand_beside_the_words_or_run_on_under_them() -> None:
    """Under the words there is one paragraph over both columns; a paragraph stays with its first lines."""
    proved = (("", (Citation(3, 17, 17), Citation(4, 20, 21))), ("support", (Citation(3, 18, 18), Citation(4, 20, 21))))
    words, none = Paragraph(text=plain("an empty title")), (0.0, 0.0, 0.0, 0.0)
    beside = words_and_lines(words, citations(proved), none, under=False)
    assert [len(cell.blocks) for cell in beside] == [1, 2]
    (under,) = words_and_lines(words, citations(proved, tied=True), none, under=True)
    assert under.span == len(beside)
    said = under.blocks[1]
    assert isinstance(said, Paragraph)
    told = said.text.plain().replace("\N{NO-BREAK SPACE}", "_")
    assert told == "¶3,_line_17; support_18_· ¶4,_lines_20–21"
