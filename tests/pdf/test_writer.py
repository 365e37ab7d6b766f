"""write(): conforming, readable, the same bytes every time."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

import lessonkit
from checks import sheets
from checks.content import open_pdf
from checks.reading import every_string, page_texts, render, tree_text
from checks.sheets import sheet, text
from checks.structure import check
from checks.ua import is_ua1
from lessonkit.layout.placed import Bookmark, Element, Layout
from lessonkit.model.drawing import LAYOUT_ARTIFACT, PAGE_ARTIFACT, LinkArea, Outline, line, page_link, rectangle
from lessonkit.pdf.defects import LayoutDefectError
from lessonkit.pdf.writer import write
from lessonkit.units import LETTER

GOLDEN = Path(__file__).parent / "golden"
PARAGRAPH = [Element(id="p", role="P")]


@pytest.mark.parametrize("name", [*sheets.CONSTRUCTS, "everything"])
def test_every_construct_passes_both_checks(name, faces):
    """Our structure check and the independent validator pass each construct, and all of them in one file."""
    pdf = write((sheets.CONSTRUCTS | {"everything": sheets.everything})[name](), faces)
    assert check(pdf) == []
    assert is_ua1(pdf)


@pytest.mark.parametrize("name", sheets.CONSTRUCTS)
def test_structure_tree_is_the_golden_one(name, faces):
    """Roles, attributes, order and words of the tree. UPDATE_GOLDENS=1 writes them anew, never in CI."""
    tree = tree_text(write(sheets.CONSTRUCTS[name](), faces))
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDENS") and not os.environ.get("CI"):
        golden.write_text(tree, encoding="utf-8")
    assert tree == golden.read_text(encoding="utf-8")


def test_text_is_extracted_in_reading_order_with_words_apart(faces):
    """A wrapped line keeps its words apart, and faces that change inside a word do not split it."""
    [page] = page_texts(write(sheets.headings(), faces))
    assert "Rivers carry sand, silt and \ngravel downstream." in page


def test_text_that_looks_like_markup_prints_as_typed(faces):
    """Brackets, backslashes, ampersands and braces reach the page as they are, in text, title and outline."""
    hostile = "<b>&{}()\\\\ (( %PDF /Name [x] <!-- ]]> 'q' \"d\""
    layout = sheet([text(54, 75, hostile, "p")], PARAGRAPH, bookmarks=(Bookmark(title=hostile, level=0, page=0, y=60),))
    pdf = write(replace(layout, title=hostile), faces)
    assert page_texts(pdf) == [hostile]
    assert check(pdf) == []
    assert is_ua1(pdf)
    with open_pdf(pdf) as opened:
        assert str(opened.docinfo.Title) == hostile
        assert str(opened.Root.Outlines.First.Title) == hostile


def test_no_letters_are_joined_or_lost(faces):
    """Letters that fonts like to join (ffi, fl), accents and other alphabets extract as they were typed."""
    words = "office flow éàüßğışçñ Łódź Ελλάς Правда Việt ¶3 → 14–16 “q” ½ …"
    [page] = page_texts(write(sheet([text(54, 75, words, "p")], PARAGRAPH), faces))
    assert page == words


def test_more_signs_than_a_subset_holds(faces):
    """A face with over 255 signs in use is split into several subsets; all signs extract, in order."""
    signs = "".join(chr(code) for code in (*range(0x41, 0x5B), *range(0xC0, 0x180), *range(0x391, 0x3A2)))
    signs += "".join(chr(code) for code in range(0x410, 0x450))
    lines = [signs[start : start + 40] for start in range(0, len(signs), 40)]
    things = [text(54, 60 + 15 * n, words, "p") for n, words in enumerate(lines)]
    pdf = write(sheet(things, PARAGRAPH), faces)
    assert page_texts(pdf)[0].replace("\n", "") == signs
    assert is_ua1(pdf)
    assert check(pdf) == []


def test_signs_that_print_otherwise(faces):
    """Soft hyphens print nothing, U+2011 extracts as a hyphen, U+00A0 and a tab as spaces."""
    [page] = page_texts(write(sheet([text(54, 75, "co\u00adop a\u2011b c\u00a0d\te", "p")], PARAGRAPH), faces))
    assert page == "coop a-b c d e"


def test_a_window_cuts_off_what_stands_outside(faces):
    """Its clip encloses the page's things and nothing else; what stands around it is not cut off."""
    layout = sheet([text(90, 75, "half in", "p", size=40), rectangle(0, 0, 300, 300, 4, PAGE_ARTIFACT)], PARAGRAPH)
    margin = (line(20, 20, 60, 20, 2, PAGE_ARTIFACT),)
    [page] = layout.pages
    pdf = write(replace(layout, pages=(replace(page, window=(100, 40, 100, 100), around=margin),)), faces)
    assert check(pdf) == []
    assert is_ua1(pdf)
    picture = render(pdf)
    assert picture.convert("L").crop((101, 41, 199, 99)).getextrema()[0] < 50
    assert picture.convert("L").crop((18, 18, 62, 22)).getextrema()[0] < 50
    for outside in ((63, 0, 99, 400), (202, 0, 595, 400), (0, 142, 595, 400), (0, 23, 595, 38)):
        assert picture.convert("L").crop(outside).getextrema() == (255, 255)
    with open_pdf(pdf) as opened:
        operators = [str(step.operator) for step in pikepdf.parse_content_stream(opened.pages[0])]
    assert operators.count("q") == operators.count("Q") == 1
    assert operators[-1] == "Q"


