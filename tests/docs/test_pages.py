"""The pages say what the code says."""

from __future__ import annotations

import re
from pathlib import Path

import make
import pytest

import lessonkit
from lessonkit.codes import CODES
from lessonkit.items import ITEM_TYPES

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "lessonkit"
PAGES = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md")))
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|(?:src|href)=\"([^\"#]+)\"")


def read(name: str) -> str:
    """A page of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["docs/spec.md", "docs/diagnostics.md", "docs/stalin-unit.md", *make.QUOTING])
def test_a_page_is_what_the_code_makes_of_it(name: str) -> None:
    """Nothing in it was changed by hand or left behind: `python docs/make.py` mends it."""
    assert make.pages()[make.ROOT / name] == read(name)


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_stands_in_a_group_of_its_page(code: str) -> None:
    """A code of a new hundred needs a new heading."""
    assert f"| **{code}** |" in read("docs/diagnostics.md")


@pytest.mark.parametrize("key", list(ITEM_TYPES))
def test_every_item_type_has_a_manual_page_with_an_example(key: str) -> None:
    """The docstring opens with the type's key and holds an example that begins with it."""
    assert make.docstring(ITEM_TYPES[key]).startswith(f"{key}: ")
    assert make.example(ITEM_TYPES[key]).startswith(f"- {key}:")


def test_architecture_names_every_room_and_file_of_the_package() -> None:
    """Each folder as `name/`, each module as `name.py`."""
    page = read("docs/architecture.md")
    rooms = [f"`{path.name}/`" for path in PACKAGE.iterdir() if (path / "__init__.py").exists()]
    files = [f"`{path.name}`" for path in PACKAGE.glob("*.py") if path.name != "__init__.py"]
    assert [name for name in rooms + files if name not in page] == []


def test_architecture_names_no_file_that_is_gone() -> None:
    """What looks like a module or a folder of the package is one."""
    named = re.findall(r"`([a-z_]+(?:/[a-z_]+)*(?:/|\.py))`", read("docs/architecture.md"))
    places = (PACKAGE, ROOT)
    assert [name for name in named if not any((place / name).exists() for place in places)] == []


def test_the_stages_of_architecture_are_functions_of_the_package() -> None:
    """Each function named in the table of stages can be imported."""
    table = read("docs/architecture.md").partition("| stage |")[2].partition("\n\n")[0]
    dotted = re.findall(r"`((?:[a-z_]+\.)+[a-z_]+)`", table)
    missing = []
    for name in dotted:
        module, _, function = name.rpartition(".")
        path = PACKAGE / f"{module.replace('.', '/')}.py"
        path = path if path.exists() else PACKAGE / "documents" / f"{module}.py"
        if not path.exists() or not re.search(rf"^def {function}\(", path.read_text(encoding="utf-8"), re.MULTILINE):
            missing.append(name)
    assert len(dotted) >= 7
    assert missing == []


def test_every_stage_of_the_flow_has_a_row() -> None:
    """The verbs under the arrows of build.py open the rows of the table, in the same order."""
    verbs = re.findall(r"[a-z]+(?: [a-z]+)*", make.stages().splitlines()[1])
    table = read("docs/architecture.md").partition("| stage |")[2].partition("\n\n")[0]
    rows = [verb for verb in re.findall(r"^\| ([a-z ]+) \|", table, re.MULTILINE) if verb in verbs]
    assert rows == verbs


@pytest.mark.parametrize("name", PAGES)
def test_every_link_to_a_file_leads_somewhere(name: str) -> None:
    """Links and pictures within the project exist."""
    folder = (ROOT / name).parent
    links = [first or second for first, second in _LINK.findall(read(name))]
    within = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in within if not (folder / link).exists()] == []


def test_the_changelog_opens_with_the_version() -> None:
    """The first release it tells of is the one that the package says it is."""
    assert re.findall(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE)[0] == lessonkit.__version__


def test_each_release_says_what_changed_in_print() -> None:
    """Every release has the heading, so that a teacher knows whether old copies still match."""
    _, *releases = read("CHANGELOG.md").split("\n## ")
    assert releases
    assert all("\n### Printed output changed\n" in release for release in releases)
