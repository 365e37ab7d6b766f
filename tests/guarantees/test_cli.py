"""The command line, as a teacher meets it: what it writes, what it says, and how it ends."""

from __future__ import annotations

import io
import json
import re
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from checks.reading import every_string, page_texts
from checks.structure import check as check_structure
from guarantees.builds import DATA, ROOT
from lessonkit import build, cli
from lessonkit.documents.handout import HANDOUT
from lessonkit.documents.worksheet import WORKSHEET
from lessonkit.records import FOLDER
from lessonkit.registry import Registry
from lessonkit.units import A3, A4, LETTER, PAPERS, TABLOID, PaperSize

Run = Callable[..., Result]

LESSON = """\
title: A lesson
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
BROKEN = LESSON.replace("answer: the oak", "answer: the ash").replace("title:", "titel:")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in an empty folder, without a network and with a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LESSONKIT_CACHE", str(tmp_path / "cache"))

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    def invoke(*arguments: str) -> Result:
        result = CliRunner().invoke(cli.commands, arguments)
        unexpected = result.exception if not isinstance(result.exception, SystemExit) else None
        if unexpected is not None:
            raise unexpected
        return result

    return invoke


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    """A small lesson without a flaw, in lessons/."""
    file = tmp_path / "lessons" / "trees.yaml"
    file.parent.mkdir()
    file.write_text(LESSON, encoding="utf-8")
    return file


def files(folder: Path) -> set[str]:
    """All files under a folder, but for the records of builds."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != FOLDER)
    return {str(path.relative_to(folder)) for path in found}


