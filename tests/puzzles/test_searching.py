"""Word searches: each word stands there once, and nothing rude by chance."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lessonkit.puzzles.rude import rude_words
from lessonkit.puzzles.searching import AXES, DOWN, RIGHT, Hunt, Spot, hide, part_of

SIZES = tuple(range(8, 19))
RUDE = rude_words()
RIVALS = ("BUKHARIN", "KAMENEV", "KULAK", "LENIN", "POLITBURO", "PRAVDA", "STALIN", "TESTAMENT", "TROTSKY", "ZINOVIEV")
EIGHT = tuple((down, right) for down in (-1, 0, 1) for right in (-1, 0, 1) if (down, right) != (0, 0))
word_lists = st.lists(st.text("AEINRSTLOU", min_size=3, max_size=9), min_size=3, max_size=12, unique=True).map(tuple)


def places(rows: tuple[str, ...], word: str) -> set[frozenset[Spot]]:
    """Every place of a word in any of the eight directions; one that reads the same both ways is one place."""
    found = set()
    size = len(rows)
    for row in range(size):
        for column in range(size):
            for down, right in EIGHT:
                cells = [(row + n * down, column + n * right) for n in range(len(word))]
                inside = all(0 <= r < size and 0 <= c < size for r, c in cells)
                if inside and all(rows[r][c] == sign for (r, c), sign in zip(cells, word, strict=True)):
                    found.add(frozenset(cells))
    return found


def read(rows: tuple[str, ...]) -> Iterator[str]:
    """Every line of the square in each of the eight directions."""
    size = len(rows)
    for down, right in EIGHT:
        for row, column in product(range(size), repeat=2):
            if not (0 <= row - down < size and 0 <= column - right < size):
                steps = (((row + n * down), (column + n * right)) for n in range(size))
                yield "".join(rows[r][c] for r, c in steps if 0 <= r < size and 0 <= c < size)


def hidden(words: tuple[str, ...], seed: str, steps: tuple[tuple[int, int], ...] = AXES) -> Hunt:
    """The square of some words."""
    hunt = hide(words, seed, steps, SIZES, RUDE)
    assert hunt is not None
    return hunt


@settings(max_examples=40, deadline=None)
@given(word_lists, st.text("12345", max_size=2), st.booleans())
def test_each_word_stands_there_once(words: tuple[str, ...], seed: str, back: bool) -> None:
    """Where its place says, and nowhere else in any direction."""
    steps = (*AXES, *((-down, -right) for down, right in AXES)) if back else AXES
    assume(part_of(words) is None)
    hunt = hidden(words, seed, steps)
    assert {len(row) for row in hunt.rows} == {len(hunt.rows)}
    for word, lie in zip(words, hunt.lies, strict=True):
        assert lie.step in steps
        assert "".join(hunt.rows[row][column] for row, column in lie.cells) == word
        assert places(hunt.rows, word) == {frozenset(lie.cells)}


@settings(max_examples=25, deadline=None)
@given(word_lists)
def test_no_rude_word_stands_there_but_inside_a_listed_one(words: tuple[str, ...]) -> None:
    """Read in all eight directions."""
    assume(part_of(words) is None)
    hunt = hidden(words, "")
    own = [frozenset(lie.cells) for lie in hunt.lies]
    lines = "/".join(read(hunt.rows))
    for word in RUDE:
        if word in lines:
            assert all(any(place <= lie for lie in own) for place in places(hunt.rows, word)), word


def test_the_search_for_rude_words_is_able_to_find() -> None:
    """Letters of which every second square would have one have none; without the list they do."""
    word = min((one for one in RUDE if len(one) == 3 and len(set(one)) == 2), default="")
    spread = tuple(sorted({f"{word[0]}{word[1] * 2}{word[0]}", f"{word[1]}{word[0] * 2}{word[1]}", word[1] * 6}))
    words = tuple(one for one in spread if word not in one and word[::-1] not in one)
    assert part_of(words) is None
    clean = hide(words, "1", (RIGHT, DOWN), SIZES, RUDE)
    assert clean is not None
    assert places(clean.rows, word) == set()
    dirty = [hide(words, str(seed), (RIGHT, DOWN), SIZES, frozenset()) for seed in range(20)]
    assert any(hunt is not None and places(hunt.rows, word) for hunt in dirty)


def test_a_listed_word_may_hold_a_rude_one() -> None:
    """Dickens may be looked for."""
    hunt = hide(("DICKENS", "ESSEX", "SCUNTHORPE"), "", AXES, SIZES, RUDE)
    assert hunt is not None


def test_directions_are_kept_to() -> None:
    """To the right and down alone, for those who have trouble with lines aslant."""
    hunt = hidden(RIVALS, "1", (RIGHT, DOWN))
    assert {lie.step for lie in hunt.lies} == {RIGHT, DOWN}


def test_a_word_inside_another_is_told_either_way() -> None:
    """STAL stands in STALIN, and NILAT backwards in it."""
    assert part_of(("STALIN", "STAL")) == (1, 0)
    assert part_of(("NILAT", "STALIN")) == (0, 1)
    assert part_of(RIVALS) is None


def test_the_same_words_and_seed_make_the_same_square() -> None:
    """And another seed another one."""
    first = hide.__wrapped__(RIVALS, "1", AXES, SIZES, RUDE)
    assert hide.__wrapped__(RIVALS, "1", AXES, SIZES, RUDE) == first
    assert hide.__wrapped__(RIVALS, "2", AXES, SIZES, RUDE) != first


def test_words_that_no_square_holds_give_none() -> None:
    """A word longer than the largest square."""
    assert hide(("A" * 5 + "B" * 5, "LENIN", "KULAK"), "", AXES, (8, 9), RUDE) is None
