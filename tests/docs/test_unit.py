"""The unit covers the article: every section is the ground of a paragraph, and nothing is taken from it unsaid."""

from __future__ import annotations

import units

LESSONS = units.unit_lessons()


def test_every_section_of_the_article_is_covered() -> None:
    """By at least one paragraph of at least one lesson."""
    covered = units.coverage(LESSONS)
    assert len(covered) == 13
    assert [title for title, where in covered.items() if not where] == []


def test_all_lessons_list_the_same_sections() -> None:
    """One article, one list."""
    lists = {tuple(units.sections_of_article(lesson).items()) for lesson in LESSONS.values()}
    assert len(LESSONS) == 7
    assert len(lists) == 1


def test_every_paragraph_is_traced() -> None:
    """To a section, or it says that it goes beyond the article."""
    for lesson in LESSONS.values():
        traced = {trace.paragraph for trace in lesson.answers.traces if trace.sections or trace.beyond}
        assert traced == {paragraph.number for paragraph in lesson.paper.paragraphs}
