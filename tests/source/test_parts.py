"""Parts of a lesson that belong to one document: read by a model of their own, printed by a kind of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pytest

from lessonkit.build import Settings, load, make_packet, open_faces
from lessonkit.diagnostics import Sink
from lessonkit.documents import add_kind, remove_kind
from lessonkit.documents.kinds import Composed, Press, PupilsKind, document_title, head, teachers_head
from lessonkit.documents.teachers import Printed, TeachersKind
from lessonkit.documents.worksheet import item_blocks
from lessonkit.items.part import PartHalves, PartSpec
from lessonkit.layout.placed import Page
from lessonkit.model.answers import ItemAnswer, PartAnswer
from lessonkit.model.blocks import Document, Furniture, Paragraph
from lessonkit.model.drawing import Glyphs
from lessonkit.model.lesson import Lesson
from lessonkit.model.paper import ItemPaper, Paper, PartPaper, WorksheetSection
from lessonkit.model.scope import Scope
from lessonkit.model.text import Text, plain
from lessonkit.outline import as_text
from lessonkit.specs import Levels, RawItem
from lessonkit.words import Words

LESSON = """\
title: A lesson
warm_up:
  say: Hello, class
  secret: The answer is 7
  lines:
    - text: One
      levels:
        support:
          text: One, simply
  items:
    - explain: Why?
      answer: Because.
      levels:
        support:
          starter: Because …
