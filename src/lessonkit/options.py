"""The options of copies: in how many versions, in which looks, and for whom. They reach a command as one argument."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from lessonkit.classes.set_order import MOST_SPARES, SORTS, SetOrder
from lessonkit.model.edition import Look, look_of

VERSIONS = click.option(
    "--versions",
    type=click.IntRange(1, 26),
    default=1,
    metavar="NUMBER",
    help="Print the worksheet in so many orders, A, B, C …, with a key for each.",
)
LOOKS = click.option(
    "--look",
    "looks",
    multiple=True,
    metavar="LOOK",
    help="Also in this look: 18 or 24 (large print), dyslexia, wide, simple; joined as in 18+wide.",
)
CLASS_SET = (
    click.option(
        "--class",
        "roster",
        metavar="ROSTER",
        type=click.Path(dir_okay=False),
        help="A copy for each pupil of this CSV or XLSX, with the name on it.",
    ),
    click.option(
        "--sort",
        type=click.Choice(SORTS),
        default=SORTS[0],
        show_default=True,
        help="The order in which copies are handed out.",
    ),
    click.option(
        "--spares",
        type=click.IntRange(0, MOST_SPARES),
        default=0,
        metavar="N",
        help="So many copies without a name at the end.",
    ),
    click.option("--date", default="", help="The date on each copy, as you want it printed."),
    click.option("--duplex/--no-duplex", default=True, help="Printed on both sides: a document starts on a new sheet."),
    click.option("--summary-page", is_flag=True, help="What to print and staple, as the first page of the set."),
    click.option("--skip-bad-rows", is_flag=True, help="Leave out broken rows of the roster."),
)


def looks_of(named: tuple[str, ...]) -> tuple[Look, ...]:
    """The looks asked for; one that is none is wrong usage."""
    try:
        return tuple(dict.fromkeys(look_of(words) for words in named))
    except ValueError as problem:
        raise click.UsageError(str(problem)) from None


def of_copies(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command these options, as one argument `copies`: fields of an `Order`."""

    @wraps(command)
    def ordered(*, versions: int, looks: tuple[str, ...], **given: Any) -> None:
        names = ("roster", "sort", "spares", "date", "duplex", "summary_page", "skip_bad_rows")
        roster, sort, spares, date, duplex, summary, skip = (given.pop(name) for name in names)
        wanted = SetOrder(
            roster=Path(roster or ""),
            sort=sort,
            spares=spares,
            duplex=duplex,
            summary=summary,
            skip=skip,
            date=" ".join(date.split()),
        )
        of_order = {"versions": versions, "looks": looks_of(looks), "class_set": wanted if roster else None}
        command(copies=of_order, **given)

    for option in reversed((VERSIONS, LOOKS, *CLASS_SET)):
        ordered = option(ordered)
    return ordered
