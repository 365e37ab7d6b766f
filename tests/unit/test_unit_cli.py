"""Units on the command line: what is built, where, when anew, and what is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lessonkit import cli
from lessonkit.premises import is_unit_file
from unit.samples import TREES, UNIT, WATER, written

UNIT_FILES = {f"output/unit-trees/{name}.pdf" for name in ("booklet", "unit-test", "answer-key")}


@pytest.fixture
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small unit in the current folder, with a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LESSONKIT_CACHE", str(tmp_path / "cache"))
    return written(tmp_path)


def run(*arguments: str) -> Result:
    """A command and what it said."""
    result = CliRunner().invoke(cli.commands, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def pdfs(folder: Path) -> set[str]:
    """All finished files."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf")}


def test_without_a_name_lessons_and_units_are_built(unit: Path, tmp_path: Path) -> None:
    """A lesson of the unit's name has a folder of its own."""
    result = run("build")
    assert result.exit_code == 0, result.output
    assert pdfs(tmp_path) >= UNIT_FILES | {"output/trees/worksheet.pdf", "output/water/worksheet.pdf"}
    assert "output/unit-trees/unit-test.pdf  1 page" in result.stdout


def test_documents_asked_for_are_made_where_they_may_be(unit: Path, tmp_path: Path) -> None:
    """The booklet of units alone, the handout of lessons alone, keys of both."""
    assert run("build", "--only", "booklet").exit_code == 0
    assert pdfs(tmp_path) == {"output/unit-trees/booklet.pdf"}
    assert run("build", "--only", "handout").exit_code == 0
    handouts = {f"output/{name}/handout.pdf" for name in ("trees", "water")}
    assert pdfs(tmp_path) == {"output/unit-trees/booklet.pdf", *handouts}
    result = run("build", str(unit), "--only", "handout", "--only", "unit-test")
    assert "LK806: the unit has nothing for `handout`" in result.stderr
    assert "output/unit-trees/unit-test.pdf" in pdfs(tmp_path)


def test_a_changed_lesson_builds_its_unit_anew(unit: Path, tmp_path: Path) -> None:
    """And a changed unit the lessons that take from it, not the others."""
    run("build")
    assert run("build").stdout.count("nothing had changed") == 3
    (tmp_path / "lessons/water.yaml").write_text(WATER.replace("dew", "fog"), encoding="utf-8")
    said = run("build").stdout
    assert "lessons/trees.yaml (nothing had changed)" in said
    assert "units/trees.yaml\n" in said
    assert "lessons/water.yaml\n" in said
    unit.write_text(UNIT.replace("Ann Oak", "Ann Ash"), encoding="utf-8")
    said = run("build").stdout
    assert "lessons/water.yaml (nothing had changed)" in said
    assert "units/trees.yaml\n" in said
    assert "lessons/trees.yaml\n" in said


def test_a_lost_file_is_built_again(unit: Path, tmp_path: Path) -> None:
    """As those of a lesson."""
    run("build", str(unit))
    before = (tmp_path / "output/unit-trees/booklet.pdf").read_bytes()
    (tmp_path / "output/unit-trees/booklet.pdf").unlink()
    assert "nothing had changed" not in run("build", str(unit)).stdout
    assert (tmp_path / "output/unit-trees/booklet.pdf").read_bytes() == before


def test_codes_are_traced_to_the_unit_and_its_files(unit: Path) -> None:
    """The booklet's by its own, the test's and the key's as those of documents."""
    run("build", str(unit))
    [record] = [json.loads(file.read_text()) for file in Path("output/.lessonkit").glob("*.json")]
    for code in (record["code"], *record["keys"].values()):
        said = run("trace", code).stdout
        assert f"{record['code']}: units/trees.yaml" in said
        assert "made with lessons/trees.yaml" in said
    assert set(record["keys"]) == {"unit-test", "answer-key"}
    assert record["documents"]["unit-test"] == 1


def test_check_tells_the_errors_of_its_lessons(unit: Path, tmp_path: Path) -> None:
    """At their own places; nothing is written."""
    assert "units/trees.yaml: good" in run("check", str(unit)).stdout
    (tmp_path / "lessons/trees.yaml").write_text(TREES.replace("answer: the oak", "answer: the fir"), encoding="utf-8")
    (tmp_path / "lessons/water.yaml").write_text(WATER.replace("answer: rain", "answer: hail"), encoding="utf-8")
    result = run("check", str(unit))
    assert result.exit_code == 1
    assert "lessons/trees.yaml:" in result.stderr
    assert "lessons/water.yaml:" in result.stderr
    assert pdfs(tmp_path) == set()


