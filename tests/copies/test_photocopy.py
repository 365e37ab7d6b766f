"""After three generations of photocopying all labels of a chart are read, and all lines are followed to their end."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from checks.sheets import sheet, text
from copies.bundled import LESSONS, ChartPage, chart_pages, tangled_pages
from copies.following import (
    BARE,
    SLACK,
    STEP,
    Break,
    Sample,
    bare_gaps,
    breaks,
    half_width,
    inked,
    own_gap,
    samples,
    trails,
)
from copies.photocopier import PER_POINT, Pixels, photocopied, printed
from copies.reading import Spot, forms, likeness, read_letters, read_words
from guarantees.builds import FACES
from lessonkit.charts.shapes import stroke
from lessonkit.charts.signs import sign
from lessonkit.charts.storyline.strokes import Pattern, draw, straight
from lessonkit.charts.storyline.ways import Way
from lessonkit.layout.placed import Element
from lessonkit.layout.shift import owned
from lessonkit.model.alliances import Shape
from lessonkit.model.drawing import Glyphs, Placed, line
from lessonkit.pdf.writer import write
from lessonkit.themes import THIN_RULE

READ = 0.6
"""How like its print a word must be: more than words of 6 points are on the average."""
TOLD = 0.48
"""The share of letters, of each face and size, that must be told from all others by their form alone; of letters of
6 points it is less in every face. Whoever reads has the other letters and the shape of the word besides."""
APART = 0.02
"""How much more a sign must be like itself than like any other sign."""

_SPECIMEN = "Zinoviev Bukharin Kamenev Trotsky expelled 1927 killed Hastings Lancaster reason"
_EACH_LESSON = pytest.mark.parametrize("file", LESSONS, ids=lambda file: file.stem)


def _page(things: list[Placed]) -> Pixels:
    """Things on a page of their own, printed."""
    figure = Element(id="all", role="Figure", alt="specimens", box=(0, 20, 20, 550, 800))
    return printed(write(sheet([owned(one, "all") for one in things], [figure]), FACES))


def _specimens(face: str, size: float, grey: float = 0.0) -> list[Glyphs]:
    """Ten lines of names and words, each at another place between the pixels."""
    return [text(54 + 0.13 * row, 60 + 17.3 * row, _SPECIMEN, "all", face, size, grey=grey) for row in range(10)]


@cache
def _copied_rules() -> dict[float, float]:
    """The share of each rule that is left, by its width; level rules and upright ones in equal parts."""
    widths = (0.4, 0.5, THIN_RULE, 0.9)
    places = [(width, 80.0 + 23.17 * (4 * at + number)) for at in range(4) for number, width in enumerate(widths)]
    level: list[Placed] = [line(60, at, 300, at, width, "all") for width, at in places]
    upright: list[Placed] = [line(at + 40, 500, at + 40, 740, width, "all") for width, at in places]
    copy = photocopied(_page([*level, *upright]))
    left: dict[float, list[bool]] = {width: [] for width in widths}
    for width, at in places:
        for path in ([(62, at), (298, at)], [(at + 40, 502), (at + 40, 738)]):
            left[width] += [inked(copy, place, width / 2) for place in samples(path)]
    return {width: float(np.mean(found)) for width, found in left.items()}


def test_the_copier_is_harsh_enough() -> None:
    """Rules of 0.4 points are lost, the thinnest rule of a sheet is left; grey text is gone to the last pixel."""
    left = _copied_rules()
    assert left[0.4] < 0.4
    assert left[0.4] < left[0.5] < left[THIN_RULE] < left[0.9]
    assert left[THIN_RULE] > 0.9
    assert left[0.9] > 0.995
    grey = photocopied(_page([*_specimens("Regular", 9, grey=0.7)]))
    assert (grey == 255).all()


def test_the_copier_is_the_same_each_time() -> None:
    """One seed gives one copy; another seed, or one generation more, gives another."""
    page = _page([*_specimens("Regular", 9)])
    copy = photocopied(page)
    assert (copy == photocopied(page)).all()
    assert (copy != photocopied(page, seed=2)).any()
    assert (copy != photocopied(page, generations=4)).any()
    assert set(np.unique(copy)) == {0, 255}


@pytest.mark.parametrize("face", ["Regular", "SemiBold", "Bold", "BoldItalic"])
def test_letters_of_six_points_are_not_read(face: str) -> None:
    """Of 6 points fewer letters are told than a label needs, of 8 points more, in each face of a chart."""
    small, large = _specimens(face, 6), _specimens(face, 8)
    assert read_letters(photocopied(_page([*small])), small)[face, 6] < TOLD - 0.05
    assert read_letters(photocopied(_page([*large])), large)[face, 8] > TOLD


def test_small_words_are_less_than_read() -> None:
    """Most words of 6 points, and words under which another one stands, are less like their print than is asked."""
    small = _specimens("Regular", 6)
    page = _page([*small])
    readings = read_words(page, photocopied(page), small)
    assert np.mean([one.own < READ for one in readings]) > 0.5
    proper = _specimens("Regular", 9)
    shuffled = [text(one.x, one.y, " ".join(reversed(_SPECIMEN.split())), "all", one.face, one.size) for one in proper]
    readings = read_words(_page([*shuffled]), photocopied(_page([*proper])), shuffled)
    assert np.mean([one.own < READ for one in readings]) > 0.95


@_EACH_LESSON
def test_every_word_is_read(file: Path) -> None:
    """Each word of each chart is like its print, and more so than like any other word of its length, face and size."""
    for page in chart_pages(file):
        readings = read_words(page.original, page.copy, page.labels)
        assert readings, page.name
        lost = [(page.name, one.word.text, one.own) for one in readings if one.own < READ]
        assert lost == []
        taken = [(page.name, one.word.text, one.taken_for) for one in readings if one.other >= one.own]
        assert taken == []


@_EACH_LESSON
def test_letters_are_told_from_each_other(file: Path) -> None:
    """In each face and size of each chart enough letters are told by their form alone."""
    for page in chart_pages(file):
        shares = read_letters(page.copy, page.labels)
        assert {kind: share for kind, share in shares.items() if share < TOLD} == {}, page.name


def _too_long(page: ChartPage, copy: Pixels) -> list[Break]:
    return [one for trail in trails(page) for one in breaks(page, trail, copy) if one.length > one.allowed]


@_EACH_LESSON
def test_every_line_runs_unbroken(file: Path) -> None:
    """No line has a gap longer than its pattern's own but where another passes over it, or a name or sign stands."""
    followed = 0
    for page in chart_pages(file):
        assert _too_long(page, page.copy) == [], page.name
        for trail in trails(page):
            followed += 1
            assert [gap for gap in bare_gaps(page, trail) if gap[0] > BARE] == [], (page.name, trail.line)
    assert followed > 20


