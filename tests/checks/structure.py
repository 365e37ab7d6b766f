"""Our own check of a finished file's structure: what the validators do not look at.

`check` lists what is wrong, in words that name the page; an empty list is a pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from checks.content import ARTIFACT, Fault, Opening, Piece, objects, open_pdf, read_streams

Place = tuple[int | None, int]
"""A page (from 1; None where the tree names none) and an MCID on it."""


@dataclass(slots=True)
class _Tree:
    """What the structure tree says."""

    owners: dict[Place, Object] = field(default_factory=dict)
    order: list[Place] = field(default_factory=list)
    annotations: dict[tuple[int, int], tuple[Object, int | None]] = field(default_factory=dict)
    elements: int = 0


class _Check:
    def __init__(self, pdf: pikepdf.Pdf, *, tiles: bool) -> None:
        self.pdf = pdf
        self.tiles = tiles
        self.found: list[str] = []
        self.numbers = {page.obj.objgen: index for index, page in enumerate(pdf.pages, 1)}
        self.tree = _Tree()
        self.parents: dict[int, Object] = {}
        self.keys: set[int] = set()

    def run(self) -> list[str]:
        self.catalog()
        root = self.pdf.Root.get("/StructTreeRoot")
        if root is None:
            self.say("there is no structure tree")
            return self.found
        self.parents = _numbers(root.get("/ParentTree", Dictionary()))
        for element in objects(root.get("/K", Array())):
            self.element(element, root)
        if self.tree.elements < 2:
            self.say("the document element is empty")
        for number, page in enumerate(self.pdf.pages, 1):
            self.page(number, page)
        for place in self.tree.owners:
            self.say(f"page {place[0]}: the tree has MCID {place[1]}, the content has not")
        for _, number in self.tree.annotations.values():
            self.say(f"page {number}: OBJR to something that is no annotation of the page")
        self.fonts()
        return self.found

    def say(self, words: str) -> None:
        if words not in self.found:
            self.found.append(words)

    def catalog(self) -> None:
        root = self.pdf.Root
        if not str(root.get("/Lang", "")):
            self.say("the catalog has no Lang")
        if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
            self.say("the catalog is not marked as tagged")
        if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
            self.say("the title is not set to be displayed")
        packet = root.Metadata.read_bytes().decode() if "/Metadata" in root else ""
        if "<pdfuaid:part>1</pdfuaid:part>" not in packet:
            self.say("the XMP does not say PDF/UA-1")
        title = re.search(r"<dc:title>.*?<rdf:li[^>]*>([^<]*)</rdf:li>", packet, re.DOTALL)
        if not (title and title[1].strip()) or not str(self.pdf.docinfo.get("/Title", "")).strip():
            self.say("there is no title")

    def element(self, element: Object, parent: Object) -> None:
        self.tree.elements += 1
        role = str(element.get("/S", "/?"))[1:]
        if "/P" not in element or element.P.objgen != parent.objgen:
            self.say(f"{role} {element.objgen[0]}: /P is not its parent")
        if role in ("Figure", "Form", "Formula") and not str(element.get("/Alt", "")).strip():
            self.say(f"{role} {element.objgen[0]}: no alt text")
        page = element.get("/Pg")
        for kid in objects(element.get("/K", Array())):
            if isinstance(kid, int):
                self.owned(self.number(page), kid, element)
            elif kid.get("/Type") == Name.MCR:
                self.owned(self.number(kid.get("/Pg", page)), int(kid.MCID), element)
            elif kid.get("/Type") == Name.OBJR:
                self.tree.annotations[kid.Obj.objgen] = (element, self.number(kid.get("/Pg", page)))
            else:
                self.element(kid, element)

    def number(self, page: Object | None) -> int | None:
        return None if page is None else self.numbers.get(page.objgen)

    def owned(self, page: int | None, mcid: int, element: Object) -> None:
        place = (page, mcid)
        if place in self.tree.owners:
            self.say(f"page {page}: MCID {mcid} has two owners")
        self.tree.owners[place] = element
        self.tree.order.append(place)

    def page(self, number: int, page: pikepdf.Page) -> None:
        openings: list[Opening] = []
        pieces: list[Piece] = []
        for items in read_streams(page):
            inside = len(openings)
            for item in items:
                if isinstance(item, Fault):
                    self.say(f"page {number}: {item.words}")
                elif isinstance(item, Opening):
                    openings.append(item)
                else:
                    if item.mark is None:
                        self.say(f"page {number}: {item.kind} that is neither tagged nor an artifact")
                    pieces.append(item)
            # What one copy adds to a shared stream is read in between.
            self.order(number, openings[inside:])
        # Text, yet nothing tagged at all: a page may hold nothing but lines to write on, under the running head.
        texts = any(piece.kind == "text" for piece in pieces)
        if texts and not self.tiles and all(p.mark in (ARTIFACT, None) for p in pieces):
            self.say(f"page {number}: all of its content is an artifact")
        if page.obj.get("/Tabs") != Name.S:
            self.say(f"page {number}: Tabs is not S")
        self.marks(number, page, openings)
        self.annotations(number, page)

    def marks(self, number: int, page: pikepdf.Page, openings: list[Opening]) -> None:
        owners = self.page_owners(number, page) if openings else None
        seen: set[int] = set()
        for opening in openings:
            if opening.mcid in seen:
                self.say(f"page {number}: MCID {opening.mcid} stands twice in the content")
                continue
            seen.add(opening.mcid)
            element = self.tree.owners.pop((number, opening.mcid), None)
            if element is None:
                self.say(f"page {number}: MCID {opening.mcid} is not in the tree")
                continue
            if str(element.S) != opening.tag:
                self.say(f"page {number}: MCID {opening.mcid} is tagged {opening.tag}, its element is {element.S}")
            if owners is None:
                continue
            if opening.mcid >= len(owners):
                self.say(f"page {number}: the ParentTree is too short for MCID {opening.mcid}")
            elif owners[opening.mcid].objgen != element.objgen:
                self.say(f"page {number}: the ParentTree gives MCID {opening.mcid} to another element")

    def page_owners(self, number: int, page: pikepdf.Page) -> list[Object] | None:
        key = page.obj.get("/StructParents")
        if key is None:
            self.say(f"page {number}: no StructParents")
            return None
        if int(key) in self.keys:
            self.say(f"page {number}: its StructParents is another page's too")
        self.keys.add(int(key))
        if not isinstance(self.parents.get(int(key)), Array):
            self.say(f"page {number}: the ParentTree has no entry for it")
            return None
        return list(self.parents[int(key)])

    def order(self, number: int, openings: list[Opening]) -> None:
        painted = [opening.mcid for opening in openings]
        read = [mcid for page, mcid in self.tree.order if page == number]
        common = set(painted) & set(read)
        if [mcid for mcid in painted if mcid in common] != [mcid for mcid in read if mcid in common]:
            self.say(f"page {number}: reading order is not the order of the content")

    def annotations(self, number: int, page: pikepdf.Page) -> None:
        for annotation in page.obj.get("/Annots", Array()):
            owner, where = self.tree.annotations.pop(annotation.objgen, (None, None))
            if owner is None or where != number:
                self.say(f"page {number}: an annotation has no OBJR")
                continue
            if not str(annotation.get("/Contents", "")).strip():
                self.say(f"page {number}: an annotation has no Contents")
            parent = self.parents.get(int(annotation.get("/StructParent", -1)))
            if parent is None or parent.objgen != owner.objgen:
                self.say(f"page {number}: the ParentTree gives an annotation to another element")

    def fonts(self) -> None:
        for page in self.pdf.pages:
            for font in page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary()).values():
                name = str(font.get("/BaseFont", "/?"))[1:]
                if "/ToUnicode" not in font:
                    self.say(f"font {name}: no ToUnicode")
                described = font.DescendantFonts[0] if font.get("/Subtype") == Name.Type0 else font
                descriptor = described.get("/FontDescriptor", Dictionary())
                if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                    self.say(f"font {name}: not embedded")


def _numbers(node: Object) -> dict[int, Object]:
    """A number tree as a dictionary."""
    found: dict[int, Object] = {}
    for kid in node.get("/Kids", Array()):
        found.update(_numbers(kid))
    pairs = list(node.get("/Nums", Array()))
    found.update((int(key), value) for key, value in zip(pairs[::2], pairs[1::2], strict=True))
    return found


def check(pdf: bytes | str | Path, *, tiles: bool = False) -> list[str]:
    """What is wrong with the file's structure; nothing where all holds.

    `tiles` says that pages are cut from larger ones: all that shows on one may be read on others.
    """
    with open_pdf(pdf) as opened:
        return _Check(opened, tiles=tiles).run()
