"""The command line: arguments, exit codes, progress. Nothing else writes to the terminal.

Only click is imported here; each command imports what it needs, so that `--help` costs what click costs.
"""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from lessonkit import __version__
from lessonkit.console import (
    DEFECT,
    ERRORS,
    GOOD,
    conclude,
    masked,
    print_problems,
    report_defect,
    say_built,
    say_checked,
    say_json,
    shown,
)
from lessonkit.options import LOOKS, VERSIONS, Copies, looks_of, of_copies

if TYPE_CHECKING:
    from pathlib import Path

    from lessonkit.premises import Premises
    from lessonkit.runs import Order

LESSONS = click.argument("lessons", nargs=-1, metavar="[LESSON]...", type=click.Path(dir_okay=False))
PAPER = click.option(
    "--paper",
    type=click.Choice(["A4", "A3", "Letter", "Tabloid"], case_sensitive=False),
    help="The sheet, if not A4 or the project's. A3 and Tabloid are for the charts; all else is on A4 or Letter.",
)
ONLY = click.option("--only", multiple=True, metavar="DOCUMENT", help="Only this document; may be repeated.")
JOBS = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Build so many lessons at once; by default one, or as many as the computer can where there are many.",
)
SCHEMAS_OF = ("lesson", "plan", "unit", "project")
JSON = click.option("--json", "as_json", is_flag=True, help="Print results and problems as JSON.")


def main() -> None:
    """Runs a command; a defect of ours ends with exit code 3 and asks for a report."""
    # A run makes many objects and few cycles; looking for those as often as by default costs a twentieth of the time
    # of one lesson, and a fifth of that of twenty-five.
    gc.set_threshold(50_000, 10, 10)
    _never_fail_on_a_sign()
    try:
        commands(prog_name="lessonkit")
    except Exception as error:
        import traceback

        report_defect(f"{type(error).__name__}: {error}", "".join(traceback.format_exception(error)))
        sys.exit(DEFECT)


