"""What a packet costs, beside Typst and beside a bare canvas: interleaved rounds, medians, printed as ratios.

    python benchmarks/packet.py [--rounds N]

Needs the extra `bench`. See README.md for what is compared and what is aimed at.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from core_lesson import write_core
from floor import paint_bare, register_faces
from typst_sources import write_sources

from lessonkit import build
from lessonkit.diagnostics import Sink
from lessonkit.pdf.writer import write

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds by the clock, and seconds of processor time."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """A line of the result: what is measured, against what, and the ratio aimed at (0 for none)."""

    ours: str
    against: str
    aim: float


COMPARISONS = (
    Comparison("cold build", "Typst", 3.0),
    Comparison("nothing changed", "Typst", 0.7),
    Comparison("one edit", "Typst", 0.0),
    Comparison("layout and writing", "bare canvas", 2.0),
    Comparison("--help", "import click", 1.25),
)


@dataclass(slots=True)
class Bench:
    """The runs to compare, in a folder of their own."""

    folder: Path
    lesson: Path
    rounds: int = 0

    def prepare(self) -> None:
        """Writes the Typst sources and makes the state that rebuilds start from."""
        write_sources(self.lesson, self.folder / "typst")
        self.nothing_changed()
        self.one_edit()

    def runs(self) -> Mapping[str, Callable[[], Cost]]:
        """Every run by its name."""
        return {
            "Typst": self.typst,
            "cold build": self.cold,
            "nothing changed": self.nothing_changed,
            "one edit": self.one_edit,
            "import click": lambda: self._spawned(["-c", "import click"]),
            "--help": lambda: self._spawned(["-m", "lessonkit", "--help"]),
            **in_process(self.lesson),
        }

    def typst(self) -> Cost:
        """The same documents, compiled by Typst in one process."""
        script = str(HERE / "typst_compile.py")
        return self._spawned([script, str(self.folder / "typst"), str(self._fresh("typst-out"))])

    def cold(self) -> Cost:
        """No cache, no output."""
        return self._build(self.lesson, self._fresh("cold"), self._fresh("cold-cache"))

    def nothing_changed(self) -> Cost:
        """Everything stands there already."""
        return self._build(self.lesson, self.folder / "same", self.folder / "cache")

    def one_edit(self) -> Cost:
        """One word of the lesson is another one than in the round before; what can be cached is."""
        self.rounds += 1
        lesson = self.folder / "edited.yaml"
        words = self.lesson.read_text(encoding="utf-8")
        lesson.write_text(words.replace("He wrote brilliantly", f"He wrote {self.rounds} times", 1), encoding="utf-8")
        return self._build(lesson, self.folder / "edited", self.folder / "cache")

    def _build(self, lesson: Path, output: Path, cache: Path) -> Cost:
        return self._spawned(["-m", "lessonkit", "build", str(lesson), "--output", str(output)], cache)

    def _spawned(self, arguments: list[str], cache: Path | None = None) -> Cost:
        """What a Python process costs from start to end, with bytecode at hand, as an installed package has it."""
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(self.folder / "bytecode")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["LESSONKIT_CACHE"] = str(cache or self.folder / "no-cache")
        return spawned(arguments, environment)

    def _fresh(self, name: str) -> Path:
        """A folder that does not exist yet."""
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        return folder


def in_process(file: Path) -> Mapping[str, Callable[[], Cost]]:
    """Laying out and writing a lesson that has been read, and painting the very same things on a bare canvas."""
    sink = Sink()
    settings = build.Settings()
    faces = build.open_faces()
    lesson = build.load(file, sink, faces)
    packet = build.make_packet(lesson, settings, sink, faces) if lesson else None
    if lesson is None or packet is None:
        raise SystemExit("the lesson does not build")
    layouts = tuple(packet.documents.values())
    register_faces(layouts, faces)

    def ours() -> None:
        laid_out = build.make_packet(lesson, settings, sink, faces)
        if laid_out is not None:
            for layout in laid_out.documents.values():
                write(layout, faces)

    def bare() -> None:
        for layout in layouts:
            paint_bare(layout)

    return {"bare canvas": lambda: timed(bare), "layout and writing": lambda: timed(ours)}


def timed(run: Callable[[], object]) -> Cost:
    """What a call costs in this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    return Cost(time.perf_counter() - wall, time.process_time() - cpu)


def spawned(arguments: list[str], environment: Mapping[str, str]) -> Cost:
    """Runs Python and waits for it."""
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    start = time.perf_counter()
    child = os.posix_spawn(sys.executable, [sys.executable, *arguments], environment, file_actions=quiet)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"python {' '.join(arguments)} failed")
    return Cost(wall, used.ru_utime + used.ru_stime)


def report(costs: Mapping[str, list[Cost]]) -> str:
    """A table of ratios of medians."""
    lines = ["| run | against | time | processor | aim |", "| --- | --- | --- | --- | --- |"]
    for row in COMPARISONS:
        ours, other = costs[row.ours], costs[row.against]
        wall, cpu = (_ratio(ours, other, part) for part in ("wall", "cpu"))
        lines.append(f"| {row.ours} | {row.against} | {wall} | {cpu} | {row.aim or '–'} |")
    return "\n".join(lines)


def _ratio(ours: list[Cost], other: list[Cost], part: str) -> str:
    return f"{median(getattr(c, part) for c in ours) / median(getattr(c, part) for c in other):.2f}"


def main() -> None:
    """Runs the rounds and prints the table."""
    parser = argparse.ArgumentParser(description="What a packet costs, as ratios.")
    parser.add_argument("--rounds", type=int, default=11, help="rounds to take the median of (11)")
    rounds = parser.parse_args().rounds
    with TemporaryDirectory(prefix="lessonkit-bench-") as name:
        bench = Bench(Path(name), write_core(Path(name)))
        bench.prepare()
        runs = bench.runs()
        costs: dict[str, list[Cost]] = {run: [] for run in runs}
        for number in range(rounds + 1):
            for run, go in runs.items():
                cost = go()
                if number:  # the first round warms disk and bytecode
                    costs[run].append(cost)
    print(report(costs))


if __name__ == "__main__":
    main()
