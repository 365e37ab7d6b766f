"""What a storyline prints beside frames and lines: headings, writing lines, names, and the ends of lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from charts.marks import bounds
from charts.stories import LEDGER, Tree, faces, frame_of, leaders, read
from guarantees.builds import ROOT, load_file
from lessonkit.charts.shapes import flattened
from lessonkit.charts.storyline.blank import dots_again, draw_side
from lessonkit.charts.storyline.completed import complete_side
from lessonkit.charts.storyline.fates import sign_box
from lessonkit.charts.storyline.pills import pill
from lessonkit.charts.storyline.plan import Plan, plan_sheet
from lessonkit.charts.storyline.texts import ruled_of
from lessonkit.charts.storyline.tracks import trace
from lessonkit.charts.storyline.ways import Way
from lessonkit.model.alliances import PageShape, SheetKind, SheetPaper
from lessonkit.model.drawing import Glyphs, Outline
from lessonkit.model.ink import Sketched
from lessonkit.model.ledger import Ledger
from lessonkit.themes import DEFAULT
from lessonkit.words import ENGLISH

WORDS = ENGLISH.chart


def planned(sheet: SheetPaper) -> Plan:
    """A sheet's plan on A4."""
    return plan_sheet(sheet, faces(), DEFAULT, WORDS, frame_of(sheet))


def one_sheet(spec: dict[str, Tree], sheet: dict[str, Tree], ledger: Ledger = LEDGER) -> Plan:
    """The plan of a story's only sheet."""
    papers, _ = read(spec | {"sheets": {"it": sheet}, "print": ["it"]}, ledger)
    return planned(papers["it"])


@pytest.mark.parametrize("form", ["seats", "label", "complete"])
@pytest.mark.parametrize("page", ["portrait", "landscape"])
def test_a_phase_is_headed_level_with_its_frames(form: str, page: str) -> None:
    """Years begin at the left edge of the frames, or stand level with their top, lanes of rivals apart."""
    plan = one_sheet(leaders(), {"form": form, "page": page})
    assert plan.way is (Way.ACROSS if page == "landscape" else Way.DOWN)
    for side in plan.sides:
        things = [thing for thing in draw_side(plan, side, faces(), WORDS) if isinstance(thing, Glyphs)]
        for row in side.rows:
            [years] = [thing for thing in things if thing.text == plan.sheet.phases[row.phase].years]
            if plan.way is Way.ACROSS:
                assert years.x == pytest.approx(row.top)
            else:
                assert row.lanes_top < years.y < row.lanes_top + 12.0


@pytest.mark.parametrize("form", ["seats", "label"])
@pytest.mark.parametrize("page", ["portrait", "landscape"])
def test_every_phase_has_as_many_lines_to_write_on(form: str, page: str) -> None:
    """One number for the whole sheet, two at the least: it tells nothing of the answers' length."""
    plan = one_sheet(leaders(), {"form": form, "page": page})
    counts = {len(ruled_of(plan, row, faces(), WORDS).baselines) for side in plan.sides for row in side.rows}
    assert len(counts) == 1
    assert min(counts) >= 2


def _named(names: dict[str, str]) -> Ledger:
    people = (replace(person, short=names.get(person.id, person.short)) for person in LEDGER.people)
    return replace(LEDGER, people=tuple(people))


def test_long_names_stand_on_two_lines_within_their_frames() -> None:
    """On a complete chart names are printed whole, and none reaches over the edge of its frame."""
    ledger = _named({"stalin": "Maximilien Robespierre", "trotsky": "Camille Desmoulins", "lenin": "La Fayette"})
    plan = one_sheet(leaders(), {"form": "complete", "page": "portrait"}, ledger)
    assert plan.naming.lines == 2 or plan.naming.turns
    for side in plan.sides:
        for row in side.rows:
            for number, bloc in enumerate(plan.sheet.phases[row.phase].blocs):
                left, right = plan.stand.edges[row.phase, number]
                for line in bloc.lines:
                    name = plan.sheet.names[line]
                    assert name is not None
                    place = pill(plan, row, line, name, faces())
                    assert place.fits
                    assert " ".join(place.lines) == name
                    assert not bloc.framed or (left < place.box.x and place.box.right < right)


