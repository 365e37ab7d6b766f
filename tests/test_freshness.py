"""A build is recalled only where its files are those of its inputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessonkit import build as stages
from lessonkit import runs
from lessonkit.build import Packet
from lessonkit.cache import Cache
from lessonkit.diagnostics import Sink
from lessonkit.fonts.faces import Faces

SPEC = "title: One\nreading:\n  - text: Something happened.\n"


def test_a_lesson_saved_while_it_was_built_is_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record of a build never stands for words that the build did not read."""
    lesson, cache = tmp_path / "one.yaml", Cache(tmp_path / "cache")
    lesson.write_text(SPEC)
    order = runs.Order("A4", (), tmp_path / "out")
    write = stages.write_packet

    def saved_meanwhile(packet: Packet, folder: Path, faces: Faces, sink: Sink) -> tuple[Path, ...] | None:
        lesson.write_text(SPEC.replace("One", "Two"))
        return write(packet, folder, faces, sink)

    monkeypatch.setattr(stages, "write_packet", saved_meanwhile)
    assert runs.build(lesson, order, cache).good
    monkeypatch.setattr(stages, "write_packet", write)
    assert not runs.build(lesson, order, cache).unchanged
    assert runs.build(lesson, order, cache).unchanged
