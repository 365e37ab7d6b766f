"""A project as a teacher meets it: from its file to the printed page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner, Result

from checks.structure import check as check_structure
from checks.ua import is_ua1
from guarantees.builds import ROOT
from guarantees.test_cold_imports import HEAVY, loaded
from lessonkit import cli, settings
from lessonkit.documents import PUPILS_KINDS
from lessonkit.items import ITEM_TYPES
from lessonkit.model.edition import Look
from lessonkit.themes import Theme

LESSON = """\
title: A lesson
subject: Trees
events:
  felled:
    when: 1924-01-21
    text: The oak is felled.
reading:
  - text: The oak is old.
worksheet:
  - section: Ask
    items:
      - choose_all: Which trees are old?
        options: [the elm, the oak, the ash]
        answers: [the oak]
"""
SCHOOL = "school:\n  name: Hillside School\n"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path fill="#1d3d7a" fill-rule="evenodd"'
    ' d="M0 0h20v20h-20zM5 5h10v10h-10z"/></svg>'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with one lesson, and a cache of its own; extensions go again afterwards."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LESSONKIT_CACHE", str(tmp_path / "cache"))
    for registry in (ITEM_TYPES, PUPILS_KINDS):
        monkeypatch.setattr(registry, "_entries", dict(registry._entries))
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / "trees.yaml").write_text(LESSON, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    """The command; what it raises is raised."""
    result = CliRunner().invoke(cli.commands, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def project(text: str) -> None:
    """Writes the project file."""
    Path("lessonkit.yaml").write_text(text, encoding="utf-8")


def words(file: Path) -> str:
    """All text of a PDF, as a reader extracts it."""
    with pypdfium2.PdfDocument(file) as opened:
        return " ".join(page.get_textpage().get_text_range() for page in opened)


def operators(file: Path) -> set[tuple[str, ...]]:
    """Every operator of the first page that sets a colour, with its numbers."""
    with pikepdf.open(file) as opened:
        return {
            (str(one.operator), *(str(number) for number in one.operands))
            for one in pikepdf.parse_content_stream(opened.pages[0])
            if str(one.operator) in ("rg", "RG")
        }


def test_paper_and_folders_are_the_projects(folder: Path) -> None:
    """Unless the command line says otherwise."""
    project("paper: Letter\nfolders:\n  lessons: units\n  output: printed\n")
    Path("lessons").rename("units")
    assert run("build").exit_code == 0
    assert b"612" in Path("printed/trees/handout.pdf").read_bytes()
    assert run("build", "--paper", "A4", "--output", "other").exit_code == 0
    assert b"595" in Path("other/trees/handout.pdf").read_bytes()
    assert "there is no lesson in empty/" in _without_lessons().stderr


def _without_lessons() -> Result:
    project("folders:\n  lessons: empty\n")
    return run("build")


def test_an_empty_project_changes_no_byte(folder: Path) -> None:
    """Nor does one that has only a name for a class."""
    assert run("build", "--output", "before").exit_code == 0
    project("classes:\n  10b:\n")
    assert run("build", "--output", "after").exit_code == 0
    for file in Path("before/trees").iterdir():
        assert file.read_bytes() == (Path("after/trees") / file.name).read_bytes()


def test_what_the_project_changes_is_built_again_and_else_nothing(folder: Path) -> None:
    """The project file, the logo and extensions are inputs as much as the lesson."""
    project(SCHOOL + "  logo: logo.svg\nextensions: [mine.py]\n")
    Path("logo.svg").write_text(SVG, encoding="utf-8")
    shutil.copy(ROOT / "tests/examples/odd-one-out/lessonkit_odd_one_out.py", "mine.py")
    assert "nothing had changed" not in run("build").stdout
    assert "nothing had changed" in run("build").stdout
    for name in ("lessonkit.yaml", "logo.svg", "mine.py"):
        file = Path(name)
        comment = "<!-- -->" if name.endswith(".svg") else "# a remark\n"
        file.write_text(file.read_text(encoding="utf-8") + comment, encoding="utf-8")
        assert "nothing had changed" not in run("build").stdout, name
        assert "nothing had changed" in run("build").stdout, name


def test_a_rebuild_in_a_project_imports_nothing_heavy(folder: Path) -> None:
    """Paper and folders are known without reading YAML."""
    project(SCHOOL + "paper: Letter\nfolders:\n  output: printed\n")
    loaded(folder, "build")
    said, names = loaded(folder, "build")
    assert "nothing had changed" in said
    assert "printed/trees/handout.pdf" in said
    assert names & HEAVY == set()


def test_mistakes_of_the_project_are_told_once(folder: Path) -> None:
    """With their place; no lesson is built, whatever the order of lessons."""
    shutil.copy("lessons/trees.yaml", "lessons/more.yaml")
    project("school:\n  logo: nothing.png\npaper: A5\n")
    result = run("build", "lessons/trees.yaml", "lessons/more.yaml")
    assert result.exit_code == 1
    assert result.stderr.count("lessonkit.yaml:2:9: error LK222") == 1
    assert result.stderr.count("lessonkit.yaml:3:8: error LK204") == 1
    assert not Path("output").exists()


class TestTheSchoolOnPaper:
    """Name, logo and colour."""

    def test_the_name_stands_at_the_top(self, folder: Path) -> None:
        """On the first page of each document, read before the title."""
        project(SCHOOL)
        run("build")
        for name in ("handout", "worksheet", "answer-key"):
            file = Path(f"output/trees/{name}.pdf")
            said = words(file)
            assert re.search(r"(?i)hillside school.*A lesson", said, re.DOTALL)
            assert check_structure(file) == []

    @pytest.mark.parametrize("logo", ["logo.svg", "logo.png"])
    def test_a_logo_is_a_figure_with_the_schools_name(self, folder: Path, logo: str) -> None:
        """It passes both checks, and moves nothing: all text stands where it stood."""
        run("build", "--output", "plain")
        Path("logo.svg").write_text(SVG, encoding="utf-8")
        shutil.copy(ROOT / "tests/cases/images/dot.png", "logo.png")
        project(SCHOOL + f"  logo: {logo}\n")
        run("build")
        for name in ("handout", "worksheet", "answer-key"):
            file = Path(f"output/trees/{name}.pdf")
            assert is_ua1(file.read_bytes())
            assert check_structure(file) == []
            with pikepdf.open(file) as opened:
                alts = [str(one.Alt) for one in opened.objects if _is_figure(one)]
            assert "Hillside School" in alts
            assert words(file) == words(Path(f"plain/trees/{name}.pdf"))

    def test_the_colour_is_that_of_rules_and_badges_alone(self, folder: Path) -> None:
        """Text is never set in it."""
        project("school:\n  colour: '#800000'\n")
        run("build")
        assert {(one[0], *(str(round(float(n), 2)) for n in one[1:])) for one in operators(_file("worksheet"))} == {
            ("RG", "0.5", "0.0", "0.0")
        }
        assert {one[0] for one in operators(_file("answer-key"))} == {"rg", "RG"}

    def test_without_a_colour_there_is_none(self, folder: Path) -> None:
        """Black on white, as ever."""
        run("build")
        assert operators(_file("answer-key")) == set()


def _file(name: str) -> Path:
    return Path(f"output/trees/{name}.pdf")


def _is_figure(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.Figure


def test_american_words(folder: Path) -> None:
    """Check marks, points, and the month first."""
    project("language: en-US\n")
    run("build")
    assert "Check all that apply." in words(_file("worksheet"))
    assert "Jan 21, 1924" in words(_file("handout"))
    assert "scoring guide" in words(_file("answer-key")).lower()


def test_own_words(folder: Path) -> None:
    """They stand where the usual ones stood; the code tells the sheet from the one with the usual words."""
    run("build", "--output", "plain")
    project("words:\n  total: Score\n")
    run("build")
    assert "Score" in words(_file("worksheet"))
    codes = [
        re.findall(r"\b[2-9A-Z]{4}\b(?= *Page)", words(Path(f"{folder}/trees/handout.pdf")))
        for folder in ("plain", "output")
    ]
    assert [len(found) for found in codes] == [1, 1]
    assert codes[0] != codes[1]


def test_size_and_ruling_reach_the_theme(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under whatever a copy asks for itself; drawings are lined like the rest. The code tells the sheets apart."""
    asked: list[Look] = []

    def themed(theme: Theme, look: Look, *_: object) -> Theme:
        asked.append(look)
        return theme

    monkeypatch.setattr(settings, "themed", themed)
    project("theme:\n  size: 12\n  ruling: 10\n")
    assert run("build").exit_code == 0
    assert set(asked) == {Look(size=12, ruling=28.35), Look(ruling=28.35)}
    assert Look(size=18).over(Look(size=12, ruling=28.35)) == Look(size=18, ruling=28.35)


