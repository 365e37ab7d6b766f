"""What a class set costs, beside Typst's fastest way: interleaved rounds, medians, printed as ratios.

    python benchmarks/class_sets.py [--rounds N] [--pupils 30 1000]

Needs the extra `bench`. See README.md for what is compared and what is aimed at.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from lessonkit import build
from lessonkit.diagnostics import Sink
from lessonkit.layout.placed import Layout
from lessonkit.layout.stamp import stamp
from lessonkit.pdf.assembler import Copy, CopyPart, SetHead, write_set
from lessonkit.themes import DEFAULT

HERE = Path(__file__).parent
LESSON = HERE.parent / "lessons" / "stalin-and-trotsky.yaml"
DOCUMENTS = ("handout", "worksheet")
PAGES = 8
"""Pages of a set: the first ones of the handout and the worksheet together."""
SMALL = 3
"""Pages of the set that the size of a further pupil is taken from: the worksheet's first."""

TYPST_SET = """#set document(title: "Class 10b")
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#let pages = ({pages})
#let copy(name, first) = {{
  for (file, number) in pages {{
    if number > 1 or file != pages.at(0).at(0) or not first {{ pagebreak() }}
    place(image(file, page: number, width: 100%))
    place(dx: 100pt, dy: 20pt, text(font: "Fira Sans", size: 8.5pt, name))
  }}
}}
{copies}
"""
"""Finished pages embedded, a name on each: the fastest way that is known with Typst. Nothing is tagged."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds by the clock, seconds of processor time, the most memory in MB."""

    wall: float
    cpu: float
    memory: float


def pupils(count: int) -> list[str]:
    """A name for each pupil, all of them different."""
    first = ("Ada", "Björn", "Chloë", "Dmitri", "Elif", "Fatima", "Goran", "Hana", "Ivo", "Jun")
    last = ("Löwe", "Ångström", "Novák", "Şahin", "Okafor", "O’Brien", "García", "Smith", "Nguyễn", "Weiß")
    return [f"{first[n % 10]} {last[n // 10 % 10]} {n // 100 + 1}" for n in range(count)]


def first_pages(layout: Layout, count: int) -> Layout:
    """The layout with so many pages, and with no more elements than stand on them."""
    pages = layout.pages[:count]
    painted = {thing.owner for page in pages for thing in page.things}
    parents = {element.id: element.parent for element in layout.elements}
    kept: set[str] = set()
    for owner in painted & parents.keys():
        name = owner
        while name and name not in kept:
            kept.add(name)
            name = parents[name]
    return Layout(
        name=layout.name,
        title=layout.title,
        language=layout.language,
        pages=pages,
        elements=tuple(element for element in layout.elements if element.id in kept),
        spaces=tuple(space for space in layout.spaces if space.page < count),
    )


def masters(pages: int) -> dict[str, Layout]:
    """The lesson's documents, laid out anew and cut to so many pages in all."""
    sink = Sink()
    faces = build.open_faces()
    lessons = build.load(LESSON, sink, faces)
    packet = build.make_packet(lessons, build.Settings(only=DOCUMENTS), sink, faces) if lessons else None
    if packet is None:
        raise SystemExit("the lesson does not build")
    found: dict[str, Layout] = {}
    for name in DOCUMENTS if pages > SMALL else DOCUMENTS[1:]:
        layout = packet.documents[name]
        found[name] = first_pages(layout, min(len(layout.pages), pages))
        pages -= len(found[name].pages)
    return found


def ours(count: int, pages: int, target: Path) -> None:
    """A class set from the lesson's YAML, in this process."""
    layouts, faces = masters(pages), build.open_faces()

    def copy(name: str) -> Copy:
        words = {"name": name, "class": "10b", "date": "26 November 2026"}
        parts = (CopyPart(kind, stamp(layout, words, faces, DEFAULT)) for kind, layout in layouts.items())
        return Copy(name, tuple(parts), pages)

    with target.open("wb") as stream:
        write_set(stream, SetHead("Class 10b", "en-GB"), layouts, map(copy, pupils(count)), faces)


def typst(folder: Path) -> None:
    """The set with Typst, in this process: first the documents, then the copies of their pages."""
    from typst import Compiler  # noqa: PLC0415 - our own run has no need of it
    from typst_compile import fonts  # noqa: PLC0415

    compiler = Compiler(root=str(folder), font_paths=[str(fonts())], ignore_system_fonts=True)
    for name in (*DOCUMENTS, "set"):
        compiler.compile(input=str(folder / f"{name}.typ"), output=str(folder / f"{name}.pdf"))


