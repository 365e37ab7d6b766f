"""`lessonkit build --class`, as a teacher meets it; and where names of pupils never are."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from checks.reading import page_texts
from lessonkit import cli, starter

Run = Callable[..., Result]
NAMES = ("Quendelina Vogelsang", "Ottokar Pfefferkorn", "Zdeněk Łoś")
ROSTER = "name;group;level;tint\n{};red;support;cream\n{};blue;;\n{};;stretch;\n".format(*NAMES)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a folder with a lesson and a roster, with a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LESSONKIT_CACHE", str(tmp_path / "cache"))
    template = Path(starter.__file__).with_name("starter.yaml").read_text(encoding="utf-8")
    for file, text in {"lessons/wall.yaml": template.replace("{title}", "The wall"), "rosters/10b.csv": ROSTER}.items():
        (tmp_path / file).parent.mkdir()
        (tmp_path / file).write_text(text, encoding="utf-8")

    def invoke(*options: str) -> Result:
        arguments = ["build", "lessons/wall.yaml", "--class", "rosters/10b.csv", *options]
        result = CliRunner().invoke(cli.commands, arguments)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


def test_a_set_a_list_and_the_key_are_written(run: Run, tmp_path: Path) -> None:
    """The terminal says what to print, to staple and on which paper; the files do not say for whom."""
    result = run("--spares", "1", "--date", "12 May")
    assert result.exit_code == 0, result.output
    folder = tmp_path / "output" / "wall"
    assert sorted(file.name for file in folder.iterdir()) == [
        "answer-key.pdf",
        "class-set.pdf",
        "distribution-list.pdf",
    ]
    assert "3 copies with names, 1 spare copy without a name" in result.output
    assert "Staple: 4 copies of 2 sheets" in result.output
    assert "On cream paper: pages 1-" in result.output
    assert "nothing of its own for level stretch" in result.output
    assert not [name for name in NAMES if name in result.output]
    pages = "".join(page_texts((folder / "class-set.pdf").read_bytes()))
    assert [name for name in NAMES if "".join(name.split()) not in "".join(pages.split())] == []


def test_nothing_is_made_again_until_the_roster_changes(run: Run, tmp_path: Path) -> None:
    """Nor is it with other options."""
    assert "nothing had changed" not in run().output
    assert "nothing had changed" in run().output
    assert "nothing had changed" not in run("--sort", "name").output
    roster = tmp_path / "rosters" / "10b.csv"
    roster.write_text(ROSTER + "Fourth Pupil;;;\n", encoding="utf-8")
    result = run("--sort", "name")
    assert "nothing had changed" not in result.output
    assert "4 copies" in result.output


def test_a_broken_row_stops_the_set_unless_it_is_to_be_left_out(run: Run, tmp_path: Path) -> None:
    """Its line is shown with a caret; no half-made set is written."""
    (tmp_path / "rosters" / "10b.csv").write_text(f"name,level\n{NAMES[0]},suport\n{NAMES[1]},\n", encoding="utf-8")
    result = run()
    assert result.exit_code == 1
    assert "10b.csv:2:22: error LK851" in result.output
    assert "did you mean `support`?" in result.output
    assert not (tmp_path / "output").exists()
    result = run("--skip-bad-rows")
    assert result.exit_code == 0
    assert "warning LK852" in result.output
    assert "1 copy" in result.output


def test_names_stand_in_the_set_and_the_list_alone(run: Run, tmp_path: Path) -> None:
    """Not in records and caches, not in the key, not in metadata; nor in warnings that are told again."""
    roster = ROSTER + f"{NAMES[0]};;;\n;;;\n{NAMES[1]};red;{NAMES[2]};\n"
    (tmp_path / "rosters" / "10b.csv").write_text(roster, encoding="utf-8")
    result = run("--skip-bad-rows", "--json")
    assert result.exit_code == 0, result.output
    parts = {part for name in NAMES for part in name.split()}
    assert not [part for part in parts if part in json.dumps(json.loads(result.stdout), ensure_ascii=False)]
    kept = [file for file in (tmp_path / "cache").rglob("*") if file.is_file()]
    assert kept
    output = list((tmp_path / "output" / "wall").iterdir())
    for file in (*kept, *(one for one in output if one.stem not in ("class-set", "distribution-list"))):
        data = file.read_bytes()
        for part in parts:
            assert part not in file.name
            assert part.encode() not in data
            assert json.dumps(part)[1:-1].encode() not in data
    for file in output:
        with pikepdf.open(file) as pdf:
            about = str(dict(pdf.docinfo)) + pdf.Root.Metadata.read_bytes().decode()
        assert not [part for part in parts if part in about]


def test_the_places_of_an_excel_file_are_told_without_its_bytes(run: Run, tmp_path: Path) -> None:
    """An XLSX is no text that could be quoted."""
    book = Workbook()
    for row in (["name", "level"], ["Anna", "suport"]):
        book.active.append(row)
    book.save(tmp_path / "rosters" / "10b.csv")  # it is known by its content, whatever it is called
    result = run()
    assert "10b.csv:2:2: error LK851" in result.output
    assert " | " not in result.output


@pytest.mark.parametrize(
    ("called", "said", "hint"),
    [
        ("10b", "there is no roster 10b", "did you mean `rosters/10b.csv`?"),
        ("rosters/10d.csv", "there is no roster rosters/10d.csv", "did you mean `rosters/10b.csv`?"),
        ("10C", "there is no roster 10C", "did you mean `10c`?"),
        ("Set 3", "there is no roster Set 3", "did you mean `10c`?"),
        ("10e", "the class 10e has no `roster` in lessonkit.yaml", "write `roster: rosters/10e.csv` under the class"),
        ("nobody", "there is no roster nobody", "name a file, as rosters/10b.csv, or a class"),
    ],
)
def test_a_class_that_is_not_there_is_told_with_those_that_are(
    run: Run, tmp_path: Path, called: str, said: str, hint: str
) -> None:
    """LK850 tells a file from a class that has no roster, and says what is likely meant."""
    project = "classes:\n  10c:\n    name: Set 3\n    roster: rosters/c.csv\n  10e:\n    name: E\n"
    (tmp_path / "lessonkit.yaml").write_text(project, encoding="utf-8")
    result = run("--class", called)
    assert result.exit_code == 1
    assert f"LK850: {said}\n  hint: {hint}" in result.output


def test_a_class_of_the_project_stands_for_its_roster(run: Run, tmp_path: Path) -> None:
    """`--class 10c` reads the file that the project names, and prints the class's name."""
    project = "classes:\n  10c:\n    name: Set 3\n    roster: rosters/10b.csv\n"
    (tmp_path / "lessonkit.yaml").write_text(project, encoding="utf-8")
    assert run("--class", "10c").exit_code == 0
    pages = page_texts((tmp_path / "output" / "wall" / "distribution-list.pdf").read_bytes())
    assert "Set 3" in pages[0]


