"""The project file, read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lessonkit.diagnostics import Sink
from lessonkit.fonts.fira import load_faces
from lessonkit.model.edition import Look
from lessonkit.project import Project
from lessonkit.source.colours import LEAST_CONTRAST, NAMED, contrast, darkened, read_colour
from lessonkit.source.project import read_project
from lessonkit.words import AMERICAN, ENGLISH

FACES = load_faces()
STARTER = Path(__file__).resolve().parents[2] / "src" / "lessonkit" / "starter-project.yaml"
PNG = Path(__file__).parents[1] / "cases" / "images" / "dot.png"


def read(text: str, root: Path) -> tuple[Project | None, list[str]]:
    """The project that a text says, and the codes of what is wrong with it."""
    sink = Sink()
    project = read_project(text.encode(), Path("lessonkit.yaml"), root, FACES, sink)
    return project, [found.code for found in sink.in_order()]


@pytest.mark.parametrize("text", ["", "\n", "# a comment\n", "---\n", "school:\ntheme:\npaper:\nclasses:\n  # 10b:\n"])
def test_a_file_that_says_nothing_is_the_default(text: str, tmp_path: Path) -> None:
    """Keys with nothing behind them say nothing either."""
    project, codes = read(text, tmp_path)
    assert codes == []
    assert project == Project(root=tmp_path.resolve(), file=Path("lessonkit.yaml"))


def test_the_project_that_new_writes_is_the_default(tmp_path: Path) -> None:
    """And so it stays when all that it proposes is taken, but for what it proposes."""
    text = STARTER.read_text(encoding="utf-8")
    assert read(text, tmp_path)[0] == Project(root=tmp_path.resolve(), file=Path("lessonkit.yaml"))
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "logo.png").write_bytes(PNG.read_bytes())
    proposed = re.sub(r"^( *)# ", r"\1", text.partition("\n\n")[2], flags=re.MULTILINE)
    project, codes = read(proposed, tmp_path)
    assert codes == []
    assert project is not None
    assert (project.school.name, project.paper, project.words) == ("Hillside School", "Letter", AMERICAN)
    assert project.look == Look(size=12, font="Atkinson Hyperlegible", ruling=28.35)
    assert project.classes["10b"].teacher == "Ms Okafor"
    assert project.classes["10b"].roster == tmp_path.resolve() / "rosters" / "10b.csv"
    assert project.school.logo is not None
    assert project.inputs == (project.school.logo.file,)


def test_a_logo_that_is_not_there_is_told_with_the_whole_path_of_the_likely_one(tmp_path: Path) -> None:
    """It can be copied as it stands."""
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "logo.png").write_bytes(PNG.read_bytes())
    sink = Sink()
    data = b"school:\n  name: Hillside\n  logo: images/lego.png\n"
    assert read_project(data, Path("lessonkit.yaml"), tmp_path.resolve(), FACES, sink) is None
    assert [found.hint for found in sink.found] == ["did you mean `images/logo.png`?"]


def test_usual_values_are_the_themes_own(tmp_path: Path) -> None:
    """Size and ruling as they are anyway make no other look."""
    project, _ = read("theme:\n  size: 11\n  ruling: 8\n", tmp_path)
    assert project is not None
    assert project.look == Look()


def test_words_of_your_own_replace_single_ones(tmp_path: Path) -> None:
    """All others are those of the language; names that Python takes are written as a teacher would."""
    project, codes = read("words:\n  worksheet: Tasks\n  class: Group\n  page: '{page} / {pages}'\n", tmp_path)
    assert codes == []
    assert project is not None
    own = project.words
    assert (own.worksheet, own.class_, own.page, own.name) == ("Tasks", "Group", "{page} / {pages}", ENGLISH.name)


def test_links_may_not_lead_out(tmp_path: Path) -> None:
    """LK221 for a folder that is a link to somewhere else; one to somewhere inside is good."""
    root = tmp_path / "project"
    (root / "real").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (root / "out").symlink_to(tmp_path / "elsewhere")
    (root / "circle").symlink_to(root / "circle")
    (root / "inside").symlink_to(root / "real")
    assert read("folders:\n  output: out\n", root)[1] == ["LK221"]
    assert read("folders:\n  output: circle/x\n", root)[1] == ["LK221"]
    assert read("folders:\n  output: inside\n", root)[1] == []


class TestColours:
    """Names and digits, and how dark they are."""

    def test_digits_with_and_without_the_sign(self) -> None:
        """Three digits stand for six."""
        assert read_colour("#1d3d7a") == read_colour("1D3D7A") == pytest.approx((0.1137, 0.2392, 0.4784))
        assert read_colour("#fff") == (1.0, 1.0, 1.0)
        assert read_colour("#12345") is None
        assert read_colour("sky") is None

    def test_contrast_is_that_of_wcag(self) -> None:
        """Black has 21 to 1, white 1 to 1; #595959 is known as the lightest grey that has 7 to 1."""
        assert contrast((0, 0, 0)) == pytest.approx(21)
        assert contrast((1, 1, 1)) == pytest.approx(1)
        assert contrast(read_colour("#595959") or (1, 1, 1)) == pytest.approx(7.0, abs=0.01)

    @pytest.mark.parametrize("name", NAMED)
    def test_every_name_is_dark_enough(self, name: str) -> None:
        """What we propose is never refused."""
        assert contrast(read_colour(name) or (1, 1, 1)) >= LEAST_CONTRAST

    @pytest.mark.parametrize("light", ["#3b82f6", "#ffff00", "#ffffff", "#00ff00", "#ff69b4"])
    def test_the_darker_one_that_is_proposed_is_taken(self, light: str) -> None:
        """It is dark enough, and no darker than it must be."""
        colour = read_colour(light)
        assert colour is not None
        darker = read_colour(darkened(colour))
        assert darker is not None
        assert LEAST_CONTRAST <= contrast(darker) < LEAST_CONTRAST + 0.5