def test_content_of_tiles_is_read_where_it_stood(faces):
    """A sentence cut over two pages is read in its order, not page by page."""
    left = [text(54, 75, "one ", "p"), text(54, 90, "three ", "p")]
    right = [text(54, 75, "two ", "p"), text(54, 90, "four", "p")]
    layout = sheet([left, right], PARAGRAPH)
    places = (((0, 0), (0, 2)), ((0, 1), (0, 3)))
    pages = tuple(replace(page, read_at=at) for page, at in zip(layout.pages, places, strict=True))
    pdf = write(replace(layout, pages=pages), faces)
    assert check(pdf) == []
    said = tree_text(pdf)
    assert [said.index(word) for word in ("one", "two", "three", "four")] == sorted(
        said.index(word) for word in ("one", "two", "three", "four")
    )


def test_link_leads_to_its_address_and_is_described(faces):
    """Each active area of a wrapped link has an annotation with an ASCII URL and the link's words."""
    with open_pdf(write(sheets.links(), faces)) as opened:
        areas = list(opened.pages[0].Annots)
        assert len(areas) == 2
        for area in areas:
            assert str(area.A.URI) == "https://example.org/%C3%A4?q=1&r=2"
            assert str(area.Contents) == "the archive of Правда"
        assert [float(v) for v in areas[0].Rect] == pytest.approx([76, 841.89 - 79, 156, 841.89 - 64])


def test_link_leads_to_a_page_that_comes_after_it(faces):
    """Its destination is the top of that page; nothing leads out of the file."""
    words = [text(54, 75, "Go to 2", "a"), LinkArea(54, 64, 40, 14, page_link(2), "a")]
    elements = (*PARAGRAPH, Element(id="a", role="Link", parent="p"))
    pdf = write(sheet([words, [text(54, 75, "here", "p")]], elements), faces)
    assert check(pdf) == []
    with open_pdf(pdf) as opened:
        [area] = opened.pages[0].Annots
        assert (str(area.A.S), str(area.Contents)) == ("/GoTo", "Go to 2")
        assert area.A.D[0].objgen == opened.pages[1].obj.objgen
        assert [str(area.A.D[1]), float(area.A.D[3])] == ["/XYZ", pytest.approx(841.89)]


