"""What the README promises: its commands, its error, its pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from lessonkit.cli import commands
from lessonkit.items import ITEM_TYPES

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def fenced(kind: str, start: str = "") -> str:
    """The first fenced text of that kind that begins so."""
    found = re.search(rf"```{kind}\n({re.escape(start)}.*?)```", README, re.DOTALL)
    assert found, kind
    return found[1]


@pytest.mark.parametrize("name", ["build:unix", "build:windows", "test:unix", "test:windows"])
def test_each_marked_command_is_one_line(name: str) -> None:
    """CI cuts it out between the marks and runs it as it stands."""
    block = README.partition(f"<!-- {name} -->\n")[2].partition("<!-- end -->")[0]
    lines = [line for line in block.splitlines() if not line.startswith("```")]
    assert len(lines) == 1
    assert lines[0].rstrip('"').endswith("build" if name.startswith("build") else "pytest -n auto")


def test_windows_commands_run_in_both_of_its_shells() -> None:
    """`&&` stands inside one argument of cmd, since PowerShell 5 does not know it, and no second quote is needed."""
    for command in re.findall(r"```bat\n(.*)\n```", README):
        inner = re.fullmatch(r'cmd /c "([^"$%\']+)"', command)
        assert inner
        assert "/bin/" not in inner[1]


def test_the_table_lists_every_command() -> None:
    """No command is missing, and none is made up."""
    table = README.partition("| command |")[2].partition("\n\n")[0]
    assert sorted(re.findall(r"^\| `lessonkit (\w+)", table, re.MULTILINE)) == sorted(commands.commands)


def test_every_item_type_is_named() -> None:
    """The list of kinds of question, and their number."""
    found = re.search(r"There are (\d+) kinds of question and activity: (.*?)\.\n", README, re.DOTALL)
    assert found
    assert re.findall(r"`(\w+)`", found[2]) == list(ITEM_TYPES)
    assert int(found[1]) == len(list(ITEM_TYPES))


def test_the_error_shown_is_the_one_that_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The README's lesson with the slip in it, checked: the same words at the same place."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lessons").mkdir()
    spec = fenced("yaml", "title: ").replace("answer: Hadrian", "answer: Hadrain")
    (tmp_path / "lessons" / "wall.yaml").write_text(spec, encoding="utf-8")
    result = CliRunner().invoke(commands, ["check", "lessons/wall.yaml"])
    assert result.exit_code == 1
    assert result.output.replace("\\", "/") == fenced("text", "lessons/wall.yaml")


def test_pictures_are_small() -> None:
    """All together stay under a megabyte."""
    assert sum(path.stat().st_size for path in (ROOT / "docs" / "images").glob("*.png")) < 1_000_000


def test_every_picture_has_words_for_those_who_cannot_see_it() -> None:
    """Each has an alt text of its own."""
    alts = re.findall(r"<img [^>]*alt=\"([^\"]+)\"", README)
    assert len(alts) == README.count("<img ")
    assert len(set(alts)) == len(alts) > 0
