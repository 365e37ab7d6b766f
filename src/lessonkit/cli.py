"""The command line: arguments, exit codes, progress. Nothing else writes to the terminal.

Only click is imported here; each command imports what it needs, so that `--help` costs what click costs.
"""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from lessonkit import __version__
from lessonkit.options import LOOKS, looks_of, of_copies

if TYPE_CHECKING:
    from pathlib import Path

    from lessonkit.diagnostics import Diagnostic
    from lessonkit.premises import Premises
    from lessonkit.runs import Order, Outcome

GOOD, ERRORS, DEFECT = 0, 1, 3
"""Exit codes; 2, wrong usage, is click's own."""

LESSONS = click.argument("lessons", nargs=-1, metavar="[LESSON]...", type=click.Path(dir_okay=False))
PAPER = click.option(
    "--paper",
    type=click.Choice(["A4", "A3", "Letter", "Tabloid"]),
    help="The sheet, if not A4 or the project's. A3 and Tabloid are for the charts; all else is on A4 or Letter.",
)
ONLY = click.option("--only", multiple=True, metavar="DOCUMENT", help="Only this document; may be repeated.")
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
        _report_defect(error)
        sys.exit(DEFECT)


def _never_fail_on_a_sign() -> None:
    """What the encoding of the streams lacks is shown as “?”: on Windows a pipe speaks a code page of 256 signs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _say_json(text: str) -> None:
    """JSON for another program: in escapes, which every encoding has, unless the stream speaks UTF-8."""
    if (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        import json

        text = "".join(sign if sign.isascii() else json.dumps(sign)[1:-1] for sign in text)
    click.echo(text)


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
@JSON
def build(
    lessons: tuple[str, ...],
    output: str | None,
    only: tuple[str, ...],
    paper: str | None,
    copies: dict[str, Any],
    as_json: bool,
) -> None:
    """Build the PDFs of each LESSON or plan; without one, of all lessons in lessons/."""
    from pathlib import Path

    from lessonkit import runs
    from lessonkit.cache import Cache

    files = _files(lessons)
    order = replace(_order(paper, only, Path(output) if output else None, files), **copies)
    _refuse_clashes(files)
    cache = Cache()
    outcomes = [runs.build(file, order, cache) for file in _shown(files, "Building")]
    _conclude(outcomes, as_json=as_json, say=_say_built)


@commands.command()
@LESSONS
@PAPER
@LOOKS
@JSON
def check(lessons: tuple[str, ...], paper: str | None, looks: tuple[str, ...], as_json: bool) -> None:
    """Find every mistake in each LESSON or plan; write nothing."""
    from dataclasses import replace

    from lessonkit import runs

    order = replace(_order(paper), looks=looks_of(looks))
    outcomes = [runs.check(file, order) for file in _shown(_files(lessons), "Checking")]
    _conclude(outcomes, as_json=as_json, say=_say_checked)


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
        _print_problems(sink.in_order())
        sys.exit(ERRORS)
    for file in written:
        click.echo(f"wrote {file}")
    click.echo(f"next: open {written[0]}, change the words, then run: lessonkit build {written[0]}")


@commands.command()
@click.argument("lesson", type=click.Path(dir_okay=False))
@PAPER
@JSON
def show(lesson: str, paper: str | None, as_json: bool) -> None:
    """Show the outline of a LESSON or plan: items with their ids, marks, minutes, pages and sources."""
    from pathlib import Path

    from lessonkit import outline, runs
    from lessonkit.diagnostics import Sink

    sink = Sink()
    packet = runs.packet_of(Path(lesson), _order(paper), sink)
    if packet is None:
        _print_problems(sink.in_order())
        sys.exit(ERRORS)
    if as_json:
        _say_json(outline.as_json(packet))
    else:
        click.echo("\n".join(_masked(line) for line in outline.as_text(packet).split("\n")))


@commands.command()
@click.option("--output", "-o", type=click.Path(dir_okay=False), help="Write to this file instead of the terminal.")
@click.option("--of", "what", type=click.Choice(["lesson", "plan", "project"]), default="lesson", show_default=True)
def schema(output: str | None, what: str) -> None:
    """Print the JSON Schema of a lesson, a plan or lessonkit.yaml, for editors that check YAML as you type."""
    from pathlib import Path

    from lessonkit.diagnostics import Sink
    from lessonkit.documents import PUPILS_KINDS
    from lessonkit.extend import load_extensions
    from lessonkit.files import put_files
    from lessonkit.source.schema import SCHEMAS

    sink = Sink()
    load_extensions(sink, _extensions_of(Path.cwd()))
    text = SCHEMAS[what](PUPILS_KINDS)
    if output is None:
        _say_json(text.removesuffix("\n"))
    else:
        put_files({Path(output): text.encode()}, sink)
    if sink.found:
        _print_problems(sink.in_order())
        sys.exit(ERRORS)


def _order(
    paper: str | None, only: tuple[str, ...] = (), output: Path | None = None, files: Sequence[Path] = ()
) -> Order:
    """The order, its document names checked: one that no lesson of these files can have is wrong usage."""
    from lessonkit.runs import Order

    if only:
        from lessonkit.diagnostics import Sink
        from lessonkit.documents import ANSWER_KEY, PUPILS_KINDS
        from lessonkit.extend import load_extensions
        from lessonkit.registry import did_you_mean

        extensions = dict.fromkeys(one for file in files for one in _extensions_of(file.parent))
        load_extensions(Sink(), tuple(extensions))  # what cannot be loaded is told when the lesson is built
        known = (*PUPILS_KINDS, ANSWER_KEY)
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


def _files(lessons: tuple[str, ...]) -> list[Path]:
    """The lesson files named, or all in the project's folder of lessons."""
    from pathlib import Path

    if lessons:
        return list({Path(lesson).resolve(): Path(lesson) for lesson in reversed(lessons)}.values())[::-1]
    folder = _premises().lessons
    found = sorted(file for file in folder.glob("*") if file.suffix in (".yaml", ".yml"))
    if not found:
        where = f"there is no lesson in {folder}/"
        raise click.UsageError(f"{where}; name a file, or start one with: lessonkit new NAME")
    return found


