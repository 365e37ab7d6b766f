"""The options of copies: in how many versions, in which looks, for whom, and how they are put on paper.

They reach a command as one argument.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from lessonkit.model.names import SORTS

if TYPE_CHECKING:
    from lessonkit.classes.set_order import SetOrder
    from lessonkit.model.edition import Look
    from lessonkit.model.production import Production

MOST_SPARES = 200

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
    click.option("--summary-page", is_flag=True, help="What to print and staple, as the first page of the set."),
    click.option("--skip-bad-rows", is_flag=True, help="Leave out broken rows of the roster."),
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
DUPLEX = click.option(
    "--duplex/--no-duplex", default=True, help="On both sides of the sheet: in a set each document starts a new one."
)
QR = click.option("--qr", is_flag=True, help="Print the build code as a square code for a scanner, too.")
PROOF = click.option("--grey-proof", is_flag=True, help="Add pictures of what a copier makes of each document.")
PRODUCTION = (IMPOSE, FLIP, BINDING, DUPLEX, QR, PROOF)


def looks_of(named: tuple[str, ...]) -> tuple[Look, ...]:
    """The looks asked for; one that is none is wrong usage."""
    from lessonkit.model.edition import look_of

    try:
        return tuple(dict.fromkeys(look_of(words) for words in named))
    except ValueError as problem:
        raise click.UsageError(str(problem)) from None


def of_copies(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command these options, as one argument `copies`: fields of an `Order`."""

    @wraps(command)
    def ordered(*, versions: int, looks: tuple[str, ...], **given: Any) -> None:
        class_set, production = _class_set(given), _production(given)
        if class_set and production.impose:
            raise click.UsageError("--impose is for documents alone; the copies of --class stand on whole sheets")
        of_order = {"versions": versions, "looks": looks_of(looks), "class_set": class_set, "production": production}
        command(copies=of_order, **given)

    for option in reversed((VERSIONS, LOOKS, *CLASS_SET, *PRODUCTION)):
        ordered = option(ordered)
    return ordered


def _class_set(given: dict[str, Any]) -> SetOrder | None:
    """The class set asked for, taken out of what is given; its options without it are wrong usage."""
    roster, sort, spares, date, summary, skip = (
        given.pop(name) for name in ("roster", "sort", "spares", "date", "summary_page", "skip_bad_rows")
    )
    if not roster:
        said = {"--spares": spares, "--date": date, "--summary-page": summary, "--skip-bad-rows": skip}
        for option in (name for name, value in said.items() if value):
            raise click.UsageError(f"{option} is for class sets: add --class ROSTER")
        return None
    from pathlib import Path

    from lessonkit.classes.set_order import SetOrder

    return SetOrder(
        roster=Path(roster),
        sort=sort,
        spares=spares,
        duplex=given["duplex"],
        summary=summary,
        skip=skip,
        date=" ".join(date.split()),
    )


def _production(given: dict[str, Any]) -> Production:
    """How the pages are put on paper, taken out of what is given."""
    from lessonkit.model.production import Flip, Imposition, Production
    from lessonkit.units import length

    impose, flip, margin, duplex, qr, proof = (
        given.pop(name) for name in ("impose", "flip", "binding", "duplex", "qr", "grey_proof")
    )
    binding = length(margin) if margin else 0.0
    if binding is None:
        raise click.UsageError(f"--binding {margin}: write a length such as 8mm, up to 40mm")
    if binding and impose:
        raise click.UsageError("--binding and --impose exclude each other: pages that share a sheet are cut or folded")
    return Production(
        impose=Imposition(impose or ""), flip=Flip(flip), binding=binding, duplex=duplex, qr=qr, proof=proof
    )
