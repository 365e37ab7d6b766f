"""The structure check fails each file that was broken by hand, and says what is wrong with it."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from checks.content import objects
from checks.structure import check

BREAKS = {}


def breaks(*words):
    """Registers a way to break a file, and the words that the check must say of it."""

    def register(change):
        BREAKS[change.__name__] = (change, words)
        return change

    return register


def find(pdf, role):
    """All elements of a role, in tree order."""
    found = []

    def walk(element):
        if element.get("/S") == Name(f"/{role}"):
            found.append(element)
        for kid in objects(element.get("/K", Array())):
            if isinstance(kid, Dictionary) and "/S" in kid:
                walk(kid)

    walk(pdf.Root.StructTreeRoot.K)
    return found


def content(pdf, number, change):
    """Rewrites the content stream of a page."""
    page = pdf.pages[number]
    page.Contents = pdf.make_stream(change(page.Contents.read_bytes()))


def parents(pdf, key):
    """The ParentTree's entry, and where in the array it is."""
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    at = next(i for i in range(0, len(nums), 2) if int(nums[i]) == key) + 1
    return nums, at


def linked_page(pdf):
    """The page that has annotations."""
    return next(page for page in pdf.pages if "/Annots" in page.obj)


@breaks("page 1: MCID 0 is not in the tree")
def orphan_mcid(pdf):
    del find(pdf, "H1")[0]["/K"]


@breaks("page 1: MCID 0 has two owners")
def doubly_owned_mcid(pdf):
    find(pdf, "H2")[0].K = 0


@breaks("page 1: the tree has MCID 4711, the content has not")
def mcid_of_nothing(pdf):
    find(pdf, "H1")[0].K = Array([0, 4711])


@breaks("/P is not its parent")
def wrong_parent(pdf):
    find(pdf, "LI")[0].P = pdf.Root.StructTreeRoot.K


@breaks("an annotation has no OBJR")
def missing_objr(pdf):
    link = find(pdf, "Link")[0]
    link.K = Array([kid for kid in link.K if not (isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR)])


@breaks("OBJR to something that is no annotation of the page")
def objr_to_nothing(pdf):
    linked_page(pdf).Annots = Array([linked_page(pdf).Annots[0]])


@breaks("an annotation has no Contents")
def undescribed_link(pdf):
    linked_page(pdf).Annots[0].Contents = String("")


@breaks("the ParentTree gives an annotation to another element")
def link_of_another_element(pdf):
    linked_page(pdf).Annots[0].StructParent = 0


@breaks("page 1: no StructParents")
def missing_struct_parents(pdf):
    del pdf.pages[0]["/StructParents"]


@breaks("page 2: its StructParents is another page's too")
def shared_struct_parents(pdf):
    pdf.pages[1].StructParents = 0


@breaks("page 1: the ParentTree is too short for MCID 2")
def short_parent_tree(pdf):
    nums, at = parents(pdf, 0)
    nums[at] = Array(list(nums[at])[:2])


@breaks("page 1: the ParentTree gives MCID 0 to another element")
def wrong_parent_tree(pdf):
    nums, at = parents(pdf, 0)
    nums[at][0] = nums[at][1]


@breaks("page 1: the ParentTree has no entry for it")
def parent_tree_without_page(pdf):
    nums, at = parents(pdf, 0)
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array([*list(nums)[: at - 1], *list(nums)[at + 1 :]])


@breaks("page 1: reading order is not the order of the content")
def wrong_order(pdf):
    body = pdf.Root.StructTreeRoot.K
    first, second, *others = list(body.K)
    body.K = Array([second, first, *others])


@breaks("page 1: all of its content is an artifact", "the document element is empty")
def everything_an_artifact(pdf):
    for number in range(len(pdf.pages)):
        content(pdf, number, lambda old: re.sub(rb"/\w+<</MCID \d+>>BDC", b"/Artifact BMC", old))
    pdf.Root.StructTreeRoot.K.K = Array()
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array()


