"""Where the boxes of one side of the axis stand along it: in order of time, each as near its dot as it can.

Boxes stand in rows, the first nearest to the axis. A box's leader leaves the axis at its dot, moves along to the box's
port, and runs straight out to the box; it passes between the boxes of the rows before. Ports keep the order of time,
so that no two leaders cross. All of this is a set of least distances between places, and the least sum of moves is
found by `charts.placing.coordinates`. Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.charts.placing.coordinates import Gap, Impossible, Link, narrowest, place

BETWEEN = 8.0
"""White between two boxes of a row."""

CLEAR = 5.0
"""White between a box and a leader that passes it."""

PORTS_APART = 8.0
CORNER = 8.0
"""A leader meets its box so far from a corner, or further."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A box that is to be placed: where its dot stands, how much of the axis it takes, and its row (from 0)."""

    at: float
    size: float
    row: int


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a box's leader meets it, and where its middle stands."""

    port: float
    middle: float


def can_spread(boxes: Sequence[Wanted], length: float, reach: float) -> bool:
    """Whether all boxes have room with ports no further than `reach` from their dots."""
    try:
        narrowest(_count(boxes), [*_gaps(boxes, length), *_near(boxes, reach)])
    except Impossible:
        return False
    return True


def spread(boxes: Sequence[Wanted], length: float, reach: float) -> tuple[Stand, ...]:
    """Their places: straight leaders as many as can be, and the others short; then boxes over their ports.

    Raises Impossible where they have no room.
    """
    if not boxes:
        return ()
    numbers = range(len(boxes))
    gaps = _gaps(boxes, length)
    dots = [gap for n, box in enumerate(boxes) for gap in _fixed(_dot(n, boxes), _tenths(box.at))]
    straight = [Link(_dot(n, boxes), _port(n)) for n in numbers]
    count, wide = _count(boxes) + len(boxes), _tenths(length)
    found = place(count, [*gaps, *_near(boxes, reach), *dots], straight, wide)
    ports = [found[_port(n)] for n in numbers]
    held = [gap for n in numbers for gap in _fixed(_port(n), ports[n])]
    found = place(_count(boxes), [*gaps, *held], [Link(_port(n), _middle(n)) for n in numbers], wide)
    return tuple(Stand(_exact(ports[n], box.at), found[_middle(n)] / 10) for n, box in enumerate(boxes))


def _near(boxes: Sequence[Wanted], reach: float) -> list[Gap]:
    """Ports no further than `reach` from their dots."""
    least = [Gap(0, _port(n), _tenths(box.at - reach)) for n, box in enumerate(boxes)]
    return least + [Gap(_port(n), 0, -_tenths(box.at + reach)) for n, box in enumerate(boxes)]


def _fixed(node: int, at: int) -> tuple[Gap, Gap]:
    """A node that stands just there."""
    return Gap(0, node, at), Gap(node, 0, -at)


def _exact(port: int, dot: float) -> float:
    """The port in points; right over its dot where the two are the same tenth of a point."""
    return dot if port == _tenths(dot) else port / 10


# Nodes 0 and 1 are the ends of the axis; each box has a port, a middle and, while it is placed, a dot.


def _port(number: int) -> int:
    return 2 + 2 * number


def _middle(number: int) -> int:
    return 3 + 2 * number


def _dot(number: int, boxes: Sequence[Wanted]) -> int:
    return _count(boxes) + number


def _count(boxes: Sequence[Wanted]) -> int:
    return 2 + 2 * len(boxes)


def _tenths(length: float) -> int:
    return round(10 * length)


def _gaps(boxes: Sequence[Wanted], length: float) -> list[Gap]:
    gaps = [Gap(0, 1, _tenths(length)), Gap(1, 0, -_tenths(length))]
    last: dict[int, int] = {}
    for number, box in enumerate(boxes):
        half, reach = _tenths(box.size / 2), _tenths(box.size / 2 - CORNER)
        port, middle = _port(number), _middle(number)
        gaps += [Gap(0, middle, half), Gap(middle, 1, half)]
        gaps += [Gap(middle, port, -reach), Gap(port, middle, -reach)]
        if number:
            gaps.append(Gap(_port(number - 1), port, _tenths(PORTS_APART)))
        if box.row in last:
            before = last[box.row]
            between = boxes[before].size / 2 + box.size / 2 + BETWEEN
            gaps.append(Gap(_middle(before), middle, _tenths(between)))
        for row, before in last.items():
            # A leader passes the boxes of rows nearer to the axis than its own.
            if row < box.row:
                gaps.append(Gap(_middle(before), port, _tenths(boxes[before].size / 2 + CLEAR)))
            elif row > box.row:
                gaps.append(Gap(_port(before), middle, _tenths(box.size / 2 + CLEAR)))
        last[box.row] = number
    return gaps