def test_tangled_lines_run_unbroken() -> None:
    """Twelve lines in all twelve patterns are followed through a dozen crossings or more."""
    pages = tangled_pages()
    assert len(pages) == 2
    for page in pages:
        assert page.sheet.crossings >= 12
        found = trails(page)
        assert {trail.pattern for trail in found} == set(Pattern)
        assert _too_long(page, page.copy) == []
        assert any(one.crossed for trail in found for one in breaks(page, trail, page.copy))


def test_a_broken_line_is_found() -> None:
    """A few points of white too many on a line are told, and so is the loss of the whole line."""
    page = tangled_pages()[0]
    for trail in trails(page):
        copy = page.copy.copy()
        first = list(samples(trail.stretches[0]))[20]
        length = own_gap(trail.pattern) + SLACK + 2 * STEP
        _wipe(copy, first, length)
        assert any(one.length > one.allowed for one in breaks(page, trail, copy))
        blank = np.full_like(copy, 255)
        assert all(one.length > one.allowed for one in breaks(page, trail, blank))


def _wipe(copy: Pixels, start: Sample, length: float) -> None:
    """White over so much of a line that runs along the sheet or across it, and 4 points to each side."""
    ends = (start.x, start.x + length * math.cos(start.angle)), (start.y, start.y + length * math.sin(start.angle))
    across, along = ([round(at * PER_POINT) for at in pair] for pair in ends)
    side = round(4 * PER_POINT) if across[0] == across[1] else 0
    over = round(4 * PER_POINT) - side
    copy[along[0] - over : along[1] + over, across[0] - side : across[1] + side] = 255


