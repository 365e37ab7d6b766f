"""The booklet of a unit: what stands in it, and where the contents lead."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from checks.reading import page_texts, tree_text
from checks.structure import check
from checks.ua import is_ua1
from guarantees.builds import FACES, ROOT
from lessonkit.build import Settings, load, make_packet
from lessonkit.diagnostics import Sink
from lessonkit.layout.placed import Layout
from lessonkit.model.edition import look_of
from lessonkit.model.production import Imposition, Production
from lessonkit.pdf.writer import write
from lessonkit.units import A4, PAPERS
from unit.samples import UNIT, WATER, lesson_of, made, written

BUNDLED = ("wars-of-the-roses", "stalin-and-trotsky")


@pytest.fixture(scope="module")
def booklet(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The booklet of the small unit, written."""
    return write(made(written(tmp_path_factory.mktemp("unit"))).documents["booklet"], FACES)


def bundled(folder: Path) -> Path:
    """A unit of two lessons that come with the project."""
    (folder / "units").mkdir()
    lessons = [ROOT / "lessons" / f"{name}.yaml" for name in BUNDLED]
    named = []
    (folder / "lessons").mkdir()
    for lesson in lessons:
        (folder / "lessons" / lesson.name).write_bytes(lesson.read_bytes())
        named.append(f"../lessons/{lesson.name}")
    file = folder / "units" / "rivals.yaml"
    file.write_text(f"title: Rivals\nlessons: [{', '.join(named)}]\n", encoding="utf-8")
    return file


def entries(text: str) -> list[tuple[str, int]]:
    """The documents in the contents with their pages."""
    return [(name.strip(), int(page)) for name, page in re.findall(r"(Reading|Worksheet|Alliance chart)\s(\d+)", text)]


def bare(text: str) -> str:
    """The words of a page without its number and that of its lesson."""
    return re.sub(r"Page \d+ of \d+|Lesson \d+: ", "", text).strip()


def test_it_has_a_cover_contents_and_each_lessons_documents(booklet: bytes) -> None:
    """In the order of the lessons; the cover has a place for the name."""
    cover, contents, *pages = page_texts(booklet)
    for words in ("Trees and water", "What do trees need?", "Botany", "Name", "Class"):
        assert words.casefold() in cover.casefold()
    assert "Write in it." in contents
    assert [name for name, _ in entries(contents)] == ["Reading", "Worksheet", "Alliance chart", "Reading", "Worksheet"]
    titles = [text.partition("\n")[0] for text in pages]
    assert len(titles) == len(pages)
    assert "The oak is old." in pages[0]


def test_pages_are_counted_through(booklet: bytes) -> None:
    """Page 1 is the cover; a sheet that is handed out alone elsewhere counts with the others here."""
    texts = page_texts(booklet)
    assert [re.findall(r"Page (\d+) of (\d+)", text) for text in texts] == [
        [(str(number), str(len(texts)))] for number in range(1, len(texts) + 1)
    ]


def test_the_contents_name_the_pages_on_which_documents_begin(booklet: bytes) -> None:
    """A page that opens a document has the lesson's title; the numbers lead to it."""
    texts = page_texts(booklet)
    found = entries(texts[1])
    titles = ["Of trees"] * 3 + ["Of water"] * 2
    for (name, page), title in zip(found, titles, strict=True):
        opened = texts[page - 1]
        assert name.casefold() in opened.casefold()
        assert title in opened or name == "Alliance chart"
    with pikepdf.open(BytesIO(booklet)) as opened:
        numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages, 1)}
        led = [(str(link.Contents), numbers[link.A.D[0].objgen]) for link in opened.pages[1].Annots]
    assert {target for words, target in led if words.startswith("Of trees")} == {3}
    assert sorted({target for _, target in led}) == sorted({page for _, page in found})
    assert all(str(target) in words for words, target in led if words[-1].isdigit())


def test_the_outline_has_lessons_with_their_documents(booklet: bytes) -> None:
    """Under each document stand its headings."""
    with pikepdf.open(BytesIO(booklet)) as opened, opened.open_outline() as outline:
        told = [(one.title, [child.title for child in one.children]) for one in outline.root]
        reading = outline.root[2].children[0]
        assert [child.title for child in reading.children][:1] == ["Old and tall"]
    assert told == [
        ("Trees and water", []),
        ("Contents", []),
        ("1  Of trees", ["Reading", "Worksheet", "Alliance chart"]),
        ("2  Of water", ["Reading", "Worksheet"]),
    ]


def test_each_lessons_pages_are_its_own(tmp_path: Path) -> None:
    """The words of every page but its number, the code of the lesson among them; its head and foot name the lesson."""
    file = bundled(tmp_path)
    texts = page_texts(write(made(file).documents["booklet"], FACES))[2:]
    own: list[str] = []
    for name in BUNDLED:
        sink = Sink()
        lesson = load(tmp_path / "lessons" / f"{name}.yaml", sink, FACES)
        assert lesson is not None
        packet = make_packet(lesson, Settings(), sink, FACES)
        assert packet is not None
        for document in ("handout", "worksheet", "alliance-chart", "timeline"):
            if document in packet.documents:
                # The booklet is bound, so it has no white pages between the sheets of a chart.
                own += filter(None, page_texts(write(packet.documents[document], FACES)))
    assert [bare(text) for text in texts] == [bare(text) for text in own]
    named = [sorted(set(re.findall(r"Lesson \d+: ", text))) for text in texts]
    assert all(len(names) == 1 for names in named)
    assert [names[0] for names in named] == sorted(names[0] for names in named)


