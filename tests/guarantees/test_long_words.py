"""What is set on one line keeps inside its frame, however long its words are."""

from __future__ import annotations

import pytest

from guarantees.builds import Spec, finish_spec
from guarantees.pages import outside, overlaps
from guarantees.test_nothing_lost import TEXTS, unprinted

ADDRESS = "https://example.org/" + "a-very-long-address/" * 5
PHRASE = "because the two towns had no money left for a bridge of iron, and nobody else in the valley wished to pay"


def lesson(item: Spec, title: str = "A title") -> Spec:
    """A lesson whose worksheet has two pages."""
    lines: Spec = {"essay": "Write.", "answer": "Words.", "lines": 40}
    return {"title": title, "worksheet": [{"section": "S", "items": [item, lines]}]}


QUESTION: Spec = {"short": "Why?", "answer": "So."}
CASES = {
    "title of one word": lesson(QUESTION, title=ADDRESS),
    "title of many words": lesson(QUESTION, title=PHRASE),
    "starter of many words": lesson({"short": "Why?", "answer": "So.", "starter": PHRASE}),
    "starter of one word": lesson({"short": "Why?", "answer": "So.", "starter": ADDRESS}),
    "word bank": lesson({"cloze": f"It was so {{{PHRASE}}}.", "bank": [ADDRESS]}),
    "option": lesson({"choose": "Which?", "options": [PHRASE, ADDRESS], "answer": PHRASE}),
    "names to match": lesson(
        {"match": "?", "pairs": [{"left": PHRASE, "right": ADDRESS}, {"left": ADDRESS, "right": PHRASE}], "seed": 2}
    ),
    "section": {"title": "T", "worksheet": [{"section": ADDRESS, "items": [QUESTION]}]},
    "person": {"title": "T", "people": {"p": {"name": f"Ann {ADDRESS}", "short": "Ann", "role": ADDRESS}}},
    "glossed word": {"title": "T", "reading": [{"text": f"See {ADDRESS} here.", "glosses": {ADDRESS: PHRASE}}]},
}


@pytest.mark.parametrize("name", CASES)
def test_long_words_keep_inside_their_frame(name: str) -> None:
    """Nothing outside the margins, nothing over something else, nothing lost but the end of a running head."""
    finished = finish_spec(CASES[name])
    for layout in finished.layouts.values():
        assert outside(layout) == []
        assert list(overlaps(layout)) == []
    for document, pdf in finished.pupils.items():
        assert unprinted(TEXTS[document](finished.lesson.paper), pdf) == []
