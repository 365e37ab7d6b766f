"""Lines as they are cited."""

from __future__ import annotations

from lessonkit.model.lines import Citation, told_by_place


def test_a_place_is_told_once_with_all_its_lines() -> None:
    """In the order in which it is cited first; one stretch alone says "line" or "lines"."""
    cited = (Citation(3, 14, 14), Citation(3, 17, 18), Citation(5, 40, 40), Citation(0, 2, 2, "Source A"))
    assert told_by_place(cited) == (("¶3", "lines 14, 17–18"), ("¶5", "line 40"), ("Source A", "line 2"))
    assert told_by_place(()) == ()