def test_a_line_that_leaves_the_story_ends_at_a_bar_or_at_its_last_sign() -> None:
    """Somebody who is not there any more, and of whom no end is told, does not run on out of the frame."""
    spec = leaders()
    spec["phases"][4]["blocs"] = spec["phases"][4]["blocs"][:2]  # type: ignore[index, call-overload]
    spec["moments"] = [one for one in spec["moments"] if one["event"] == "deportation"]  # type: ignore[index, call-overload, union-attr]
    spec["phases"][4]["rivals"] = []  # type: ignore[index, call-overload]
    papers, _ = read(spec | {"print": ["label"]})
    plan = planned(papers["label"])
    [side] = plan.sides
    signed = {moment.line for moment in plan.sheet.moments}
    row = side.row(3)
    gone = [line for line in plan.sheet.phases[3].order if line not in plan.sheet.phases[4].order]
    assert len(gone) == 3
    for line in gone:
        own = [moment for moment in plan.sheet.moments if moment.line == line]
        track = trace(plan, side, line, own, faces())
        ends = max(y for piece in track.pieces for _, y in flattened(piece.segments))
        assert ends < row.foot - 1.0
        assert len(track.heads) == (0 if line in signed else 1)


def test_the_keys_dots_stand_over_its_lines() -> None:
    """A dot that was joined is drawn again on white, after all lines, so that no pattern runs through it."""
    papers, answers = read(leaders())
    plan = planned(papers["seats"])
    for side in plan.sides:
        inks = complete_side(plan, side, answers["seats"], faces(), WORDS)
        [sketch] = [ink for ink in inks if isinstance(ink, Sketched)]
        dots = dots_again(plan, side)
        drawn = [thing for thing in sketch.things if isinstance(thing, Outline)]
        first = drawn.index(dots[0])  # type: ignore[arg-type]
        assert drawn[first : first + len(dots)] == dots
        assert not any(thing.dash for thing in drawn[first:])


def test_lines_come_in_overleaf_at_dots() -> None:
    """On a later side of a sheet of seats a dot at the edge stands where the last one stood on the side before."""
    spec = leaders()
    spec["phases"] = [*spec["phases"], *(spec["phases"][-1] | {"years": str(year)} for year in range(1941, 1944))]  # type: ignore[misc, index, operator]
    plan = one_sheet(spec | {"moments": []}, {"form": "seats", "page": "portrait"})
    assert len(plan.sides) > 1
    for side in plan.sides[1:]:
        first = side.part.start
        coming = [plan.stand.c[first - 1, line] for line in plan.sheet.phases[first].order]
        dots = [bounds(thing) for thing in draw_side(plan, side, faces(), WORDS) if isinstance(thing, Outline)]
        edge = [box.centre for box in dots if box.y < 2.0 and box.foot < 6.0 and box.width < 5.0]
        assert edge == pytest.approx(coming)


def test_a_caption_keeps_off_the_frame_under_it() -> None:
    """Where time runs across, however tight the lines stand: as they do on the play's complete chart."""
    sheets = load_file(ROOT / "lessons" / "romeo-and-juliet.yaml").paper.sheets
    sheet = next(one for one in sheets if one.kind is SheetKind.COMPLETE)
    plan = planned(replace(sheet, page=PageShape.LANDSCAPE))
    assert plan.way is Way.ACROSS
    framed = 0
    for side in plan.sides:
        for moment in (one for one in plan.sheet.moments if one.phase in side.part):
            blocs = plan.sheet.phases[moment.phase].blocs
            at = next(number for number, bloc in enumerate(blocs) if moment.line in bloc.lines)
            if blocs[at].framed:
                framed += 1
                foot = plan.frame(side.row(moment.phase), at).foot
                assert sign_box(plan, side, moment, plan.sheet.moments, faces()).foot <= foot
    assert framed
