"""The command line: arguments, exit codes, progress. Nothing else writes to the terminal.

Only click is imported here; each command imports what it needs, so that `--help` costs what click costs.
"""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lessonkit import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from lessonkit.diagnostics import Diagnostic
    from lessonkit.jobs import Defect
    from lessonkit.model.production import Production
    from lessonkit.runs import Order, Outcome

Done = TypeVar("Done")

GOOD, ERRORS, DEFECT = 0, 1, 3
"""Exit codes; 2, wrong usage, is click's own."""

LESSONS = click.argument("lessons", nargs=-1, metavar="[LESSON]...", type=click.Path(dir_okay=False))
PAPER = click.option(
    "--paper",
    type=click.Choice(["A4", "A3", "Letter", "Tabloid"]),
    default="A4",
    show_default=True,
    help="The sheet. A3 and Tabloid are for the charts; all else stays on A4 and Letter.",
)
ONLY = click.option("--only", multiple=True, metavar="DOCUMENT", help="Only this document; may be repeated.")
VERSIONS = click.option(
    "--versions",
    type=click.IntRange(1, 26),
    default=1,
    metavar="NUMBER",
    help="Print the worksheet in so many orders, A, B, C …, with a key for each.",
)
JOBS = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Build so many lessons at once; by default one, or as many as the computer can where there are many.",
)
IMPOSE = click.option(
    "--impose",
    type=click.Choice(["a5", "booklet", "two", "cards"]),
    help="Pages of half size side by side; as a booklet; each twice, to cut; four to a sheet, fronts and backs.",
)
FLIP = click.option(
    "--flip",
    type=click.Choice(["long", "short"]),
    default="long",
    show_default=True,
    help="The edge about which your printer turns the sheet: matters for the backs of cards.",
)
BINDING = click.option(
    "--binding", metavar="MM", default="", help="Room for staples or holes, such as 8mm, at the side that is bound."
)
NO_DUPLEX = click.option("--no-duplex", is_flag=True, help="For sheets that are printed on one side only.")
QR = click.option("--qr", is_flag=True, help="Print the build code as a square code for a scanner, too.")
PROOF = click.option("--grey-proof", is_flag=True, help="Add pictures of what a copier makes of each document.")
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

        _report_defect(f"{type(error).__name__}: {error}", "".join(traceback.format_exception(error)))
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
    default="output",
    show_default=True,
    type=click.Path(file_okay=False),
    help="The folder for the finished PDFs; each lesson gets a folder of its own in it.",
)
@ONLY
@PAPER
@VERSIONS
@IMPOSE
@FLIP
@BINDING
@NO_DUPLEX
@QR
@PROOF
@JOBS
@JSON
def build(
    lessons: tuple[str, ...],
    output: str,
    only: tuple[str, ...],
    paper: str,
    jobs: int,
    as_json: bool,
    **printing: Any,
) -> None:
    """Build the PDFs of each LESSON; without one, of all lessons in lessons/."""
    from dataclasses import replace
    from pathlib import Path

    from lessonkit.cache import Cache
    from lessonkit.jobs import build_all

    order = replace(_order(paper, only, Path(output)), versions=printing["versions"], production=_production(printing))
    files = _files(lessons)
    _refuse_clashes(files)
    done = build_all(files, order, Cache(), jobs)
    outcomes = list(_shown(done, files, "Building"))
    _conclude(outcomes, as_json=as_json, say=_say_built)


@commands.command()
@click.argument("code")
@click.option("--output", "-o", default="output", show_default=True, help="The folder that the lesson was built in.")
@JSON
def trace(code: str, output: str, as_json: bool) -> None:
    """Tell what the CODE in the foot of a page was built from, and whether that has changed."""
    from pathlib import Path

    from lessonkit import records
    from lessonkit.diagnostics import Sink

    sink, root = Sink(), Path(output)
    found = records.trace(code, root, sink)
    if as_json:
        _say_json(records.as_json(found, root))
    for record in () if as_json else found:
        click.echo("\n".join(_masked(line) for line in records.told(record, code)))
    _print_problems(sink.in_order())
    sys.exit(GOOD if found else ERRORS)


@commands.command()
@LESSONS
@PAPER
@JSON
def check(lessons: tuple[str, ...], paper: str, as_json: bool) -> None:
    """Find every mistake in each LESSON; write nothing."""
    from pathlib import Path

    from lessonkit import runs

    order, files = _order(paper, (), Path("output")), _files(lessons)
    outcomes = list(_shown((runs.check(file, order) for file in files), files, "Checking"))
    _conclude(outcomes, as_json=as_json, say=_say_checked)


@commands.command()
@click.argument("name")
@click.option("--chart", is_flag=True, help="Start with an alliance chart: who sided with whom, and when.")
def new(name: str, chart: bool) -> None:
    """Start a lesson: writes lessons/NAME.yaml, which builds as it is."""
    from lessonkit import starter
    from lessonkit.diagnostics import Sink

    sink = Sink()
    written = starter.start(name, sink, chart=chart)
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
def show(lesson: str, paper: str, as_json: bool) -> None:
    """Show a LESSON's outline: items, marks, minutes, pages and sources."""
    from pathlib import Path

    from lessonkit import outline, runs
    from lessonkit.diagnostics import Sink

    sink = Sink()
    packet = runs.packet_of(Path(lesson), _order(paper, (), Path("output")), sink)
    if packet is None:
        _print_problems(sink.in_order())
        sys.exit(ERRORS)
    if as_json:
        _say_json(outline.as_json(packet))
    else:
        click.echo("\n".join(_masked(line) for line in outline.as_text(packet).split("\n")))


