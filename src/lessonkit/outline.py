"""A lesson or a unit at a glance: what `lessonkit show` prints."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lessonkit.build import Packet, parts_of
from lessonkit.documents import item_sheets
from lessonkit.documents.grade_boundaries import boundaries_of
from lessonkit.model.paper import ItemPaper, Paper, WorksheetSection
from lessonkit.unit.packet import UnitPacket
from lessonkit.words import ENGLISH


def as_text(packet: Packet) -> str:
    """The outline as lines of text."""
    lines = _unit_lines(packet) if isinstance(packet, UnitPacket) else _lines(packet)
    return "\n".join(lines).translate(_SILENT)


_SILENT = dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xAD, 0xFEFF))
"""Signs that print nothing on paper; some turn the direction of writing, which no lesson may do to a terminal."""


def as_json(packet: Packet) -> str:
    """The outline as JSON; that of a unit is its test's, with the lessons and the boundaries of the grades."""
    paper, occasion = packet.lesson.paper, packet.lessons.occasion
    return json.dumps(
        {
            **(_unit_object(packet) if isinstance(packet, UnitPacket) else {}),
            "title": paper.title.plain(),
            "class": occasion.school_class,
            "date": occasion.day(ENGLISH),
            "teacher": occasion.teacher,
            "minutes": paper.minutes,
            "marks": paper.marks,
            "words": _words(packet),
            "levels": list(packet.lessons.by_level),
            "paragraphs": len(paper.paragraphs),
            "sections": [
                {
                    "letter": section.letter,
                    "title": section.title.plain(),
                    "marks": section.marks,
                    "items": [_item(item) for item in section.items],
                }
                for section in paper.worksheet
            ],
            "sheets": {
                name: [_item(item) for section in sections for item in section.items]
                for name, sections in _other_sheets(packet)
            },
            "documents": {name: len(layout.pages) for name, layout in packet.documents.items()},
            "parts": {
                name: [{"name": part.name, "first": part.first, "last": part.last} for part in parts_of(layout)]
                for name, layout in packet.documents.items()
            },
            "sources": dict(packet.lesson.answers.section_titles),
        },
        ensure_ascii=False,
        indent=2,
    )


def _lines(packet: Packet) -> Iterator[str]:
    paper, answers = packet.lesson.paper, packet.lesson.answers
    yield paper.title.plain()
    facts = [f"{_words(packet)} words in {len(paper.paragraphs)} paragraphs", f"{len(paper.items)} items"]
    facts.append(f"{paper.marks} marks")
    if paper.minutes:
        facts.append(f"{paper.minutes} minutes")
    yield "  " + " · ".join(facts)
    told = packet.lessons.occasion.told(ENGLISH)
    if told:
        yield "  " + " · ".join(told)
    if len(packet.lessons.by_level) > 1:
        yield f"  levels: {', '.join(packet.lessons.by_level)}"
    yield from _section_lines(paper)
    for _, sections in _other_sheets(packet):
        for section in sections:
            yield f"{section.title.plain()}{f'  [{section.marks}]' if section.marks else ''}"
            yield from map(_told, section.items)
    yield from _document_lines(packet)
    if answers.traces:
        yield "Sources"
        titles = dict(answers.section_titles)
        for trace in answers.traces:
            names = ", ".join(titles.get(section, section) for section in trace.sections)
            yield f"  ¶{trace.paragraph}  {names}{' (goes beyond the source)' if trace.beyond else ''}"


def _other_sheets(packet: Packet) -> list[tuple[str, tuple[WorksheetSection, ...]]]:
    """The sheets with items beside the worksheet, with the names of their documents."""
    paper = packet.lesson.paper
    return [(name, found) for name, found in item_sheets(paper).items() if found != paper.worksheet]


def _item(item: ItemPaper) -> dict[str, object]:
    return {
        "number": item.number, "id": item.id, "type": item.kind, "marks": item.marks, "stem": item.stem.plain()
    }


def _told(item: ItemPaper) -> str:
    return f"  {item.number:>3}  {item.kind:<10} [{item.marks}]  {item.stem.plain()}  ({item.id})"


def _words(packet: Packet) -> int:
    return sum(len(paragraph.text.plain().split()) for paragraph in packet.lesson.paper.paragraphs)


def _section_lines(paper: Paper) -> Iterator[str]:
    for section in paper.worksheet:
        yield f"{section.letter}  {section.title.plain()}  [{section.marks}]"
        yield from map(_told, section.items)


def _document_lines(packet: Packet) -> Iterator[str]:
    yield "Documents"
    for name, layout in packet.documents.items():
        yield f"  {name}: {len(layout.pages)} {'page' if len(layout.pages) == 1 else 'pages'}"
        parts = parts_of(layout)
        yield from (f"    {part.name}: {part.pages}" for part in parts if len(parts) > 1)


def _unit_lines(packet: UnitPacket) -> Iterator[str]:
    """The unit's lessons with what they ask, then its test."""
    unit, test = packet.unit.unit, packet.unit.test
    yield unit.paper.title.plain()
    papers = [lesson.core.paper for lesson in packet.unit.lessons]
    facts = [_counted(len(papers), "lesson"), _counted(sum(paper.minutes for paper in papers), "minute")]
    yield "  " + " · ".join((*facts, _counted(sum(paper.marks for paper in papers), "mark")))
    yield "Lessons"
    for number, (paper, listed) in enumerate(zip(papers, unit.lessons, strict=True), 1):
        told = f"{len(paper.items)} items, {paper.marks} marks, {paper.minutes} minutes"
        yield f"  {number:>3}  {paper.title.plain()}  [{told}]  ({listed.file.stem})"
    if test:
        yield f"Test  {test.paper.title.plain()}  [{test.paper.marks}]"
        yield from _section_lines(test.paper)
        grades = (f"{one.grade} from {one.first}" for one in boundaries_of(packet.unit.boundaries, test.paper.marks))
        if told := ", ".join(grades):
            yield f"  grades: {told}"
    yield from _document_lines(packet)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _unit_object(packet: UnitPacket) -> dict[str, object]:
    """What is told of a unit besides its test."""
    unit, test = packet.unit, packet.unit.test
    return {
        "unit": unit.unit.paper.title.plain(),
        "lessons": [
            {"number": number, "file": listed.file.as_posix(), "title": lesson.core.paper.title.plain()}
            for number, (listed, lesson) in enumerate(zip(unit.unit.lessons, unit.lessons, strict=True), 1)
        ],
        "grades": [
            {"grade": one.grade, "percent": one.percent, "marks": one.first}
            for one in boundaries_of(unit.boundaries, test.paper.marks if test else 0)
        ],
    }
