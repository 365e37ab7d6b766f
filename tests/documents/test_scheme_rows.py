"""Citations of several levels beside each other."""

from __future__ import annotations

from lessonkit.documents.scheme_rows import citations, lines_taken
from lessonkit.model.lines import Citation


def test_a_level_and_its_lines_are_one_word() -> None:
    """A line may end after a semicolon, never between “support” and its numbers."""
    core, support = (Citation(2, 8, 9),), (Citation(2, 7, 8),)
    (cited,) = citations((("", core), ("extra help", support)))
    first, beside = cited.text.plain().split("; ")
    assert first == "¶2, lines 8–9"
    assert " " not in beside
    assert beside.split() == ["extra", "help", "7–8"]
    assert lines_taken(cited) == 2
