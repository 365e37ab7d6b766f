"""What a class set costs, beside Typst's fastest way: interleaved rounds, medians, printed as ratios.

    python benchmarks/class_sets.py [--rounds N] [--pupils 30 1000]

Needs the extra `bench`. See README.md for what is compared and what is aimed at.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from core_lesson import BUNDLED, write_core

from lessonkit import build
from lessonkit.diagnostics import Sink
from lessonkit.layout.placed import Layout
from lessonkit.layout.stamp import Stamper, slot_of
from lessonkit.pdf.assembler import Copy, CopyPart, SetHead, write_set
from lessonkit.themes import DEFAULT

HERE = Path(__file__).parent
DOCUMENTS = ("handout", "worksheet")
PAGES = 8
"""Pages of a set: the first ones of the handout and the worksheet together."""
SMALL = 3
"""Pages of the set that the size of a further pupil is taken from: the worksheet's first."""
SAID = {"class": "10b", "date": "26 November 2026"}
"""What is stamped beside the name."""

TYPST_SET = """#set document(title: "Class 10b")
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#set text(font: "Fira Sans", size: 8.5pt)
#let pages = ({pages})
#for (copy, name) in ({names}).enumerate() {{
  for (at, (file, number, words)) in pages.enumerate() {{
    if copy + at > 0 {{ pagebreak() }}
    place(image(file, page: number, width: 100%))
    for (x, y, said) in words {{ place(dx: x, dy: y, if said == none {{ name }} else {{ said }}) }}
  }}
}}
"""
"""Finished pages embedded, the pupil's words placed on each: of the ways that were tried the fastest. A page of its own
with a background takes 1.3 times as long, with the words in a header 2.2 times."""


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


def masters(lesson: Path, pages: int) -> dict[str, Layout]:
    """The lesson's documents, laid out anew and cut to so many pages in all."""
    sink = Sink()
    faces = build.open_faces()
    lessons = build.load(lesson, sink, faces)
    packet = build.make_packet(lessons, build.Settings(only=DOCUMENTS), sink, faces) if lessons else None
    if packet is None:
        raise SystemExit("the lesson does not build")
    found: dict[str, Layout] = {}
    for name in DOCUMENTS if pages > SMALL else DOCUMENTS[1:]:
        layout = packet.documents[name]
        found[name] = first_pages(layout, min(len(layout.pages), pages))
        pages -= len(found[name].pages)
    return found


def ours(lesson: Path, count: int, pages: int, target: Path) -> None:
    """A class set from the lesson's YAML, in this process."""
    layouts, faces = masters(lesson, pages), build.open_faces()
    stampers = {kind: Stamper(layout, faces, DEFAULT) for kind, layout in layouts.items()}

    def copy(name: str) -> Copy:
        words = {"name": name, **SAID}
        return Copy(name, tuple(CopyPart(kind, one.stamp(words)) for kind, one in stampers.items()), pages)

    with target.open("wb") as stream:
        write_set(stream, SetHead("Class 10b", "en-GB"), layouts, map(copy, pupils(count)), faces)


def prepare(folder: Path, counts: list[int]) -> None:
    """Writes the lesson, rosters, and the sources for Typst: those of the documents, and one for each set."""
    from typst_sources import write_sources  # noqa: PLC0415 - a run that is measured has no need of it

    lesson = write_core(folder)
    layouts = masters(lesson, PAGES)
    size = next(iter(layouts.values())).pages[0].size
    pages = [page for name, layout in layouts.items() for page in typst_pages(name, layout)]
    for count in counts:
        place = folder / f"typst-{count}"
        write_sources(lesson, place)
        names = "".join(f'"{name}", ' for name in pupils(count))
        words = TYPST_SET.format(width=size.width, height=size.height, pages=", ".join(pages), names=names)
        (place / "set.typ").write_text(words, encoding="utf-8")
        (folder / f"class-{count}.csv").write_text("\n".join(("name", *pupils(count), "")), encoding="utf-8")


def typst_pages(name: str, layout: Layout) -> list[str]:
    """A document's pages for Typst: file, number, and the places of the words; `none` stands for the name."""
    listed = []
    for number in range(len(layout.pages)):
        spaces = [(space, slot) for space in layout.spaces if space.page == number and (slot := slot_of(space))]
        words = "".join(
            f"({space.x + space.indent}pt, {space.baselines[-1] - space.size}pt, "
            f"{'none' if slot == 'name' else repr(SAID[slot]).replace(chr(39), chr(34))}), "
            for space, slot in spaces
        )
        listed.append(f'("{name}.pdf", {number + 1}, ({words}))')
    return listed


