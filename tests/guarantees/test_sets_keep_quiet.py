"""Whatever is printed for a class, however it is printed: accessible, read alike by all, and silent about the rest."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from checks.content import Piece, objects, open_pdf, read_page
from checks.reading import every_string, page_texts
from checks.structure import check
from checks.ua import is_ua1
from guarantees.builds import DATA, GRID, KEY, ROOT, Spec
from guarantees.nonsense import Mint, nonsense_lesson
from guarantees.sets import CLASS, COLUMNS, Handed, handed_file
from guarantees.test_no_leak import found
from lessonkit import cli
from lessonkit.classes.sets import CLASS_SET, DISTRIBUTION_LIST
from lessonkit.pdf.proof import PROOF_SUFFIX

PUPILS = (*CLASS[:4], CLASS[6], CLASS[5])
"""A small class is enough for them, no neighbours of one version: of those the terminal would show the row."""
NAMES = tuple(row[0] for row in PUPILS)
PARTS = {part for name in NAMES for part in name.replace("-", " ").split() if len(part) > 3}
"""What a name is told by, wherever it stands."""
LEVEL_WORDS = {"support": "level", "stretch": "level", "core": "level"}

ORDERS = {
    "set": "--class rosters/10b.csv --spares 2 --qr --binding 8mm --date Monday",
    "set one-sided": "--class rosters/10b.csv --no-duplex --sort name --only worksheet",
    "set of a plan": "plans/10b.yaml --class rosters/10b.csv --only worksheet --only answer-key",
    "imposed": "--impose booklet --versions 2 --qr",
    "two to a page": "--impose two --versions 2 --only worksheet --only answer-key",
    "bound": "--binding 10mm --look 18 --look dyslexia+wide+simple --versions 2 --only worksheet --only handout",
    "proof": "--grey-proof --only timeline",
}


def levelled(mint: Mint) -> Spec:
    """The lesson in nonsense, with help for some pupils; what a level's help tells, the sheet discloses."""
    lesson = nonsense_lesson(mint, bank=False)
    for item in lesson["worksheet"][0]["items"]:
        kind = next(iter(item))
        if kind == "explain":
            help_ = {"bank": [mint.show("bank")], "starters": [mint.show("starter")]}
            item["levels"] = {"support": help_, "stretch": {"extension": mint.show("extension")}}
    lesson["reading"][0]["levels"] = {"stretch": {"glosses": {"paragraph": "a part of a text"}}}
    return lesson


def print_lesson(root: Path, mint: Mint, order: str) -> str:
    """Prints the lesson in a folder; what the terminal said."""
    rows = [COLUMNS, *PUPILS]
    files = {
        "lessons/nonsense.yaml": json.dumps(levelled(mint)),
        "rosters/10b.csv": "\n".join(",".join(row) for row in rows),
        "plans/10b.yaml": "lesson: ../lessons/nonsense.yaml\nclass: 10b\nteacher: Ms Carter\nleave_out: [3]\n",
    }
    for name, text in files.items():
        (root / name).parent.mkdir()
        (root / name).write_text(text, encoding="utf-8")
    shutil.copytree(DATA / "images", root / "lessons" / "images")
    words = order.split() if order.startswith("plans") else ["lessons/nonsense.yaml", *order.split()]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.setenv("LESSONKIT_CACHE", str(root / "cache"))
        result = CliRunner().invoke(cli.commands, ["build", *words])
    assert result.exit_code == 0, (result.output, result.exception)
    return result.output


def outputs(root: Path) -> list[Path]:
    """The finished files."""
    return sorted((root / "output").rglob("*.pdf"))


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_whatever_is_printed(order: str, tmp_path: Path) -> None:
    """All levels, versions and looks, on every kind of sheet: accessible, with no more said than may be."""
    mint = Mint()
    said = print_lesson(tmp_path, mint, order)
    files = {file: every_string(file.read_bytes()) for file in outputs(tmp_path)}
    assert files
    every_file_is_accessible(tmp_path)
    no_answer_is_in_what_pupils_may_see(files, mint)
    no_word_tells_a_pupils_level(files)
    names_stand_in_the_set_and_the_list_alone(tmp_path, files, said)
    proofs = {file.stem.removesuffix(PROOF_SUFFIX) for file in outputs(tmp_path) if file.stem.endswith(PROOF_SUFFIX)}
    others = {file.stem for file in outputs(tmp_path) if not file.stem.endswith(PROOF_SUFFIX)}
    assert proofs == (others if "--grey-proof" in order else set())


