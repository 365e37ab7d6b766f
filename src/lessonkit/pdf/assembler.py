"""A class set: many copies of the same documents in one tagged file, written copy by copy.

Each page of a master is painted once, and its content stream is in the file once. A copy has page dictionaries of its
own, which name the shared stream and after it the copy's own; and its own part of the structure tree, as marked content
in a stream that two pages share must have an element on each of them (ISO 32000-1, 14.7.4). What copies have alike is
cast ten at a time, see `moulds`. Fonts come last: a name may bring new signs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from lessonkit.fonts.faces import Faces
from lessonkit.layout.placed import Layout
from lessonkit.layout.stamp import Stamped
from lessonkit.pdf.copies import BOOKMARK, NODE, PART, STREAMS, Common, CopyKind, PartOfCopy
from lessonkit.pdf.defects import LayoutDefectError
from lessonkit.pdf.masters import Master, MasterPress
from lessonkit.pdf.metadata import PROGRAM, printable, xmp
from lessonkit.pdf.moulds import TOGETHER
from lessonkit.pdf.objects import ObjectFile
from lessonkit.pdf.strings import text_string
from lessonkit.pdf.trees import PageTree, SortedTree, page_node, references

_KINDS = 64
"""Kinds of copies that are open at once: each keeps its mould in memory. A school's sets have a dozen."""


@dataclass(frozen=True, slots=True)
class CopyPart:
    """One document of a copy: the name of its master, and what is stamped on it; None for the master as it is."""

    master: str
    stamped: Stamped | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """One pupil's copy. White pages follow up to `pages`; `label` is its name in the tree and its bookmark."""

    label: str
    parts: tuple[CopyPart, ...]
    pages: int = 0


@dataclass(frozen=True, slots=True)
class SetHead:
    """What the file says of itself; `language` is a BCP 47 tag."""

    title: str
    language: str


def write_set(
    stream: BinaryIO, head: SetHead, masters: Mapping[str, Layout], copies: Iterable[Copy], faces: Faces
) -> None:
    """Writes the copies one after the other; memory does not grow with them but by some bytes for each object.

    One document at a time in a process. Raises LayoutDefectError where a Layout breaks its contract, or for no copies.
    """
    if not head.title.strip() or not head.language.strip():
        raise LayoutDefectError("a class set needs a title and a language")
    assembler = _Assembler(stream, head, masters, faces)
    for copy in copies:
        assembler.add(copy)
    assembler.finish()


@dataclass(slots=True)
class _Cast:
    """A kind, and the copies of it that are being cast: their first number, and how many there are."""

    kind: CopyKind
    base: int = 0
    copies: int = 0