@pytest.mark.parametrize("option", [("--look", "18"), ("--impose", "booklet")])
def test_what_a_set_cannot_have_is_wrong_usage(run: Run, tmp_path: Path, option: tuple[str, str]) -> None:
    """Who has which look is said in the roster, and copies stand on whole sheets: neither is passed over in silence."""
    result = run(*option)
    assert result.exit_code == 2
    assert option[0] in result.output
    assert not (tmp_path / "output").exists()


def test_a_folder_named_like_a_class_is_not_its_roster(run: Run, tmp_path: Path) -> None:
    """The class of the project is meant."""
    (tmp_path / "lessonkit.yaml").write_text("classes:\n  10b:\n    roster: rosters/10b.csv\n", encoding="utf-8")
    (tmp_path / "10b").mkdir()
    result = run("--class", "10b")
    assert result.exit_code == 0, result.output
    assert "3 copies" in result.output


def test_no_picture_is_made_of_the_list_of_names(run: Run, tmp_path: Path) -> None:
    """A grey proof is of the keys; what it lists is what is there."""
    result = run("--grey-proof", "--json")
    assert result.exit_code == 0, result.output
    made = {document["name"] for document in json.loads(result.output)[0]["documents"]}
    assert made == {"answer-key", "answer-key-grey", "class-set", "distribution-list"}
    assert {file.stem for file in (tmp_path / "output" / "wall").iterdir()} == made
