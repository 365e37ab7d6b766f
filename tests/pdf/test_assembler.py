"""write_set(): many copies, each with its own words, pages and part of the tree; what they share is there once."""

from __future__ import annotations

import io
import re
import tracemalloc
from dataclasses import replace

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Name
from PIL import Image

from checks.content import objects, open_pdf
from checks.reading import page_texts, render, tree_text
from checks.sheets import CONSTRUCTS, sheet, text
from checks.structure import check
from checks.ua import is_ua1
from lessonkit.layout.placed import Bookmark, Element, Layout, Page
from lessonkit.layout.stamp import Stamped, elements_with
from lessonkit.model.drawing import LAYOUT_ARTIFACT, PAGE_ARTIFACT, LinkArea, Picture, line
from lessonkit.pdf import trees
from lessonkit.pdf.assembler import Copy, CopyPart, SetHead, write_set
from lessonkit.pdf.defects import LayoutDefectError
from lessonkit.pdf.moulds import TOGETHER
from lessonkit.pdf.writer import write
from lessonkit.units import A4, LETTER

HEAD = SetHead("Class 10b", "en-GB")


@pytest.fixture(scope="module")
def masters(tmp_path_factory) -> dict[str, Layout]:
    """A sheet of three pages with a field, a link, a picture, notes and a bookmark; and one of one page, in French."""
    file = tmp_path_factory.mktemp("images") / "dots.png"
    Image.effect_noise((20, 20), 90).save(file)
    first = [
        text(54, 60, "Name ", "label"),
        line(90, 62, 300, 62, 0.5, "field"),
        text(54, 100, "100 % of rivers", "t", "Bold", 20),
        text(54, 130, "See ", "p"),
        text(76, 130, "the archive", "a"),
        LinkArea(76, 119, 60, 15, "https://example.org/a%20b", "a"),
        text(136, 130, ".", "p"),
    ]
    second = [
        text(54, 40, "Name", PAGE_ARTIFACT),
        line(90, 42, 200, 42, 0.5, PAGE_ARTIFACT),
        Picture(54, 60, 100, 100, file, "f"),
        text(54, 200, "A hard word.", "q"),
        text(54, 700, "hard", "n", size=9),
    ]
    third = [text(54, 40, "Name", PAGE_ARTIFACT), text(54, 80, "The end of ", "q"), line(54, 90, 99, 90, 1, "w")]
    elements = [
        Element(id="label", role="P"),
        Element(id="field", role="Form", alt="Name", form="tv", box=(0, 90, 48, 210, 15)),
        Element(id="t", role="H1"),
        Element(id="p", role="P"),
        Element(id="a", role="Link", parent="p"),
        Element(id="f", role="Figure", alt="Dots", box=(1, 54, 60, 100, 100)),
        Element(id="q", role="P"),
        Element(id="n", role="Note"),
        Element(id="w", role="Form", alt="answer", form="tv", box=(2, 54, 80, 45, 15)),
    ]
    mark = Bookmark(title="Rivers", level=0, page=0, y=80)
    long = sheet([first, second, third], elements, bookmarks=(mark,))
    short = sheet([text(54, 80, "Une page", "p", "Bold")], [Element(id="p", role="H1")])
    short = replace(short, language="fr", pages=(replace(short.pages[0], size=LETTER),))
    return {"long": long, "short": short}


def stamped(layout: Layout, name: str) -> Stamped:
    """The name in the field, which is read after it, and on the other pages as an artifact."""
    own = Element(id="own", role="Span")
    at = [element.id for element in layout.elements].index("field") + 1
    first = (text(95, 60, name, "own", "Medium"),)
    running = (text(95, 40, name, PAGE_ARTIFACT, "Medium", 9),)
    return Stamped(((at, own),), (first, *(running for _ in layout.pages[1:])))


def copies_of(masters: dict[str, Layout], names: list[str], pages: int = 0, *, short: bool = False) -> list[Copy]:
    """A copy for each name; every third has the other sheet too, if asked for."""
    found = []
    for at, name in enumerate(names):
        parts = [CopyPart("long", stamped(masters["long"], name))]
        if short and at % 3 == 0:
            parts.append(CopyPart("short", None))
        found.append(Copy(name, tuple(parts), pages))
    return found


