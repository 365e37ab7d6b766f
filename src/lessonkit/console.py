"""What commands say on the terminal, and how they end. Like `cli.py` it imports click alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from pathlib import Path

    from lessonkit.diagnostics import Diagnostic
    from lessonkit.jobs import Defect
    from lessonkit.runs import Outcome

Done = TypeVar("Done")

GOOD, ERRORS, DEFECT = 0, 1, 3
"""Exit codes; 2, wrong usage, is click's own."""


def say_json(text: str) -> None:
    """JSON for another program: in escapes, which every encoding has, unless the stream speaks UTF-8."""
    if (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        import json

        text = "".join(sign if sign.isascii() else json.dumps(sign)[1:-1] for sign in text)
    click.echo(text.encode("utf-8", "backslashreplace").decode())  # nor has any those for bytes of a file's name


def shown(done: Iterator[Done], files: list[Path], label: str) -> Iterator[Done]:
    """What is done for each file, under a progress bar where somebody watches a terminal."""
    if not sys.stderr.isatty():
        yield from done
        return
    with click.progressbar(length=len(files), label=label, file=sys.stderr, item_show_func=stem) as bar:
        bar.update(0, files[0])
        for number, one in enumerate(done, 1):
            bar.update(1, files[number] if number < len(files) else None)
            yield one


def stem(file: Path | None) -> str:
    return masked(file.stem) if file else ""


def conclude(done: Sequence[Outcome | Defect], *, as_json: bool, say: Callable[[Outcome], None]) -> None:
    """Prints what became of each lesson and ends with the exit code."""
    from lessonkit.runs import Outcome

    outcomes = [one for one in done if isinstance(one, Outcome)]
    if as_json:
        import json

        say_json(json.dumps([_outcome_object(outcome) for outcome in outcomes], ensure_ascii=False, indent=2))
    told: set[Diagnostic] = set()
    for one in done:
        if not isinstance(one, Outcome):
            report_defect(f"{one.file}: {one.message}", one.trace)
        elif not as_json:
            # What is wrong with a project is wrong for all of its lessons, and told with the first.
            print_problems(tuple(problem for problem in one.diagnostics if problem not in told))
            told.update(one.diagnostics)
            say(one)
    if len(outcomes) < len(done):
        sys.exit(DEFECT)
    sys.exit(GOOD if all(outcome.good for outcome in outcomes) else ERRORS)


def say_built(outcome: Outcome) -> None:
    if outcome.pages is None:
        click.secho(masked(f"{outcome.file}: nothing was written"), err=True, fg="red")
        return
    note = " (nothing had changed)" if outcome.unchanged else ""
    click.echo(masked(f"{outcome.file}{note}"))
    for name, pages in outcome.pages.items():
        click.echo(masked(f"  {outcome.folder / name}.pdf  {_pages(pages)}"))
    say_remarks(outcome)


def say_checked(outcome: Outcome) -> None:
    if outcome.pages is None:
        return
    click.echo(masked(f"{outcome.file}: good, {_pages(sum(outcome.pages.values()))}"))
    say_remarks(outcome)


def say_remarks(outcome: Outcome) -> None:
    for remark in outcome.remarks:
        click.echo(masked(f"  {remark}"))


def masked(line: str) -> str:
    """A line that may hold names of files, which may hold what acts on a terminal."""
    from lessonkit.reporting import masked

    return masked(line)


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def print_problems(diagnostics: tuple[Diagnostic, ...]) -> None:
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


def report_defect(message: str, where: str) -> None:
    import os

    click.secho(masked(f"lessonkit has a defect: {message}"), err=True, fg="red")
    if os.environ.get("LESSONKIT_DEBUG"):
        click.echo(where, err=True)
    else:
        click.echo("Please report it with the lesson file; LESSONKIT_DEBUG=1 shows where it happened.", err=True)