def test_outline_leads_to_its_places(faces):
    """Bookmarks nest by level, and a level that skips one counts as the next below."""
    layout = sheets.headings()
    extra = Bookmark(title="Deep", level=5, page=0, y=130)
    with open_pdf(write(replace(layout, bookmarks=(*layout.bookmarks, extra)), faces)) as opened:
        first = opened.Root.Outlines.First
        assert str(first.Title) == "How rivers shape the land"
        assert str(first.First.Title) == "Erosion"
        assert str(first.First.First.Title) == "Deep"
        assert float(first.Dest[3]) == pytest.approx(841.89 - 56)


def test_white_text_on_black_shows(faces):
    """Text of grey 1 on a filled box is white, and what follows is black again."""
    things = [
        rectangle(54, 60, 100, 20, 0, PAGE_ARTIFACT, fill=0, stroke=None),
        text(58, 75, "MMMM", PAGE_ARTIFACT, "Bold", 14, grey=1.0),
        text(54, 110, "MMMM", "p", "Bold", 14),
    ]
    picture = render(write(sheet(things, PARAGRAPH), faces), scale=2).convert("L")
    assert picture.crop((116, 128, 200, 150)).getextrema() == (0, 255)
    assert picture.getpixel((112, 126)) == 0
    assert picture.crop((108, 195, 220, 222)).getextrema() == (0, 255)
    assert picture.getpixel((112, 240)) == 255


def test_turned_text_goes_up(faces):
    """Text turned by 90° stands above its start, and the next text is upright again."""
    things = [
        text(100, 300, "MMMMMMMM", "p", "Bold", 14, turned=90.0),
        text(200, 300, "MMMMMMMM", "p", "Bold", 14),
    ]
    picture = render(write(sheet(things, PARAGRAPH), faces)).convert("L").point(lambda v: 255 if v < 128 else 0)
    left, top, right, bottom = picture.crop((0, 0, 150, 842)).getbbox()
    assert bottom - top > 70
    assert right - left < 15
    left, top, right, bottom = picture.crop((150, 0, 595, 842)).getbbox()
    assert right - left > 70
    assert bottom - top < 15


def test_raised_text_stands_higher(faces):
    """`rise` lifts the baseline by so many points."""
    plain = render(write(sheet([text(54, 75, "M", "p")], PARAGRAPH), faces), scale=4).convert("L")
    lifted = render(write(sheet([text(54, 75, "M", "p", rise=5.0)], PARAGRAPH), faces), scale=4).convert("L")
    boxes = [picture.point(lambda v: 255 if v < 128 else 0).getbbox() for picture in (plain, lifted)]
    assert boxes[0][3] - boxes[1][3] == pytest.approx(20, abs=1)


def test_clip_and_line_settings_end_with_their_thing(faces):
    """A clip, a dash and a width hold for their own path only."""
    things = [
        Outline((("M", (54, 60)), ("L", (254, 60))), "p", width=4, dash=(2, 2), clip=(54, 50, 50, 20)),
        line(54, 90, 254, 90, 4, "p"),
    ]
    picture = render(write(sheet(things, PARAGRAPH), faces)).convert("L").point(lambda v: 255 if v < 128 else 0)
    clipped = picture.crop((0, 50, 595, 70)).getbbox()
    assert clipped[2] <= 105
    whole = picture.crop((0, 80, 595, 100))
    assert whole.getbbox()[2] >= 253
    assert all(whole.getpixel((x, 10)) == 255 for x in range(60, 250))


