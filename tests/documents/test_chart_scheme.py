"""The chart's part of the mark scheme: what proves each fact, and which names are open on which sheet."""

from __future__ import annotations

import pytest

from guarantees.builds import KEY, Spec, finish_spec
from lessonkit.layout.placed import Layout
from lessonkit.model.drawing import Glyphs


def _lesson(*printed: str, **more: object) -> Spec:
    """Two phases with a rival, two people whom nothing tells apart, and a moment with evidence and a note."""
    people = {name: {"name": name.title(), "short": name.title(), "role": "a man"} for name in ("ann", "bob", "cid")}
    blocs = [{"id": "a", "members": ["ann", "bob"]}, {"id": "c", "members": ["cid"]}]
    phases = [
        {"years": years, "title": "Apart", "note": "A quarrel.", "evidence": "They quarrelled", "blocs": blocs}
        | {"rivals": [["a", "c"]]}
        for years in ("1900", "1901")
    ]
    return {
        "title": "Three people",
        "people": people,
        "events": {"end": {"when": "1901", "text": "Cid dies"}},
        "reading": [{"heading": "One", "paragraphs": [{"text": "They quarrelled. In 1901 Cid fell."}]}],
        "alliances": {
            "title": "Who stood with whom",
            "about": "ann",
            "actors": list(people),
            "phases": phases,
            "moments": [
                {"event": "end", "actor": "cid", "sign": "died", "evidence": "Cid fell", "note": "Some say 1902."}
            ],
            "print": list(printed),
        }
        | more,
    }


def _scheme(layout: Layout) -> list[str]:
    """The words of the mark scheme's pages, piece by piece."""
    pages = [[thing.text for thing in page.things if isinstance(thing, Glyphs)] for page in layout.pages]
    return [text for page in pages if any("Mark scheme" in text for text in page) for text in page]


@pytest.mark.parametrize("form", ["seats", "label", "matrix", "network", "complete"])
def test_moments_are_proved_whatever_sheet_is_printed(form: str) -> None:
    """A moment's caption, its lines and its note stand in the scheme, also where the only sheet has no signs."""
    said = " ".join(_scheme(finish_spec(_lesson(form)).layouts[KEY]))
    assert "Cid: died 1901" in said
    assert "Some say 1902." in said
    assert said.count("line") >= 3


def test_what_is_open_is_told_of_its_sheet() -> None:
    """A start that names Ann leaves nothing open; notes name sheets by their forms, numbered if alike."""
    sheets = {"full": {"form": "label"}, "start": {"form": "label", "given": {"people": ["ann"]}}}
    said = " ".join(_scheme(finish_spec(_lesson("full", "start", sheets=sheets)).layouts[KEY]))
    assert "Lines to label 1 : A and B (Bob and Ann): either way round." in said
    assert "Lines to label 2" not in said
    sheets = {"one": {"form": "label"}, "two": {"form": "label", "page": "landscape"}}
    said = " ".join(" ".join(_scheme(finish_spec(_lesson("one", "two", sheets=sheets)).layouts[KEY])).split())
    assert said.count("either way round") == 1
    assert "Lines to label 1 and Lines to label 2 : " in said
