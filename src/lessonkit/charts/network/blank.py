"""The network: a small picture for each phase, in which pupils join allies and rivals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lessonkit.chart_words import ChartWords
from lessonkit.charts.network.plan import (
    DRAWING_BEFORE,
    Line,
    NetworkPlan,
    NetworkSide,
    Picture,
    plan_network,
)
from lessonkit.charts.network.ring import FACE
from lessonkit.charts.network.routes import Node
from lessonkit.charts.network.ties import draw_tie, draw_ties
from lessonkit.charts.network.triangles import draw_explained
from lessonkit.charts.pages import on_sides
from lessonkit.charts.phrases import listed
from lessonkit.charts.shapes import OWNER, Box, set_centred, set_text, stroke
from lessonkit.charts.storyline.plan import Frame
from lessonkit.charts.storyline.texts import BEYOND_RULE, HOLE_PADDING
from lessonkit.charts.table import NAME_WIDTH, NOTE_LINES, Room, Told, table_page, task
from lessonkit.charts.telling import told_ties
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import PanelPaper, SheetPaper
from lessonkit.model.blocks import Block, Drawing, Hole
from lessonkit.model.drawing import Glyphs, Placed, rectangle
from lessonkit.themes import THIN_RULE, Theme

_OUTLINE, _BOX_RULE = 1.1, 0.7
_DOTS = (1.2, 2.2)
_LEGEND_SIZE, _LEGEND_GAP = 8.5, 22.0
_TIE, _PILL = 34.0, 30.0
_LEGEND_UP = 8.0
"""From the foot of the drawing to the middle of the legend."""


def compose_network(
    sheet: SheetPaper, faces: Faces, theme: Theme, words: ChartWords, frame: Frame
) -> tuple[Block, ...]:
    """The instruction, the pictures on each side of paper, then the equivalent table."""
    plan = plan_network(sheet, faces, theme, words, frame)
    blocks = on_sides(plan.how, [(_drawing(plan, side, faces, words),) for side in plan.sides])
    how = task(_open(plan, words), words, why=any(panel.title is None for panel in sheet.panels))
    return (*blocks, *table_page(sheet, _told(plan, words), how, words, Room(faces, theme, frame)))


def _drawing(plan: NetworkPlan, side: NetworkSide, faces: Faces, words: ChartWords) -> Drawing:
    return Drawing(
        id=plan.drawing_id(side),
        width=plan.width,
        height=plan.height,
        things=tuple(_draw_side(plan, side, faces, words)),
        alt=_alt(plan, side, words),
        holes=_holes(plan, side),
        before=DRAWING_BEFORE,
    )


def count_id(sheet: SheetPaper, phase: int, number: int) -> str:
    """The id of the hole for the number of stable (0) or unstable (1) triangles."""
    return f"{sheet.id}.count{phase}.{number}"


def asks(plan: NetworkPlan, panel: PanelPaper) -> bool:
    """Whether anything is to be drawn or written in a phase."""
    return panel.ties is None or panel.title is None or plan.counts


def _draw_side(plan: NetworkPlan, side: NetworkSide, faces: Faces, words: ChartWords) -> list[Placed]:
    things: list[Placed] = []
    for picture in side.pictures:
        things += _draw_picture(plan, picture, faces)
    if side.explained is not None:
        things += draw_explained(faces, words, side.explained)
    dotted = any(len(picture.paper.there) < len(plan.sheet.names) for picture in side.pictures)
    return things + _draw_legend(faces, words, plan.height - _LEGEND_UP, dotted=dotted)


def _draw_picture(plan: NetworkPlan, picture: Picture, faces: Faces) -> list[Placed]:
    things: list[Placed] = []
    lines: tuple[Line, ...] = picture.lines
    for line in (*lines, *([picture.question] if picture.question else [])):
        things += set_text(faces, line.x, line.y, line.words, line.face, line.size)
    things += [rectangle(box.x, box.y, box.width, box.height, _BOX_RULE, OWNER) for box in picture.counts]
    ruled = picture.ruled
    things += [stroke([(ruled.x, y), (ruled.x + ruled.width, y)], THIN_RULE) for y in ruled.baselines]
    things += draw_ties(plan.ring, picture.paper.ties or (), picture.middle)
    for person, node in enumerate(plan.ring.nodes):
        moved = replace(node, x=node.x + picture.middle[0], y=node.y + picture.middle[1])
        there = person in picture.paper.there
        things += _draw_node(moved, faces, there=there, black=there and person == plan.sheet.protagonist)
    return things


def _draw_node(node: Node, faces: Faces, *, there: bool, black: bool) -> list[Placed]:
    """A name in its pill: black for the protagonist, dotted and light for somebody who is not there."""
    box = node.box
    pill = rectangle(
        box.x, box.y, box.width, box.height, _OUTLINE, OWNER, radius=node.radius, fill=0.0 if black else None
    )
    things: list[Placed] = [pill if there else replace(pill, dash=_DOTS)]
    face = "Regular" if not there else FACE if black else "SemiBold"
    pitch = 1.15 * node.size
    first = box.middle + 0.35 * node.size - pitch * (len(node.lines) - 1) / 2
    for number, line in enumerate(node.lines):
        things += set_centred(faces, box.centre, first + number * pitch, line, face, node.size)
    return [replace(thing, grey=1.0) if black and isinstance(thing, Glyphs) else thing for thing in things]


def _draw_legend(faces: Faces, words: ChartWords, y: float, *, dotted: bool) -> list[Placed]:
    """What the lines mean, and a dotted outline, where there is one."""
    things: list[Placed] = []
    x = 0.0
    for allied, meaning in ((True, words.allies), (False, words.rivals)):
        things += draw_tie((x, y), (x + _TIE, y), allied=allied)
        things += set_text(faces, x + _TIE + 6.0, y + 3.0, meaning, "Regular", _LEGEND_SIZE)
        x += _TIE + 6.0 + faces.width("Regular", meaning, _LEGEND_SIZE) + _LEGEND_GAP
    if dotted:
        box = rectangle(x, y - 6.0, _PILL, 12.0, _OUTLINE, OWNER, radius=6.0)
        things.append(replace(box, dash=_DOTS))
        things += set_text(faces, x + _PILL + 6.0, y + 3.0, words.dotted, "Regular", _LEGEND_SIZE)
    return things


def _holes(plan: NetworkPlan, side: NetworkSide) -> tuple[Hole, ...]:
    """Where the key writes: titles and notes, and the numbers of triangles."""
    holes: list[Hole] = []
    for picture in side.pictures:
        ruled = picture.ruled
        holes += [
            Hole(
                id=f"{plan.sheet.id}.note{picture.phase}.{number}",
                x=ruled.x - HOLE_PADDING,
                y=baseline - 15.5,
                width=ruled.width + BEYOND_RULE + HOLE_PADDING,
                height=15.0,
                align="left",
            )
            for number, baseline in enumerate(ruled.baselines)
        ]
        holes += [_hole(count_id(plan.sheet, picture.phase, number), box) for number, box in enumerate(picture.counts)]
    return tuple(holes)


def _hole(name: str, box: Box) -> Hole:
    return Hole(id=name, x=box.x, y=box.y, width=box.width, height=box.height, size=10.5)


def _open(plan: NetworkPlan, words: ChartWords) -> list[str]:
    """What the pictures leave open, in words."""
    ties = any(panel.ties is None for panel in plan.sheet.panels)
    parts = (
        (ties, words.open_allies.format(allies=words.allies)),
        (ties, words.open_rivals.format(rivals=words.rivals)),
        (plan.counts, words.open_triangles.format(stable=words.stable, unstable=words.unstable)),
    )
    return [said for wanted, said in parts if wanted]


def _told(plan: NetworkPlan, words: ChartWords) -> list[Told]:
    """The table's rows; a phase that is printed complete has no box."""
    sheet = plan.sheet
    return [
        Told(
            panel.years,
            _shown(sheet, panel, words),
            f"{sheet.id}.table{phase}" if asks(plan, panel) else "",
            words.phase_blank.format(years=panel.years),
            NAME_WIDTH * len(panel.there) if panel.ties is None else 0.0,
            (NOTE_LINES if panel.title is None else 0) + plan.counts,
        )
        for phase, panel in enumerate(sheet.panels)
    ]