def test_colours_and_holes(faces):
    """A colour is set once for all that has it, black comes back after it, and a hole shows the paper."""
    ring = Outline(
        (*rectangle(54, 60, 40, 40, 1, "").segments, *rectangle(64, 70, 20, 20, 1, "").segments),
        LAYOUT_ARTIFACT,
        stroke=None,
        fill=(0.5, 0.0, 0.0),
        even_odd=True,
    )
    pdf = write(
        sheet(
            [
                ring,
                replace(ring, segments=rectangle(104, 60, 10, 10, 1, "").segments, even_odd=False),
                line(54, 120, 94, 120, 4, LAYOUT_ARTIFACT, stroke=(0.0, 0.0, 0.5)),
                line(54, 140, 94, 140, 4, LAYOUT_ARTIFACT),
                text(54, 160, "Black", "p"),
            ],
            PARAGRAPH,
        ),
        faces,
    )
    with open_pdf(pdf) as opened:
        shown = opened.pages[0].Contents.read_bytes().decode("latin-1").split("\n")
    assert [one for one in shown if one.endswith(("rg", "RG", " g", " G"))] == [
        "0.5 0 0 rg",
        "0 0 0.5 RG",
        "0 G",
        "0 g",
    ]
    page = render(pdf).convert("RGB")
    places = ((57, 63), (74, 80), (109, 65), (74, 120), (74, 140))
    seen = [page.getpixel(place) for place in places]
    assert seen == [(128, 0, 0), (255, 255, 255), (128, 0, 0), (0, 0, 128), (0, 0, 0)]


def test_pages_have_their_own_sizes(faces):
    """A Letter page turned to landscape stands among A4 pages."""
    layout = sheets.two_pages()
    wide = replace(layout.pages[1], size=LETTER.landscape())
    with open_pdf(write(replace(layout, pages=(layout.pages[0], wide)), faces)) as opened:
        boxes = [[round(float(v), 2) for v in page.MediaBox] for page in opened.pages]
    assert boxes == [[0, 0, 595.28, 841.89], [0, 0, 792, 612]]


def test_only_embedded_faces_in_use(faces):
    """Nothing of Helvetica, and a face that no text uses is not in the file."""
    pdf = write(sheets.headings(), faces)
    assert "Helvetica" not in every_string(pdf)
    with open_pdf(pdf) as opened:
        names = {str(font.BaseFont) for font in opened.pages[0].Resources.Font.values()}
    assert names == {f"/AAAAAA+FiraSans-{face}" for face in ("Medium", "Bold", "Regular", "Italic")}


def test_metadata_names_the_program_alone(faces):
    """Title, language and program, and no folder, user or library setting beside them."""
    pdf = write(sheets.headings(), faces)
    with open_pdf(pdf) as opened:
        assert str(opened.docinfo.Producer) == f"lessonkit {lessonkit.__version__}"
        assert str(opened.docinfo.Author) == ""
        assert str(opened.Root.Lang) == "en-GB"
        assert opened.pdf_version == "1.7"
    for word in ("anonymous", "unspecified", str(Path.home()), "site-packages", ".ttf"):
        assert word not in every_string(pdf)


def test_same_bytes_under_other_hash_seeds_and_settings():
    """Neither the hash seed, nor settings of ReportLab, nor the date of a build change a byte, or stop the build."""
    script = (
        "import sys, hashlib; from checks import sheets; from lessonkit.pdf.writer import write;"
        "from lessonkit.fonts.fira import load_faces;"
        "print(hashlib.sha256(write(sheets.everything(), load_faces())).hexdigest())"
    )
    tests = Path(__file__).parents[1]
    paths = os.pathsep.join([str(tests), str(Path(lessonkit.__file__).parents[1])])

    def digest(**settings: str) -> str:
        env = os.environ | {"PYTHONPATH": paths} | settings
        command = [sys.executable, "-c", script]
        return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout  # noqa: S603

    settings = {"RL_useA85": "1", "RL_pageCompression": "0", "RL_documentLang": "fr"}
    settings |= {"RL_canvas_basefontname": "Courier", "RL_ttfAsciiReadable": "0"}
    settings |= {"RL_invariant": "foo", "RL_defaultPageSize": "none", "SOURCE_DATE_EPOCH": "yesterday"}
    assert digest(PYTHONHASHSEED="1") == digest(PYTHONHASHSEED="2", **settings)