def states(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Bytes and times of all files under a folder."""
    return {name: ((folder / name).read_bytes(), (folder / name).stat().st_mtime_ns) for name in files(folder)}


def sides(file: Path) -> PaperSize:
    """The known sheet that a file's first page is."""
    with pikepdf.open(file) as opened:
        _, _, width, height = (float(edge) for edge in opened.pages[0].MediaBox)
    known = (A4, A3, LETTER, TABLOID)
    return next(size for size in known if (size.width, size.height) == pytest.approx((width, height)))


AROUND = {"lesson.schema.json", "project.schema.json", "lessonkit.yaml", ".gitignore"}
"""What `lessonkit new` writes round the first lesson."""
PACKET = {f"output/trees/{name}.pdf" for name in ("handout", "worksheet", "answer-key")}


class TestBuild:
    """`lessonkit build`."""

    def test_all_of_lessons_goes_into_output(self, run: Run, lesson: Path, tmp_path: Path) -> None:
        """A folder for each lesson, a file for each document, the log names them; nothing else but the cache."""
        result = run("build")
        assert result.exit_code == 0
        assert {name for name in files(tmp_path) if not name.startswith("cache/")} == PACKET | {"lessons/trees.yaml"}
        for name in PACKET:
            assert f"{name}  1 page" in result.stdout or f"{name}  3 pages" in result.stdout
            assert check_structure(tmp_path / name) == []

    def test_a_second_build_says_so_and_writes_nothing(self, run: Run, lesson: Path, tmp_path: Path) -> None:
        """Files stay as they are, times included; without the cache's record they get the same bytes again."""
        run("build")
        before = states(tmp_path / "output")
        result = run("build", "lessons/trees.yaml")
        assert result.exit_code == 0
        assert "nothing had changed" in result.stdout
        assert states(tmp_path / "output") == before
        shutil.rmtree(tmp_path / "cache")
        again = run("build")
        assert "nothing had changed" not in again.stdout
        assert {n: s[0] for n, s in states(tmp_path / "output").items()} == {n: s[0] for n, s in before.items()}

    def test_a_lost_or_altered_file_is_built_again(self, run: Run, lesson: Path, tmp_path: Path) -> None:
        """The record in the cache is believed only where the files still are what it says."""
        run("build")
        good = (tmp_path / "output/trees/handout.pdf").read_bytes()
        (tmp_path / "output/trees/handout.pdf").write_bytes(b"not a PDF")
        (tmp_path / "output/trees/worksheet.pdf").unlink()
        assert run("build").exit_code == 0
        assert (tmp_path / "output/trees/handout.pdf").read_bytes() == good
        assert (tmp_path / "output/trees/worksheet.pdf").exists()

    def test_an_edit_is_noticed(self, run: Run, lesson: Path, tmp_path: Path) -> None:
        """New words are in the next build."""
        run("build")
        lesson.write_text(LESSON.replace("the elm", "the beech"), encoding="utf-8")
        assert "nothing had changed" not in run("build").stdout
        assert "the beech" in page_texts((tmp_path / "output/trees/worksheet.pdf").read_bytes())[0]

    def test_a_broken_spec_leaves_the_last_good_files(self, run: Run, lesson: Path, tmp_path: Path) -> None:
        """Exit code 1, every mistake with its place, and the old files as they were."""
        run("build")
        before = states(tmp_path / "output")
        lesson.write_text(BROKEN, encoding="utf-8")
        result = run("build")
        assert result.exit_code == 1
        assert "lessons/trees.yaml:1:1: error LK201" in result.stderr
        assert "lessons/trees.yaml:9:17: error LK402" in result.stderr
        assert "nothing was written" in result.stderr
        assert states(tmp_path / "output") == before

    def test_a_lesson_that_fits_on_no_page_is_told(self, run: Run, lesson: Path, tmp_path: Path) -> None:
        """LK710 with its place, exit code 1, and no file."""
        cell = "word " * 900
        head = "      - compare: All.\n        columns: [a, b]\n"
        grid = f"{head}        rows:\n          - cells: [x, y]\n            name: "
        lesson.write_text(f"{LESSON}{grid}{cell}\n", encoding="utf-8")
        result = run("build")
        assert result.exit_code == 1
        assert "error LK710" in result.stderr
        assert files(tmp_path / "output") == set()

    def test_one_broken_lesson_does_not_stop_the_others(self, run: Run, lesson: Path, tmp_path: Path) -> None:
        """All are built that can be; the exit code tells of the one."""
        lesson.with_name("broken.yaml").write_text(BROKEN, encoding="utf-8")
        assert run("build").exit_code == 1
        assert {name for name in files(tmp_path) if name.startswith("output")} == PACKET

    def test_documents_can_be_chosen(self, run: Run, lesson: Path, tmp_path: Path) -> None:
        """`--only` builds those named; one that is not known is wrong usage, with a hint."""
        assert run("build", "--only", "worksheet").exit_code == 0
        assert files(tmp_path / "output") == {"trees/worksheet.pdf"}
        result = run("build", "--only", "workshet")
        assert result.exit_code == 2
        assert "did you mean `worksheet`?" in result.stderr

    def test_a_document_without_content_is_told(self, run: Run, lesson: Path, tmp_path: Path) -> None:
        """A chart asked for where the lesson has none is a warning, LK806."""
        result = run("build", "--only", "alliance-chart", "--only", "handout")
        assert result.exit_code == 0
        assert "warning LK806" in result.stderr
        assert files(tmp_path / "output") == {"trees/handout.pdf"}

    def test_the_sheet_can_be_chosen(self, run: Run, lesson: Path, tmp_path: Path) -> None:
        """A4 is usual; a sheet that is not known is wrong usage."""
        run("build", "--paper", "Letter", "--output", "us")
        assert files(tmp_path / "us") == {name.removeprefix("output/") for name in PACKET}
        assert b"612" in (tmp_path / "us/trees/handout.pdf").read_bytes()
        assert run("build", "--paper", "A5").exit_code == 2

    @pytest.mark.parametrize("paper", PAPERS)
    def test_charts_alone_may_have_a_double_sheet(self, run: Run, lesson: Path, tmp_path: Path, paper: str) -> None:
        """`--paper A3` and `Tabloid` are for the charts; the handout stays on A4 or Letter."""
        shutil.copy(DATA / "chart_alone.yaml", lesson.with_name("kings.yaml"))
        assert run("build", "--paper", paper).exit_code == 0
        assert sides(tmp_path / "output/trees/handout.pdf") == PAPERS[paper].sheet
        assert sides(tmp_path / "output/kings/alliance-chart.pdf") == PAPERS[paper].charts
        assert "nothing had changed" in run("build", "--paper", paper).stdout
        assert "nothing had changed" not in run("build", "--paper", "A4" if paper != "A4" else "Letter").stdout

    def test_the_same_lesson_named_twice_is_built_once(self, run: Run, lesson: Path) -> None:
        """Repeating a name does no harm, however it is written."""
        result = run("build", "lessons/trees.yaml", "lessons/trees.yaml", "./lessons/trees.yaml")
        assert result.exit_code == 0
        assert result.stdout.count("worksheet.pdf") == 1

    def test_two_lessons_of_one_name_are_refused(self, run: Run, lesson: Path, tmp_path: Path) -> None:
        """LK802 before anything is written."""
        other = tmp_path / "old" / "trees.yaml"
        other.parent.mkdir()
        shutil.copy(lesson, other)
        result = run("build", "lessons/trees.yaml", "old/trees.yaml")
        assert result.exit_code == 1
        assert "error LK802" in result.stderr
        assert not (tmp_path / "output").exists()

    def test_names_that_differ_in_capitals_alone_are_refused(self, run: Run, lesson: Path, tmp_path: Path) -> None:
        """LK802: on Windows and macOS they would share one folder."""
        shutil.copy(lesson, tmp_path / "Trees.yaml")
        result = run("build", "lessons/trees.yaml", "Trees.yaml")
        assert result.exit_code == 1
        assert "error LK802" in result.stderr

    def test_a_lesson_with_nothing_to_print_is_told(self, run: Run, lesson: Path) -> None:
        """LK207 instead of an empty folder."""
        lesson.write_text("title: A lesson\n", encoding="utf-8")
        for command in ("check", "build", "show"):
            result = run(command, "lessons/trees.yaml")
            assert result.exit_code == 1
            assert "trees.yaml:1:8: error LK207: the lesson has nothing to print yet" in result.stderr

    def test_a_file_in_the_way_of_the_folder_is_told(self, run: Run, lesson: Path, tmp_path: Path) -> None:
        """LK801, exit code 1, the file stays and nothing half-written with it."""
        (tmp_path / "output").mkdir()
        (tmp_path / "output" / "trees").write_text("mine", encoding="utf-8")
        result = run("build")
        assert result.exit_code == 1
        assert "error LK801" in result.stderr
        assert files(tmp_path / "output") == {"trees"}
        assert (tmp_path / "output" / "trees").read_text(encoding="utf-8") == "mine"

    def test_a_folder_in_the_way_of_a_file_is_told(self, run: Run, lesson: Path, tmp_path: Path) -> None:
        """LK801; no document of the packet is replaced where one of them can't be."""
        run("build")
        before = (tmp_path / "output/trees/handout.pdf").read_bytes()
        (tmp_path / "output/trees/worksheet.pdf").unlink()
        (tmp_path / "output/trees/worksheet.pdf").mkdir()
        lesson.write_text(LESSON.replace("old", "tall"), encoding="utf-8")
        result = run("build")
        assert result.exit_code == 1
        assert "error LK801" in result.stderr
        assert (tmp_path / "output/trees/handout.pdf").read_bytes() == before
        assert files(tmp_path / "output") == {"trees/handout.pdf", "trees/answer-key.pdf"}

    def test_a_lesson_that_is_not_there_is_told(self, run: Run) -> None:
        """A missing file is LK803; no lesson at all is wrong usage."""
        result = run("build", "lessons/none.yaml")
        assert result.exit_code == 1
        assert "error LK803" in result.stderr
        assert run("build").exit_code == 2

    def test_a_name_with_a_slip_is_mended(self, run: Run, lesson: Path) -> None:
        """By the lessons that there are."""
        result = run("check", f"lessons/{lesson.stem[:-2]}{lesson.stem[:-3:-1]}.yaml")
        assert f"did you mean {Path('lessons') / lesson.name}?" in result.stderr

    def test_documents_that_cite_each_other_are_told(
        self, run: Run, lesson: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """LK804 names the circle."""
        circle = (replace(HANDOUT, cites=frozenset({"worksheet"})), WORKSHEET)
        monkeypatch.setattr(build, "PUPILS_KINDS", Registry("document", ((kind.name, kind) for kind in circle)))
        result = run("build", "--only", "worksheet")
        assert result.exit_code == 1
        assert "error LK804" in result.stderr

    def test_results_are_given_as_json(self, run: Run, lesson: Path) -> None:
        """`--json` prints one object that programs can read, of good and of broken lessons."""
        good = json.loads(run("build", "--json").stdout)
        assert "worksheet" in json.dumps(good)
        lesson.write_text(BROKEN, encoding="utf-8")
        result = run("build", "--json")
        assert result.exit_code == 1
        told = json.dumps(json.loads(result.stdout))
        assert "LK201" in told
        assert "LK402" in told


class TestOthers:
    """`check`, `new`, `show`, `schema`."""

    def test_check_finds_the_same_and_writes_nothing(self, run: Run, lesson: Path, tmp_path: Path) -> None:
        """Good lessons end with 0, broken ones with 1; no file appears, not in the cache either."""
        before = files(tmp_path)
        assert run("check").exit_code == 0
        lesson.write_text(BROKEN, encoding="utf-8")
        result = run("check")
        assert result.exit_code == 1
        assert "error LK402" in result.stderr
        assert {name for name in files(tmp_path) if not name.startswith("cache/")} == before

    @pytest.mark.parametrize("options", [(), ("--chart",)], ids=["plain", "chart"])
    def test_new_writes_a_lesson_that_builds_as_it_is(self, run: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
        """Without an error or a warning, with a chart where one is asked for; and it overwrites nothing."""
        assert run("new", "rome", *options).exit_code == 0
        assert files(tmp_path) == {"lessons/rome.yaml", *AROUND}
        result = run("build")
        assert result.exit_code == 0
        assert result.stderr == ""
        assert (tmp_path / "output/rome/alliance-chart.pdf").exists() == bool(options)
        (tmp_path / "lessons/rome.yaml").write_text("title: mine", encoding="utf-8")
        refused = run("new", "rome")
        assert refused.exit_code == 1
        assert "error LK805" in refused.stderr
        assert (tmp_path / "lessons/rome.yaml").read_text(encoding="utf-8") == "title: mine"

    @pytest.mark.parametrize("name", ["../rome", "a/b", ".hidden", "", "C:rome", "con\x00"])
    def test_new_refuses_what_is_no_name(self, run: Run, tmp_path: Path, name: str) -> None:
        """Nothing is written outside lessons/."""
        assert run("new", name).exit_code in (1, 2)
        assert files(tmp_path) == set()

    @pytest.mark.parametrize("name", ["Why walls: a “story”?", "don't", "null", "1922", "a - b", "ß"])
    def test_new_takes_names_as_they_are_meant(self, run: Run, name: str) -> None:
        """A name is refused, or it makes a lesson that builds."""
        made = run("new", name)
        assert made.exit_code == 1 or run("build").exit_code == 0

    def test_new_writes_a_plan_that_builds_as_it_is(self, run: Run, lesson: Path, tmp_path: Path) -> None:
        """With the lesson's items listed, and comments that may be used as they are; and it overwrites nothing."""
        second = "      - short: What is old?\n        answer: The oak\n"
        lesson.write_text(LESSON + second, encoding="utf-8")
        assert run("new", "10b", "--plan", "lessons/trees.yaml").exit_code == 0
        assert files(tmp_path) == {"lessons/trees.yaml", "plans/10b.yaml", "plan.schema.json"}
        plan = tmp_path / "plans/10b.yaml"
        text = plan.read_text(encoding="utf-8")
        assert "#    1  Which tree is old?\n" in text
        result = run("build", "plans/10b.yaml")
        assert (result.exit_code, result.stderr) == (0, "")
        assert {name for name in files(tmp_path) if name.startswith("output/")} == {
            name.replace("trees", "10b") for name in PACKET
        }
        head, _, tail = text.partition("# date")
        used = "date" + tail.replace("\n# ", "\n").replace("\n#\n", "\n")
        comments = ("Items are named", "   1  Which", "   2  What")
        plan.write_text(head + "\n".join(x for x in used.split("\n") if not x.startswith(comments)), encoding="utf-8")
        found = run("build", "plans/10b.yaml")
        assert (found.exit_code, found.stderr) == (0, "")
        assert json.loads(run("show", "plans/10b.yaml", "--json").stdout)["marks"] == 3
        run("build", "plans/10b.yaml")
        for name in PACKET:
            data = (tmp_path / name.replace("trees", "10b")).read_bytes()
            assert check_structure(tmp_path / name.replace("trees", "10b")) == []
            assert ("27 Nov 2026" in page_texts(data)[0]) == ("handout" not in name)
        refused = run("new", "10b", "--plan", "lessons/trees.yaml")
        assert (refused.exit_code, "LK805" in refused.stderr) == (1, True)

    @pytest.mark.parametrize(
        ("name", "given", "code"),
        [
            ("../10b", "lessons/trees.yaml", "LK805"),
            ("trees", "lessons/trees.yaml", "LK805"),
            ("10b", "lessons/oaks.yaml", "LK230"),
            ("10b", "/etc/hosts", "LK231"),
        ],
    )
    def test_new_refuses_a_plan_for(
        self, run: Run, lesson: Path, tmp_path: Path, name: str, given: str, code: str
    ) -> None:
        """A name that is none, or a lesson's own, whose files it would take; a lesson that is not there or not here."""
        result = run("new", name, "--plan", given)
        assert result.exit_code == 1
        assert f"error {code}" in result.stderr
        assert files(tmp_path) == {"lessons/trees.yaml"}

    def test_a_plan_starts_no_plan(self, run: Run, lesson: Path) -> None:
        """Nor does it go with a chart."""
        run("new", "10b", "--plan", "lessons/trees.yaml")
        assert "error LK230" in run("new", "10c", "--plan", "plans/10b.yaml").stderr
        assert run("new", "10d", "--plan", "lessons/trees.yaml", "--chart").exit_code == 2

    def test_a_plan_is_built_anew_where_it_or_its_lesson_has_changed(self, run: Run, lesson: Path) -> None:
        """And else not."""
        run("new", "10b", "--plan", "lessons/trees.yaml")
        plan = lesson.parent.parent / "plans/10b.yaml"
        assert "nothing had changed" not in run("build", "plans/10b.yaml").stdout
        assert "nothing had changed" in run("build", "plans/10b.yaml").stdout
        lesson.write_text(LESSON.replace("the elm", "the beech"), encoding="utf-8")
        assert "nothing had changed" not in run("build", "plans/10b.yaml").stdout
        assert "nothing had changed" in run("build", "plans/10b.yaml").stdout
        plan.write_text(f"{plan.read_text(encoding='utf-8')}minutes: 5\n", encoding="utf-8")
        assert "nothing had changed" not in run("build", "plans/10b.yaml").stdout

    def test_a_lesson_saved_while_its_plan_is_built_is_noticed(
        self, run: Run, lesson: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The record has what was read."""
        run("new", "10b", "--plan", "lessons/trees.yaml")
        make = build.make_packet

        def saving(*arguments: object) -> object:
            lesson.write_text(LESSON.replace("the elm", "the beech"), encoding="utf-8")
            return make(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(build, "make_packet", saving)
        run("build", "plans/10b.yaml")
        assert "nothing had changed" not in run("build", "plans/10b.yaml").stdout

    def test_problems_of_a_plan_are_shown_in_the_file_that_has_them(self, run: Run, lesson: Path) -> None:
        """Each with its own line: the plan's override, the lesson's slip."""
        run("new", "10b", "--plan", "lessons/trees.yaml")
        plan = lesson.parent.parent / "plans/10b.yaml"
        more = "items:\n  1:\n    answer: the ash\n"
        plan.write_text(f"{plan.read_text(encoding='utf-8')}{more}", encoding="utf-8")
        lesson.write_text(f"{LESSON}agess: 14\n", encoding="utf-8")
        told = run("check", "plans/10b.yaml").stderr.replace("\\", "/")
        assert re.search(r"^plans/10b.yaml:\d+:13: error LK402", told, re.MULTILINE)
        assert "    answer: the ash\n" in told
        assert re.search(r"^lessons/trees.yaml:\d+:1: error LK201", told, re.MULTILINE)

    def test_show_tells_how_a_plan_names_items(self, run: Run, lesson: Path) -> None:
        """By their ids; and for whom the plan is."""
        run("new", "10b", "--plan", "lessons/trees.yaml")
        told = json.loads(run("show", "plans/10b.yaml", "--json").stdout)
        assert (told["class"], told["date"], told["teacher"]) == ("10b", "", "")
        text = run("show", "plans/10b.yaml").stdout
        assert "\n  10b\n" in text
        assert f"({told['sections'][0]['items'][0]['id']})" in text

    def test_show_tells_items_marks_and_pages(self, run: Run, lesson: Path) -> None:
        """As text and as JSON."""
        text = run("show", "lessons/trees.yaml")
        assert text.exit_code == 0
        assert "Which tree is old?" in text.stdout
        told = json.loads(run("show", "lessons/trees.yaml", "--json").stdout)
        assert told["marks"] == 1
        assert told["documents"]["worksheet"] == 1
        lesson.write_text(BROKEN, encoding="utf-8")
        assert run("show", "lessons/trees.yaml").exit_code == 1

    def test_the_pages_of_each_sheet_are_told(self, run: Run) -> None:
        """By the names that the spec gives them: in the outline, also of the key, and in the log of a build."""
        run("new", "britons", "--chart")
        text = run("show", "lessons/britons.yaml").stdout
        assert "  alliance-chart: 3 pages\n    seats: pages 1–2\n    matrix: page 3\n" in text
        assert "    alliance-chart.seats: pages 2–3\n" in text
        told = json.loads(run("show", "lessons/britons.yaml", "--json").stdout)
        assert told["parts"]["alliance-chart"][1] == {"name": "matrix", "first": 3, "last": 3}
        assert "  alliance-chart: seats pages 1–2, matrix page 3\n" in run("build").stdout

    def test_the_schema_is_json_and_knows_every_item_type(self, run: Run, tmp_path: Path) -> None:
        """Printed, or written to a file."""
        printed = run("schema").stdout
        assert {"choose", "true_false", "essay"} <= {key for key in ("choose", "true_false", "essay") if key in printed}
        assert run("schema", "--output", "s.json").exit_code == 0
        assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8")) == json.loads(printed)


class TestHostileText:
    """Text of other languages than ours."""

    def test_it_is_printed_as_typed(self, run: Run, tmp_path: Path) -> None:
        """No markup of theirs has an effect: no link, no script, no file is read."""
        shutil.copy(DATA / "hostile.yaml", tmp_path)
        result = run("build", "hostile.yaml")
        assert result.exit_code == 0
        handout = (tmp_path / "output/hostile/handout.pdf").read_bytes()
        text = "\n".join(page_texts(handout))
        for words in ("<b>Bold</b> & <img", "%(x)s {0} ${x}", "javascript:alert", "${jndi:ldap://x}", "endobj %%EOF"):
            assert words in text.replace("\n", " ")
        strings = every_string(handout)
        assert "/URI" in strings
        assert "/JavaScript" not in strings
        assert "root:" not in strings
        worksheet = "\n".join(page_texts((tmp_path / "output/hostile/worksheet.pdf").read_bytes()))
        assert "{% raw %} <script>alert(1)</script>" in worksheet

    @pytest.mark.parametrize("sign", ["\\0", "\\x07", "\\x1b", "\\x85", "\\uFFFE", "\\uD800"])
    def test_signs_that_act_on_machines_are_refused(self, run: Run, lesson: Path, sign: str) -> None:
        """Control characters are errors, and never reach the terminal."""
        lesson.write_text(LESSON.replace("A lesson", f'"A {sign} lesson"'), encoding="utf-8")
        result = run("build")
        assert result.exit_code == 1
        assert not set("\0\x07\x1b\x85") & set(result.output)

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no control characters in names")
    def test_the_name_of_a_file_never_acts_on_the_terminal(self, run: Run, tmp_path: Path) -> None:
        """Whatever the command says of it, control characters are shown as U+FFFD."""
        name = "a\x1b[31m\x07b.yaml"
        (tmp_path / name).write_text(LESSON, encoding="utf-8")
        (tmp_path / "c\x1bd.yaml").write_text(BROKEN, encoding="utf-8")
        for command in ("build", "check", "show"):
            for file in (name, "c\x1bd.yaml", "not\x1bthere.yaml"):
                assert not set("\x07\x1b") & set(run(command, file).output), (command, file)
        assert "a\ufffd[31m\ufffdb.yaml" in run("build", name).stdout
        assert (tmp_path / "output" / name.removesuffix(".yaml") / "handout.pdf").exists()

    def test_signs_that_turn_the_direction_are_refused(self, run: Run, lesson: Path, tmp_path: Path) -> None:
        """They stand in no file and never reach the terminal."""
        lesson.write_text(LESSON.replace("A lesson", '"A \\u202elesson"'), encoding="utf-8")
        for command in (("build",), ("show", "lessons/trees.yaml"), ("check",)):
            result = run(*command)
            assert result.exit_code == 1
            assert "LK701" in result.stderr
            assert "\u202e" not in result.output
        assert not (tmp_path / "output").exists()


@contextmanager
def _broken_stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    from lessonkit import runs  # noqa: PLC0415 - patched as late as the command line imports it

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("made for the test")

    with monkeypatch.context() as patch:
        patch.setattr(runs, "build_anew", fail)
        yield


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "x.yaml"], "???????"),
        (["show", "x.yaml", "--json"], "\\u0418\\u0441"),
        (["check", "И.yaml"], "?.yaml: good"),
    ],
)
def test_a_pipe_of_few_signs_is_no_defect(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Windows pipe has 256 signs: others are shown as “?”, and JSON has them in escapes."""
    spec = LESSON.replace("title: A lesson", "title: История")
    for name in ("x.yaml", "И.yaml"):
        (tmp_path / name).write_text(spec, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LESSONKIT_CACHE", str(tmp_path / "cache"))
    pipe = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(pipe, encoding="cp1252", write_through=True))
    monkeypatch.setattr("sys.argv", ["lessonkit", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 0
    assert said in pipe.getvalue().decode("cp1252")


def test_a_defect_of_ours_ends_with_3(
    lesson: Path, run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An exception is told as our fault, without a traceback."""
    monkeypatch.setattr("sys.argv", ["lessonkit", "build"])
    with _broken_stage(monkeypatch), pytest.raises(SystemExit) as ended:
        cli.main()
    said = capsys.readouterr().err
    assert ended.value.code == 3
    assert "made for the test" in said
    assert "Traceback" not in said


def test_no_lesson_of_ours_has_a_warning(run: Run) -> None:
    """What comes with the project is an example to follow."""
    for source in sorted(file for name in ("lessons", "plans", "units") for file in (ROOT / name).glob("*.yaml")):
        result = run("check", str(source))
        assert result.exit_code == 0
        assert result.stderr == ""


def test_versions_are_files_of_their_own_and_asked_for_anew(run: Run, lesson: Path, tmp_path: Path) -> None:
    """A worksheet and a key for each; a build in other versions is not taken for one that stands there already."""
    lesson.write_text(LESSON.replace("[the elm, the oak]", "[the elm, the oak, the ash, the fir]"))
    folder = tmp_path / "output" / lesson.stem
    assert "nothing had changed" not in run("build", str(lesson), "--versions", "2").output
    lettered = [f"{name}-{version}.pdf" for name in ("answer-key", "worksheet") for version in "AB"]
    assert sorted(file.name for file in folder.iterdir()) == sorted([*lettered, "handout.pdf", "marking-grid.pdf"])
    assert "nothing had changed" in run("build", str(lesson), "--versions", "2").output
    assert "nothing had changed" not in run("build", str(lesson)).output
    assert (folder / "worksheet.pdf").is_file()


def test_one_to_twenty_six_versions(run: Run, lesson: Path) -> None:
    """There are no more letters."""
    assert run("build", str(lesson), "--versions", "27").exit_code == 2
    assert run("build", str(lesson), "--versions", "0").exit_code == 2


def test_versions_can_be_checked_without_being_printed(run: Run, lesson: Path, tmp_path: Path) -> None:
    """What only shows in one of them is told before anything is built."""
    assert "LK251" not in run("check", str(lesson)).stderr
    assert "LK251" in run("check", str(lesson), "--versions", "5").stderr
    assert not (tmp_path / "output").exists()
