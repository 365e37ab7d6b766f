"""The same lesson gives the same bytes, whatever the machine does; an edited item leaves the others alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from guarantees.builds import DATA, ROOT, read_spec
from guarantees.nonsense import Mint
from guarantees.sets import CLASS, COLUMNS
from guarantees.test_sets_keep_quiet import levelled
from lessonkit.diagnostics import Sink
from lessonkit.model.paper import ItemPaper

SOURCES = (ROOT / "lessons" / "stalin-and-trotsky.yaml", DATA / "every_item.yaml", DATA / "posters.yaml")
FOLDERS = (*(source.stem for source in SOURCES), "unit-two")


UNIT = """\
title: Two lessons
lessons: [../lessons/stalin-and-trotsky.yaml, ../lessons/every_item.yaml]
test: {sections: [{section: Some, pick: {marks: 12, seed: a}}], boundaries: {A: 70, B: 50}}
"""


def build(folder: Path, seed: str) -> dict[str, bytes]:
    """The PDFs of copies of the lessons, built by another process in a folder of its own."""
    lessons = folder / "lessons"
    lessons.mkdir(parents=True)
    for source in SOURCES:
        shutil.copy(source, lessons)
    shutil.copytree(DATA / "images", lessons / "images")
    (folder / "units").mkdir()
    (folder / "units" / "two.yaml").write_text(UNIT, encoding="utf-8")
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
    made = {folder: {Path(name).stem for name in one if Path(name).parts[1] == folder} for folder in FOLDERS}
    assert all({"handout", "answer-key"} <= documents for documents in made.values() if "booklet" not in documents)
    assert {"booklet", "unit-test", "answer-key"} <= made["unit-two"]
    assert sum(map(len, made.values())) == len(one) > 4 * len(SOURCES)
    assert [name for name in one if one[name] != other.get(name)] == []


SETS = (
    "lessons/nonsense.yaml --class rosters/10b.csv --spares 2 --summary-page --binding 8mm --qr -o set",
    "lessons/nonsense.yaml --impose booklet --versions 2 -o booklet",
    "lessons/nonsense.yaml --only timeline --look dyslexia --grey-proof -o proof",
)
SEVERAL = """
import sys
from lessonkit.cli import commands
for order in sys.argv[1:]:
    try:
        commands(["build", *order.split()])
    except SystemExit as end:
        assert not end.code, order
"""
"""Builds one order after the other."""


def sets(root: Path, seed: str) -> dict[str, bytes]:
    """All that is printed for a class, by another process in a folder of its own."""
    roster = "\n".join(",".join(row) for row in (COLUMNS, *CLASS[:4]))
    for name, text in {"lessons/nonsense.yaml": json.dumps(levelled(Mint())), "rosters/10b.csv": roster}.items():
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text(text, encoding="utf-8")
    shutil.copytree(DATA / "images", root / "lessons" / "images")
    environ = os.environ | {
        "PYTHONHASHSEED": seed,
        "LESSONKIT_CACHE": str(root / "cache"),
        "PYTHONPATH": str(ROOT / "src"),
        "TZ": "UTC" if seed == "1" else "Pacific/Apia",
        "LC_ALL": "C" if seed == "1" else "C.UTF-8",
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-c", SEVERAL, *SETS]
    subprocess.run(command, cwd=root, env=environ, check=True, capture_output=True)  # noqa: S603 - our own program
    files = (file for file in sorted(root.rglob("*")) if file.suffix in (".pdf", ".json") and "cache" not in file.parts)
    return {str(file.relative_to(root)): file.read_bytes() for file in files}


def test_two_sets_give_the_same_bytes(tmp_path: Path) -> None:
    """Class sets, imposed and bound files, levels, versions and looks, their keys, lists, proofs and records."""
    one, other = sets(tmp_path / "one", "1"), sets(tmp_path / "a longer name of a folder" / "two", "2")
    assert {"set/nonsense/class-set.pdf", "proof/nonsense/timeline-grey.pdf"} <= one.keys()
    assert len([name for name in one if ".lessonkit" in name]) == len(SETS)
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
