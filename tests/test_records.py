"""What a code stands for: kept beside the output, told by `lessonkit trace`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lessonkit import runs
from lessonkit.cache import Cache
from lessonkit.diagnostics import Sink
from lessonkit.model.digest import ALPHABET
from lessonkit.records import FOLDER, MISREAD, Record, put_record, told, trace

SPEC = """\
title: One
reading:
  - text: The oak is old.
worksheet:
  - section: Ask
    items:
      - choose: Which tree is old?
        options: [the elm, the oak]
        answer: the oak
        evidence: The oak is old.
"""


def record(code: str = "4MLK", lesson: str = "../one.yaml", key: str = "7F2Q") -> Record:
    """A record of a lesson that is not there."""
    return Record(code=code, program="1", sources={lesson: "d"}, keys={"answer-key": key}, documents={"handout": 2})


@pytest.fixture
def order(tmp_path: Path) -> runs.Order:
    """A lesson in a folder, and where its build goes."""
    (tmp_path / "one.yaml").write_text(SPEC)
    return runs.Order("A4", (), tmp_path / "out")


def kept(order: runs.Order) -> list[Path]:
    """The records beside the output."""
    return sorted((order.output / FOLDER).glob("*"))


def built(order: runs.Order) -> Record:
    """The lesson's record after a build."""
    assert runs.build(order.output.parent / "one.yaml", order, Cache(order.output.parent / "cache")).good
    file = max(kept(order), key=lambda file: file.stat().st_mtime_ns)
    return Record(**json.loads(file.read_text()))


def test_a_record_tells_of_files_and_settings_and_of_nothing_else(order: runs.Order) -> None:
    """No word of the lesson, no answer; the lesson's file is named from the output folder."""
    made = built(order)
    assert made.lesson == "../one.yaml"
    assert made.documents == {"handout": 1, "worksheet": 1, "answer-key": 3}
    assert made.settings == ["paper A4"]
    text = kept(order)[0].read_text()
    assert not any(word in text for word in ("oak", "elm", "tree", "Ask", str(order.output.parent)))


def test_a_corrected_key_has_another_code_and_the_paper_the_same(order: runs.Order) -> None:
    """The code on the paper is not made of answers; that of the key is."""
    before = built(order)
    lesson = order.output.parent / "one.yaml"
    lesson.write_text(SPEC.replace("answer: the oak", "answer: the elm"))
    after = built(order)
    assert after.code == before.code
    assert after.keys["answer-key"] != before.keys["answer-key"]
    # A teacher who still has the old key learns that it is old; the paper is the same for both.
    sink = Sink()
    assert trace(before.keys["answer-key"], order.output, sink) == (before,)
    assert [d.code for d in sink.found] == ["LK872"]
    sink = Sink()
    assert trace(after.code, order.output, sink) == (after,)
    assert sink.found == []


def test_a_key_is_traced_after_a_build_without_it(order: runs.Order) -> None:
    """As of one document, or of a class set without the key."""
    made = built(order)
    alone = replace(order, only=("worksheet",))
    assert runs.build(order.output.parent / "one.yaml", alone, Cache(order.output / "cache")).good
    sink = Sink()
    assert trace(made.keys["answer-key"], order.output, sink) == (made,)
    assert [one.documents for one in trace(made.code, order.output, sink)].count({"worksheet": 1}) == 1
    assert sink.found == []


def test_a_code_is_traced_until_its_lesson_changes(order: runs.Order) -> None:
    """Found by the paper's code in any case and by the key's; then LK872 until it is built again."""
    made = built(order)
    for code in (made.code, made.code.lower(), made.keys["answer-key"]):
        sink = Sink()
        assert trace(code, order.output, sink) == (made,)
        assert sink.found == []
    (order.output.parent / "one.yaml").write_text(SPEC + "\n# seen\n")
    sink = Sink()
    trace(made.code, order.output, sink)
    assert [d.code for d in sink.found] == ["LK872"]
    built(order)
    sink = Sink()
    trace(made.code, order.output, sink)
    assert sink.found == []


def test_a_deleted_record_comes_back_with_a_rebuild(order: runs.Order) -> None:
    """Where nothing had changed, too."""
    made = built(order)
    kept(order)[0].unlink()
    assert built(order) == made


def test_two_lessons_of_one_code_are_both_kept(tmp_path: Path) -> None:
    """A copy under another name prints the same; the same lesson with the same keys is kept once, as built last."""
    for lesson, pages in (("../a.yaml", 2), ("../b.yaml", 2), ("../a.yaml", 3)):
        put_record(replace(record(lesson=lesson), documents={"handout": pages}).as_text(), tmp_path, Sink())
    found = trace("4MLK", tmp_path, Sink())
    assert {one.lesson: one.documents["handout"] for one in found} == {"../a.yaml": 3, "../b.yaml": 2}
    assert len(found) == 2


@pytest.mark.parametrize("asked", ["4MLX", "4MKL", "4ML", "4MLKK", "4M1K"])
def test_a_code_that_was_misread_is_found_by_its_neighbours(tmp_path: Path, asked: str) -> None:
    """One sign wrong, missing or too many, or two that changed places."""
    put_record(record().as_text(), tmp_path, Sink())
    sink = Sink()
    assert trace(asked, tmp_path, sink) == ()
    assert [(d.code, d.hint) for d in sink.found] == [("LK870", "did you mean 4MLK?")]


@pytest.mark.parametrize(("asked", "hint"), [("0S0S", "never 0 or S"), ("ZZZZ", "--output")])
def test_an_unknown_code_says_what_to_do(tmp_path: Path, asked: str, hint: str) -> None:
    """Signs that no code has are named."""
    put_record(record().as_text(), tmp_path, Sink())
    sink = Sink()
    assert trace(asked, tmp_path, sink) == ()
    assert hint in sink.found[0].hint


def test_a_lesson_that_is_gone_is_not_called_changed(tmp_path: Path) -> None:
    """LK872 says so, and calls it as it is seen from the current folder."""
    put_record(record().as_text(), tmp_path / "output", Sink())
    sink = Sink()
    trace("4MLK", tmp_path / "output", sink)
    (found,) = sink.found
    assert found.code == "LK872"
    assert found.message.endswith("one.yaml is not there any more")
    assert "output" not in found.message


def test_signs_are_misread_for_signs_that_codes_have() -> None:
    """The table leads from outside the alphabet into it."""
    assert not set(MISREAD) & set(ALPHABET)
    assert set(MISREAD.values()) <= set(ALPHABET)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"code": 1}', '{"code": "4MLK", "program": "1", "sources": {}}'])
def test_a_damaged_record_is_passed_over(tmp_path: Path, text: str) -> None:
    """It is as if it were not there."""
    put_record(record().as_text(), tmp_path, Sink())
    (tmp_path / FOLDER / "4MLK-00000000.json").write_text(text)
    assert [one.as_text() for one in trace("4MLK", tmp_path, Sink())] == [record().as_text()]


def test_what_is_told_of_a_key_says_that_it_is_one() -> None:
    """Lesson, as it is called from the current folder, program, documents; the key's code where it was asked for."""
    lines = told(record(), "7f2q", Path("output"))
    assert lines[0] == "4MLK: one.yaml (the code of its answer-key is 7F2Q)"
    assert "  handout: 2 pages" in lines
