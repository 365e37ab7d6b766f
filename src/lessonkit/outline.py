"""A lesson at a glance: what `lessonkit show` prints."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lessonkit.build import Packet, parts_of
from lessonkit.documents import item_sheets
from lessonkit.model.paper import ItemPaper, WorksheetSection
from lessonkit.words import ENGLISH


def as_text(packet: Packet) -> str:
    """The outline as lines of text."""
    return "\n".join(_lines(packet)).translate(_SILENT)


_SILENT = dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xAD, 0xFEFF))
"""Signs that print nothing on paper; some turn the direction of writing, which no lesson may do to a terminal."""


def as_json(packet: Packet) -> str:
    """The outline as JSON."""
    paper, occasion = packet.lesson.paper, packet.lessons.occasion
    return json.dumps(
        {
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
    for section in paper.worksheet:
        yield f"{section.letter}  {section.title.plain()}  [{section.marks}]"
        yield from map(_told, section.items)
    for _, sections in _other_sheets(packet):
        for section in sections:
            yield f"{section.title.plain()}{f'  [{section.marks}]' if section.marks else ''}"
            yield from map(_told, section.items)
    yield "Documents"
    for name, layout in packet.documents.items():
        yield f"  {name}: {len(layout.pages)} {'page' if len(layout.pages) == 1 else 'pages'}"
        parts = parts_of(layout)
        yield from (f"    {part.name}: {part.pages}" for part in parts if len(parts) > 1)
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
