"""The two measures of reading, against sums done by hand."""

from __future__ import annotations

import pytest

from lessonkit.lint.readability import grade, lix, readability, syllables


def test_lix_is_words_a_sentence_plus_the_share_of_long_words() -> None:
    """Ten words in two sentences, two of them with more than six letters: 5 + 20."""
    assert lix("The farmers came by train. They stayed in the mountains.") == pytest.approx(5 + 20)


def test_a_colon_ends_a_sentence_and_a_missing_stop_does_not_join_two() -> None:
    """Three parts of two words each."""
    assert lix("We go: you stay. They run") == pytest.approx(2)


def test_grade_follows_the_formula() -> None:
    """Six words, one sentence, eight syllables."""
    assert grade("The little cat sat on armies.") == pytest.approx(0.39 * 6 + 11.8 * 8 / 6 - 15.59)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1), ("table", 2), ("revolution", 4), ("made", 1), ("walked", 1), ("wanted", 2), ("houses", 2),
        ("secretary", 4), ("the", 1), ("party", 2), ("Trotsky", 2), ("people", 2), ("times", 1), ("simple", 2),
    ],
)  # fmt: skip
def test_syllables_of_common_words(word: str, count: int) -> None:
    """Silent ends are not counted, spoken ones are."""
    assert syllables(word) == count


def test_what_has_no_words_is_not_hard() -> None:
    """A dash, or nothing."""
    assert readability("–") == readability("")
    assert readability("").lix == 0


def test_harder_texts_measure_harder() -> None:
    """Both measures put three texts in the same order."""
    texts = [
        "The cat sat. The dog ran. He was sad.",
        "In April the party chose Stalin, and he soon knew every local leader by name.",
        "Institutional consolidation of administrative responsibilities necessitated bureaucratic reorganisation.",
    ]
    assert texts == sorted(texts, key=lix)
    assert texts == sorted(texts, key=grade)