def _premises() -> Premises:
    """The project of the current folder; the command ends here where its file is wrong."""
    from pathlib import Path

    from lessonkit.cache import Cache
    from lessonkit.diagnostics import Sink
    from lessonkit.premises import premises_of

    sink = Sink()
    premises = premises_of(Path.cwd(), Cache(), sink)
    if premises is None:
        _print_problems(sink.in_order())
        sys.exit(ERRORS)
    return premises


def _refuse_clashes(files: list[Path]) -> None:
    """Two lessons of one name would write the same files: LK802."""
    from lessonkit.diagnostics import Diagnostic

    seen: dict[str, Path] = {}
    for file in files:
        # Folders are compared as Windows and macOS do, so that a lesson folder can be shared with them.
        other = seen.setdefault(file.stem.casefold(), file)
        if other is not file:
            message = f"{other} and {file} would both be written to the folder `{file.stem}`"
            _print_problems((Diagnostic("LK802", message, hint="rename one, or build them apart with --output"),))
            sys.exit(ERRORS)


def _shown(files: list[Path], label: str) -> Iterator[Path]:
    """The files one by one, under a progress bar where somebody watches a terminal."""
    if not sys.stderr.isatty():
        yield from files
        return
    with click.progressbar(files, label=label, file=sys.stderr, item_show_func=_stem) as bar:
        yield from bar


def _stem(file: Path | None) -> str:
    return _masked(file.stem) if file else ""


