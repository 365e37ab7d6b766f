"""What the charts of the bundled lessons cost: putting the lines in order, in all and beside the heuristic.

    python benchmarks/charts.py [--rounds N]

See README.md for what is measured.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from packet import timed

from lessonkit.charts.order.search import Layer, Limits, order_lines
from lessonkit.charts.reading.arrange import Solved, solve
from lessonkit.charts.reading.facts import Facts, side_of
from lessonkit.charts.reading.story import Reading
from lessonkit.diagnostics import Sink
from lessonkit.fonts.fira import load_faces
from lessonkit.model.edition import CORE
from lessonkit.source.evidence import Passage
from lessonkit.source.ledger import read_ledger
from lessonkit.source.levels import take_apart
from lessonkit.source.nodes import Mapping, exact
from lessonkit.source.parse import parse
from lessonkit.source.scope import Desk, NodeScope, Proof
from lessonkit.source.shape import read_shape
from lessonkit.words import ENGLISH

LESSONS = Path(__file__).parent.parent / "lessons"
AIM = 0.2
"""Seconds of solving for each bundled lesson."""


@dataclass(frozen=True, slots=True)
class Row:
    """A lesson's chart: seconds of solving and of the heuristic alone, and what was found."""

    name: str
    seconds: float
    heuristic: float
    solved: Solved


def facts_of(path: Path) -> Facts | None:
    """The facts of a lesson's chart; its evidence is not looked up."""
    sink = Sink()
    node = parse(path.read_bytes(), str(path), sink)
    core = take_apart(node, sink)[CORE] if node else None
    if not isinstance(core, Mapping):
        return None
    shaped = read_shape(core, sink)
    desk = Desk(shaped.spec.language, load_faces(), sink)
    ledger, _ = read_ledger(shaped, desk, ENGLISH)
    place = exact(shaped.node, ("alliances",))
    if shaped.spec.alliances is None or place is None:
        return None
    proof = Proof(Passage([]), silent=True)
    scope = NodeScope(id="alliances", number=0, ledger=ledger, words=ENGLISH, node=place, desk=desk, proof=proof)
    return Reading(shaped.spec.alliances, scope).facts()


def layers_of(facts: Facts) -> list[Layer]:
    """The phases as the search for the order sees them, in the order of the spec."""
    left = tuple(zone[1] for zone in facts.zones)
    return [
        Layer(
            tuple(bloc.members for bloc in phase.blocs),
            tuple(side_of(bloc.zone, left) for bloc in phase.blocs),
            tuple(sorted(phase.rivals)),
            phase.order,
        )
        for phase in facts.phases
    ]


def measured(path: Path, rounds: int) -> Row | None:
    """Interleaved rounds for one lesson; the first warms and is not counted."""
    facts = facts_of(path)
    if facts is None:
        return None
    layers, limits = layers_of(facts), Limits(states=0, conflicts=0)
    found: list[Solved] = []
    whole, quick = [], []
    for number in range(rounds + 1):
        ours = timed(lambda: found.append(solve(facts)))
        theirs = timed(lambda: order_lines(layers, limits=limits))
        if number:
            whole.append(ours.wall)
            quick.append(theirs.wall)
    return Row(path.stem, median(whole), median(quick), found[-1])


def main() -> None:
    """Prints a line for each lesson."""
    parser = argparse.ArgumentParser(description="What it costs to order the lines of the bundled charts.")
    parser.add_argument("--rounds", type=int, default=9, help="rounds to take the median of (9)")
    rounds = parser.parse_args().rounds
    print("| lesson | people × phases | solving | beside the heuristic | crossings | aim |")
    print("| --- " * 6 + "|")
    for path in sorted(LESSONS.glob("*.yaml")):
        row = measured(path, rounds)
        if row is None:
            continue
        order = row.solved.order
        proof = f"proved ({order.method})" if order.proved else "not proved"
        size = f"{len(row.solved.slots)} × {len(order.layers)}"
        cells = [row.name, size, f"{1000 * row.seconds:.0f} ms", f"{row.seconds / row.heuristic:.1f} ×"]
        print("| " + " | ".join([*cells, f"{order.crossings}, {proof}", f"{1000 * AIM:.0f} ms"]) + " |")


if __name__ == "__main__":
    main()
