"""Words as they stand in cells."""

from __future__ import annotations

import pytest

from lessonkit.puzzles.letters import count_of, letters_of, strangers
from lessonkit.puzzles.rude import rude_words, turned


@pytest.mark.parametrize(
    ("words", "letters", "count"),
    [
        ("Red Army", "REDARMY", "3, 4"),
        ("Brest-Litovsk", "BRESTLITOVSK", "5-7"),
        ("people’s court", "PEOPLESCOURT", "7, 5"),
        ("Café", "CAFE", "4"),
        ("Cafe\u0301", "CAFE", "4"),
        ("Łódź", "LODZ", "4"),
        ("Straße", "STRASSE", "7"),
        ("œuvre", "OEUVRE", "6"),
        ("Æthelred", "AETHELRED", "9"),
        ("Троцкий", "ТРОЦКИЙ", "7"),
        ("  exile  ", "EXILE", "5"),
    ],
)
def test_letters_and_their_count(words: str, letters: str, count: str) -> None:
    """Spaces, hyphens and apostrophes have no cell; Latin letters lose their accents, others keep them."""
    assert letters_of(words) == letters
    assert count_of(words) == count
    assert strangers(letters) == ""


@pytest.mark.parametrize(("words", "odd"), [("1917", "197"), ("R&D", "&"), ("40 %", "40%")])
def test_what_is_no_letter_is_told(words: str, odd: str) -> None:
    """Each such sign once, as it is written."""
    assert strangers(letters_of(words)) == odd


def test_rude_words_are_kept_turned() -> None:
    """Half way round the alphabet twice is as it was, and each word is made of letters that puzzles have."""
    words = rude_words()
    assert len(words) > 100
    assert all(turned(turned(word)) == word and word.isalpha() and letters_of(word) == word for word in words)
    assert min(map(len, words)) >= 3
