"""Class sets: a copy for each pupil, in the order in which they are handed out, each made up to whole sheets.

Every document is laid out once for all copies that are alike; a copy is the names of its documents and what is stamped
on them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lessonkit.classes.dealing import clashes, dealt
from lessonkit.classes.editions import EditionPress, suffix
from lessonkit.classes.looks import printed
from lessonkit.classes.roster import Pupil, Reading, Roster, read_roster, unprintable
from lessonkit.classes.set_order import SetOrder
from lessonkit.classes.tables import clean
from lessonkit.classes.versions import AS_WRITTEN, letters
from lessonkit.diagnostics import Sink
from lessonkit.documents import PUPILS_KINDS
from lessonkit.documents.kinds import Press
from lessonkit.layout.halves import on_sheets
from lessonkit.layout.placed import Layout
from lessonkit.layout.stamp import Stamper
from lessonkit.model.edition import Edition, Look
from lessonkit.model.lines import LineIndex
from lessonkit.pdf.assembler import Copy, CopyPart

CLASS_SET, DISTRIBUTION_LIST, SUMMARY = "class-set", "distribution-list", "print-summary"
NAMELESS = "–"
"""A class whose file's name has nothing that prints."""
SIDES = 2
"""Pages of a sheet: each document of a copy can be laid beside the others, and each copy ends on one of its own."""


@dataclass(frozen=True, slots=True)
class HandOut:
    """Who gets a copy, in order, and in which edition the spares are."""

    order: SetOrder
    pupils: tuple[Pupil, ...]
    spares: tuple[Edition, ...] = ()

    @property
    def copies(self) -> tuple[Edition, ...]:
        """The editions of the copies, each once."""
        return tuple(dict.fromkeys((*(edition_of(pupil) for pupil in self.pupils), *self.spares)))

    @property
    def versions(self) -> tuple[str, ...]:
        """The versions that there are keys for, in the order of the alphabet.

        A later version that is handed out alone has the first one's key beside its own: without a letter its pages
        would seem to be the first's.
        """
        versions = tuple(sorted({edition.version for edition in self.copies}))
        return versions if len(versions) > 1 or versions[0] in AS_WRITTEN else (AS_WRITTEN[-1], *versions)

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Every edition that the copies need: first the core's of each version, as the keys are."""
        return tuple(dict.fromkeys((*(Edition(version=version) for version in self.versions), *self.copies)))

    def with_keys(self, levels: Iterable[str]) -> tuple[Edition, ...]:
        """The same of a lesson at these levels: a key serves all of them, whichever are handed out.

        First each level in each version, in the usual look: it is by these that the press sees what copies differ by.
        """
        known = dict.fromkeys((*levels, *(edition.level for edition in self.copies)))
        usual = (Edition(level, version) for version in self.versions for level in known)
        return tuple(dict.fromkeys((*usual, *self.copies)))