def _never_fail_on_a_sign() -> None:
    """What the encoding of the streams lacks is shown as “?”: on Windows a pipe speaks a code page of 256 signs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="lessonkit")
def commands() -> None:
    """One lesson in YAML becomes handout, worksheet, alliance chart, timeline and answer key."""


@commands.command()
@LESSONS
@click.option(
    "--output",
    "-o",
    type=click.Path(file_okay=False),
    help="The folder for the finished PDFs, if not output/ or the project's; each lesson gets its own in it.",
)
@ONLY
@PAPER
@of_copies
@JOBS
@JSON
def build(  # noqa: PLR0913, PLR0917 - options come one by one
    lessons: tuple[str, ...],
    output: str | None,
    only: tuple[str, ...],
    paper: str | None,
    copies: Copies,
    jobs: int,
    as_json: bool,
) -> None:
    """Build the PDFs of each LESSON, plan or unit; without one, of all in lessons/ and units/."""
    from dataclasses import replace
    from pathlib import Path

    from lessonkit.cache import Cache
    from lessonkit.jobs import build_all

    files = _files(lessons, only)
    order = replace(
        _order(paper, only, Path(output) if output else None, files),
        versions=copies.versions,
        looks=copies.looks,
        class_set=copies.class_set,
        production=copies.production,
    )
    _refuse_clashes(files, order)
    done = build_all(files, order, Cache(), jobs)
    outcomes = list(shown(done, files, "Building"))
    conclude(outcomes, as_json=as_json, say=say_built)


@commands.command()
@click.argument("code")
@click.option("--output", "-o", type=click.Path(file_okay=False), help="The folder that the lesson was built in.")
@JSON
def trace(code: str, output: str | None, as_json: bool) -> None:
    """Tell what the CODE in the foot of a page was built from, and whether that has changed."""
    from pathlib import Path

    from lessonkit import records
    from lessonkit.diagnostics import Sink

    sink, root = Sink(), Path(output) if output else _premises().output
    found = records.trace(code, root, sink)
    if as_json:
        say_json(records.as_json(found, root))
    for record in () if as_json else found:
        click.echo("\n".join(masked(line) for line in records.told(record, code, root)))
    print_problems(sink.in_order())
    sys.exit(GOOD if found else ERRORS)


@commands.command()
@LESSONS
@PAPER
@VERSIONS
@LOOKS
@JSON
def check(lessons: tuple[str, ...], paper: str | None, versions: int, looks: tuple[str, ...], as_json: bool) -> None:
    """Find every mistake in each LESSON, plan or unit; write nothing."""
    from dataclasses import replace

    from lessonkit import runs

    order, files = replace(_order(paper), versions=versions, looks=looks_of(looks)), _files(lessons)
    outcomes = list(shown((runs.check(file, order) for file in files), files, "Checking"))
    conclude(outcomes, as_json=as_json, say=say_checked)


@commands.command()
@click.argument("name")
@click.option("--chart", is_flag=True, help="Start with an alliance chart: who sided with whom, and when.")
@click.option(
    "--plan", "lesson", metavar="LESSON", type=click.Path(dir_okay=False), help="Start a plan for this lesson instead."
)
def new(name: str, chart: bool, lesson: str | None) -> None:
    """Start a lesson: writes lessons/NAME.yaml, which builds as it is, and lessonkit.yaml; with --plan, a plan."""
    from pathlib import Path

    from lessonkit import starter
    from lessonkit.diagnostics import Sink

    if chart and lesson is not None:
        raise click.UsageError("--chart starts a lesson and --plan a plan; use one of the two")
    sink = Sink()
    premises = _premises()
    if lesson is not None:
        written = starter.start_plan(name, Path(lesson), sink, premises)
    else:
        written = starter.start(name, sink, premises, chart=chart)
    if written is None:
        print_problems(sink.in_order())
        sys.exit(ERRORS)
    for file in written:
        click.echo(f"wrote {file}")
    click.echo(f"next: open {written[0]}, change the words, then run: lessonkit build {written[0]}")


@commands.command()
@click.argument("lesson", type=click.Path(dir_okay=False))
@PAPER
@JSON
def show(lesson: str, paper: str | None, as_json: bool) -> None:
    """Show the outline of a LESSON, plan or unit: items with their ids, marks, minutes, pages and sources."""
    from pathlib import Path

    from lessonkit import outline, runs
    from lessonkit.diagnostics import Sink

    sink = Sink()
    packet = runs.packet_of(Path(lesson), _order(paper), sink)
    if packet is None:
        print_problems(sink.in_order())
        sys.exit(ERRORS)
    if as_json:
        say_json(outline.as_json(packet))
    else:
        click.echo("\n".join(masked(line) for line in outline.as_text(packet).split("\n")))


@commands.command()
@click.option("--output", "-o", type=click.Path(dir_okay=False), help="Write to this file instead of the terminal.")
@click.option("--of", "what", type=click.Choice(SCHEMAS_OF), default="lesson", show_default=True)
def schema(output: str | None, what: str) -> None:
    """Print the JSON Schema of a lesson, plan, unit or lessonkit.yaml, for editors that check YAML as you type."""
    from pathlib import Path

    from lessonkit.diagnostics import Sink
    from lessonkit.documents import PUPILS_KINDS, known_documents
    from lessonkit.extensions import load_extensions
    from lessonkit.files import put_files
    from lessonkit.source.schema import SCHEMAS

    sink = Sink()
    load_extensions(sink, _extensions_of(Path.cwd()))
    # A booklet may have what pupils get; all else may name every document.
    text = SCHEMAS[what](PUPILS_KINDS if what == "unit" else known_documents())
    if output is None:
        say_json(text.removesuffix("\n"))
    else:
        put_files({Path(output): text.encode()}, sink)
    if sink.found:
        print_problems(sink.in_order())
        sys.exit(ERRORS)


def _order(
    paper: str | None, only: tuple[str, ...] = (), output: Path | None = None, files: Sequence[Path] = ()
) -> Order:
    """The order, its document names checked: one that no lesson of these files can have is wrong usage."""
    from lessonkit.model.names import DOCUMENTS, UNIT_DOCUMENTS
    from lessonkit.runs import Order

    if not set(only).issubset((*DOCUMENTS, *UNIT_DOCUMENTS)):
        from lessonkit.diagnostics import Sink
        from lessonkit.documents import known_documents
        from lessonkit.extensions import load_extensions
        from lessonkit.registry import did_you_mean

        extensions = dict.fromkeys(one for file in files for one in _extensions_of(file.parent))
        load_extensions(Sink(), tuple(extensions))  # what cannot be loaded is told when the lesson is built
        known = tuple(dict.fromkeys((*known_documents(), *UNIT_DOCUMENTS)))
        for name in only:
            if name not in known:
                hint = did_you_mean(name, known) or f"choose from {', '.join(known)}"
                raise click.UsageError(f"no document is called {name!r}; {hint}")
    return Order(paper or "", tuple(dict.fromkeys(only)), output)


def _extensions_of(folder: Path) -> tuple[Path, ...]:
    """The extensions of a folder's project; what is wrong with that is told when a lesson is built."""
    from lessonkit.cache import Cache
    from lessonkit.diagnostics import Sink
    from lessonkit.premises import premises_of, whole_project

    premises = premises_of(folder, Cache(), Sink())
    project = whole_project(premises, Sink()) if premises else None
    return project.extensions if project else ()