def every_file_is_accessible(root: Path) -> None:
    """By both checks."""
    for file in outputs(root):
        pdf = file.read_bytes()
        assert check(pdf, tiles="poster" in file.stem) == [], file.name
        assert is_ua1(pdf), file.name


def no_answer_is_in_what_pupils_may_see(files: Mapping[Path, str], mint: Mint) -> None:
    """Nor in the list and the grid, which lie on a desk; the keys have all that their items ask for."""
    for file, everything in files.items():
        if file.stem.startswith(KEY):
            assert len(found(mint.hidden, everything)) > len(mint.hidden) / 2, file.name
        else:
            assert found(mint.hidden | mint.unprinted, everything) == {}, file.name


def no_word_tells_a_pupils_level(files: Mapping[Path, str]) -> None:
    """In what pupils get: no text, name, bookmark or label in the file; the teacher's list says it."""
    for file, everything in files.items():
        if not file.stem.startswith((KEY, GRID)):
            told = found(LEVEL_WORDS, everything)
            assert bool(told) == (file.stem == DISTRIBUTION_LIST), (file.name, told)


def names_stand_in_the_set_and_the_list_alone(root: Path, files: Mapping[Path, str], said: str) -> None:
    """Not in other files, records, caches, file names or on the terminal; nor in the metadata of the two."""
    assert [part for part in PARTS if part in said] == []
    for file in sorted(root.rglob("*")):
        assert [part for part in PARTS if part in file.name] == []
        if not file.is_file() or "rosters" in file.parts:
            continue
        data = file.read_bytes()
        if file.suffix == ".pdf":
            with pikepdf.open(file) as pdf:
                about = str(dict(pdf.docinfo)) + pdf.Root.Metadata.read_bytes().decode()
            assert [part for part in PARTS if part in about] == [], file.name
            if file.stem in (CLASS_SET, DISTRIBUTION_LIST):
                squeezed = "".join("".join(page_texts(data)).split())
                assert [name for name in NAMES if "".join(name.split()) not in squeezed] == []
                continue
            data = files[file].encode()
        assert [part for part in PARTS if part.encode() in data or json.dumps(part)[1:-1].encode() in data] == [], file


@pytest.fixture(scope="module")
def given() -> Handed:
    """Every item type, handed out at all levels, in all versions and looks."""
    return handed_file(DATA / "every_item.yaml")


def signs(text: str) -> Counter[str]:
    """The signs of a text; hyphens at the ends of lines are told apart by some readers."""
    return Counter(sign for sign in text if not sign.isspace() and sign not in "-\u00ad\u2010\u2011\ufffe\x02")


def test_two_readers_find_the_same_words_on_each_page(given: Handed) -> None:
    """One that looks into the file, stream by stream, and one that paints it; white pages have none."""
    pdf = given.files[CLASS_SET]
    painted = page_texts(pdf)
    with open_pdf(pdf) as opened:
        shown = ["".join(p.text for p in read_page(page) if isinstance(p, Piece)) for page in opened.pages]
    assert len(painted) == len(shown) == given.made.pages
    assert [
        number for number, both in enumerate(zip(painted, shown, strict=True)) if signs(both[0]) != signs(both[1])
    ] == []
    assert sum(not text.strip() for text in painted) == sum(not text for text in shown) > 0


def test_each_copy_has_a_part_of_the_structure_to_itself(given: Handed) -> None:
    """With its own pages, all that are not white, in the order in which they are handed out."""
    made = given.made
    with open_pdf(given.files[CLASS_SET]) as opened:
        numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages, 1)}
        (document,) = objects(opened.Root.StructTreeRoot.K)
        parts = [{numbers[page.objgen] for page in pages_in(part)} for part in objects(document.K)]
        white = {number for number, page in enumerate(opened.pages, 1) if not any(read_page(page))}
    expected = [set(range(copy.first, copy.last + 1)) - white for copy in made.planned]
    assert parts == [set(range(1, made.lead + 1)) - white, *expected]


def pages_in(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The pages that an element, or one in it, has something on."""
    if "/Pg" in element:
        yield element.Pg
    if "/S" in element:
        for kid in objects(element.get("/K", pikepdf.Array())):
            if not isinstance(kid, int):
                yield from pages_in(kid)


def test_the_bundled_lesson_as_a_set_is_accessible() -> None:
    """All its files, by both checks."""
    for name, pdf in handed_file(ROOT / "lessons" / "stalin-and-trotsky.yaml").files.items():
        assert check(pdf) == [], name
        assert is_ua1(pdf), name