def _shown(sheet: SheetPaper, panel: PanelPaper, words: ChartWords) -> str:
    """What a picture prints: its title, its ties or that there are none, and who is not there."""
    names = [name or "" for name in sheet.names]
    absent = [name for person, name in enumerate(names) if person not in panel.there]
    there = listed([names[person] for person in panel.there], words)
    ties = (
        words.there.format(lines=there) if panel.ties is None else told_ties(names, panel.there, panel.ties, words)
    )
    parts = [f"{panel.title}." if panel.title else "", ties]
    parts += [words.absent.format(lines=listed(absent, words))] if absent else []
    return " ".join(part for part in parts if part)


def _alt(plan: NetworkPlan, side: NetworkSide, words: ChartWords) -> str:
    """What the side prints, in words."""
    sheet = plan.sheet
    count = len(side.pictures)
    pictures = words.one_picture if count == 1 else words.pictures.format(n=words.count(count))
    names: Sequence[str] = [name or "" for name in sheet.names]
    first = words.network_alt.format(pictures=pictures, names=listed(names, words))
    told = [words.network_boxes.format(stable=words.stable, unstable=words.unstable)] if plan.counts else []
    told += [f"{picture.paper.years}: {_shown(sheet, picture.paper, words)}" for picture in side.pictures]
    explained = [] if side.explained is None else [f"{words.triangles} {words.triangles_how}"]
    return " ".join([f"{first[:1].upper()}{first[1:]}", *told, *explained])
