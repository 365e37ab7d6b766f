"""A small unit of two lessons, written into a folder and made there."""

from __future__ import annotations

from pathlib import Path

from guarantees.builds import FACES
from lessonkit.build import Settings
from lessonkit.diagnostics import Diagnostic, Sink
from lessonkit.unit.lessons import WholeUnit, load_unit
from lessonkit.unit.packet import UnitPacket, make_unit_packet

UNIT = """\
title: Trees and water
short_title: Trees
subject: Botany
question: What do trees need?
lessons: [../lessons/trees.yaml, ../lessons/water.yaml]
people:
  ann: {name: Ann Oak}
booklet:
  introduction: Write in it.
test:
  minutes: 20
  how: Answer all.
  sections:
    - section: Know
      pick: {tags: [fact], marks: 3}
    - section: Tell
      pick: {lesson: water, tags: tell}
      items:
        - short: Why do trees need rain?
          answer: They drink it.
          evidence: Rain feeds the river
          marks: 2
  boundaries: {A: 80%, B: 50, C: 20}
"""
TREES = """\
title: Of trees
unit: ../units/trees.yaml
uses: {people: ann}
reading:
  - heading: Old and tall
    text: |
      The oak is old. Ann planted it.

      The elm is tall. It stands by the river.
worksheet:
  - section: Ask
    items:
      - choose: Which tree is old?
        tags: fact
        options: [the elm, the oak, the ash]
        answer: the oak
        evidence: The oak is old
        hint: true
        why: It has stood there longest.
      - choose: Which tree is tall?
        tags: fact
        options: [the elm, the oak, the ash]
        answer: the elm
        evidence: The elm is tall
      - explain: What of Ann?
        tags: other
        answer: She planted the oak.
        marks: 3
alliances:
  title: Who with whom
  actors: [ann, bob]
  phases:
    - years: 1922-24
      beyond: true
      blocs: [{members: [ann, bob]}]
    - years: 1925-27
      beyond: true
      blocs: [{members: [ann]}, {members: [bob]}]
people:
  bob: {name: Bob Elm}
"""
WATER = """\
title: Of water
minutes: 30
reading:
  - heading: Rain
    text: |
      Rain feeds the river. The river feeds the elm.
worksheet:
  - section: Ask
    items:
      - choose: What feeds the river?
        tags: [fact, Rain]
        options: [snow, rain, dew]
        answer: rain
        evidence: Rain feeds the river
      - short: What feeds the elm?
        tags: tell
        answer: the river
        evidence: The river feeds the elm
        extension: And the oak?
"""


def written(folder: Path, unit: str = UNIT, **lessons: str) -> Path:
    """The unit's file in a folder, with its lessons, some of them with other texts."""
    texts = {"trees": TREES, "water": WATER, **lessons}
    for name in ("units", "lessons"):
        (folder / name).mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / "lessons" / f"{name}.yaml").write_text(text, encoding="utf-8")
    file = folder / "units" / "trees.yaml"
    file.write_text(unit, encoding="utf-8")
    return file


def loaded(file: Path) -> tuple[WholeUnit | None, list[Diagnostic]]:
    """The unit of a file, and what is wrong with it."""
    sink = Sink()
    return load_unit(file, sink, FACES), sink.found


def made(file: Path, settings: Settings | None = None) -> UnitPacket:
    """The documents of a unit that must be free of errors."""
    sink = Sink()
    whole = load_unit(file, sink, FACES)
    assert whole is not None, sink.in_order()
    packet = make_unit_packet(whole, settings or Settings(), sink, FACES)
    assert packet is not None, sink.in_order()
    return packet


def lesson_of(number: int) -> str:
    """A lesson of one sentence."""
    return f"title: Lesson of number {number}\nreading:\n  - text: Sentence {number} stands here.\n"
