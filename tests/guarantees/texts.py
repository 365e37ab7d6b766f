"""Texts by chance: words short and very long, plain and odd."""

from __future__ import annotations

from hypothesis import strategies as st

_CALM = ["a", "I", "of", "to", "the", "and", "was", "town", "river", "bridge", "votes", "people", "engineer", "nobody,"]
_SHORT = [*_CALM, "because;", "paid.", "(mostly)", "“all”", "1903", "£20", "well-known", "naïve", "Łódź", "Москва"]
_LONG = [
    "Okonkwo-Featherstonehaugh",
    "incomprehensibilities",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysilio",
    "https://example.org/a/very/long/address/that/no/line/can/hold/without/being/broken/somewhere",
]

words = st.sampled_from([*_SHORT, *_LONG])
short_words = st.sampled_from(_SHORT)


def texts(least: int = 1, most: int = 12) -> st.SearchStrategy[str]:
    """So many words in a row."""
    return st.lists(words, min_size=least, max_size=most).map(" ".join)


def short_texts(least: int, most: int) -> st.SearchStrategy[str]:
    """Texts without the very long words, for what stands on one line; `test_long_words` has those."""
    return st.lists(short_words, min_size=least, max_size=most).map(" ".join)


def different(least: int, most: int, longest: int = 6) -> st.SearchStrategy[list[str]]:
    """Texts of which no two are the same, whatever their capitals."""
    return st.lists(texts(1, longest), min_size=least, max_size=most, unique_by=str.casefold)