@breaks("page 1: 1 marked-content sequences are not closed")
def unclosed_bdc(pdf):
    content(pdf, 0, lambda old: old.removesuffix(b"EMC"))


@breaks("page 1: EMC without BDC")
def emc_too_many(pdf):
    content(pdf, 0, lambda old: old + b"\nEMC")


@breaks("page 1: q and Q are not balanced")
def unrestored_state(pdf):
    content(pdf, 0, lambda old: b"q\n" + old)


@breaks("page 1: q and Q are not balanced")
def state_restored_too_often(pdf):
    content(pdf, 0, lambda old: b"Q\n" + old + b"\nq")


@breaks("page 1: EMC without BDC", "page 1: 1 marked-content sequences are not closed")
def marks_across_streams(pdf):
    page = pdf.pages[0]
    old = page.Contents.read_bytes()
    page.Contents = Array([pdf.make_stream(old[: old.index(b"EMC")]), pdf.make_stream(old[old.index(b"EMC") :])])


@breaks("page 1: marked content inside marked content")
def artifact_inside_tagged(pdf):
    content(pdf, 0, lambda old: b"/Artifact BMC\n" + old + b"\nEMC")


@breaks("page 1: text that is neither tagged nor an artifact")
def untagged_text(pdf):
    content(pdf, 0, lambda old: old + b"\nBT (x)Tj ET")


@breaks("page 1: path that is neither tagged nor an artifact")
def untagged_rule(pdf):
    content(pdf, 0, lambda old: old + b"\n0 0 m 9 9 l S")


@breaks("page 1: MCID 0 is tagged /H1, its element is /H2")
def wrong_tag(pdf):
    find(pdf, "H1")[0].S = Name.H2


@breaks("page 1: MCID 0 stands twice in the content")
def mcid_twice_in_content(pdf):
    content(pdf, 0, lambda old: old.replace(b"/MCID 1>>", b"/MCID 0>>"))


@breaks("Figure", "no alt text")
def empty_alt_of_a_figure(pdf):
    find(pdf, "Figure")[0].Alt = String(" ")


@breaks("Form", "no alt text")
def missing_alt_of_a_form(pdf):
    del find(pdf, "Form")[0]["/Alt"]


@breaks("page 1: Tabs is not S")
def no_tabs(pdf):
    del pdf.pages[0]["/Tabs"]


@breaks("FiraSans", "no ToUnicode")
def no_to_unicode(pdf):
    for font in pdf.pages[0].Resources.Font.values():
        del font["/ToUnicode"]


@breaks("FiraSans", "not embedded")
def font_not_embedded(pdf):
    for font in pdf.pages[0].Resources.Font.values():
        del font.FontDescriptor["/FontFile2"]


@breaks("the catalog has no Lang")
def no_language(pdf):
    del pdf.Root["/Lang"]


@breaks("the catalog is not marked as tagged")
def not_marked(pdf):
    del pdf.Root["/MarkInfo"]


@breaks("the title is not set to be displayed")
def title_not_displayed(pdf):
    del pdf.Root["/ViewerPreferences"]


@breaks("the XMP does not say PDF/UA-1")
def no_ua_identifier(pdf):
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"<pdfuaid:part>1", b"<pdfuaid:part>"))


@breaks("there is no title")
def no_title(pdf):
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b">Everything<", b"><"))


@breaks("there is no structure tree")
def no_tree(pdf):
    del pdf.Root["/StructTreeRoot"]


def test_the_sound_file_passes(sound):
    """The file that the others are made from has nothing wrong, before and after being saved anew."""
    assert check(sound) == []
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        again = io.BytesIO()
        pdf.save(again, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert check(again.getvalue()) == []


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_file_fails_with_its_own_words(name, sound):
    """Each defect is found, and named by what it is."""
    change, words = BREAKS[name]
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        change(pdf)
        broken = io.BytesIO()
        pdf.save(broken, fix_metadata_version=False)
    found = "\n".join(check(broken.getvalue()))
    for expected in words:
        assert expected in found
