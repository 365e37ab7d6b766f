"""The options of copies: in how many versions, in which looks, for whom, and how they are put on paper.

They reach a command as one argument.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, NamedTuple, TypedDict, Unpack

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
    help="The worksheet in so many orders, A, B, C …, with a key for each.",
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
        type=click.Path(),  # a class of the project may be called like a folder
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
    "--duplex/--no-duplex",
    default=True,
    help="On both sides of the sheet: sheets of a chart, and in a set all documents, start a new one.",
)
QR = click.option("--qr", is_flag=True, help="Print the build code as a square code for a scanner, too.")
PROOF = click.option("--grey-proof", is_flag=True, help="Add pictures of what a copier makes of each document.")
PRODUCTION = (IMPOSE, FLIP, BINDING, DUPLEX, QR, PROOF)


class Copies(NamedTuple):
    """What these options ask for, by the fields of an `Order`."""

    versions: int
    looks: tuple[Look, ...]
    class_set: SetOrder | None
    production: Production


class _Given(TypedDict):
    """The options as they are given, by their parameters."""

    versions: int
    looks: tuple[str, ...]
    roster: str | None
    sort: str
    spares: int
    date: str
    summary_page: bool
    skip_bad_rows: bool
    impose: str | None
    flip: str
    binding: str
    duplex: bool
    qr: bool
    grey_proof: bool


def looks_of(named: tuple[str, ...]) -> tuple[Look, ...]:
    """The looks asked for; one that is none is wrong usage."""
    from lessonkit.model.edition import look_of

    try:
        return tuple(dict.fromkeys(look_of(words) for words in named))
    except ValueError as problem:
        raise click.UsageError(str(problem)) from None


def of_copies(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command these options, as one argument `copies`."""

    @wraps(command)
    def ordered(**given: Unpack[_Given]) -> None:
        looks, class_set, production = looks_of(given["looks"]), _class_set(given), _production(given)
        if class_set and production.impose:
            raise click.UsageError("--impose is for documents alone; the copies of --class stand on whole sheets")
        if class_set and looks:
            raise click.UsageError("--look is for documents alone; who of a class has which is said in the roster")
        others = {name: value for name, value in given.items() if name not in _Given.__annotations__}
        command(copies=Copies(given["versions"], looks, class_set, production), **others)

    for option in reversed((VERSIONS, LOOKS, *CLASS_SET, *PRODUCTION)):
        ordered = option(ordered)
    return ordered


def _class_set(given: _Given) -> SetOrder | None:
    """The class set asked for; its options without it are wrong usage."""
    if not given["roster"]:
        said = (given["spares"], given["date"], given["summary_page"], given["skip_bad_rows"])
        options = ("--spares", "--date", "--summary-page", "--skip-bad-rows")
        for option in (name for name, value in zip(options, said, strict=True) if value):
            raise click.UsageError(f"{option} is for class sets: add --class ROSTER")
        return None
    from pathlib import Path

    from lessonkit.classes.set_order import SetOrder

    return SetOrder(
        roster=Path(given["roster"]),
        sort=given["sort"],
        spares=given["spares"],
        duplex=given["duplex"],
        summary=given["summary_page"],
        skip=given["skip_bad_rows"],
        date=" ".join(given["date"].split()),
    )


def _production(given: _Given) -> Production:
    """How the pages are put on paper."""
    from lessonkit.model.production import Flip, Imposition, Production
    from lessonkit.units import length

    margin = given["binding"]
    binding = length(margin) if margin else 0.0
    if binding is None:
        raise click.UsageError(f"--binding {margin}: write a length such as 8mm, up to 40mm")
    if binding and given["impose"]:
        raise click.UsageError("--binding and --impose exclude each other: pages that share a sheet are cut or folded")
    return Production(
        impose=Imposition(given["impose"] or ""),
        flip=Flip(given["flip"]),
        binding=binding,
        duplex=given["duplex"],
        qr=given["qr"],
        proof=given["grey_proof"],
    )