class TestExtensions:
    """Files that the project names, and no others."""

    LESSON = """\
title: Odd
worksheet:
  - section: Ask
    items:
      - odd_one_out: Which does not belong?
        words: [oak, elm, rose]
        odd: rose
        because: It is no tree.
"""

    def test_an_item_type_of_the_project(self, folder: Path) -> None:
        """It is known to this project alone, also where two are built in one run."""
        shutil.copytree("lessons", "other/lessons")
        for name in ("lessons/odd.yaml", "other/lessons/odd2.yaml"):
            Path(name).write_text(self.LESSON, encoding="utf-8")
        Path("extensions").mkdir()
        shutil.copy(ROOT / "tests/examples/odd-one-out/lessonkit_odd_one_out.py", "extensions/mine.py")
        project("extensions: [extensions/mine.py]\n")
        Path("other/lessonkit.yaml").write_text("", encoding="utf-8")
        result = run("build", "lessons/odd.yaml", "other/lessons/odd2.yaml")
        assert Path("output/odd/worksheet.pdf").exists()
        assert not Path("other/output/odd2").exists()
        assert "LK420" in result.stderr
        assert "It is no tree." in words(Path("output/odd/answer-key.pdf"))

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("raise RuntimeError('oh')", "`mine.py` cannot be loaded: oh"),
            ("def (", "`mine.py` cannot be loaded"),
            ("x = 1", "`mine.py` adds nothing"),
            ("from lessonkit.items.choose import ChooseSpec", "`mine.py` adds nothing"),
            (
                "from lessonkit.items.choose import ChooseSpec\nclass Mine(ChooseSpec): ...",
                "'choose' is registered twice",
            ),
        ],
    )
    def test_one_that_does_not_work_is_told(self, folder: Path, text: str, said: str) -> None:
        """LK807, and nothing is built."""
        Path("mine.py").write_text(text + "\n", encoding="utf-8")
        project("extensions: [mine.py]\n")
        result = run("build")
        assert result.exit_code == 1
        assert "LK807" in result.stderr
        assert said in result.stderr

    def test_files_that_are_not_named_are_not_run(self, folder: Path) -> None:
        """Not even beside one that is."""
        Path("extensions").mkdir()
        Path("extensions/not_named.py").write_text("open('ran', 'w')\n", encoding="utf-8")
        project(SCHOOL)
        run("build")
        assert not Path("ran").exists()