"""


@dataclass(frozen=True, kw_only=True)
class WarmUpPaper(PartPaper):
    """What pupils see."""

    say: Text
    lines: tuple[Text, ...]
    items: tuple[ItemPaper, ...]


@dataclass(frozen=True, kw_only=True)
class WarmUpAnswer(PartAnswer):
    """What the teacher sees."""

    secret: Text
    items: tuple[ItemAnswer, ...]


class WarmUpSpec(PartSpec):
    """A part for tests."""

    key: ClassVar[str] = "warm_up"
    document: ClassVar[str] = "warm-up"
    levelled: ClassVar[Mapping[tuple[str, ...], frozenset[str]]] = {("lines", "*"): frozenset({"text"})}

    say: str
    secret: str = ""
    lines: list[dict[str, str | Levels]] = []  # noqa: RUF012 - pydantic copies a default
    items: list[RawItem] = []  # noqa: RUF012 - as above

    def split(self, scope: Scope) -> PartHalves:
        """Both halves, with items numbered from 1."""
        pairs = scope.items("items")
        paper = WarmUpPaper(
            say=scope.text(self.say, "say"),
            lines=tuple(scope.text(str(line["text"]), "lines", i, "text") for i, line in enumerate(self.lines)),
            items=tuple(item for item, _ in pairs),
        )
        secret = scope.text(self.secret, "secret")
        return PartHalves(paper, WarmUpAnswer(secret=secret, items=tuple(answer for _, answer in pairs)))


def _one_page(paper: Paper, press: Press, name: str, words: Text) -> tuple[Composed, ...]:
    document = Document(
        name=name,
        title=document_title(paper, name),
        language="en-GB",
        head=head(paper, press.words, plain("")) if name == "warm-up" else teachers_head(paper, press, name),
        body=(Paragraph(text=words),),
        paper=press.sheet,
    )
    return (Composed(document, Furniture(short_title=paper.short_title, document=name, badge=name, code=press.code)),)


def _compose(paper: Paper, press: Press) -> tuple[Composed, ...]:
    part = paper.part(WarmUpPaper)
    assert part
    (page,) = _one_page(paper, press, "warm-up", part.say)
    body = (*page.document.body, *item_blocks(part.items, press.setting))
    return (replace(page, document=replace(page.document, body=body)),)


def _sections(paper: Paper, _words: Words) -> tuple[WorksheetSection, ...]:
    part = paper.part(WarmUpPaper)
    return (WorksheetSection(letter="", title=plain("Warming up"), items=part.items),) if part else ()


def _has_warm_up(paper: Paper) -> bool:
    return paper.part(WarmUpPaper) is not None


def _compose_secret(lesson: Lesson, press: Press, printed: Mapping[str, Printed]) -> tuple[Composed, ...]:
    part = lesson.answers.part(WarmUpAnswer)
    told = f"{part.secret.plain() if part else ''} {dict(printed)}"
    return _one_page(lesson.paper, press, "secret", plain(told))


@pytest.fixture
def kinds() -> Iterator[None]:
    """A pupils' document with a part of its own, and a teacher's."""
    warm_up = PupilsKind("warm-up", frozenset(), _has_warm_up, _compose, sections=_sections)
    secret = TeachersKind("secret", lambda lesson: lesson.answers.part(WarmUpAnswer) is not None, _compose_secret)
    add_kind(warm_up, WarmUpSpec)
    add_kind(secret)
    yield
    remove_kind(warm_up)
    remove_kind(secret)


@pytest.mark.usefixtures("kinds")
def test_a_part_is_read_at_each_level_and_split_in_two(tmp_path: Path) -> None:
    """Texts, items with both halves, and levels of its own lists and of its items."""
    file = tmp_path / "a.yaml"
    file.write_text(LESSON, encoding="utf-8")
    sink = Sink()
    lessons = load(file, sink, open_faces())
    assert lessons, sink.found
    core, support = (lessons.at(level).paper.part(WarmUpPaper) for level in ("core", "support"))
    assert core
    assert support
    assert [one.plain() for one in core.lines] == ["One"]
    assert [one.plain() for one in support.lines] == ["One, simply"]
    assert core.items != support.items
    assert [item.number for item in core.items] == [1]
    answer = lessons.core.answers.part(WarmUpAnswer)
    assert answer
    assert answer.secret.plain() == "The answer is 7"
    assert lessons.core.paper.documents == ("warm-up", "answer-key")


@pytest.mark.usefixtures("kinds")
def test_a_misspelt_part_gets_a_hint_and_a_wrong_one_its_place(tmp_path: Path) -> None:
    """Its key is known among those of the lesson, and its values are checked by its model."""
    file = tmp_path / "a.yaml"
    file.write_text("title: A\nwarmup:\n  say: Hello\nwarm_up:\n  sey: Hello\n", encoding="utf-8")
    sink = Sink()
    assert load(file, sink, open_faces()) is None
    told = {(one.code, one.span.line if one.span else 0): one.hint for one in sink.found}
    assert told["LK201", 2] == "did you mean `warm_up`?"
    assert told["LK201", 5] == "did you mean `say`?"


@pytest.mark.usefixtures("kinds")
def test_the_teacher_s_document_knows_what_the_others_take(tmp_path: Path) -> None:
    """It sees the answers and how many pages were printed, and is made when it is asked for."""
    file = tmp_path / "a.yaml"
    file.write_text(LESSON + "print: [warm-up, secret]\n", encoding="utf-8")
    sink = Sink()
    faces = open_faces()
    lessons = load(file, sink, faces)
    packet = make_packet(lessons, Settings(), sink, faces) if lessons else None
    assert packet, sink.found
    assert list(packet.documents) == ["warm-up", "warm-up-support", "secret"]
    told = "".join(str(element) for element in packet.documents["secret"].pages)
    assert "warm-up" in told
    assert "secret" not in "".join(str(element) for element in packet.documents["warm-up"].pages)


@pytest.mark.usefixtures("kinds")
def test_the_key_knows_the_items_of_a_part_by_what_its_kind_declares(tmp_path: Path) -> None:
    """Filled in over the page of the document, told in the mark scheme, listed in the outline."""
    file = tmp_path / "a.yaml"
    file.write_text(LESSON, encoding="utf-8")
    sink, faces = Sink(), open_faces()
    lessons = load(file, sink, faces)
    packet = make_packet(lessons, Settings(), sink, faces) if lessons else None
    assert packet, sink.found
    pupils, key = packet.documents["warm-up"], packet.documents["answer-key"]
    assert [name for name, _ in key.parts] == ["warm-up", "mark-scheme"]
    assert _words(key.pages[0]) - _words(pupils.pages[0]) >= {"Because."}
    assert {"Warming up", "Because."} <= _words(key.pages[1])
    assert "Warming up" in as_text(packet)


def _words(page: Page) -> set[str]:
    return {thing.text.strip() for thing in page.things if isinstance(thing, Glyphs)}