def prepare(folder: Path, counts: list[int]) -> None:
    """Writes the sources for Typst: those of the documents, and one for each set."""
    from typst_sources import write_sources  # noqa: PLC0415 - our own run has no need of it

    layouts = masters(PAGES)
    size = next(iter(layouts.values())).pages[0].size
    pages = [(f"{name}.pdf", number + 1) for name, layout in layouts.items() for number in range(len(layout.pages))]
    listed = ", ".join(f'("{file}", {number})' for file, number in pages)
    for count in counts:
        place = folder / f"typst-{count}"
        write_sources(LESSON, place)
        calls = (f'#copy("{name}", {str(not n).lower()})' for n, name in enumerate(pupils(count)))
        words = TYPST_SET.format(width=size.width, height=size.height, pages=listed, copies="\n".join(calls))
        (place / "set.typ").write_text(words, encoding="utf-8")


def spawned(arguments: list[str], folder: Path) -> Cost:
    """What a Python process of this file costs from start to end."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["LESSONKIT_CACHE"] = str(folder / "cache")
    start = time.perf_counter()
    child = os.posix_spawn(sys.executable, [sys.executable, __file__, *arguments], environment)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(arguments)} failed")
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / scale)


def measure(counts: list[int], rounds: int, folder: Path) -> dict[str, list[Cost]]:
    """All runs, round after round; the first round warms disk and bytecode."""
    prepare(folder, counts)
    costs: dict[str, list[Cost]] = {}
    for number in range(rounds + 1):
        for count in counts:
            place = folder / f"typst-{count}"
            runs = {
                f"lessonkit {count}": ["--ours", str(count), str(PAGES), str(folder / f"ours-{count}.pdf")],
                f"Typst {count}": ["--typst", str(place)],
            }
            for name, arguments in runs.items():
                cost = spawned(arguments, folder)
                if number:
                    costs.setdefault(name, []).append(cost)
    return costs


def report(costs: Mapping[str, list[Cost]], counts: list[int], folder: Path) -> str:
    """A table of ratios of medians, and what a further pupil costs."""
    aims = {30: "0.5", 1000: "0.1"}
    lines = ["| pupils | time | processor | memory | ours, MB | file | aim (time) |", "| --- " * 7 + "|"]
    for count in counts:
        mine, other = costs[f"lessonkit {count}"], costs[f"Typst {count}"]
        ratios = [
            median(getattr(c, part) for c in mine) / median(getattr(c, part) for c in other)
            for part in ("wall", "cpu", "memory")
        ]
        size = (folder / f"ours-{count}.pdf").stat().st_size
        file = size / (folder / f"typst-{count}" / "set.pdf").stat().st_size
        memory = median(c.memory for c in mine)
        shown = " | ".join(f"{ratio:.3f}" for ratio in ratios)
        lines.append(f"| {count} | {shown} | {memory:.0f} | {file:.2f} | {aims.get(count, '–')} |")
    lines.append("")
    for pages in (SMALL, PAGES):
        sizes = []
        for count in (1, 31):
            target = folder / f"further-{pages}-{count}.pdf"
            ours(count, pages, target)
            sizes.append(target.stat().st_size)
        lines.append(f"A further pupil of {pages} pages: {(sizes[1] - sizes[0]) / 30 / 1000:.2f} kB")
    return "\n".join(lines)


def main() -> None:
    """Runs the rounds and prints the table; or, in a process that is measured, one run."""
    parser = argparse.ArgumentParser(description="What a class set costs, as ratios.")
    parser.add_argument("--rounds", type=int, default=5, help="rounds to take the median of (5)")
    parser.add_argument("--pupils", type=int, nargs="+", default=[30, 1000], help="sizes of the sets (30 1000)")
    parser.add_argument("--ours", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--typst", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.ours:
        ours(int(given.ours[0]), int(given.ours[1]), Path(given.ours[2]))
    elif given.typst:
        typst(given.typst)
    else:
        with TemporaryDirectory(prefix="lessonkit-bench-") as name:
            costs = measure(given.pupils, given.rounds, Path(name))
            print(report(costs, given.pupils, Path(name)))


if __name__ == "__main__":
    main()