@dataclass(frozen=True, slots=True)
class Planned:
    """One copy before it is made: for whom, or a spare for None; its documents by name; its first page and its last."""

    pupil: Pupil | None
    edition: Edition
    documents: tuple[str, ...]
    first: int
    last: int

    @property
    def pages(self) -> int:
        """How many pages it has, white ones at the end of a sheet included."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class ClassSet:
    """The documents that copies are made of, by name, and the copies in order."""

    title: str
    language: str
    masters: Mapping[str, Layout]
    planned: tuple[Planned, ...]
    presses: Mapping[Look, Press]
    order: SetOrder
    lead: int = 0
    """How many pages stand before the first copy: those of the print summary."""

    @property
    def pages(self) -> int:
        """All pages of the set."""
        return self.lead + sum(copy.pages for copy in self.planned)

    def copies(self) -> Iterator[Copy]:
        """The copies one by one, none of them kept."""
        if self.lead:
            title = self.masters[SUMMARY].title
            yield Copy(title, (CopyPart(SUMMARY, None),), self.lead)
        words = self.presses[Look()].words.sets
        stampers: dict[tuple[str, Look], Stamper] = {}
        spares = 0
        for planned in self.planned:
            spares += planned.pupil is None
            label = planned.pupil.name if planned.pupil else words.spare_of.format(n=spares)
            said = {"class": self.order.class_name, "date": self.order.date}
            said |= {"name": planned.pupil.name} if planned.pupil else {}
            parts = []
            for name in planned.documents:
                look = planned.edition.look
                if (name, look) not in stampers:
                    press = self.presses[look]
                    stampers[name, look] = Stamper(self.masters[name], press.faces, printed(press.theme))
                parts.append(CopyPart(name, stampers[name, look].stamp(said)))
            yield Copy(label, tuple(parts), planned.pages)


def handed_out(order: SetOrder, reading: Reading, versions: Sequence[str], sink: Sink) -> HandOut | None:
    """The pupils of a roster, each with a version, in the order of handing out. None after errors.

    Errors and warnings: those of `read_roster`; LK701 class or date have signs that can't be printed; LK858 neighbours
    of one version.
    """
    order = replace(order, called=clean(order.class_name) or NAMELESS, date=clean(order.date))
    for said, what in ((order.called, "the class’s name"), (order.date, "the date")):
        for problem in unprintable(said, what, reading.faces):
            sink.report("LK701", problem.problem, hint=problem.hint)
    roster = read_roster(order.roster, reading, sink)
    if roster is None:
        return None
    dealing = _letters(roster, versions)
    pupils = dealt(roster.pupils, dealing)
    for one, other in clashes(pupils):
        also = ((one.span, "the neighbour"),) if one.span else ()
        sink.report("LK858", f"two neighbours have version {other.version}", other.span, also=also)
    spares = (Edition(version=dealing[n % len(dealing)] if dealing else "") for n in range(order.spares))
    return HandOut(order, _sorted(pupils, order.sort), tuple(spares))


def edition_of(pupil: Pupil) -> Edition:
    """What is laid out for a pupil; the paper's tint is the printer's business."""
    return Edition(pupil.level, pupil.version, replace(pupil.look, tint=""))


def made_up(
    press: EditionPress, names: Sequence[str], hand_out: HandOut, finish: Callable[[str, Layout], Layout]
) -> ClassSet | None:
    """The set of these documents, each finished by name before copies are made of it.

    Errors: LK859 none of them is for pupils.
    """
    documents = tuple(name for name in names if name in PUPILS_KINDS and not PUPILS_KINDS[name].shared)
    paper = press.lessons.core.paper
    if not documents:
        press.sink.report("LK859", "no document of the lesson is for pupils to have", paper.title.origin)
        return None
    store = _Masters(press, finish, duplex=hand_out.order.duplex)
    planned: list[Planned] = []
    for pupil in (*hand_out.pupils, *([None] * len(hand_out.spares))):
        spare = len(planned) - len(hand_out.pupils)
        edition = edition_of(pupil) if pupil else hand_out.spares[spare]
        own = tuple(store.name_of(name, edition) for name in documents)
        first = planned[-1].last + 1 if planned else 1
        pages = sum(len(store.layouts[name].pages) for name in own)
        planned.append(Planned(pupil, edition, own, first, first + pages - 1))
    looks = dict.fromkeys(edition.look for edition in press.editions)
    presses = {look: press.press_for(look, LineIndex()) for look in looks}
    words = presses[Look()].words.sets
    title = f"{paper.title.plain()} – {words.set}"
    return ClassSet(title, paper.language, store.layouts, tuple(planned), presses, hand_out.order)


def headed(made: ClassSet, summary: Layout) -> ClassSet:
    """The set with its print summary before the copies."""
    summary = summary.whole_sheets(SIDES) if made.order.duplex else summary
    lead = len(summary.pages)
    further = lead - made.lead
    moved = tuple(replace(one, first=one.first + further, last=one.last + further) for one in made.planned)
    return replace(made, masters={**made.masters, SUMMARY: summary}, planned=moved, lead=lead)


class _Masters:
    """The documents that copies share, each furnished when it is first needed."""

    def __init__(self, press: EditionPress, finish: Callable[[str, Layout], Layout], *, duplex: bool) -> None:
        self._finish = finish
        self.layouts: dict[str, Layout] = {}
        self._press = press
        self._duplex = duplex
        self._names: dict[tuple[str, Edition], str] = {}

    def name_of(self, document: str, edition: Edition) -> str:
        """The name of the document that an edition's copy shares with others."""
        shared = self._press.printed[document].same[edition]
        known = self._names.get((document, shared))
        if known is None:
            known = self._names[document, shared] = document + suffix(self._press.printed[document], shared)
            layout = self._finish(known, on_sheets(self._press.copy(document, shared), twice=False))
            self.layouts[known] = layout.whole_sheets(SIDES) if self._duplex else layout
        return known


def _letters(roster: Roster, versions: Sequence[str]) -> tuple[str, ...]:
    """The versions to deal: those asked for; two of them where only the roster speaks of versions.

    It is the column that counts and not what stands in it: a pupil who is added must not change what others get.
    """
    asked = tuple(version for version in versions if version)
    return asked or (letters(2) if roster.lettered else ())


def _sorted(pupils: tuple[Pupil, ...], sort: str) -> tuple[Pupil, ...]:
    if sort == "name":
        return tuple(sorted(pupils, key=lambda pupil: (_alphabetical(pupil.last), _alphabetical(pupil.name))))
    if sort == "group":
        return tuple(sorted(pupils, key=lambda pupil: (not pupil.group, _alphabetical(pupil.group))))
    return tuple(sorted(pupils, key=lambda pupil: (pupil.seat is None, pupil.seat or (0, 0))))


def _alphabetical(name: str) -> tuple[str, str]:
    """By letters without their accents, then by the name itself: the same on every machine."""
    bare = "".join(s for s in unicodedata.normalize("NFKD", name) if not unicodedata.combining(s))
    return bare.casefold(), name