def test_the_dates_are_fixed(faces, monkeypatch):
    """Both are the first second of 2000, whatever SOURCE_DATE_EPOCH says."""
    for said in ("0", "1700000000", "now", ""):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
        with open_pdf(write(sheets.headings(), faces)) as opened:
            dates = {str(opened.docinfo.CreationDate), str(opened.docinfo.ModDate)}
        assert dates == {"D:20000101000000+00'00'"}


def test_same_bytes_twice_in_one_process(faces):
    """Nothing of one document stays behind for the next."""
    first = write(sheets.everything(), faces)
    write(sheets.figure(), faces)
    assert write(sheets.everything(), faces) == first


@pytest.mark.parametrize(
    ("things", "elements", "words"),
    [
        ([text(54, 75, "x", "")], PARAGRAPH, "no element"),
        ([text(54, 75, "x", "q")], PARAGRAPH, "no element"),
        ([text(54, 75, "x", "l")], [Element(id="l", role="L")], "only groups"),
        ([text(54, 75, "☃", "p")], PARAGRAPH, r"no glyph for '☃' \(U\+2603\)"),
        ([line(0, 0, 9, 9, 1, "f")], [Element(id="f", role="Figure", alt=" ")], "no alt text"),
        ([], [Element(id="a", role="P", parent="b"), Element(id="b", role="Div")], "before its parent"),
        ([], [Element(id="p", role="P"), Element(id="p", role="P")], "taken"),
        ([], [Element(id="p", role="Para")], "unknown role"),
        ([], [Element(id="f", role="Form", alt="x", form="rb")], "unknown form"),
        ([LinkArea(0, 0, 9, 9, "https://example.org", "p")], PARAGRAPH, "no Link element"),
        ([LinkArea(0, 0, 9, 9, "javascript:alert(1)", "a")], [Element(id="a", role="Link")], "may not lead"),
        ([LinkArea(0, 0, 9, 9, "file:///etc/passwd", "a")], [Element(id="a", role="Link")], "may not lead"),
    ],
)
def test_a_layout_that_breaks_its_contract_is_a_defect(things, elements, words, faces):
    """What cannot be tagged rightly is never written, and never silently an artifact."""
    with pytest.raises(LayoutDefectError, match=words):
        write(sheet([things], elements), faces)


@pytest.mark.parametrize("lack", ["title", "language"])
def test_title_and_language_are_needed(lack, faces):
    """A file without title or language could not be PDF/UA-1."""
    with pytest.raises(LayoutDefectError):
        write(replace(sheets.headings(), **{lack: " "}), faces)


def test_things_of_one_owner_share_a_sequence(faces):
    """Consecutive things of one element on a page are one marked-content sequence."""
    layout = sheet([[text(54, 60 + 15 * n, f"line {n} ", "p") for n in range(20)]], PARAGRAPH)
    with open_pdf(write(layout, faces)) as opened:
        content = pikepdf.Page(opened.pages[0]).Contents.read_bytes()
    assert content.count(b"BDC") == content.count(b"BT") == content.count(b" Tf") == 1


def test_artifacts_say_their_kind(faces):
    """What belongs to the page and what is decoration have different artifact types."""
    layout = sheet(
        [text(54, 75, "x", "p"), text(54, 800, "Page 1", PAGE_ARTIFACT), line(0, 9, 9, 9, 1, LAYOUT_ARTIFACT)],
        PARAGRAPH,
    )
    with open_pdf(write(layout, faces)) as opened:
        content = opened.pages[0].Contents.read_bytes()
    assert b"/Artifact<</Type/Pagination>>BDC" in content
    assert b"/Artifact<</Type/Layout>>BDC" in content


def test_a_page_of_artifacts_alone_has_no_structure_key(faces):
    """A page without tagged content needs no StructParents and gets none."""
    layout: Layout = sheet([[text(54, 75, "x", "p")], [line(0, 9, 9, 9, 1, LAYOUT_ARTIFACT)]], PARAGRAPH)
    pdf = write(layout, faces)
    with open_pdf(pdf) as opened:
        assert "/StructParents" not in opened.pages[1]
    assert check(pdf) == []
