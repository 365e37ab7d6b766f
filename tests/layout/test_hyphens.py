"""Words too wide for their room, in pieces with hyphens."""

from __future__ import annotations

import pytest

from lessonkit.model.hyphens import hyphenated


@pytest.mark.parametrize(
    ("word", "room", "parts"),
    [
        ("Stalin", 6, ["Stalin"]),
        ("Robespierre", 7, ["Robes-", "pierre"]),
        ("Mecklenburg-Schwerin", 12, ["Mecklenburg-", "Schwerin"]),
        ("Louis-Philippe", 6, ["Louis-", "Phi-", "lippe"]),
        ("aa", 1, ["aa"]),
    ],
)
def test_a_word_is_broken_at_its_own_hyphens_first(word: str, room: int, parts: list[str]) -> None:
    """Then into few pieces of like length; one for which no way fits stays whole."""
    assert hyphenated(word, lambda part: len(part) <= room) == parts
