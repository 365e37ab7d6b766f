"""What the order of the lines costs: dynamic programme and MaxSAT beside the heuristic, and what each finds.

    python benchmarks/storylines.py [--rounds N] [--stories N]

Needs the extra `optimal`. See README.md for the shapes and for what is compared.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from packet import timed

from lessonkit.charts.order.search import Layer, Limits, Method, Order, order_lines

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))  # the stories are those of the tests

from charts.films import film_layers, random_layers, story_layers

SHAPES: Mapping[str, Callable[[int], list[Layer]]] = {
    "class 6 × 6": lambda seed: story_layers(seed, 6, 6),
    "class 12 × 12": lambda seed: story_layers(seed, 12, 12),
    "random 12 × 12": lambda seed: random_layers(seed, 12, 12),
    "film 14 × 50": lambda seed: film_layers(seed, 14, 50, at_once=8),
    "film 30 × 50": lambda seed: film_layers(seed, 30, 50, at_once=10),
    "film 40 × 80": lambda seed: film_layers(seed, 40, 80, at_once=10),
}

SEARCHES: Mapping[str, tuple[Method, Limits]] = {
    "heuristic": (Method.HEURISTIC, Limits(states=0, conflicts=0)),
    "programme": (Method.DYNAMIC, Limits(conflicts=0)),
    "MaxSAT": (Method.MAXSAT, Limits(states=0)),
    "as built": (Method.HEURISTIC, Limits()),
}


@dataclass(frozen=True, slots=True)
class Trial:
    """What one search did with one story: seconds, median of the rounds, and the order."""

    seconds: float
    order: Order


def tried(stories: Sequence[list[Layer]], rounds: int) -> dict[str, list[Trial]]:
    """Every story by every search, interleaved; the first round warms and is not counted."""
    seconds: dict[tuple[str, int], list[float]] = {}
    orders: dict[tuple[str, int], Order] = {}
    for number in range(rounds + 1):
        for index, layers in enumerate(stories):
            for name in SEARCHES:

                def search(name: str = name, index: int = index, layers: list[Layer] = layers) -> None:
                    orders[name, index] = order_lines(layers, limits=SEARCHES[name][1])

                cost = timed(search)
                if number:
                    seconds.setdefault((name, index), []).append(cost.wall)
    return {
        name: [Trial(median(seconds[name, index]), orders[name, index]) for index in range(len(stories))]
        for name in SEARCHES
    }


def row(shape: str, trials: Mapping[str, list[Trial]]) -> str:
    """A line of the table: for each search the ratio of times, crossings of all stories, and how many were proved."""
    base = median(trial.seconds for trial in trials["heuristic"])
    cells = [shape, f"{1000 * base:.0f} ms"]
    for name, (method, _) in SEARCHES.items():
        orders = [trial.order for trial in trials[name]]
        ran = name == "as built" or any(order.method is method for order in orders)
        ratio = median(trial.seconds for trial in trials[name]) / base
        proved = sum(order.proved for order in orders)
        found = f"{sum(order.crossings for order in orders)} ({proved}/{len(orders)})"
        cells += ["–" if not ran else found if name == "heuristic" else f"{ratio:.1f} × · {found}"]
    cells.append(f"{1000 * max(trial.seconds for trial in trials['as built']):.0f} ms")
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    """Runs the rounds and prints the table."""
    parser = argparse.ArgumentParser(description="What the order of the lines costs, as ratios.")
    parser.add_argument("--rounds", type=int, default=3, help="rounds to take the median of (3)")
    parser.add_argument("--stories", type=int, default=7, help="stories of each shape (7)")
    arguments = parser.parse_args()
    print("| shape | heuristic | its crossings | programme | MaxSAT | as built | worst |")
    print("| --- " * 7 + "|")
    for shape, make in SHAPES.items():
        stories = [make(seed) for seed in range(arguments.stories)]
        print(row(shape, tried(stories, arguments.rounds)), flush=True)


if __name__ == "__main__":
    main()
