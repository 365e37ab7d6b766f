"""The same lesson gives the same bytes, whatever the machine does; an edited item leaves the others alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from guarantees.builds import DATA, ROOT, read_spec
from lessonkit.diagnostics import Sink
from lessonkit.model.paper import ItemPaper

SOURCES = (ROOT / "lessons" / "stalin-and-trotsky.yaml", DATA / "every_item.yaml", DATA / "posters.yaml")


def build(folder: Path, seed: str) -> dict[str, bytes]:
    """The PDFs of copies of the lessons, built by another process in a folder of its own."""
    lessons = folder / "lessons"
    lessons.mkdir(parents=True)
    for source in SOURCES:
        shutil.copy(source, lessons)
    shutil.copytree(DATA / "images", lessons / "images")
    environ = os.environ | {
        "PYTHONHASHSEED": seed,
        "LESSONKIT_CACHE": str(folder / "cache"),
        "PYTHONPATH": str(ROOT / "src"),
        "TZ": "UTC" if seed == "1" else "Asia/Tokyo",
        "LC_ALL": "C" if seed == "1" else "C.UTF-8",
        "PYTHONUTF8": "1",
        "HOME": str(folder),
    }
    if seed != "1":
        (folder / ".reportlab_settings").write_text("pdfComments = 1\ninvariant = 0\n", encoding="ascii")
        environ |= {"RL_pdfMultiLine": "1", "RL_useA85": "1", "RL_pageCompression": "0", "RL_documentLang": "xx"}
    command = [sys.executable, "-m", "lessonkit", "build"]
    subprocess.run(command, cwd=folder, env=environ, check=True, capture_output=True)  # noqa: S603 - our own program
    return {str(pdf.relative_to(folder)): pdf.read_bytes() for pdf in sorted((folder / "output").rglob("*.pdf"))}


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    """Other hash seeds, folders, time zones, locales and settings of ReportLab change nothing in any document."""
    one, other = build(tmp_path / "one", "1"), build(tmp_path / "a longer name of a folder" / "two", "2")
    # One of the three has a timeline, two more worksheets, one more handout and one more chart for its levels.
    assert len(one) == 4 * len(SOURCES) + 5
    assert [name for name in one if one[name] != other.get(name)] == []


def printed(items: tuple[ItemPaper, ...]) -> dict[str, list[str]]:
    """The texts of each item, in the order in which they stand on the sheet."""
    return {item.id: [text.plain() for text in item.texts()] for item in items}


def test_an_edited_item_leaves_the_others_in_their_order() -> None:
    """Rewording one item, and moving it to the end, changes no list of any other."""
    options = ["oak", "elm", "ash", "fir"]
    pairs = [{"left": left, "right": right} for left, right in zip("abc", ("z", "x", "y"), strict=True)]
    items: list[dict[str, object]] = [
        {"choose": "Which tree?", "options": options, "answer": "elm"},
        {"match": "Match.", "pairs": pairs, "seed": 2},
        {"order": "Order.", "events": ["a", "b", "c", "d"], "seed": 2},
    ]
    events = {name: {"when": f"190{n}", "text": f"{name} happens"} for n, name in enumerate("abcd")}

    def read(items: list[dict[str, object]]) -> dict[str, list[str]]:
        spec = {"title": "T", "events": events, "worksheet": [{"section": "S", "items": items}]}
        sink = Sink()
        lesson = read_spec(spec, sink)
        assert lesson is not None, sink.in_order()
        return printed(lesson.paper.items)

    before = read(items)
    after = read([*items[1:], {"choose": "Which other tree?", "options": [*options, "yew"], "answer": "yew"}])
    kept = set(before) & set(after)
    assert len(kept) == 2
    assert {name: before[name] for name in kept} == {name: after[name] for name in kept}