def _files(lessons: tuple[str, ...], only: tuple[str, ...] = ()) -> list[Path]:
    """The files named, or all in the project's folders of lessons and units, as far as they may have what is asked."""
    from pathlib import Path

    from lessonkit.model.names import UNIT_DOCUMENTS
    from lessonkit.premises import is_unit_file

    if lessons:
        return list({Path(lesson).resolve(): Path(lesson) for lesson in reversed(lessons)}.values())[::-1]
    premises = _premises()
    folder = premises.lessons
    found = []
    if not only or not set(only).issubset(UNIT_DOCUMENTS[:-1]):
        found += _yaml_in(folder)
    if not only or not set(only).isdisjoint(UNIT_DOCUMENTS):
        found += [file for file in _yaml_in(premises.units) if is_unit_file(file) and file not in found]
    if not found:
        where = f"there is no lesson in {folder}/"
        raise click.UsageError(f"{where}; name a file, or start one with: lessonkit new NAME")
    return found


def _yaml_in(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*") if file.suffix in (".yaml", ".yml"))


def _premises() -> Premises:
    """The project of the current folder; the command ends here where its file is wrong."""
    from pathlib import Path

    from lessonkit.cache import Cache
    from lessonkit.diagnostics import Sink
    from lessonkit.premises import premises_of

    sink = Sink()
    premises = premises_of(Path.cwd(), Cache(), sink)
    if premises is None:
        print_problems(sink.in_order())
        sys.exit(ERRORS)
    return premises


def _refuse_clashes(files: list[Path], order: Order) -> None:
    """Two files of one name would write the same files: LK802."""
    from lessonkit.diagnostics import Diagnostic

    seen: dict[str, Path] = {}
    for file in files:
        # Folders are compared as Windows and macOS do, so that a lesson folder can be shared with them.
        folder = order.folder(file).name
        other = seen.setdefault(folder.casefold(), file)
        if other is not file:
            message = f"{other} and {file} would both be written to the folder `{folder}`"
            print_problems((Diagnostic("LK802", message, hint="rename one, or build them apart with --output"),))
            sys.exit(ERRORS)


if __name__ == "__main__":
    main()
