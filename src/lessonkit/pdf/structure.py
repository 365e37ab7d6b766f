"""The structure tree: Layout's elements, joined to the marked content that was painted for them.

Keys and attributes follow ISO 32000-1: 14.7.2 (elements), 14.7.4 (content items), 14.8.5 (attributes).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFObjectReference, PDFString

from lessonkit.layout.placed import Element, Layout
from lessonkit.pdf.defects import LayoutDefectError
from lessonkit.pdf.numbers import number

GROUPING = frozenset(
    {"Document", "Part", "Art", "Sect", "Div", "TOC", "TOCI", "Index", "NonStruct"}
    | {"Table", "THead", "TBody", "TFoot", "TR", "L", "LI"}
)
"""Roles that hold elements only; painting for them is a defect."""

_DESCRIBED = frozenset({"Figure", "Formula", "Form"})
_ROLES = (
    GROUPING
    | _DESCRIBED
    | {"H", "H1", "H2", "H3", "H4", "H5", "H6", "P", "BlockQuote", "Caption", "Lbl", "LBody", "TH", "TD"}
    | {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"}
)
_FORM_STATES = {"tv": "/Role/tv", "cb-off": "/Role/cb/checked/off", "cb-on": "/Role/cb/checked/on"}


class Raw(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object whose bytes are already made: much faster than dictionaries for thousands of elements."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def format(self, document: PDFDocument) -> bytes:
        """The bytes."""
        return self.content


@dataclass(slots=True)
class Marks:
    """What was painted for each element, in paint order, and the annotations that belong to it."""

    pages: list[list[str]] = field(default_factory=list)
    """For each page the owner of each MCID."""
    links: list[tuple[str, int, str]] = field(default_factory=list)
    """(element, page, reference of the annotation); its place in the list counts for its StructParent."""
    read_at: dict[tuple[int, int], tuple[int, float]] = field(default_factory=dict)
    """Where content is read, by page and MCID, if not where it is painted: on tiles, and what is stamped on a copy."""

    def add(self, owner: str, place: tuple[int, int] | None = None) -> int:
        """The MCID of a new marked-content sequence on the last page; `place` says where it is read, if elsewhere."""
        owners = self.pages[-1]
        owners.append(owner)
        if place is not None:
            self.read_at[len(self.pages) - 1, len(owners) - 1] = place
        return len(owners) - 1


def check_elements(layout: Layout) -> dict[str, Element]:
    """The elements by id. Raises LayoutDefectError where they are no tree, or a description is missing."""
    found: dict[str, Element] = {}
    for element in layout.elements:
        check_element(element, found, layout.name)
        found[element.id] = element
    return found


def check_element(element: Element, found: Mapping[str, Element], name: str) -> None:
    """Raises LayoutDefectError where an element of a layout cannot stand behind those that were found before it."""
    if element.id in found or not element.id or element.id.startswith("@"):
        raise LayoutDefectError(f"{name}: the element id {element.id!r} is taken or not allowed")
    if element.parent and element.parent not in found:
        raise LayoutDefectError(f"{name}: {element.id!r} comes before its parent {element.parent!r}")
    if element.role not in _ROLES:
        raise LayoutDefectError(f"{name}: {element.id!r} has the unknown role {element.role!r}")
    if element.role in _DESCRIBED and not element.alt.strip():
        raise LayoutDefectError(f"{name}: the {element.role} {element.id!r} has no alt text")
    if element.form and element.form not in _FORM_STATES:
        raise LayoutDefectError(f"{name}: {element.id!r} has the unknown form {element.form!r}")


class ElementWriter:
    """Turns elements and marks into the dictionaries of structure elements.

    `references` has each element by its id, and the document element by ""; `pages` those of the pages. Strings are
    made by `string`.
    """

    def __init__(
        self,
        layout: Layout,
        marks: Marks,
        references: Mapping[str, str],
        pages: Sequence[str],
        string: Callable[[str], bytes],
    ) -> None:
        self._layout = layout
        self._marks = marks
        self._refs = references
        self._pages = pages
        self._string = string
        self._children: dict[str, list[str]] = {"": []}
        self._children.update((element.id, []) for element in layout.elements)
        for element in layout.elements:
            self._children[element.parent].append(element.id)
        self._content: dict[str, list[tuple[int, int]]] = {}
        for page, owners in enumerate(marks.pages):
            for mcid, owner in enumerate(owners):
                self._content.setdefault(owner, []).append((page, mcid))
        for places in self._content.values():
            places.sort(key=self._read_at)
        self._first = self._first_paint()
        self._annotations: dict[str, list[str]] = {}
        for owner, where, target in marks.links:
            entry = f"<</Type/OBJR/Pg {self._pages[where]}/Obj {target}>>"
            self._annotations.setdefault(owner, []).append(entry)

    def top(self) -> list[str]:
        """The references of the elements right under the document, in reading order."""
        return [self._refs[child] for child in self._in_paint_order("")]

    def _first_paint(self) -> dict[str, tuple[int, float]]:
        """Where what comes first for an element, or anything under it, is read."""
        first: dict[str, tuple[int, float]] = {}
        for element in reversed(self._layout.elements):
            here = [self._read_at(place[0]) for place in (self._content.get(element.id),) if place]
            below = [first[child] for child in self._children[element.id] if child in first]
            if here or below:
                first[element.id] = min(here + below)
        return first

    def _read_at(self, place: tuple[int, int]) -> tuple[int, float]:
        """(page, place on it) at which the content of a page and MCID is read."""
        return self._marks.read_at.get(place, place)

    def _in_paint_order(self, parent: str) -> list[str]:
        """Children by their first paint; one without any stays behind the child before it in the tree."""
        last: tuple[int, float] = (-1, -1)
        keyed: list[tuple[tuple[int, float], str]] = []
        for child in self._children[parent]:
            last = self._first.get(child, last)
            keyed.append((last, child))
        return [child for _, child in sorted(keyed, key=lambda pair: pair[0])]

    def _kids(self, element: Element) -> tuple[str, str]:
        """The K and Pg entries: marked content and children, interleaved as they were painted."""
        content = self._content.get(element.id, [])
        home = content[0][0] if content else -1
        kids = [
            (
                self._read_at((page, mcid)),
                str(mcid) if page == home else f"<</Type/MCR/Pg {self._pages[page]}/MCID {mcid}>>",
            )
            for page, mcid in content
        ]
        if self._children[element.id]:
            last: tuple[int, float] = (-1, -1)
            for child in self._in_paint_order(element.id):
                last = self._first.get(child, last)
                kids.append((last, self._refs[child]))
            kids.sort(key=lambda kid: kid[0])
        parts = [kid for _, kid in kids]
        parts += self._annotations.get(element.id, [])
        if not parts:
            return "", ""
        entry = f"/K {parts[0]}" if len(parts) == 1 else f"/K[{' '.join(parts)}]"
        return entry, f"/Pg {self._pages[home]}" if content else ""

    def element(self, element: Element, identity: bytes = b"") -> bytes:
        """The dictionary of an element. `identity` is the string that a Note is known by, its id if not given."""
        kids, page = self._kids(element)
        head = f"<</Type/StructElem/S/{element.role}/P {self._refs[element.parent]}{page}{kids}".encode()
        parts = [head]
        texts = (("/Alt", element.alt), ("/ActualText", element.actual), ("/Lang", element.language))
        parts += [key.encode() + self._string(text) for key, text in texts if text]
        if element.role == "Note":
            parts.append(b"/ID" + (identity or self._string(element.id)))
        attributes = list(self._attributes(element))
        if len(attributes) == 1:
            parts.append(b"/A" + attributes[0])
        elif attributes:
            parts.append(b"/A[" + b"".join(attributes) + b"]")
        return b"".join(parts) + b">>"

    def _attributes(self, element: Element) -> Iterator[bytes]:
        table = f"/Scope/{element.scope}" if element.scope and element.role == "TH" else ""
        if element.columns > 1:
            table += f"/ColSpan {element.columns}"
        if table and element.role in ("TH", "TD"):
            yield f"<</O/Table{table}>>".encode()
        if element.numbering and element.role == "L":
            yield f"<</O/List/ListNumbering/{element.numbering}>>".encode()
        if element.box is not None:
            page, x, y, width, height = element.box
            foot = self._layout.pages[page].size.height - y - height
            corners = " ".join(number(value) for value in (x, foot, x + width, foot + height))
            yield f"<</O/Layout/BBox[{corners}]>>".encode()
        if element.form:
            yield f"<</O/PrintField{_FORM_STATES[element.form]}/Desc".encode() + self._string(element.alt) + b">>"


class StructureTree:
    """Turns elements and marks into the objects of the structure tree."""

    def __init__(self, document: PDFDocument, layout: Layout, marks: Marks, pages: list[PDFObjectReference]) -> None:
        self._document = document
        self._layout = layout
        self._marks = marks
        self._pages = [page.format(document).decode() for page in pages]
        self._objects = [Raw(b"") for _ in layout.elements]
        references = (document.Reference(obj) for obj in self._objects)
        self._refs = {
            element.id: reference.format(document).decode()
            for element, reference in zip(layout.elements, references, strict=True)
        }

    def write(self) -> PDFObjectReference:
        """Fills in all objects; gives the reference of the structure tree root."""
        root, body = Raw(b""), Raw(b"")
        root_reference = self._document.Reference(root)
        root_ref = root_reference.format(self._document).decode()
        self._refs[""] = self._document.Reference(body).format(self._document).decode()
        writer = ElementWriter(self._layout, self._marks, self._refs, self._pages, partial(string_of, self._document))
        kids = " ".join(writer.top())
        body.content = f"<</Type/StructElem/S/Document/P {root_ref}/K[{kids}]>>".encode()
        for element, target in zip(self._layout.elements, self._objects, strict=True):
            target.content = writer.element(element)
        count = len(self._marks.pages) + len(self._marks.links)
        root.content = (
            f"<</Type/StructTreeRoot/K {self._refs['']}/ParentTree<</Nums[{self._parent_tree()}]>>"
            f"/ParentTreeNextKey {count}"
        ).encode() + self._id_tree()
        return root_reference

    def _parent_tree(self) -> str:
        """Pages have keys 0, 1 …, each with the elements of its MCIDs; annotations have the keys after them."""
        entries = [
            f"{key}[{' '.join(self._refs[owner] for owner in owners)}]"
            for key, owners in enumerate(self._marks.pages)
            if owners
        ]
        start = len(self._marks.pages)
        entries += [f"{start + i} {self._refs[owner]}" for i, (owner, _, _) in enumerate(self._marks.links)]
        return "\n".join(entries)

    def _id_tree(self) -> bytes:
        """The IDTree entry that elements with an ID call for, and the end of the root."""
        notes = sorted(
            (string_of(self._document, e.id), self._refs[e.id]) for e in self._layout.elements if e.role == "Note"
        )
        if not notes:
            return b">>"
        names = b" ".join(identity + b" " + reference.encode() for identity, reference in notes)
        return b"/IDTree<</Names[" + names + b"]>>>>"


def string_of(document: PDFDocument, text: str) -> bytes:
    """A text string as ReportLab writes it."""
    found: bytes = PDFString(text).format(document)
    return found