def test_check_advises_on_the_test(unit: Path, tmp_path: Path) -> None:
    """As on a worksheet, items of several lessons together; what a lesson silences for an item stays silent."""
    long = WATER.replace("[snow, rain, dew]", "[snow, rain from the clouds over the hills, dew]")
    long = long.replace("answer: rain\n", "answer: rain from the clouds over the hills\n")
    (tmp_path / "lessons/water.yaml").write_text(long, encoding="utf-8")
    assert "LK915: the options of item 3 have from 3 to" in run("check", str(unit)).stderr
    (tmp_path / "lessons/water.yaml").write_text(f"{long}silence: {{LK915: They know it.}}\n", encoding="utf-8")
    assert "LK915" not in run("check", str(unit)).stderr
    unit.write_text(f"{UNIT}silence: {{LK910: We talk of it.}}\n", encoding="utf-8")
    assert "LK932: nothing here is reported as LK910" in run("check", str(unit)).stderr


def test_a_unit_may_have_more_terms_than_a_lesson(unit: Path) -> None:
    """Each lesson takes some of them."""
    terms = "".join(f"  t{n}: {{term: term {n}, meaning: a word}}\n" for n in range(12))
    unit.write_text(f"title: Many\nlessons: [../lessons/water.yaml]\nterms:\n{terms}", encoding="utf-8")
    result = run("check", str(unit))
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_lesson_that_is_none_is_told_at_the_units_place(unit: Path, tmp_path: Path) -> None:
    """A plan or a unit can't be taught in a unit."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/10b.yaml").write_text("lesson: ../lessons/water.yaml\n", encoding="utf-8")
    for name, what in (("../plans/10b.yaml", "a plan"), ("trees.yaml", "a unit")):
        unit.write_text(UNIT.replace("../lessons/water.yaml", name), encoding="utf-8")
        result = run("check", str(unit))
        assert f"is {what}, not a lesson" in result.stderr
        assert result.stderr.count("error LK") == 1


def test_no_class_set_is_made_of_a_unit(unit: Path, tmp_path: Path) -> None:
    """It is made of lessons."""
    (tmp_path / "10b.csv").write_text("name\nAda\n", encoding="utf-8")
    result = run("build", str(unit), "--class", "10b.csv")
    assert result.exit_code == 1
    assert "LK273" in result.stderr


def test_two_that_would_write_one_folder_are_refused(unit: Path, tmp_path: Path) -> None:
    """A lesson may be called as a unit's folder is."""
    (tmp_path / "lessons/unit-trees.yaml").write_text(WATER, encoding="utf-8")
    result = run("build")
    assert result.exit_code == 1
    assert "would both be written to the folder `unit-trees`" in result.stderr


def test_show_tells_lessons_test_and_grades(unit: Path) -> None:
    """As text, and as JSON."""
    said = run("show", str(unit)).stdout
    assert said.startswith("Trees and water\n  2 lessons · 30 minutes · 7 marks\n")
    assert "    2  Of water  [2 items, 2 marks, 30 minutes]  (water)" in said
    assert "Test  Trees and water  [6]" in said
    assert "grades: A from 5, B from 3, C from 2" in said
    told = json.loads(run("show", "--json", str(unit)).stdout)
    assert [lesson["title"] for lesson in told["lessons"]] == ["Of trees", "Of water"]
    assert (told["unit"], told["marks"]) == ("Trees and water", 6)
    assert told["grades"][0] == {"grade": "A", "percent": 80.0, "marks": 5}


def test_a_unit_without_a_test_has_a_booklet_alone(unit: Path, tmp_path: Path) -> None:
    """And an outline without one."""
    unit.write_text("title: Trees\nlessons: [../lessons/water.yaml]\n", encoding="utf-8")
    assert run("build", str(unit)).exit_code == 0
    assert pdfs(tmp_path) == {"output/unit-trees/booklet.pdf"}
    assert "Test" not in run("show", str(unit)).stdout
    assert json.loads(run("show", "--json", str(unit)).stdout)["grades"] == []


def test_there_is_a_schema_of_a_unit(unit: Path) -> None:
    """Its test has items as a lesson has."""
    schema = json.loads(run("schema", "--of", "unit").stdout)
    assert schema["properties"]["lessons"]["minItems"] == 1
    items = schema["$defs"]["UnitTestSectionSpec"]["properties"]["items"]["items"]
    assert items["$ref"] == "#/$defs/item"
    assert "poster" not in schema["$defs"]["BookletSpec"]["properties"]["documents"]["items"]["enum"]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("title: T\nlessons: [a]\n", True),
        ('"lessons": [a]\n', True),
        ("\ufefftest:\n", True),
        ("title: T\nbooklet : {}\n", True),
        ("title: T\nreading:\n  - text: |\n      lessons: two\n", False),
        ("# lessons: [a]\ntitle: T\n", False),
        ("title: T\nlessonsplan: x\n", False),
        ("", False),
    ],
)
def test_a_unit_is_known_before_it_is_read(tmp_path: Path, text: str, known: bool) -> None:
    """By a key at the head of a line; a file that can't be read is none."""
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    assert is_unit_file(file) is known
    assert not is_unit_file(tmp_path / "b.yaml")
