"""The documents of the lesson as Typst sources, made from the same composed blocks as lessonkit's.

    python benchmarks/typst_sources.py FOLDER

Typst breaks the lines and the pages itself; the sources hold the words, the blocks and the measures. The key's ink
stands in the answer spaces at a fixed size: Typst is not asked to fit it, as lessonkit's `fill` does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

from core_lesson import write_core

from lessonkit import build
from lessonkit.charts.sheets import fill_sheet
from lessonkit.charts.timeline.sheets import fill_timeline
from lessonkit.diagnostics import Sink
from lessonkit.documents import ANSWER_KEY, PUPILS_KINDS, answer_key
from lessonkit.documents.alliance_chart import sheet_frame
from lessonkit.documents.kinds import Composed, Press
from lessonkit.documents.scheme_rows import LevelCopy
from lessonkit.layout.pages import lay_out
from lessonkit.model.blocks import (
    Block,
    Cell,
    Choices,
    Columns,
    Document,
    Drawing,
    Furniture,
    Grid,
    Heading,
    Item,
    NewPage,
    NumberedParagraph,
    Paragraph,
    Passage,
    Row,
    SectionHead,
    Space,
    SpaceKind,
    Stack,
    WordBank,
    WritingLines,
)
from lessonkit.model.drawing import Glyphs, Outline, Paint, Placed
from lessonkit.model.edition import CORE
from lessonkit.model.ink import Cited, Ink, Ringed, Sketched, Ticked, Written
from lessonkit.model.lesson import Lesson
from lessonkit.model.lines import LineIndex
from lessonkit.model.paper import Setting
from lessonkit.model.text import Blank, Inline, LineBreak, Mark, Run, Sign, Text
from lessonkit.themes import DEFAULT, TextStyle
from lessonkit.units import A4

HERE = Path(__file__).parent
FUNCTIONS = HERE / "lesson.typ"

WEIGHTS = {"Light": 300, "Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
SIGNS = {Mark.TICK: "tick-sign", Mark.BEYOND: "beyond-sign", Mark.CORRECTS: "corrects-sign"}
SIDES = {"left": "left", "right": "right", "centre": "center"}


def sources(lesson: Lesson) -> dict[str, str]:
    """The Typst source of each document by its name, and `styles` with the theme's text styles."""
    faces = build.open_faces()
    bare = Press(faces, DEFAULT, A4, A4, Setting(LineIndex(), build.Settings().words), "BNCH")
    handout = PUPILS_KINDS["handout"].compose(lesson.paper, bare)
    lines = lay_out(handout[0].document, faces, DEFAULT)[1]
    press = Press(faces, DEFAULT, A4, A4, Setting(lines, bare.words), bare.code)
    kinds = (PUPILS_KINDS[name] for name in PUPILS_KINDS)
    composed = {kind.name: kind.compose(lesson.paper, press) for kind in kinds if kind.present(lesson.paper)}
    result = {name: _source(parts, {}) for name, parts in composed.items()}
    result[ANSWER_KEY] = _key(lesson, composed, press)
    result["styles"] = "#let styles = (\n" + "".join(map(_style, sorted(DEFAULT.styles))) + ")\n"
    return result


def _key(lesson: Lesson, composed: Mapping[str, tuple[Composed, ...]], press: Press) -> str:
    there = {item.id for item in lesson.paper.items}
    inks = list(answer_key.item_ink(lesson.answers, there, press.setting))
    answers = {answer.id: answer for answer in lesson.answers.sheets}
    for sheet in lesson.paper.sheets:
        frame = sheet_frame(lesson.paper, sheet, press)
        inks += fill_sheet(sheet, answers[sheet.id], press.faces, press.theme, press.words, frame)
    timeline, told = lesson.paper.timeline, lesson.answers.timeline
    inks += fill_timeline(timeline, told) if timeline and told else ()
    filled = [part for name in ("worksheet", "alliance-chart", "timeline") for part in composed.get(name, ())]
    by_space: dict[str, list[Ink]] = {}
    for ink in inks:
        by_space.setdefault(ink.space, []).append(ink)
    copies = (LevelCopy(CORE, lesson, press.setting.lines),)
    return _source((*filled, *answer_key.compose(copies, press)), by_space, badge=press.words.answer_key)