class TestNew:
    """`lessonkit new`."""

    def test_it_writes_a_project_round_the_first_lesson(self, folder: Path) -> None:
        """With a `.gitignore` that keeps rosters out, and schemas for editors; it builds."""
        assert run("new", "rome").exit_code == 0
        ignored = Path(".gitignore").read_text(encoding="utf-8").splitlines()
        assert {"output/", "rosters/"} <= set(ignored)
        assert Path("project.schema.json").read_text(encoding="utf-8") == run("schema", "--of", "project").stdout
        assert run("build", "lessons/rome.yaml").stderr == ""

    def test_what_is_there_stays(self, folder: Path) -> None:
        """A project above is used; nothing is overwritten."""
        project("folders:\n  lessons: units\n")
        Path(".gitignore").write_text("mine\n", encoding="utf-8")
        assert run("new", "rome").exit_code == 0
        assert Path("units/rome.yaml").exists()
        assert Path(".gitignore").read_text(encoding="utf-8") == "mine\n"
        assert Path("lessonkit.yaml").read_text(encoding="utf-8").startswith("folders")


def test_the_key_calls_levels_by_the_projects_names(folder: Path) -> None:
    """In its scheme, in its foot and over the lines of copies in large print; with a class or without."""
    text = LESSON.replace("  - text: The oak is old.\n", """\
  - text: The oak is old, so old that nobody knows who planted it, and why, and when, and for whom it was.
    levels:
      support:
        text: The oak is old.
""").replace("answers: [the oak]", "answers: [the oak]\n        evidence: The oak is old")
    Path("lessons/trees.yaml").write_text(text, encoding="utf-8")
    Path("10b.csv").write_text("name,level,size\nAda,Guided,18\n", encoding="utf-8")
    project("levels:\n  support: Guided\n")
    for options in (("--look", "18"), ("--class", "10b.csv")):
        result = run("build", "lessons/trees.yaml", *options)
        assert result.exit_code == 0, result.output
        key = words(Path("output/trees/answer-key.pdf"))
        assert "Guided" in key
        assert "support" not in key.casefold()


def test_charts_keep_their_size_where_all_else_is_large(folder: Path) -> None:
    """Larger, they would not fit their sheets; the key lies over them all the same, and a pupil's look is as ever."""
    shutil.copy(ROOT / "lessons" / "wars-of-the-roses.yaml", "lessons/roses.yaml")
    options = ("build", "lessons/roses.yaml", "--only", "alliance-chart", "--only", "answer-key")
    assert run(*options, "-o", "usual").exit_code == 0
    project("theme:\n  size: 18\n")
    result = run(*options, "--look", "24", "-o", "large")
    assert result.exit_code == 0, result.output
    large = Path("large/roses")
    both = [chart_words(at / "alliance-chart.pdf") for at in (Path("usual/roses"), large)]
    assert both[0] == both[1]
    for file in sorted(large.iterdir()):
        assert check_structure(file.read_bytes()) == [], file.name
        assert is_ua1(file.read_bytes()), file.name


def chart_words(file: Path) -> list[str]:
    """The words of each page without the build code, which tells the size of running text too."""
    with pypdfium2.PdfDocument(file) as opened:
        pages = [page.get_textpage().get_text_range() for page in opened]
    return [re.sub(r"\b[A-Z0-9]{4} +Page", "Page", page) for page in pages]