def _conclude(outcomes: list[Outcome], *, as_json: bool, say: Callable[[Outcome], None]) -> None:
    """Prints what became of each lesson and ends with the exit code."""
    if as_json:
        import json

        _say_json(json.dumps([_outcome_object(outcome) for outcome in outcomes], ensure_ascii=False, indent=2))
    else:
        told: set[Diagnostic] = set()
        for outcome in outcomes:
            # What is wrong with a project is wrong for all of its lessons, and told with the first.
            _print_problems(tuple(one for one in outcome.diagnostics if one not in told))
            told.update(outcome.diagnostics)
            say(outcome)
    sys.exit(GOOD if all(outcome.good for outcome in outcomes) else ERRORS)


def _say_built(outcome: Outcome) -> None:
    if outcome.pages is None:
        click.secho(_masked(f"{outcome.file}: nothing was written"), err=True, fg="red")
        return
    note = " (nothing had changed)" if outcome.unchanged else ""
    click.echo(_masked(f"{outcome.file}{note}"))
    for name, pages in outcome.pages.items():
        click.echo(_masked(f"  {outcome.folder / name}.pdf  {_pages(pages)}"))
    _say_remarks(outcome)


def _say_checked(outcome: Outcome) -> None:
    if outcome.pages is None:
        return
    click.echo(_masked(f"{outcome.file}: good, {_pages(sum(outcome.pages.values()))}"))
    _say_remarks(outcome)


def _say_remarks(outcome: Outcome) -> None:
    for remark in outcome.remarks:
        click.echo(_masked(f"  {remark}"))


def _masked(line: str) -> str:
    """A line that may hold names of files, which may hold what acts on a terminal."""
    from lessonkit.reporting import masked

    return masked(line)


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _print_problems(diagnostics: tuple[Diagnostic, ...]) -> None:
    """Each problem with its line and a caret, on standard error, then how many there are."""
    if not diagnostics:
        return
    from lessonkit.reporting import Paint, as_text, summary

    paint = Paint(
        error=lambda words: click.style(words, fg="red", bold=True),
        warning=lambda words: click.style(words, fg="yellow", bold=True),
        strong=lambda words: click.style(words, bold=True),
        quiet=lambda words: click.style(words, fg="blue"),
    )
    sources = _sources(diagnostics)
    for diagnostic in diagnostics:
        click.echo(as_text(diagnostic, sources, paint), err=True)
    click.echo(summary(diagnostics), err=True)


def _sources(diagnostics: tuple[Diagnostic, ...]) -> dict[str, list[str]]:
    """The lines of every file that a problem points to; one that cannot be read or is no text is left out."""
    from pathlib import Path

    spans = [span for d in diagnostics for span in (d.span, *(place for place, _ in d.also)) if span]
    sources = {}
    for name in sorted({span.file for span in spans}):
        try:
            data = Path(name).read_bytes()
        except OSError:
            continue
        if b"\0" not in data:
            sources[name] = data.decode(errors="replace").split("\n")
    return sources


def _outcome_object(outcome: Outcome) -> dict[str, object]:
    import json

    from lessonkit.reporting import as_json

    return {
        "lesson": str(outcome.file),
        "good": outcome.good,
        "unchanged": outcome.unchanged,
        "documents": [
            {"name": name, "file": str(outcome.folder / f"{name}.pdf"), "pages": pages}
            for name, pages in (outcome.pages or {}).items()
        ],
        "remarks": list(outcome.remarks),
        "diagnostics": json.loads(as_json(outcome.diagnostics)),
    }


def _report_defect(error: Exception) -> None:
    import os
    import traceback

    click.secho(_masked(f"lessonkit has a defect: {type(error).__name__}: {error}"), err=True, fg="red")
    if os.environ.get("LESSONKIT_DEBUG"):
        click.echo("".join(traceback.format_exception(error)), err=True)
    else:
        click.echo("Please report it with the lesson file; LESSONKIT_DEBUG=1 shows where it happened.", err=True)


if __name__ == "__main__":
    main()
