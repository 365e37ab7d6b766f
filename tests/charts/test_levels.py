"""Levels of one sheet: each prints more or less of the answers, and all else stands where it stands on the others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from charts.stories import PlainScope, Tree, adorned, faces, frame_of, random_story
from layout.samples import HEAD, document
from lessonkit.charts.reading.read import split_alliances
from lessonkit.charts.sheets import compose_sheet, sheet_is_landscape
from lessonkit.charts.spec import AlliancesSpec
from lessonkit.layout.pages import lay_out
from lessonkit.model.alliances import SheetPaper
from lessonkit.themes import DEFAULT
from lessonkit.units import A4
from lessonkit.words import ENGLISH

LEVELS = ("support", "core", "stretch")
FORMS = ("seats", "label", "matrix", "network")

Spaces = dict[str, tuple[int, float, float, float, float]]
"""Where answers go, by the space's id without the sheet's: page, left, top, width, height."""


def _spaces(sheet: SheetPaper) -> Spaces:
    """Every answer space of the chart itself, and how its pages are filled, the table apart."""
    lies = sheet_is_landscape(sheet)
    body = compose_sheet(sheet, faces(), DEFAULT, ENGLISH, frame_of(sheet))
    size = A4.landscape() if lies else A4
    head = replace(HEAD, body_at=112.0 if lies else 136.0)
    layout = lay_out(document(*body, head=head, paper=size), faces(), DEFAULT)[0]
    return {
        space.id.removeprefix(f"{sheet.id}."): tuple(
            round(one, 3) for one in (space.page, space.x, space.y, space.width, space.height)
        )
        for space in layout.spaces
        if ".table" not in space.id or sheet.kind == "matrix"
    }


def _levels(seed: int, form: str) -> dict[str, SheetPaper]:
    spec, ledger = random_story(seed, most=7)
    if seed % 2:
        spec, ledger = adorned(seed, spec, ledger)
        for phase in spec["phases"]:  # type: ignore[union-attr]
            for bloc in phase["blocs"]:  # type: ignore[index, call-overload, union-attr]
                if "name" in bloc:
                    bloc["name"] = "League of the Three Emperors of the East"  # type: ignore[index, call-overload]
    page = ("auto", "portrait", "landscape")[seed % 3]
    sheets: dict[str, Tree] = {level: {"form": form, "level": level} for level in LEVELS}
    if form in ("seats", "label"):
        for sheet in sheets.values():
            sheet["page"] = page
    scope = PlainScope(ledger)
    papers, _ = split_alliances(AlliancesSpec.model_validate(spec | {"sheets": sheets, "print": list(sheets)}), scope)
    return {paper.id: paper for paper in papers}


@pytest.mark.parametrize("form", FORMS)
def test_levels_stay_in_step(form: str) -> None:
    """What support and core leave to be written has the place and the size that it has for stretch."""
    fewer = 0
    for seed in range(16):
        papers = _levels(seed, form)
        if not papers:
            continue
        all_spaces = _spaces(papers["stretch"])
        for level in ("core", "support"):
            spaces = _spaces(papers[level])
            assert spaces.items() <= all_spaces.items(), (seed, level)
            fewer += len(spaces) < len(all_spaces)
    assert fewer > 0
