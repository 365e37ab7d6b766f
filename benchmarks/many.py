"""What a hundred lessons cost: cold, with nothing changed, and with one changed, in one process and in several.

    python benchmarks/many.py [--rounds N] [--lessons N]

Interleaved rounds, medians, printed as ratios to the cold build in one process. See README.md for what is aimed at.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
BUNDLED = sorted((ROOT / "lessons").glob("*.yaml"))
AIMS = {"nothing changed": 0.25}


def write_lessons(folder: Path, count: int) -> None:
    """Copies of the bundled lessons, each with a title of its own so that none prints like another."""
    for number in range(count):
        words = BUNDLED[number % len(BUNDLED)].read_text(encoding="utf-8")
        words = re.sub(r'^title: ("?)', rf"title: \g<1>{number} ", words, count=1, flags=re.MULTILINE)
        (folder / f"lesson-{number:03}.yaml").write_text(words, encoding="utf-8")


def build(folder: Path, output: str, jobs: int) -> tuple[float, float]:
    """Seconds by the clock and of processor time for all lessons, from start to end of the command."""
    environment = {
        **os.environ,
        "LESSONKIT_CACHE": str(folder / output / "cache"),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "lessonkit", "build", "-o", str(folder / output), "--jobs", str(jobs)]
    start, before = time.perf_counter(), used()
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start, used() - before


def used() -> float:
    """Processor time of all processes that have ended, in seconds."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def change_one(folder: Path, number: int) -> None:
    """Another title for the first lesson."""
    lesson = folder / "lessons" / "lesson-000.yaml"
    words = lesson.read_text(encoding="utf-8").split("\n")
    at = next(at for at, line in enumerate(words) if line.startswith("title: "))
    words[at] = f"title: Changed {number} times"
    lesson.write_text("\n".join(words), encoding="utf-8")


def main() -> None:
    """Runs the rounds and prints the table."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--lessons", type=int, default=100)
    asked = arguments.parse_args()
    several = os.cpu_count() or 1
    taken: dict[str, list[tuple[float, float]]] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "lessons").mkdir()
        write_lessons(folder / "lessons", asked.lessons)
        for number in range(asked.rounds):
            for label, output, jobs in (("cold", "one", 1), (f"cold, {several} jobs", "many", several)):
                shutil.rmtree(folder / output, ignore_errors=True)
                taken.setdefault(label, []).append(build(folder, output, jobs))
            taken.setdefault("nothing changed", []).append(build(folder, "one", 1))
            change_one(folder, number)
            taken.setdefault("one changed", []).append(build(folder, "one", 1))
    print("| run | seconds | time | processor | aim |\n" + "| --- " * 5 + "|")
    cold = medians(taken["cold"])
    for label, costs in taken.items():
        wall, cpu = medians(costs)
        print(f"| {label} | {wall:.2f} | {wall / cold[0]:.3f} | {cpu / cold[1]:.3f} | {AIMS.get(label, '–')} |")


def medians(costs: list[tuple[float, float]]) -> tuple[float, float]:
    """The median by the clock, and that of processor time."""
    return median(wall for wall, _ in costs), median(cpu for _, cpu in costs)


if __name__ == "__main__":
    main()