@commands.command()
@click.option("--output", "-o", type=click.Path(dir_okay=False), help="Write to this file instead of the terminal.")
def schema(output: str | None) -> None:
    """Print the JSON Schema of a lesson, for editors that check YAML as you type."""
    from pathlib import Path

    from lessonkit.diagnostics import Sink
    from lessonkit.documents import PUPILS_KINDS
    from lessonkit.extend import load_extensions
    from lessonkit.files import put_files
    from lessonkit.source.schema import schema_text

    sink = Sink()
    load_extensions(sink)
    text = schema_text(PUPILS_KINDS)
    if output is None:
        _say_json(text.removesuffix("\n"))
    else:
        put_files({Path(output): text.encode()}, sink)
    if sink.found:
        _print_problems(sink.in_order())
        sys.exit(ERRORS)


def _order(paper: str, only: tuple[str, ...], output: Path) -> Order:
    """The order, its document names checked: a wrong one is wrong usage."""
    from lessonkit.runs import Order

    if only:
        from lessonkit.diagnostics import Sink
        from lessonkit.documents import ANSWER_KEY, PUPILS_KINDS
        from lessonkit.extend import load_extensions
        from lessonkit.registry import did_you_mean

        load_extensions(Sink())  # what cannot be loaded is told when the lesson is built
        known = (*PUPILS_KINDS, ANSWER_KEY)
        for name in only:
            if name not in known:
                hint = did_you_mean(name, known) or f"choose from {', '.join(known)}"
                raise click.UsageError(f"no document is called {name!r}; {hint}")
    return Order(paper, tuple(dict.fromkeys(only)), output)


def _files(lessons: tuple[str, ...]) -> list[Path]:
    """The lesson files named, or all in lessons/."""
    from pathlib import Path

    if lessons:
        return list({Path(lesson).resolve(): Path(lesson) for lesson in reversed(lessons)}.values())[::-1]
    found = sorted(file for file in Path("lessons").glob("*") if file.suffix in (".yaml", ".yml"))
    if not found:
        raise click.UsageError("there is no lesson in lessons/; name a file, or start one with: lessonkit new NAME")
    return found


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


def _production(printing: Mapping[str, Any]) -> Production:
    """How the pages are put on paper."""
    from lessonkit.model.production import Flip, Imposition, Production
    from lessonkit.units import length

    binding = length(printing["binding"]) if printing["binding"] else 0.0
    if binding is None:
        raise click.UsageError(f"--binding {printing['binding']}: write a length such as 8mm, up to 40mm")
    if binding and printing["impose"]:
        raise click.UsageError("--binding and --impose exclude each other: pages that share a sheet are cut or folded")
    return Production(
        impose=Imposition(printing["impose"] or ""),
        flip=Flip(printing["flip"]),
        binding=binding,
        duplex=not printing["no_duplex"],
        qr=printing["qr"],
        proof=printing["grey_proof"],
    )


def _shown(done: Iterator[Done], files: list[Path], label: str) -> Iterator[Done]:
    """What is done for each file, under a progress bar where somebody watches a terminal."""
    if not sys.stderr.isatty():
        yield from done
        return
    with click.progressbar(length=len(files), label=label, file=sys.stderr, item_show_func=_stem) as bar:
        bar.update(0, files[0])
        for number, one in enumerate(done, 1):
            bar.update(1, files[number] if number < len(files) else None)
            yield one


def _stem(file: Path | None) -> str:
    return _masked(file.stem) if file else ""


def _conclude(done: Sequence[Outcome | Defect], *, as_json: bool, say: Callable[[Outcome], None]) -> None:
    """Prints what became of each lesson and ends with the exit code."""
    from lessonkit.runs import Outcome

    outcomes = [one for one in done if isinstance(one, Outcome)]
    if as_json:
        import json

        _say_json(json.dumps([_outcome_object(outcome) for outcome in outcomes], ensure_ascii=False, indent=2))
    for one in done:
        if not isinstance(one, Outcome):
            _report_defect(f"{one.file}: {one.message}", one.trace)
        elif not as_json:
            _print_problems(one.diagnostics)
            say(one)
    if len(outcomes) < len(done):
        sys.exit(DEFECT)
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
    """The lines of every file that a problem points to; a file that cannot be read is left out."""
    from pathlib import Path

    spans = [span for d in diagnostics for span in (d.span, *(place for place, _ in d.also)) if span]
    sources = {}
    for name in sorted({span.file for span in spans}):
        try:
            sources[name] = Path(name).read_bytes().decode(errors="replace").split("\n")
        except OSError:
            continue
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


def _report_defect(message: str, where: str) -> None:
    import os

    click.secho(_masked(f"lessonkit has a defect: {message}"), err=True, fg="red")
    if os.environ.get("LESSONKIT_DEBUG"):
        click.echo(where, err=True)
    else:
        click.echo("Please report it with the lesson file; LESSONKIT_DEBUG=1 shows where it happened.", err=True)


if __name__ == "__main__":
    main()
