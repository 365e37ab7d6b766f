"""The answer key: the pupils' own pages filled in, the mark scheme, and the marking grid.

It takes the finished layouts of all sheets that pupils write on and adds ink, so that it lies over them to the point.
Which items stand on a sheet its kind declares.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from lessonkit.documents import item_sheets
from lessonkit.documents.kinds import Composed, Press, key_furniture, teachers_head
from lessonkit.documents.mark_scheme import compose_scheme
from lessonkit.documents.marking_grid import compose_grid
from lessonkit.documents.scheme_rows import LevelCopy
from lessonkit.layout.fill import fill
from lessonkit.layout.furnish import Part
from lessonkit.layout.placed import Layout
from lessonkit.model.alliances import SheetKind, SheetPaper
from lessonkit.model.answers import AnswerBook, ItemAnswer
from lessonkit.model.blocks import Document, Furniture
from lessonkit.model.ink import Cited, Ink
from lessonkit.model.lesson import Lesson
from lessonkit.model.lines import Citation, cite, lines_told, paragraphs_told
from lessonkit.model.paper import Paper, Setting

ANSWER_KEY = "answer-key"
SCHEME_BODY_AT = 113.0
SCHEME_LATER_AT = 77.0
MARGIN_SIGNS = 13
"""How many signs of 7.5 points the mark column holds."""
PLACES_SIGNS = 11
"""How many of those that name paragraphs, in which each ¶ is broad."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A part of a pupils' document as it was laid out, before anything stood in its margins."""

    layout: Layout
    furniture: Furniture
    drawn: bool = False


def filled_parts(
    lesson: Lesson, laid: Mapping[str, tuple[Laid, ...]], press: Press, drawing: Press, level: str = ""
) -> tuple[Part, ...]:
    """Sheets with items and charts filled in, posters as one page; what the packet does not print is left out.

    What is drawn was composed with `drawing`. The foot names the `level` whose pages they are, if it is not the core.
    """
    words = press.words
    parts: list[Part] = []
    for name in item_sheets(lesson.paper, words):
        for part in laid.get(name, ()):
            ink = item_ink(lesson.answers, {block.id for block in part.layout.blocks}, press.setting)
            furniture = _key_furniture(part.furniture, part.furniture.document, press, level)
            parts.append(Part(fill(part.layout, ink, press.faces, press.theme), furniture))
    charts = {part.layout.name: part for kind in ("alliance-chart", "poster") for part in laid.get(kind, ())}
    for sheet in lesson.paper.sheets:
        chart = charts.get(f"{'poster' if sheet.poster else 'alliance-chart'}.{sheet.id}")
        if chart is None or sheet.kind is SheetKind.COMPLETE:
            continue
        own = drawing if chart.drawn else press
        furniture = _key_furniture(chart.furniture, chart.furniture.document, press, level)
        parts.append(_filled(chart, _sheet_ink(lesson, sheet, own), own, furniture))
    for part in laid.get("timeline", ()):
        furniture = _key_furniture(part.furniture, words.timeline.document, press, level)
        parts.append(_filled(part, _timeline_ink(lesson), drawing if part.drawn else press, furniture))
    return tuple(parts)


def _filled(part: Laid, ink: tuple[Ink, ...], press: Press, furniture: Furniture) -> Part:
    """A part with ink; a drawing keeps its own theme."""
    filled = fill(part.layout, ink, press.faces, press.theme)
    return Part(filled, furniture, press.theme if part.drawn else None)


def _sheet_ink(lesson: Lesson, sheet: SheetPaper, press: Press) -> tuple[Ink, ...]:
    # Imported late, as what draws charts is: see `drawn`.
    from lessonkit.charts.sheets import fill_sheet  # noqa: PLC0415
    from lessonkit.documents.alliance_chart import sheet_frame  # noqa: PLC0415

    answer = next(answer for answer in lesson.answers.sheets if answer.id == sheet.id)
    frame = sheet_frame(lesson.paper, sheet, press)
    return fill_sheet(sheet, answer, press.faces, press.theme, press.words, frame)


def _timeline_ink(lesson: Lesson) -> tuple[Ink, ...]:
    from lessonkit.charts.timeline.sheets import fill_timeline  # noqa: PLC0415 - as above

    timeline, told = lesson.paper.timeline, lesson.answers.timeline
    return fill_timeline(timeline, told) if timeline and told else ()