class _Assembler:
    """The file, and what stays of the copies that are in it."""

    def __init__(self, stream: BinaryIO, head: SetHead, masters: Mapping[str, Layout], faces: Faces) -> None:
        file = self._file = ObjectFile(stream)
        self._head = head
        self._layouts = masters
        self._press = MasterPress(file, faces)
        self._masters: dict[str, Master] = {}
        self._casts: dict[tuple[object, ...], _Cast] = {}
        self._root, self._document, self._resources = file.reserve(), file.reserve(), file.reserve()
        self._common = Common(f"{self._document} 0 R", f"{self._resources} 0 R", head.language)
        self._pages = PageTree(file)
        self._outline = _Outline(file)
        self._parents = SortedTree(file, "Nums")
        self._notes = SortedTree(file, "Names")
        self._copies: list[int] = []
        """The Part of each copy."""

    def add(self, copy: Copy) -> None:
        """Writes what the copy has of its own; the rest follows when its cast is full."""
        parts, streams = self._parts_of(copy)
        white = copy.pages - sum(len(part.pages) for part in parts)
        one = self._cast_of(parts, max(0, white))
        kind, first = one.kind, one.base + one.copies
        numbers = range(first, first + TOGETHER * kind.mould.size, TOGETHER)
        for at, content in enumerate(streams):
            self._file.put_stream(numbers[STREAMS + at], content)
        label = text_string(printable(copy.label))
        part = b"<</Type/StructElem/S/Part/T" + label + kind.part.cast(first)
        self._file.put(numbers[PART], part)
        parent = self._pages.add(numbers[NODE], len(kind.pages))
        self._file.put(numbers[NODE], page_node(parent, kind.node.cast(first)))
        self._outline.add(numbers[BOOKMARK], b"/Title" + label + kind.bookmark.cast(first))
        self._copies.append(numbers[PART])
        one.copies += 1
        if one.copies == TOGETHER:
            self._close(one)

    def finish(self) -> None:
        """Writes what is open, the trees, the fonts and the end of the file."""
        if not self._copies:
            raise LayoutDefectError("a class set needs a copy")
        for one in self._casts.values():
            self._close(one)
        self._pages.finish()
        self._outline.finish()
        file = self._file
        body = f"<</Type/StructElem/S/Document/P {self._root} 0 R/K[{references(self._copies)}]>>"
        file.put(self._document, body.encode())
        parents = self._parents.root()
        following = self._parents.last + 1
        tree = f"<</Type/StructTreeRoot/K {self._document} 0 R/ParentTreeNextKey {following}/ParentTree".encode()
        notes = b"/IDTree" + self._notes.root() if self._notes else b""
        file.put(self._root, tree + parents + notes + b">>")
        file.put(self._resources, self._press.resources())
        self._end()

    def _end(self) -> None:
        file, head = self._file, self._head
        metadata, catalog, info = file.reserve(), file.reserve(), file.reserve()
        packet = xmp(head.title, head.language)
        # Metadata stand uncompressed, so that programs which know nothing of PDF find them (ISO 32000-1, 14.3.2).
        file.put_clear_stream(metadata, packet, b"/Type/Metadata/Subtype/XML")
        entries = (
            f"<</Type/Catalog/Pages {self._pages.root} 0 R/Outlines {self._outline.root} 0 R"
            f"/StructTreeRoot {self._root} 0 R/MarkInfo<</Marked true>>/Metadata {metadata} 0 R"
            "/ViewerPreferences<</DisplayDocTitle true>>/Lang"
        ).encode()
        file.put(catalog, entries + text_string(head.language) + b">>")
        program = text_string(PROGRAM)
        title = text_string(printable(head.title))
        file.put(info, b"<</Title" + title + b"/Creator" + program + b"/Producer" + program + b">>")
        file.finish(catalog, info)

    def _parts_of(self, copy: Copy) -> tuple[list[PartOfCopy], list[bytes]]:
        """The copy's documents, and its own content streams: pages with the same one share it."""
        parts: list[PartOfCopy] = []
        streams: dict[bytes, int] = {}
        for part in copy.parts:
            master = self._master(part.master)
            stamped = part.stamped or Stamped((), ((),) * len(master.layout.pages))
            variant = self._press.variant(master, stamped.own)
            pages = self._press.stamp(variant, stamped)
            named = tuple([streams.setdefault(p.content, len(streams)) if p.content else None for p in pages])
            parts.append(PartOfCopy(variant, pages, named))
        if not parts:
            raise LayoutDefectError(f"the copy {copy.label!r} has no document")
        return parts, list(streams)

    def _master(self, name: str) -> Master:
        found = self._masters.get(name)
        if found is None:
            if name not in self._layouts:
                raise LayoutDefectError(f"a copy has the document {name!r}, which does not exist")
            found = self._masters[name] = self._press.master(self._layouts[name])
        return found

    def _cast_of(self, parts: list[PartOfCopy], white: int) -> _Cast:
        """Where a copy finds its numbers: the open cast of its kind."""
        key = (white, *(part.key() for part in parts))
        found = self._casts.get(key)
        if found is None:
            if len(self._casts) == _KINDS:
                self._close(self._casts.pop(next(iter(self._casts))))
            found = self._casts[key] = _Cast(CopyKind(parts, white, self._common))
        if not found.copies:
            found.base = self._file.reserve_block(found.kind.mould.size)
        return found

    def _close(self, one: _Cast) -> None:
        """Writes what the copies of a cast have alike, and their entries in the trees."""
        if not one.copies:
            return
        one.kind.mould.put(self._file, one.base, one.copies)
        both = ((one.base + TOGETHER * key, one.base + TOGETHER * index) for key, index in sorted(one.kind.parents))
        self._parents.add([(key + copy, index + copy) for key, index in both for copy in range(one.copies)])
        notes = [one.base + TOGETHER * index for index in sorted(one.kind.notes)]
        self._notes.add([(note + copy, note + copy) for note in notes for copy in range(one.copies)])
        one.copies = 0


class _Outline:
    """One bookmark for each copy; each waits until the next is known."""

    def __init__(self, file: ObjectFile) -> None:
        self._file = file
        self.root = file.reserve()
        self._first = self._last = self._before = self._count = 0
        self._entries = b""

    def add(self, number: int, entries: bytes) -> None:
        """A bookmark, after all others."""
        self._first = self._first or number
        self._leave(f"/Next {number} 0 R")
        self._before, self._last = self._last, number
        self._entries = entries
        self._count += 1

    def finish(self) -> None:
        """Writes the last bookmark and the outline."""
        self._leave("")
        ends = f"/First {self._first} 0 R/Last {self._last} 0 R/Count {self._count}"
        self._file.put(self.root, f"<</Type/Outlines{ends}>>".encode())

    def _leave(self, following: str) -> None:
        if self._last:
            before = f"/Prev {self._before} 0 R" if self._before else ""
            head = f"<</Parent {self.root} 0 R{before}{following}".encode()
            self._file.put(self._last, head + self._entries + b">>")