_STRIP_LENGTH, _STRIP_HEIGHT, _SHIFTS = 400, 19, 30
"""Pixels; patterns are shifted along each other by more than the longest of their periods."""


@cache
def _strips() -> tuple[dict[Pattern, Spot], Pixels]:
    places = {pattern: 60 + 20.07 * number for number, pattern in enumerate(Pattern)}
    drawn = [one for pattern, y in places.items() for one in draw([straight(Way.ACROSS, y, 60, 320)], pattern)]
    left, half = round(70 * PER_POINT), _STRIP_HEIGHT // 2
    spots = {
        pattern: Spot(left, round(y * PER_POINT) - half, _STRIP_LENGTH, _STRIP_HEIGHT) for pattern, y in places.items()
    }
    return spots, photocopied(_page(drawn))


@pytest.mark.parametrize("pattern", Pattern, ids=lambda pattern: pattern.name)
def test_patterns_stay_distinct(pattern: Pattern) -> None:
    """Two patterns are less than 0.9 alike however they are laid over each other, or differ by 15 % in their ink."""
    spots, copy = _strips()
    mine = spots[pattern].cut(copy)
    for other, spot in spots.items():
        if other is pattern:
            continue
        shifted = [spot.at(spot.left + by, spot.top + up).cut(copy) for by in range(_SHIFTS) for up in (-1, 0, 1)]
        alike = float((forms([mine]) @ forms(shifted).T).max())
        blacks = sorted((float((mine == 0).mean()), float((spot.cut(copy) == 0).mean())))
        assert alike < 0.9 or blacks[0] < 0.85 * blacks[1], (other, alike, blacks)


def test_a_pattern_is_like_itself() -> None:
    """A pattern laid over its own continuation is found alike, so that the test of the others can fail."""
    spots, copy = _strips()
    for pattern, spot in spots.items():
        later = [spot.at(spot.left + by, spot.top) for by in range(60, 90)]
        alike = float((forms([spot.cut(copy)]) @ forms([one.cut(copy) for one in later]).T).max())
        assert alike > 0.75, (pattern, alike)
        assert half_width(pattern) < 3.2


def test_signs_stay_distinct() -> None:
    """At twelve places between the pixels each sign is more like itself, by a margin, than like any other sign."""
    rows = 12
    places = [
        (row, shape, 70 + 25.13 * column, 80 + 24.31 * row) for row in range(rows) for column, shape in enumerate(Shape)
    ]
    things: list[Placed] = []
    for _, shape, x, y in places:
        things += [stroke([(x, y - 11), (x, y + 11)], 1.0), *sign(shape, x, y)]
    page = _page(things)
    copy = photocopied(page)
    for row in range(rows):
        spots = {shape: _round_sign(x, y) for at, shape, x, y in places if at == row}
        known = forms([spot.cut(page) for spot in spots.values()])
        for number, (shape, spot) in enumerate(spots.items()):
            found = likeness(copy, spot, known)
            assert found[number] > READ, shape
            rival = np.delete(found, number).max()
            assert found[number] >= rival + APART, (shape, list(Shape)[int(found.argmax())])


def _round_sign(x: float, y: float) -> Spot:
    size = 27  # pixels: 13 points, for a sign of 11
    return Spot(round(x * PER_POINT) - size // 2, round(y * PER_POINT) - size // 2, size, size)