def test_it_has_what_it_asks_for(tmp_path: Path) -> None:
    """In that order; a lesson that has none of it is left out of the contents."""
    unit = UNIT.replace("introduction: Write in it.", "documents: [alliance-chart]")
    packet = made(written(tmp_path, unit))
    text = page_texts(write(packet.documents["booklet"], FACES))[1]
    assert entries(text) == [("Alliance chart", 3)]
    assert "Of water" not in text


def test_half_a_sheet_stands_on_a_page_of_its_own(tmp_path: Path) -> None:
    """An exit ticket is printed once there, not for two pupils; its page counts like any other."""
    asked = [f"    - {kind}?\n      answer: rain\n" for kind in ("short: What falls", "explain: Why")]
    ticket = f"{WATER}exit_ticket:\n  items:\n{''.join(asked)}"
    unit = UNIT.replace("introduction: Write in it.", "documents: [exit-ticket, worksheet]")
    layout = made(written(tmp_path, unit, water=ticket)).documents["booklet"]
    pdf = write(layout, FACES)
    assert check(pdf) == []
    texts = page_texts(pdf)
    opening = next(n for n, text in enumerate(texts, 1) if "Exit ticket".casefold() in text.casefold() and n > 2)
    assert texts[opening - 1].count("What falls?") == 1
    assert {(page.size.width, page.size.height) for page in layout.pages} == {(A4.width, A4.height)}
    assert re.search(rf"Exit ticket\s{opening}\b", texts[1])


def test_contents_that_take_two_pages_know_it(tmp_path: Path) -> None:
    """The first lesson begins on the page after them."""
    numbers = range(1, 31)
    lessons = {f"l{number}": lesson_of(number) for number in numbers}
    listed = ", ".join(f"../lessons/{name}.yaml" for name in lessons)
    file = written(tmp_path, f"title: Many\nlessons: [{listed}]\n", **lessons)
    texts = page_texts(write(made(file).documents["booklet"], FACES))
    opening = [number for number, text in enumerate(texts, 1) if "stands here" in text]
    assert opening[0] == 4
    assert [page for text in texts[1:3] for _, page in entries(text)] == opening


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("look", ["", "24"])
def test_it_is_accessible(tmp_path: Path, paper: str, look: str) -> None:
    """By both checks, in large print, too; each lesson is a Part, the contents are a TOC."""
    looks = (look_of(look),) if look else Settings().looks
    packet = made(bundled(tmp_path), Settings(paper=PAPERS[paper], looks=looks, only=("booklet",)))
    [(_, layout)] = packet.documents.items()
    pdf = write(layout, FACES)
    assert check(pdf) == []
    assert is_ua1(pdf)
    roles = [element.role for element in layout.elements if not element.parent]
    assert roles.count("Part") == len(BUNDLED)
    assert "TOCI" in {element.role for element in layout.elements}


def test_it_is_read_in_the_order_of_its_pages(booklet: bytes) -> None:
    """The cover, the contents, then the lessons."""
    said = tree_text(booklet)
    words = ("What do trees need?", "Write in it.", "The oak is old.", "Rain feeds the river.")
    assert [said.index(one) for one in words] == sorted(said.index(one) for one in words)


def test_folded_to_a_booklet_the_contents_lead_to_the_sides(tmp_path: Path) -> None:
    """Two pages share a side, and what leads to one of them leads to it."""
    settings = Settings(production=Production(impose=Imposition.BOOKLET), only=("booklet",))
    small = UNIT.replace("introduction: Write in it.", "documents: [handout, worksheet]")
    layout = made(written(tmp_path, small), settings).documents["booklet"]
    pdf = write(layout, FACES)
    assert check(pdf) == []
    with pikepdf.open(BytesIO(pdf)) as opened:
        links = [link for page in opened.pages for link in page.get("/Annots", ())]
        sides = {page.obj.objgen for page in opened.pages}
        assert links
        assert {link.A.D[0].objgen for link in links} <= sides


def test_two_makes_are_the_same(tmp_path: Path) -> None:
    """Byte for byte; another folder changes nothing."""
    other = tmp_path / "other"
    other.mkdir()
    one, two = (made(written(folder)).documents["booklet"] for folder in (tmp_path, other))
    assert write(one, FACES) == write(two, FACES)


def test_a_lessons_pages_keep_their_code_where_only_the_unit_changes(tmp_path: Path) -> None:
    """The booklet's own pages have another."""
    before = made(written(tmp_path))
    after = made(written(tmp_path, UNIT.replace("Trees and water", "Wood and water")))
    assert before.code != after.code
    assert codes(before.documents["booklet"])[2:] == codes(after.documents["booklet"])[2:]
    assert codes(after.documents["booklet"])[:2] == [after.code] * 2


def codes(layout: Layout) -> list[str]:
    """The code in the foot of each page."""
    texts = page_texts(write(replace(layout), FACES))
    return [found[1] if (found := re.search(r"\b([2-9A-Z]{4})\s+Page", text)) else "" for text in texts]
