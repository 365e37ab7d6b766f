"""Crosswords: whatever the words are, a grid that is given is sound, and has one solution."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lessonkit.puzzles.crossing import Crossing, Entry, Loose, Spot, Twofold, cross

letters = st.sampled_from("AEINRST")
word_lists = st.lists(st.text(letters, min_size=3, max_size=8), min_size=3, max_size=9, unique=True).map(
    lambda words: tuple(sorted(words))
)
RIVALS = ("BUKHARIN", "KAMENEV", "KULAK", "LENIN", "POLITBURO", "PRAVDA", "STALIN", "TESTAMENT", "TROTSKY", "ZINOVIEV")


def laid(words: tuple[str, ...], seed: str = "") -> Crossing:
    """A grid of words that have one."""
    grid = cross(words, seed, 18, 20)
    assert isinstance(grid, Crossing)
    return grid


def tried(words: tuple[str, ...], seed: str = "") -> Crossing:
    """A grid of words by chance; the example is left out where there is none."""
    assume(isinstance(cross(words, seed, 18, 20), Crossing))
    return laid(words, seed)


def cells_of(grid: Crossing, words: tuple[str, ...]) -> dict[Spot, str]:
    """The letters of the grid; words that cross agree on theirs."""
    cells: dict[Spot, str] = {}
    for entry in grid.entries:
        for step, letter in enumerate(words[entry.word]):
            spot = (entry.row + step, entry.column) if entry.down else (entry.row, entry.column + step)
            assert cells.setdefault(spot, letter) == letter
    return cells


def runs(grid: Crossing, cells: dict[Spot, str]) -> Iterator[tuple[Spot, bool, str]]:
    """Every unbroken run of two letters or more: its first cell, whether it runs down, what it says."""
    for down in (False, True):
        lines, length = (grid.columns, grid.rows) if down else (grid.rows, grid.columns)
        for line in range(lines):
            said, start = "", 0
            for step in range(length + 1):
                letter = cells.get((step, line) if down else (line, step), "")
                if letter and not said:
                    start = step
                if not letter and len(said) > 1:
                    yield ((start, line) if down else (line, start)), down, said
                said = said + letter if letter else ""


@settings(max_examples=60, deadline=None)
@given(word_lists, st.text("12345", max_size=2))
def test_all_that_can_be_read_across_or_down_are_the_words(words: tuple[str, ...], seed: str) -> None:
    """Each word once, read right, and no two that touch by chance."""
    grid = tried(words, seed)
    read = sorted(runs(grid, cells_of(grid, words)))
    assert read == sorted(((e.row, e.column), e.down, words[e.word]) for e in grid.entries)
    assert sorted(said for _, _, said in read) == sorted(words)


@settings(max_examples=60, deadline=None)
@given(word_lists)
def test_each_word_crosses_another_and_all_hang_together(words: tuple[str, ...]) -> None:
    """From any word all others are reached over crossings, and two words cross only at right angles."""
    grid = tried(words)
    met: dict[Spot, list[Entry]] = {}
    for entry in grid.entries:
        for spot in entry.cells:
            met.setdefault(spot, []).append(entry)
    crossings = [both for both in met.values() if len(both) > 1]
    assert all(len(both) == 2 and both[0].down != both[1].down for both in crossings)
    reached = {grid.entries[0]}
    for _ in grid.entries:
        reached |= {entry for both in crossings if reached & set(both) for entry in both}
    assert reached == set(grid.entries)


@settings(max_examples=40, deadline=None)
@given(word_lists)
def test_numbers_run_from_the_top_left_row_by_row(words: tuple[str, ...]) -> None:
    """A number for each cell in which a word begins, shared by the two that begin in one; the grid fills its corner."""
    grid = tried(words)
    starts = sorted({(entry.row, entry.column) for entry in grid.entries})
    assert all(starts[entry.number - 1] == (entry.row, entry.column) for entry in grid.entries)
    cells = cells_of(grid, words)
    assert {min(r for r, _ in cells), min(c for _, c in cells)} == {0}
    assert (max(r for r, _ in cells) + 1, max(c for _, c in cells) + 1) == (grid.rows, grid.columns)
    assert grid.rows <= 20
    assert grid.columns <= 18


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("AEST", min_size=3, max_size=5), min_size=3, max_size=5, unique=True).map(tuple))
def test_the_empty_grid_can_be_filled_in_one_way_only(words: tuple[str, ...]) -> None:
    """Every order of the words in the slots is tried: one alone agrees at all crossings."""
    grid = tried(words)
    ways = 0
    for order in permutations(range(len(words))):
        cells: dict[Spot, str] = {}
        fits = True
        for entry, word in zip(grid.entries, order, strict=True):
            pairs = list(zip(entry.cells, words[word], strict=False))
            fits = fits and len(words[word]) == entry.length and all(cells.get(c, x) == x for c, x in pairs)
            cells |= dict(pairs)
        ways += fits
    assert ways == 1


def test_words_that_may_change_places_make_no_crossword() -> None:
    """All differ in their first letters alone, so that the others cannot tell them apart."""
    found = cross(("CASE", "LASE", "MASE", "PASE"), "", 18, 20)
    assert isinstance(found, Twofold)
    assert len(found.words) > 1


def test_a_word_that_shares_no_letter_is_named() -> None:
    """It is left over in every try."""
    assert cross(("KULAK", "LENIN", "OOO", "STALIN"), "", 18, 20) == Loose((2,))


def test_a_word_longer_than_the_sheet_finds_no_place() -> None:
    """It fits neither across nor down."""
    assert isinstance(cross(("ABCDEFGH", "ABC", "CDE"), "", 6, 6), Loose)
    tall = cross(("ABCDEFGH", "AXX", "YHYY"), "", 6, 9)
    assert isinstance(tall, Crossing)
    assert next(entry for entry in tall.entries if entry.word == 0).down


def test_the_same_words_and_seed_make_the_same_grid() -> None:
    """And another seed another one; the grid of eleven words has room on half a page."""
    cross.cache_clear()
    first = laid(RIVALS, "1")
    cross.cache_clear()
    assert laid(RIVALS, "1") == first
    assert laid(RIVALS, "2") != first
    assert first.rows <= 16


@pytest.mark.parametrize(("seed", "count"), list(product("abc", (3, 6, 11))))
def test_real_words_have_grids(seed: str, count: int) -> None:
    """Those of a lesson cross under each seed that is tried."""
    assert isinstance(cross(RIVALS[:count], seed, 18, 20), Crossing)