def _source(parts: Iterable[Composed], inks: Mapping[str, list[Ink]], badge: str = "") -> str:
    parts = tuple(parts)
    first = parts[0].document
    writer = _Writer(inks)
    lines = ['#import "lesson.typ": *', '#import "styles.typ": styles']
    lines.append(f"#show: lesson.with({_quoted(first.title)}, {_quoted(first.language.partition('-')[0])})")
    for part in parts:
        lines += writer.part(part.document, part.furniture, badge)
    return "\n".join(lines) + "\n"


def _style(name: str) -> str:
    style = DEFAULT.style(name)
    slope = "italic" if style.italic else "normal"
    return (
        f"  {_quoted(name)}: (size: {style.size}pt, leading: {style.leading}pt, weight: {WEIGHTS[style.weight]}, "
        f'slope: "{slope}", tracking: {style.tracking}pt, capitals: {str(style.capitals).lower()}),\n'
    )


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _points(*lengths: float) -> str:
    return ", ".join(f"{length:.2f}".rstrip("0").rstrip(".") + "pt" for length in lengths)


@dataclass(slots=True)
class _Writer:
    """Turns blocks into calls of `lesson.typ`."""

    inks: Mapping[str, list[Ink]]

    def part(self, document: Document, furniture: Furniture, badge: str) -> list[str]:
        """A part of a document on sheets of its own."""
        head, size = document.head, document.paper
        fields = "none"
        if head.fields or head.total:
            drawn = " + ".join(f'field(styles.field, "{entry.label}", {_points(entry.width)})' for entry in head.fields)
            fields = f"{{ {drawn} }}"
        total = f'sum-box(w(600, "{head.total}"))' if head.total else "none"
        name = _quoted(furniture.name_label) if furniture.name_label else "none"
        around = (
            f"(short: {_quoted(furniture.short_title)}, document: {_quoted(furniture.document)}, "
            f"code: {_quoted(furniture.code)}, badge: {_quoted(badge or furniture.badge)}, "
            f"solid: {str(bool(badge)).lower()}, name: {name})"
        )
        opening = (
            f"opening(styles, {_quoted(head.kicker)}, {self.text(head.title, 'title')}, "
            f"{self.text(head.subtitle, 'subtitle')}, {fields}, {total}, {_points(head.body_at - 70)})"
        )
        lines = [f"#part(styles, {_points(size.width, size.height)}, {around}, {{", opening]
        lines += [self.block(block) for block in document.body]
        return [*lines, "})"]

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Blocks one under the other, as one content."""
        written = [source for source in map(self.block, blocks) if source]
        return written[0] if len(written) == 1 else "{\n" + "\n".join(written) + "\n}" if written else "[]"

    def block(self, block: Block) -> str:  # noqa: PLR0911, PLR0912 - one branch for each kind of block
        """One block."""
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Stack():
                breakable = str(not block.keep).lower()
                inside = self.blocks(block.blocks)
                return f"block(above: {_points(block.before)}, width: 100%, breakable: {breakable}, {inside})"
            case Heading():
                words = self.text(block.text, block.style)
                return (
                    f'title-line(styles.at("{block.style}"), {block.level}, {words}, '
                    f"above: {_points(block.before)}, rule: {_points(block.rule)})"
                )
            case Space():
                return self._space(block)
            case WritingLines():
                return self._writing(block)
            case Grid():
                return self._grid(block)
            case Choices():
                return self._choices(block)
            case WordBank():
                words = ", ".join(self.text(entry, "body") for entry in block.words)
                return f"word-bank(styles.body, above: {_points(block.before)}, {words})"
            case Item():
                return self._item(block)
            case SectionHead():
                total = f'sum-box(w(600, "{block.total_text}"))' if block.total_text else "none"
                title = self.text(block.title, "heading")
                return f'section(styles.heading, "{block.letter}", {title}, {total}, above: {_points(block.before)})'
            case Passage():
                return self._passage(block)
            case Columns():
                return (
                    f"block(above: {_points(block.before)}, breakable: false, grid(columns: (1fr, 1fr), "
                    f"gutter: {_points(block.gap)}, {self.block(block.left)}, {self.block(block.right)}))"
                )
            case Drawing():
                return self._drawing(block)
            case NewPage():
                return "pagebreak()"
            case _:
                raise TypeError(f"the benchmark's lesson has no {type(block).__name__}")

    def text(self, text: Text, style: str) -> str:
        """A paragraph's inline runs as one content."""
        return _joined(self._inline(inline, DEFAULT.style(style)) for inline in text.inlines)

    def _inline(self, inline: Inline, style: TextStyle) -> str:
        match inline:
            case Run():
                words = _quoted(inline.text)
                weight = inline.weight or (style.strong if inline.strong else "")
                if inline.emphasis:
                    return f"it({WEIGHTS[weight or style.weight]}, {words})"
                return f"w({WEIGHTS[weight]}, {words})" if weight else words
            case Blank():
                return f"gap({_points(inline.width)}{self._written(inline.space)})"
            case Sign():
                return SIGNS[inline.mark]
            case LineBreak():
                return "linebreak()"

    def _written(self, space: str, style: str = "ink") -> str:
        """The key's words for a space as an argument `ink:`, or nothing."""
        words = [self.text(ink.text, style) for ink in self.inks.get(space, ()) if isinstance(ink, Written)]
        return f', ink: set-in(styles.at("{style}"), {_joined(words)})' if words else ""

    def _paragraph(self, block: Paragraph) -> str:
        extra = ", sticky: true" if block.keep_next else ""
        if block.align != "left":
            extra += f", side: {SIDES[block.align]}"
        before = f", above: {_points(block.before)}" if block.before else ""
        return f'para(styles.at("{block.style}"), {self.text(block.text, block.style)}{before}{extra})'

    def _space(self, block: Space) -> str:
        above = f", above: {_points(block.before)}" if block.before else ""
        width = _points(block.width) if block.width else "100%"
        inks = self.inks.get(block.id, ())
        match block.kind:
            case SpaceKind.MARGIN:
                return self._cited(block.id)
            case SpaceKind.TICK:
                ink = ", ink: ticked" if any(isinstance(ink, Ticked) for ink in inks) else ""
                return f"small-box({_points(11, 11)}{ink})"
            case SpaceKind.LETTER:
                return f"small-box({_points(block.width or 17, 17)}{self._written(block.id)})"
            case SpaceKind.CHOICE:
                ink = ", ink: ringed" if any(isinstance(ink, Ringed) for ink in inks) else ""
                return f"letter(styles.number, {_quoted(block.label)}, {_points(max(block.width, 12))}{ink})"
            case SpaceKind.LINE | SpaceKind.BLANK:
                label = f"set-in(styles.body, {_quoted(block.label)})"
                return f"label-line({label}, {width}{self._written(block.id)}{above})"
            case _:
                height = _points(block.height) if block.height else "auto"
                return f"answer-box({width}, {height}, {_points(block.rule)}{self._written(block.id, 'grid')}{above})"

    def _cited(self, space: str) -> str:
        cited = [ink for ink in self.inks.get(space, ()) if isinstance(ink, Cited)]
        return "\n".join(
            f"align(right, set-in(styles.cite, w(600, {_quoted(ink.paragraphs)}) + linebreak() + {_quoted(ink.lines)}))"
            for ink in cited
        )

    def _writing(self, block: WritingLines) -> str:
        words = " ".join(words if isinstance(words, str) else words.plain() for words in block.starters)
        starter = f", starter: set-in(styles.starter, {_quoted(words)})" if words else ""
        above = f", above: {_points(block.before)}" if block.before else ""
        return f"ruled({block.count}, {_points(DEFAULT.ruling)}{starter}{self._written(block.id)}{above})"

    def _choices(self, block: Choices) -> str:
        longest = max(len(choice.text.plain()) for choice in block.entries)
        columns = block.columns if longest < 36 else 1
        rows = -(-len(block.entries) // columns)
        cells = []
        for row in range(rows):
            for choice in block.entries[row::rows]:
                words = f"set-in(styles.option, {self.text(choice.text, 'option')})"
                cells += [self.block(choice.marker), words]
        return (
            f"choices({rows}, {columns}, {_points(block.indent)}, auto, above: {_points(block.before)},\n"
            + ",\n".join(cells)
            + ")"
        )

    def _item(self, block: Item) -> str:
        stem = f"set-in(styles.body, {self.text(block.stem, 'body')})"
        if block.how:
            stem += f' + " " + set-in(styles.how, {self.text(block.how, "how")})'
        marks = f'set-in(styles.marks, "[{block.marks}]")'
        cited = self._cited(f"{block.id}.margin")
        keep = not (block.breakable or any(isinstance(child, WritingLines | Stack) for child in block.body))
        number = f'set-in(styles.number, "{block.number}")'
        return (
            f"item({number}, {stem}, {{ {cited}\n{marks} }}, {self.blocks(block.body)}, "
            f"above: {_points(block.before)}, keep: {str(keep).lower()})"
        )

    def _passage(self, block: Passage) -> str:
        lines = [f"para(styles.attribution, {self.text(block.attribution, 'attribution')})"]
        for part in block.parts:
            if isinstance(part, NumberedParagraph):
                lines.append(f'numbered("¶{part.number}", {self._glossed(part)})')
            else:
                lines.append(self.block(part))
        return "passage(styles.body, {\n" + "\n".join(lines) + "\n})"

    def _glossed(self, part: NumberedParagraph) -> str:
        """The paragraph's runs, each glossed word with its footnote."""
        meanings = {gloss.id: self.text(gloss.meaning, "gloss") for gloss in part.glosses}
        style = DEFAULT.style("body")
        pieces = []
        for inline in part.text.inlines:
            piece = self._inline(inline, style)
            if isinstance(inline, Run) and inline.gloss:
                piece = f"gloss({piece}, {meanings[inline.gloss]})"
            pieces.append(piece)
        return _joined(pieces)

    def _grid(self, grid: Grid) -> str:
        kind = "table" if grid.role == "Table" else "grid"
        columns = ", ".join(_points(t.width) if t.width else f"{t.share:g}fr" for t in grid.columns)
        gutters = ", ".join(_points(track.gap) for track in grid.columns[:-1])
        heights = ", ".join(_points(row.height) if _fixed(row) else "auto" for row in grid.rows)
        lines = [f"{kind}(columns: ({columns},), rows: ({heights},), stroke: none, inset: 0pt,"]
        if gutters:
            lines[0] += f" column-gutter: ({gutters},),"
        lines += [f"{kind}.vline(x: {x}, stroke: {_points(w)})," for x, w in enumerate(grid.verticals) if w]
        heads = [row for row in grid.rows if row.head]
        if heads:
            lines.append(f"{kind}.header({' '.join(self._row(kind, row) for row in heads)}),")
        lines += [self._row(kind, row) for row in grid.rows if not row.head]
        keep = str(not grid.keep).lower()
        body = "\n".join(lines)
        return f"block(above: {_points(grid.before)}, width: 100%, breakable: {keep}, {body}\n))"

    def _row(self, kind: str, row: Row) -> str:
        parts = [f"{kind}.hline(stroke: {_points(row.above)})," if row.above else ""]
        parts += [self._cell(kind, cell, row) for cell in row.cells]
        parts.append(f"{kind}.hline(stroke: {_points(row.below)})," if row.below else "")
        return "\n".join(part for part in parts if part)

    def _cell(self, kind: str, cell: Cell, row: Row) -> str:
        left, top, right, bottom = cell.padding
        filled = any(isinstance(block, Space) for one in row.cells for block in one.blocks)
        slack = 0.0 if filled or _fixed(row) else max(0.0, row.height - 13.0) / 2
        inset = ""
        if any(cell.padding) or row.before or slack:
            inset = (
                f"inset: (left: {_points(left)}, right: {_points(right)}, "
                f"top: {_points(top + row.before + slack)}, bottom: {_points(bottom + slack)}), "
            )
        content = self.blocks(cell.blocks)
        if cell.ring:
            content = "circle(radius: 2.5pt, stroke: 0.8pt)"
        if cell.foot:
            content = f"{{ {content}\nplace(bottom + right, {self.blocks(cell.foot)}) }}"
        side = SIDES[cell.align] + (" + horizon" if cell.middle else " + top")
        span = f"colspan: {cell.span}, " if cell.span > 1 else ""
        rule = f"stroke: {_points(cell.rule)}, " if cell.rule else ""
        return f"{kind}.cell({span}{rule}align: {side}, {inset}{content}),"

    def _drawing(self, block: Drawing) -> str:
        lines = [_placed(thing) for thing in block.things]
        for ink in self.inks.get(block.id, ()):
            if isinstance(ink, Sketched):
                lines += [_placed(thing) for thing in ink.things]
        for hole in block.holes:
            for ink in self.inks.get(hole.id, ()):
                if isinstance(ink, Written):
                    box = _points(hole.x, hole.y, hole.width, hole.height)
                    words = f"set-in(styles.ink, text(size: {_points(hole.size)}, {self.text(ink.text, 'ink')}))"
                    lines.append(f"hole({box}, {SIDES[hole.align]}, {words})")
        body = "\n".join(lines)
        return (
            f"drawing({_points(block.width, block.height)}, {_quoted(block.alt)}, "
            f"above: {_points(block.before)}, {{\n{body}\n}})"
        )


def _fixed(row: Row) -> bool:
    """Whether a row keeps its height: it has one, and no text that may wrap."""
    words = (len(b.text.plain()) if isinstance(b, Paragraph) else 0 for cell in row.cells for b in cell.blocks)
    return row.height > 0 and max(words, default=0) < 24


def _joined(contents: Iterable[str]) -> str:
    """Contents one after the other as one; a lone string is content of its own."""
    return " + ".join(contents) or '""'


def _placed(thing: Placed) -> str:
    """A thing of a drawing."""
    if isinstance(thing, Glyphs):
        return _glyphs(thing)
    if isinstance(thing, Outline):
        return _outline(thing)
    raise TypeError(f"the benchmark's lesson draws no {type(thing).__name__}")


def _glyphs(thing: Glyphs) -> str:
    slope = "italic" if thing.face.endswith("Italic") else "normal"
    weight = WEIGHTS[thing.face.removesuffix("Italic") or "Regular"]
    said = f'{_points(thing.x, thing.y - thing.rise, thing.size)}, {weight}, "{slope}", {_points(thing.tracking)}'
    grey = f"{thing.grey * 100:g}%"
    if thing.turned:
        return f"glyphs({said}, {grey}, {thing.turned:g}deg, {_quoted(thing.text)})"
    return f"upright({said}, {grey}, {_quoted(thing.text)})"


def _outline(thing: Outline) -> str:
    stroke = "none" if thing.stroke is None else _stroke(thing, thing.stroke)
    fill = "none" if thing.fill is None else _colour(thing.fill)
    steps = ", ".join(
        "z" if step == "Z" else f"{step.lower()}({_points(*numbers)})" for step, numbers in thing.segments
    )
    drawn = f"path({stroke}, {fill}, {steps})"
    return f"clipped({_points(*thing.clip)}, {drawn})" if thing.clip else drawn


def _colour(paint: Paint) -> str:
    shares = paint if isinstance(paint, tuple) else (paint,)
    model = "rgb" if isinstance(paint, tuple) else "luma"
    return f"{model}({', '.join(f'{share * 100:g}%' for share in shares)})"


def _stroke(thing: Outline, paint: Paint) -> str:
    parts = [f"thickness: {_points(thing.width)}", f"paint: {_colour(paint)}"]
    if thing.dash:
        parts.append(f"dash: ({_points(*thing.dash)},)")
    if thing.round_caps:
        parts.append('cap: "round"')
    if thing.round_joins:
        parts.append('join: "round"')
    return f"({', '.join(parts)})"


def write_sources(file: Path, folder: Path) -> None:
    """Puts the sources of a lesson, and the functions that they call, into a folder."""
    sink = Sink()
    lessons = build.load(file, sink, build.open_faces())
    if lessons is None:
        raise SystemExit("\n".join(f"{d.code} {d.message}" for d in sink.in_order()))
    folder.mkdir(parents=True, exist_ok=True)
    copyfile(FUNCTIONS, folder / FUNCTIONS.name)
    for name, source in sources(lessons.core).items():
        (folder / f"{name}.typ").write_text(source, encoding="utf-8")


def main() -> None:
    """Writes the sources of the lesson into the folder that is named."""
    folder = Path(sys.argv[1])
    write_sources(write_core(folder), folder)


if __name__ == "__main__":
    main()