def spawned(arguments: list[str], folder: Path, cache: str = "cache") -> Cost:
    """What a Python process costs from start to end."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["LESSONKIT_CACHE"] = str(folder / cache)
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    start = time.perf_counter()
    child = os.posix_spawn(sys.executable, [sys.executable, *arguments], environment, file_actions=quiet)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(arguments)} failed")
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / scale)


def measure(counts: list[int], rounds: int, folder: Path) -> dict[str, list[Cost]]:
    """All runs, round after round; the first round warms disk and bytecode."""
    prepare(folder, counts)
    lesson = str(folder / BUNDLED.name)
    costs: dict[str, list[Cost]] = {}
    for number in range(rounds + 1):
        for count in counts:
            place, output = str(folder / f"typst-{count}"), folder / f"built-{count}"
            shutil.rmtree(output, ignore_errors=True)
            shutil.rmtree(folder / f"cache-{count}", ignore_errors=True)
            command = ["-m", "lessonkit", "build", lesson, "--class", str(folder / f"class-{count}.csv")]
            command += ["--output", str(output)]
            mine = [__file__, "--ours", lesson, str(count), str(PAGES), str(folder / f"ours-{count}.pdf")]
            runs = {
                f"lessonkit {count}": (mine, "cache"),
                f"Typst {count}": ([str(HERE / "typst_compile.py"), place, place, *DOCUMENTS, "set"], "cache"),
                f"command {count}": (command, f"cache-{count}"),
                f"again {count}": (command, f"cache-{count}"),
            }
            for name, (arguments, cache) in runs.items():
                cost = spawned(arguments, folder, cache)
                if number:
                    costs.setdefault(name, []).append(cost)
    return costs


def ratio(some: list[Cost], others: list[Cost], part: str) -> str:
    """A ratio of medians."""
    return f"{median(getattr(c, part) for c in some) / median(getattr(c, part) for c in others):.2f}"


def report(costs: Mapping[str, list[Cost]], counts: list[int], folder: Path) -> str:
    """Tables of ratios of medians, and what a further pupil costs."""
    aims = {30: "0.5", 1000: "0.1"}
    lines = ["| pupils | time | processor | memory | ours, MB | file | aim (time) |", "| --- " * 7 + "|"]
    for count in counts:
        mine, other = costs[f"lessonkit {count}"], costs[f"Typst {count}"]
        size = (folder / f"ours-{count}.pdf").stat().st_size
        file = size / (folder / f"typst-{count}" / "set.pdf").stat().st_size
        memory = median(c.memory for c in mine)
        shown = " | ".join(ratio(mine, other, part) for part in ("wall", "cpu", "memory"))
        lines.append(f"| {count} | {shown} | {memory:.0f} | {file:.2f} | {aims.get(count, '–')} |")
    lines += ["", "| nothing changed | time | processor | aim |", "| --- " * 4 + "|"]
    for count in counts:
        cold, again = costs[f"command {count}"], costs[f"again {count}"]
        lines.append(f"| {count} pupils | {ratio(again, cold, 'wall')} | {ratio(again, cold, 'cpu')} | 0.25 |")
    lines.append("")
    for name, some in costs.items():
        lines.append(f"{name}: {median(c.cpu for c in some):.2f} s of processor time")
    for pages in (SMALL, PAGES):
        sizes = []
        for count in (1, 31):
            target = folder / f"further-{pages}-{count}.pdf"
            ours(folder / BUNDLED.name, count, pages, target)
            sizes.append(target.stat().st_size)
        lines.append(f"a further pupil of {pages} pages: {(sizes[1] - sizes[0]) / 30 / 1000:.2f} kB")
    return "\n".join(lines)


def main() -> None:
    """Runs the rounds and prints the table; or, in a process that is measured, one run."""
    parser = argparse.ArgumentParser(description="What a class set costs, as ratios.")
    parser.add_argument("--rounds", type=int, default=5, help="rounds to take the median of (5)")
    parser.add_argument("--pupils", type=int, nargs="+", default=[30, 1000], help="sizes of the sets (30 1000)")
    parser.add_argument("--ours", nargs=4, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.ours:
        lesson, count, pages, target = given.ours
        ours(Path(lesson), int(count), int(pages), Path(target))
    else:
        with TemporaryDirectory(prefix="lessonkit-bench-") as name:
            costs = measure(given.pupils, given.rounds, Path(name))
            print(report(costs, given.pupils, Path(name)))


if __name__ == "__main__":
    main()