def made(masters, copies, faces) -> bytes:
    """The set's bytes."""
    stream = io.BytesIO()
    write_set(stream, HEAD, masters, copies, faces)
    return stream.getvalue()


def pupils(count: int) -> list[str]:
    """Names of as many pupils."""
    return [f"Pupil {number} Ångström" for number in range(count)]


@pytest.mark.parametrize("count", [1, 2, TOGETHER - 1, TOGETHER, TOGETHER + 1, 2 * TOGETHER + 3])
def test_sets_of_any_size_pass_both_checks(count, masters, faces):
    """Alike copies and mixed ones, whether or not they fill what is cast together."""
    for short in (False, True):
        pdf = made(masters, copies_of(masters, pupils(count), 4, short=short), faces)
        assert check(pdf) == []
        assert is_ua1(pdf)
        with open_pdf(pdf) as opened:
            assert len(opened.pages) == 4 * count
            assert opened.check_pdf_syntax() == []


def test_each_page_has_its_own_name_and_no_other(masters, faces):
    """In hand-out order, on each page of the copy."""
    names = [*pupils(12), "Иван Петров", "Bobby (Tables\\", "Zoë O’Brien"]
    texts = page_texts(made(masters, copies_of(masters, names), faces))
    assert len(texts) == 3 * len(names)
    for at, words in enumerate(texts):
        found = [name for name in names if name in words.split("\n") or f"Name {name}" in words or name in words]
        owner = names[at // 3]
        assert owner in found
        assert all(name in owner for name in found)


def test_a_page_looks_like_the_master_with_the_stamp(masters, faces):
    """To the pixel: nothing of the shared stream's state reaches the stamp."""
    long = masters["long"]
    pdf = made(masters, copies_of(masters, pupils(11)), faces)
    own = stamped(long, pupils(11)[10])
    pages = tuple(replace(page, things=(*page.things, *more)) for page, more in zip(long.pages, own.pages, strict=True))
    alone = write(replace(long, pages=pages, elements=elements_with(long.elements, own.own)), faces)
    for page in range(3):
        assert np.array_equal(np.asarray(render(pdf, 30 + page)), np.asarray(render(alone, page)))
        assert not np.array_equal(np.asarray(render(pdf, page)), np.asarray(render(alone, page)))


def test_what_copies_share_is_there_once(masters, faces):
    """Content streams, pictures and resources; a copy's pages that are stamped alike share that stream too."""
    with open_pdf(made(masters, copies_of(masters, pupils(20)), faces)) as pdf:
        pages = [page.obj for page in pdf.pages]
        assert {len(page.Contents) for page in pages} == {2}
        for at in range(3):
            assert len({page.Contents[0].objgen for page in pages[at::3]}) == 1
        assert len({page.Contents[1].objgen for page in pages}) == 2 * 20
        assert len({page.Resources.objgen for page in pages}) == 1
        assert len([o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == Name.Image]) == 1


def test_the_tree_has_a_part_for_each_copy(masters, faces):
    """With its label, a Sect for each document, and the name read right behind its field."""
    pdf = made(masters, copies_of(masters, ["Ada", "Юрий"], short=True), faces)
    with open_pdf(pdf) as opened:
        parts = objects(opened.Root.StructTreeRoot.K.K)
        assert [str(part.T) for part in parts] == ["Ada", "Юрий"]
        sections = [objects(part.K) for part in parts]
        assert [[str(section.T) for section in some] for some in sections] == [["A sheet", "A sheet"], ["A sheet"]]
        assert str(sections[0][1].Lang) == "fr"
        assert "/Lang" not in sections[0][0]
    tree = tree_text(pdf)
    assert tree.count("Part\n") == 2
    lines = [entry.strip() for entry in tree.splitlines()]
    for name in ("Ada", "Юрий"):
        at = lines.index(f"| '{name}'")
        assert lines[at - 1] == "Span"
        assert lines[at - 3].startswith("Form Alt='Name'")
        assert lines[at + 1 : at + 3] == ["H1", "| '100 % of rivers'"]


def test_notes_are_known_by_names_of_their_own(masters, faces):
    """PDF/UA-1, 7.9: each has an ID that no other has; the IDTree finds them, in order."""
    with open_pdf(made(masters, copies_of(masters, pupils(25)), faces)) as pdf:
        tree = pdf.Root.StructTreeRoot.IDTree
        leaves = list(tree.Kids)
        names = [str(name) for leaf in leaves for name in list(leaf.Names)[::2]]
        assert names == sorted(set(names))
        assert len(names) == 25
        for leaf in leaves:
            pairs = list(leaf.Names)
            assert [str(limit) for limit in leaf.Limits] == [str(pairs[0]), str(pairs[-2])]
            assert all(str(note.ID) == str(name) for name, note in zip(pairs[::2], pairs[1::2], strict=True))


def test_white_pages_fill_a_copy_up(masters, faces):
    """They have nothing on them, and the size of the page before."""
    copies = [Copy("A", (CopyPart("long"), CopyPart("short")), 6), Copy("B", (CopyPart("short"),), 1)]
    pdf = made(masters, copies, faces)
    assert check(pdf) == []
    assert is_ua1(pdf)
    with open_pdf(pdf) as opened:
        assert len(opened.pages) == 7
        for page in opened.pages[4:6]:
            assert not {"/Contents", "/StructParents", "/Annots"} & set(page.obj.keys())
            assert [round(float(side)) for side in page.MediaBox] == [0, 0, round(LETTER.width), round(LETTER.height)]


def test_each_copy_has_a_bookmark_to_its_first_page(masters, faces):
    """In order, linked both ways."""
    pdf = made(masters, copies_of(masters, pupils(12), 4), faces)
    with open_pdf(pdf) as opened, opened.open_outline() as outline:
        assert [item.title for item in outline.root] == pupils(12)
        targets = [item.destination[0].objgen for item in outline.root]
        assert targets == [page.obj.objgen for page in list(opened.pages)[::4]]


def test_links_of_each_copy_are_its_own(masters, faces):
    """An annotation on each first page, under its own key, with the words of the link."""
    with open_pdf(made(masters, copies_of(masters, pupils(11)), faces)) as pdf:
        found = [page.obj.Annots[0] for page in list(pdf.pages)[::3]]
        assert len({annotation.objgen for annotation in found}) == 11
        assert len({int(annotation.StructParent) for annotation in found}) == 11
        assert {str(annotation.A.URI) for annotation in found} == {"https://example.org/a%20b"}
        assert {str(annotation.Contents) for annotation in found} == {"the archive"}


def test_trees_grow_in_height_not_in_width(masters, faces, monkeypatch):
    """Twigs, branches and leaves that are full are closed; all pages and parents are found."""
    monkeypatch.setattr(trees, "WIDTH", 2)
    pdf = made(masters, copies_of(masters, pupils(73)), faces)
    assert check(pdf) == []
    with open_pdf(pdf) as opened:
        assert len(opened.pages) == 3 * 73
        assert int(opened.Root.Pages.Count) == 3 * 73
        tree = opened.Root.StructTreeRoot
        leaves, level = [], list(tree.ParentTree.Kids)
        while level:
            assert [list(kid.Limits) for kid in level] == sorted(list(kid.Limits) for kid in level)
            leaves += [kid for kid in level if "/Nums" in kid]
            level = [grandkid for kid in level for grandkid in kid.get("/Kids", Array())]
        keys = [int(key) for leaf in leaves for key in list(leaf.Nums)[::2]]
        assert sorted(set(keys)) == sorted(keys)
        assert int(tree.ParentTreeNextKey) > max(keys)


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_every_construct_can_be_copied(name, faces):
    """Figures, tables, forms, links, notes: each as it is in a document of its own."""
    layout = CONSTRUCTS[name]()
    pdf = made({"a": layout}, [Copy(f"Copy {at}", (CopyPart("a"),)) for at in range(12)], faces)
    assert check(pdf) == []
    assert is_ua1(pdf)
    alone = re.sub(r"Note ID='.*'", "Note", tree_text(write(layout, faces))).splitlines()[1:]
    copied = re.sub(r"Note ID='.*'", "Note", tree_text(pdf)).splitlines()[1:]
    first = ["  Part", "    Sect", *("    " + entry for entry in alone)]
    assert copied[: len(first)] == first
    assert len(copied) == 12 * len(first)


def test_the_same_set_is_the_same_bytes(masters, faces):
    """And nothing in it tells when or where it was made."""
    copies = copies_of(masters, pupils(13), 4, short=True)
    first, second = made(masters, copies, faces), made(masters, iter(copies), faces)
    assert first == second
    assert b"CreationDate" not in first


def test_a_further_copy_costs_little(masters, faces):
    """Bytes of the file, and memory while it is written."""
    few, many = copies_of(masters, pupils(30)), copies_of(masters, pupils(600))
    sizes = [len(made(masters, some, faces)) for some in (few, many)]
    assert (sizes[1] - sizes[0]) / 570 < 1000

    class Nowhere(io.RawIOBase):
        def write(self, data):
            return len(data)

    peaks = []
    for some in (few, many):
        tracemalloc.start()
        write_set(Nowhere(), HEAD, masters, iter(some), faces)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 570 * 40 * 11 * 2


def test_more_kinds_than_are_kept_open_are_written_all_the_same(masters, faces, monkeypatch):
    """The one that has been open longest is closed, and opened anew when it comes again."""
    monkeypatch.setattr("lessonkit.pdf.assembler._KINDS", 1)
    pdf = made(masters, copies_of(masters, pupils(7), 4, short=True), faces)
    assert check(pdf) == []
    assert [name in words for name, words in zip(pupils(7), page_texts(pdf)[::4], strict=True)] == [True] * 7


def test_a_page_with_very_much_on_it_fits(faces):
    """An entry of the parent tree longer than a row of what is cast together."""
    count = 1500
    things = [text(54 + at % 50, 20 + at / 2, "x", f"e{at}", size=4) for at in range(count)]
    layout = sheet(things, [Element(id=f"e{at}", role="P") for at in range(count)])
    pdf = made({"a": layout}, [Copy(f"Copy {at}", (CopyPart("a"),)) for at in range(11)], faces)
    assert check(pdf) == []


def test_defects_are_told(masters, faces):
    """No copy, no title, an unknown document, a stamp with a link or without an element."""
    long = masters["long"]
    linked = Stamped((), ((LinkArea(1, 1, 9, 9, "https://example.org", "a"),), (), ()))
    lost = Stamped((), ((text(9, 9, "x", "nobody"),), (), ()))
    for copies in (
        [],
        [Copy("A", ())],
        [Copy("A", (CopyPart("none"),))],
        [Copy("A", (CopyPart("long", linked),))],
        [Copy("A", (CopyPart("long", lost),))],
    ):
        with pytest.raises(LayoutDefectError):
            made(masters, copies, faces)
    with pytest.raises(LayoutDefectError):
        write_set(io.BytesIO(), SetHead(" ", "en"), masters, copies_of(masters, ["A"]), faces)
    with pytest.raises(LayoutDefectError):
        made({"a": replace(long, pages=())}, [Copy("A", (CopyPart("a"),))], faces)


def test_a_page_without_marks_has_no_entry_in_the_parent_tree(faces):
    """A master's page with artifacts alone."""
    empty = Page(size=A4, things=(line(9, 9, 99, 9, 1, LAYOUT_ARTIFACT),))
    layout = sheet([text(54, 75, "Words", "p")], [Element(id="p", role="P")])
    pdf = made({"a": replace(layout, pages=(*layout.pages, empty))}, [Copy("A", (CopyPart("a"),))], faces)
    assert check(pdf) == []
    with open_pdf(pdf) as opened:
        assert "/StructParents" not in opened.pages[1].obj
