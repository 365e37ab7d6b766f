"""Networks to draw, all that must hold of one, and its ties read back from its strokes."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from functools import cache

from charts.marks import bounds, outside, overlaps
from charts.stories import Tree, faces, frame_of, random_story, read
from lessonkit.charts.network.marks import APART
from lessonkit.charts.network.plan import NetworkPlan, Picture, plan_network
from lessonkit.charts.network.ring import Ring
from lessonkit.charts.network.routes import CLEAR
from lessonkit.charts.shapes import Box, flattened
from lessonkit.charts.sheets import compose_sheet, fill_sheet
from lessonkit.charts.storyline.plan import DRAWING_BEFORE
from lessonkit.model.alliances import SheetAnswer, SheetPaper, Tie
from lessonkit.model.blocks import Block, Drawing, Grid, Space
from lessonkit.model.drawing import Glyphs, Outline, Placed, Segment
from lessonkit.model.ink import Ink, Sketched, Written
from lessonkit.model.ledger import Ledger, Person
from lessonkit.themes import DEFAULT
from lessonkit.units import A4, MM, PaperSize
from lessonkit.words import ENGLISH


def network(spec: dict[str, Tree], ledger: Ledger | None = None, **sheet: Tree) -> tuple[SheetPaper, SheetAnswer]:
    """The network of a story, as `sheets:` asks for it."""
    spec = spec | {"print": ["network"], "sheets": {"network": sheet}}
    papers, answers = read(spec) if ledger is None else read(spec, ledger)
    return papers["network"], answers["network"]


@cache
def random_network(seed: int) -> tuple[SheetPaper, SheetAnswer]:
    """The network of a story from a seed."""
    return network(*random_story(seed))


def crowd(names: tuple[str, ...], phases: int = 2) -> tuple[SheetPaper, SheetAnswer]:
    """Many people in two rival halves, which change from phase to phase."""
    half = len(names) // 2
    told: list[Tree] = []
    for phase in range(phases):
        turned = [*names[phase:], *names[:phase]]
        blocs: list[Tree] = [{"id": "a", "members": turned[:half]}, {"id": "b", "members": turned[half:]}]
        told.append({"years": str(1900 + phase), "beyond": "true", "blocs": blocs, "rivals": [["a", "b"]]})
    spec: dict[str, Tree] = {"title": "A crowd", "about": names[0], "actors": list(names), "phases": told}
    return network(spec, Ledger(people=tuple(Person(name, name, name) for name in names)))


def composed(sheet: SheetPaper, paper: PaperSize = A4) -> tuple[Block, ...]:
    """The blank."""
    return compose_sheet(sheet, faces(), DEFAULT, ENGLISH, frame_of(sheet, paper))


def filled(sheet: SheetPaper, answer: SheetAnswer, paper: PaperSize = A4) -> tuple[Ink, ...]:
    """Its ink."""
    return fill_sheet(sheet, answer, faces(), DEFAULT, ENGLISH, frame_of(sheet, paper))


def planned(sheet: SheetPaper, paper: PaperSize = A4) -> NetworkPlan:
    """Its geometry."""
    return plan_network(sheet, faces(), DEFAULT, ENGLISH.chart, frame_of(sheet, paper))


def drawings(blocks: tuple[Block, ...]) -> list[Drawing]:
    """The drawings of a sheet, one for each side."""
    return [block for block in blocks if isinstance(block, Drawing)]


def sketch(inks: tuple[Ink, ...], drawing: Drawing) -> list[Placed]:
    """What the key draws on a drawing."""
    return [thing for ink in inks if isinstance(ink, Sketched) and ink.space == drawing.id for thing in ink.things]


def written(inks: tuple[Ink, ...]) -> dict[str, str]:
    """What the key writes, by space."""
    return {ink.space: ink.text.plain() for ink in inks if isinstance(ink, Written)}


def _spaces(blocks: tuple[Block, ...]) -> list[Space]:
    """The boxes of the table."""
    cells = [cell for grid in blocks if isinstance(grid, Grid) for row in grid.rows for cell in row.cells]
    return [block for cell in cells for block in cell.blocks if isinstance(block, Space)]


def _without_black_pills(things: list[Placed]) -> list[Placed]:
    """White letters stand on a black pill on purpose."""
    white = [thing for thing in things if isinstance(thing, Glyphs) and thing.grey == 1.0]
    return [
        thing
        for thing in things
        if not (isinstance(thing, Outline) and thing.fill == 0.0 and any(_holds(thing, one) for one in white))
    ]


def _chopped(thing: Placed) -> Placed:
    """An open stroke in steps of three points, so that the boxes round them tell what it touches."""
    if not isinstance(thing, Outline) or thing.segments[-1][0] == "Z":
        return thing
    points = flattened(thing.segments)
    steps: list[Segment] = [("M", points[0])]
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        count = max(1, math.ceil(math.dist((x1, y1), (x2, y2)) / 3.0))
        steps += [("L", (x1 + (x2 - x1) * n / count, y1 + (y2 - y1) * n / count)) for n in range(1, count + 1)]
    return replace(thing, segments=tuple(steps))


def _holds(pill: Outline, word: Glyphs) -> bool:
    """Whether a word begins inside a pill."""
    box = bounds(pill)
    return box.x < word.x < box.right and box.y < word.y < box.foot


def check(sheet: SheetPaper, answer: SheetAnswer, paper: PaperSize) -> None:
    """All that must hold of one network."""
    blocks, inks = composed(sheet, paper), filled(sheet, answer, paper)
    frame = frame_of(sheet, paper)
    plan = planned(sheet, paper)
    check_ring(plan.ring)
    for drawing, side in zip(drawings(blocks), plan.sides, strict=True):
        key = _without_black_pills([*drawing.things, *sketch(inks, drawing)])
        assert overlaps([_chopped(thing) for thing in key]) == []
        assert outside(key, drawing.width, drawing.height) == []
        assert DRAWING_BEFORE + drawing.height < frame.height
        assert all(thing.size >= 8 for thing in key if isinstance(thing, Glyphs))
        for one, other in itertools.combinations(_boxes(plan, side.pictures), 2):
            assert not one.overlaps(other)
        for picture in side.pictures:
            assert all(min(box.height, box.width) > 8 * MM - 0.001 for box in picture.counts)
            rules = picture.ruled.baselines
            assert len(rules) == 0 or rules[0] - (picture.question.y if picture.question else 0) > 8 * MM - 0.001
    assert all(space.height > 8 * MM - 0.001 for space in _spaces(blocks))
    places = {drawing.id for drawing in drawings(blocks)} | {space.id for space in _spaces(blocks)}
    places |= {hole.id for drawing in drawings(blocks) for hole in drawing.holes}
    assert {ink.space for ink in inks} <= places


def _boxes(plan: NetworkPlan, pictures: tuple[Picture, ...]) -> list[Box]:
    """Pills, writing lines and boxes for counts of a side."""
    boxes = []
    for picture in pictures:
        x, y = picture.middle
        boxes += [replace(node.box, x=node.box.x + x, y=node.box.y + y) for node in plan.ring.nodes]
        boxes += [Box(picture.cell.x, rule - 12.0, picture.cell.width, 12.0) for rule in picture.ruled.baselines]
        boxes += picture.counts
    return boxes


def check_ring(ring: Ring) -> None:
    """Pills keep apart, ways keep off the pills of others and end at their own, crosses keep apart."""
    for one, other in itertools.combinations(ring.nodes, 2):
        assert not one.box.overlaps(other.box)
    for (start, end), way in ring.routes.items():
        points = [way.point(way.at(step / 100)) for step in range(101)]
        for person, node in enumerate(ring.nodes):
            least = min(node.distance(point) for point in points)
            assert least >= (0.3 if person in (start, end) else CLEAR - 0.8)
        assert ring.nodes[start].distance(points[0]) < 1.0
        assert ring.nodes[end].distance(points[-1]) < 1.0
    middles = [way.point(ring.spare[pair]) for pair, way in ring.routes.items()]
    assert all(math.dist(one, other) >= APART for one, other in itertools.combinations(middles, 2))


def inside(cell: Box, line: Outline) -> bool:
    """Whether a stroke lies in a cell."""
    box = bounds(line)
    return cell.x <= box.x and box.right <= cell.right and cell.y <= box.y and box.foot <= cell.foot


def ties_read(plan: NetworkPlan, picture: Picture, lines: list[Outline]) -> set[Tie]:
    """The ties of a picture from its strokes: solid ones join two pills, dashed ones lead from a pill to a cross."""
    found: set[Tie] = set()
    halves: list[tuple[int, tuple[float, float]]] = []
    for line in lines:
        ends = [flattened(line.segments)[end] for end in (0, -1)]
        pills = [_pill_at(plan, picture, end) for end in ends]
        if line.dash:
            [pill] = [one for one in pills[:1] if one is not None]
            halves.append((pill, ends[1]))
        elif None not in pills:
            one, other = sorted(pill for pill in pills if pill is not None)
            found.add(Tie(one, other, allied=True))
    # The two halves of a dashed line end ten points apart, on either side of one cross.
    while halves:
        pill, end = halves.pop(0)
        nearest = min(halves, key=lambda half: abs(math.dist(half[1], end) - 10.0))
        halves.remove(nearest)
        found.add(Tie(min(pill, nearest[0]), max(pill, nearest[0]), allied=False))
    return found


def _pill_at(plan: NetworkPlan, picture: Picture, point: tuple[float, float]) -> int | None:
    """Whose pill ends at a point, or None."""
    inner = (point[0] - picture.middle[0], point[1] - picture.middle[1])
    return next((person for person, node in enumerate(plan.ring.nodes) if abs(node.distance(inner)) < 1.2), None)