def compose(copies: Sequence[LevelCopy], press: Press, *, grid: bool = True) -> tuple[Composed, ...]:
    """One mark scheme for the copies of all levels, the core's first; the marking grid, for a lesson that has items.

    A lesson in several versions has one grid for all of them, which is no part of any key.
    """
    paper, words = copies[0].lesson.paper, press.words
    parts: list[Composed] = []
    scheme = Document(
        name="mark-scheme",
        title=key_title(paper, press),
        language=paper.language,
        head=replace(teachers_head(paper, press, words.mark_scheme), body_at=SCHEME_BODY_AT),
        body=compose_scheme(copies, press.words),
        paper=press.sheet,
        later_at=SCHEME_LATER_AT,
    )
    parts.append(Composed(scheme, key_furniture(paper, press, words.mark_scheme)))
    if grid and paper.marks:
        parts.append(Composed(compose_grid({"": paper}, press), key_furniture(paper, press, words.marking_grid)))
    return tuple(parts)


def grid_for(papers: Mapping[str, Paper], press: Press) -> Composed:
    """One marking grid for the versions of a lesson, by their letters: a document of its own."""
    words = press.words
    furniture = key_furniture(next(iter(papers.values())), press, words.marking_grid)
    alone = replace(furniture, document=words.marking_grid, badge=words.marking_grid, page_words=words.page)
    return Composed(compose_grid(papers, press), alone)


def key_title(paper: Paper, press: Press) -> str:
    """The title of the key's file."""
    return f"{paper.title.plain()} – {press.words.answer_key}"


def item_ink(answers: AnswerBook, there: Container[str], setting: Setting) -> tuple[Ink, ...]:
    """The ink of the items that are there, by id, each with its citations in the mark column."""
    asked = (answer for answer in answers.every_item if answer.id in there)
    return tuple(ink for answer in asked for ink in (*answer.fill(setting), *_cited(answer, setting)))


def _cited(answer: ItemAnswer, setting: Setting) -> tuple[Ink, ...]:
    found = []
    for space, evidence in answer.citations():
        citations = cite(setting.lines, evidence)
        if citations:
            scheme = setting.words.cited_in_scheme.format(number=answer.number)
            found.append(Cited(space, *margin_words(citations, scheme)))
    return tuple(found)


def margin_words(citations: tuple[Citation, ...], scheme: str) -> tuple[str, str]:
    """The two short lines of a citation in the mark column: paragraphs and sources, then lines.

    Where not all places or lines fit the column, `scheme` stands there: it leads to the mark scheme, which has all. Of
    several sources whose names are long only the first is named: each would take a line of its own.
    """
    paragraphs = [citation.paragraph for citation in citations if not citation.source]
    sources = dict.fromkeys(citation.place for citation in citations if citation.source)
    names = ", ".join((*_margin_paragraphs(paragraphs), *sources))
    if len(sources) > 1 and len(names) > MARGIN_SIGNS:
        return citations[0].place, scheme
    return names, _margin_lines(citations) or scheme


def _margin_paragraphs(paragraphs: Sequence[int]) -> tuple[str, ...]:
    """Those in a row by the first and the last; all by these, where they are more than fit."""
    if not paragraphs:
        return ()
    told = paragraphs_told(paragraphs)
    return (told if len(told) <= PLACES_SIGNS else f"¶{paragraphs[0]} … ¶{paragraphs[-1]}",)


def _margin_lines(citations: tuple[Citation, ...]) -> str:
    """All lines, with the word for them where there is room; "" where there are too many."""
    named = lines_told(citations)
    if len(citations) == 1:
        return named
    exact = ", ".join(citation.numbers() for citation in citations)
    return next((told for told in (named, exact) if len(told) <= MARGIN_SIGNS), "")


def _key_furniture(pupils: Furniture, label: str, press: Press, level: str) -> Furniture:
    """The pupils' furniture with the key's badge and foot; all else stays, so that nothing moves."""
    words = press.words
    whose = f", {words.levels.name(level)}" if level else ""
    return replace(
        pupils,
        document=f"{words.answer_key}: {label.lower()}{whose}",
        badge=words.answer_key,
        badge_solid=True,
        code=press.code,
        page_words=words.key_page,
        alone=False,
    )
