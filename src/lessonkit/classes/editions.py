"""A lesson's documents in every edition asked for: composed for each, laid out once for those that are equal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lessonkit.classes.composing import composed_in
from lessonkit.classes.looks import printed
from lessonkit.classes.named import with_name
from lessonkit.classes.steps import in_step
from lessonkit.classes.versions import versioned
from lessonkit.diagnostics import Sink
from lessonkit.documents import ANSWER_KEY, PUPILS_KINDS, TEACHERS_KINDS, answer_key, item_sheets, printed_of
from lessonkit.documents.answer_key import Laid
from lessonkit.documents.kinds import Composed, Press, PupilsKind
from lessonkit.documents.line_table import line_table
from lessonkit.documents.marking_grid import GRID
from lessonkit.documents.scheme_rows import LevelCopy
from lessonkit.layout.agreement import agree
from lessonkit.layout.cut import put_on_sheets
from lessonkit.layout.furnish import Part, furnish
from lessonkit.layout.halves import on_sheets
from lessonkit.layout.pages import lay_out
from lessonkit.layout.placed import Layout
from lessonkit.layout.slabs import DoesNotFit
from lessonkit.layout.stamp import stamp
from lessonkit.layout.tiles import tiled
from lessonkit.model.blocks import Furniture
from lessonkit.model.digest import build_code
from lessonkit.model.edition import CORE, Edition, Look
from lessonkit.model.lesson import Lesson, Levelled
from lessonkit.model.lines import LineIndex
from lessonkit.model.paper import Paper, WorksheetSection
from lessonkit.model.production import Flip
from lessonkit.words import Words

PressFor = Callable[[Look | None, LineIndex], Press]
"""The means of composing for a look, or for drawings for None, with the printed lines that may be cited."""


@dataclass(frozen=True, slots=True)
class Printing:
    """The documents of one kind: which edition each edition's copy is printed as, and the copies by those.

    Editions whose documents are equal share a copy, that of the first of them.
    """

    same: Mapping[Edition, Edition]
    parts: Mapping[Edition, tuple[Laid, ...]]
    lines: Mapping[Edition, LineIndex]

    def of(self, edition: Edition) -> tuple[Laid, ...]:
        """The copy of an edition."""
        return self.parts[self.same[edition]]

    def lines_of(self, edition: Edition) -> LineIndex:
        """The printed lines of an edition's copy."""
        return self.lines[self.same[edition]]

    def differs_by(self, part: str) -> bool:
        """Whether copies differ by "level", "version" or "look", all else equal."""
        seen: dict[Edition, set[Edition]] = {}
        for edition, copied in self.same.items():
            rest = replace(edition, **{part: getattr(_NOTHING, part)})
            seen.setdefault(rest, set()).add(copied)
        return any(len(printed) > 1 for printed in seen.values())


_NOTHING = Edition()
HANDOUT = "handout"


@dataclass(slots=True)
class EditionPress:
    """Composes and lays out a lesson's kinds one after the other, for all editions at once."""

    lessons: Levelled
    editions: Sequence[Edition]
    press_for: PressFor
    sink: Sink
    qr: bool = False
    flip: Flip = Flip.LONG
    named: bool = False
    """Whether every pupil's sheet has a place for the name, as those of a class set have."""
    leaf: int = 1
    """How many pages a sheet of paper has: the sheets of a chart begin on sheets of paper of their own."""
    cited: LineIndex = LineIndex()
    """Lines of other lessons' readings that this one's items are proved by."""
    appendix: Callable[[Paper, Press], tuple[Composed, ...]] = lambda _paper, _press: ()
    """What stands at the end of each key, made from the paper and with the means of the key."""
    printed: dict[str, Printing] = field(default_factory=dict)
    key_codes: dict[str, str] = field(default_factory=dict)
    """The codes of the finished keys by the names of their files: made from answers, so no pupils' page has them."""
    keyed: dict[str, str] = field(init=False)
    """Each version with the one whose key serves it: versions whose items are equal share the key of the first."""

    def __post_init__(self) -> None:
        first: dict[str, tuple[Mapping[str, tuple[WorksheetSection, ...]], ...]] = {}
        self.keyed = {}
        for version in dict.fromkeys(edition.version for edition in self.editions):
            own = tuple(item_sheets(self.lesson(Edition(level, version)).paper) for level in self.lessons.by_level)
            self.keyed[version] = next((one for one, other in first.items() if other == own), version)
            first.setdefault(self.keyed[version], own)

    def letter(self, version: str) -> str:
        """The letter that stands on a version's copies and names its key; none where one key serves all."""
        return self.keyed[version] if len(set(self.keyed.values())) > 1 else ""

    def lesson(self, edition: Edition) -> Lesson:
        """The lesson as an edition has it."""
        return versioned(self.lessons.at(edition.level), edition.version)

    def print(self, kind: PupilsKind) -> None:
        """Adds a kind's documents. Raises DoesNotFit. Warnings are those of the kind, each once."""
        composed = in_step({edition: self._composed(kind, edition) for edition in self.editions})
        same: dict[Edition, Edition] = {}
        for edition, parts in composed.items():
            alike = (one for one in set(same.values()) if _set_alike(one.look, edition.look, parts))
            same[edition] = next((one for one in alike if composed[one] == parts), edition)
        self._warn(composed)
        laid = {edition: self._lay_out(composed[edition], edition) for edition in dict.fromkeys(same.values())}
        for edition, (copy, _) in laid.items():  # a look may change nothing that the kind has
            first = next(one for one, (other, _) in laid.items() if other == copy)
            same |= {one: first for one, printed in same.items() if printed == edition}
        distinct = dict.fromkeys(same.values())
        printing = Printing(
            same,
            {edition: laid[edition][0] for edition in distinct},
            {edition: laid[edition][1] for edition in distinct},
        )
        self._warn_of_wholes(composed, printing)
        self.printed[kind.name] = self._marked(printing)

    def _composed(self, kind: PupilsKind, edition: Edition) -> tuple[Composed, ...]:
        press_for = self._presses(kind, edition)
        parts = composed_in(edition.look, kind, self.lesson(edition).paper, press_for)
        if not self.named or kind.shared:
            return parts
        return tuple(with_name(one, press_for(None if one.drawn else edition.look)) for one in parts)

    def _marked(self, printing: Printing) -> Printing:
        """The copies with their level's shape and their version's letter on each page, where they differ by it."""
        parts = {
            edition: tuple(replace(one, furniture=self._told(printing, edition, one.furniture)) for one in copy)
            for edition, copy in printing.parts.items()
        }
        return replace(printing, parts=parts)

    def _told(self, printing: Printing, edition: Edition, furniture: Furniture) -> Furniture:
        if printing.differs_by("level"):
            furniture = replace(furniture, level_mark=edition.level)
        lettered = printing.differs_by("version")
        return self._lettered(furniture, self.letter(edition.version)) if lettered else furniture

    def _lettered(self, furniture: Furniture, version: str) -> Furniture:
        words = self.press_for(Look(), LineIndex()).words
        return replace(furniture, version=version, version_words=words.version)

    def finished(self, names: Sequence[str]) -> Iterator[tuple[str, Layout]]:
        """The documents asked for, furnished, each under the name of its file; class and date filled in if known.

        Those of `TEACHERS_KINDS` come from `for_teachers`, when it is known what the others take.
        """
        for name in names:
            if name in TEACHERS_KINDS:
                continue
            if name == ANSWER_KEY:
                for file, layout in self._keys():
                    yield file, on_sheets(self._filled_in(layout, Look()), twice=False, cut=False)
                continue
            printing = self.printed[name]
            for edition in printing.parts:
                whole = self._filled_in(self.copy(name, edition), edition.look)
                yield name + suffix(printing, edition), on_sheets(whole)

    def copy(self, name: str, edition: Edition) -> Layout:
        """A pupils' document as an edition has it, furnished; posters cut, cards put on sheets, halves not yet."""
        press = self.press_for(edition.look, LineIndex())
        own = self.press_for(None, LineIndex()).theme
        parts = tuple(
            Part(part.layout, self._scanned(part.furniture, name), own if part.drawn else None)
            for part in self.printed[name].of(edition)
        )
        whole = put_on_sheets(furnish(parts, press.faces, press.theme, self.leaf), self.flip)
        whole = tiled(whole, press.faces, press.theme)
        return replace(whole, name=name, title=parts[0].layout.title)

    def for_teachers(self, names: Sequence[str], others: Mapping[str, Layout]) -> dict[str, Layout]:
        """The teacher's documents asked for, but the key; `others` are those of the other files."""
        made: dict[str, Layout] = {}
        first = Edition(version=next(iter(self.keyed)))  # as it is written
        press = replace(self.press_for(Look(), self._all_lines(first)), levels=tuple(self.lessons.by_level))
        asked = [name for name in names if name in TEACHERS_KINDS]
        titles = self._titles(press.words)
        for name in sorted(asked, key=lambda name: TEACHERS_KINDS[name].counts):
            told = printed_of({**others, **made}, titles, self._apart(), self.lessons.core.paper, press)
            composed = TEACHERS_KINDS[name].compose(self.lessons.core, press, told)
            self._warn({first: composed})
            titles[name] = composed[0].furniture.document, ""
            made[name] = replace(self._alone(name, composed, press), name=name, title=composed[0].document.title)
        return {name: made[name] for name in asked}

    def _apart(self) -> dict[str, Furniture]:
        """The furniture of the parts that are handed out for themselves, by their names."""
        copies = (part for printing in self.printed.values() for copy in printing.parts.values() for part in copy)
        return {part.layout.name: part.furniture for part in copies if part.furniture.alone}

    def _titles(self, words: Words) -> dict[str, tuple[str, str]]:
        """What a teacher calls the document in each file, and what that copy of it differs by."""
        titles = {GRID: (words.marking_grid, "")}
        for version in dict.fromkeys(self.keyed.values()):
            letter = self.letter(version)
            file, copy = (f"-{version}", words.version.format(version=version)) if letter else ("", "")
            titles[ANSWER_KEY + file] = words.answer_key, copy
        for name, printing in self.printed.items():
            called = PUPILS_KINDS[name].called
            for edition, parts in printing.parts.items():
                title = called(words) if called else parts[0].furniture.document
                titles[name + suffix(printing, edition)] = title, _differing(printing, edition, words)
        return titles

    def _filled_in(self, layout: Layout, look: Look) -> Layout:
        """A copy for everybody: what is known of the occasion stands in its fields, the name is left to write."""
        press = self.press_for(look, LineIndex())
        fields = self.lessons.occasion.fields(press.words)
        return stamp(layout, fields, press.faces, printed(press.theme)).over(layout) if fields else layout

    def _keys(self) -> Iterator[tuple[str, Layout]]:
        """A key for each version that differs, in the theme's own look; then one grid for scripts of all of them."""
        lessons = {version: self.lesson(Edition(version=version)) for version in dict.fromkeys(self.keyed.values())}
        several = len(lessons) > 1
        for version, lesson in lessons.items():
            name = ANSWER_KEY + (f"-{version}" if several else "")
            yield name, self._key(name, version, lesson, several=several)
        if several:
            yield GRID, self._grid(lessons)

    def _key(self, name: str, version: str, lesson: Lesson, *, several: bool) -> Layout:
        edition = Edition(version=version)
        press = self.press_for(edition.look, self._all_lines(edition))
        copies = [self._copy_of(replace(edition, level=level)) for level in self.lessons.by_level]
        halves = tuple((copy.lesson.paper, copy.lesson.answers) for copy in copies)
        own = self.key_codes[name] = build_code(press.code, *halves)
        press = replace(press, code=press.words.key_code.format(code=press.code, key=own))
        parts = tuple(part for copy in copies for part in self._filled(copy, edition, press))
        composed = answer_key.compose(copies, press, grid=not several)
        composed = (*composed, *self.appendix(lesson.paper, press), *line_table(self._copies(version), press))
        parts += tuple(Part(lay_out_one(one, press)[0], one.furniture) for one in composed)
        if several:
            parts = tuple(replace(part, furniture=self._lettered(part.furniture, version)) for part in parts)
        parts = tuple(replace(part, furniture=self._scanned(part.furniture, ANSWER_KEY, own)) for part in parts)
        title = answer_key.key_title(lesson.paper, press)
        return replace(furnish(parts, press.faces, press.theme), name=ANSWER_KEY, title=title)

    def _grid(self, lessons: Mapping[str, Lesson]) -> Layout:
        press = self.press_for(Look(), LineIndex())
        composed = answer_key.grid_for({version: lesson.paper for version, lesson in lessons.items()}, press)
        return self._alone(GRID, (composed,), press)

    def _alone(self, name: str, composed: Sequence[Composed], press: Press) -> Layout:
        """A document of the teacher's that is laid out once for all editions, furnished."""
        laid = ((lay_out_one(one, press)[0], self._scanned(one.furniture, name)) for one in composed)
        return furnish(tuple(Part(*one) for one in laid), press.faces, press.theme)

    def _scanned(self, furniture: Furniture, document: str, key: str = "") -> Furniture:
        """The furniture with what a scanner reads, where that is asked for: never a level, never a name."""
        if not self.qr:
            return furniture
        code = key or furniture.code
        # As few signs as tell the page: the fewer, the larger is each square, and a copy of it can still be read.
        initials = "".join(word[:1] for word in document.upper().split("-"))
        return replace(furniture, qr=f"LK:{code}:{initials}:{furniture.version}:{{page}}")

    def _filled(self, copy: LevelCopy, core: Edition, key: Press) -> tuple[Part, ...]:
        """A level's pages filled in; of one that is not the core's, those that the core's do not lie over."""
        edition = replace(core, level=copy.level)
        laid = {name: printing.of(edition) for name, printing in self.printed.items()}
        press = replace(key, setting=replace(key.setting, lines=copy.lines))
        plain = self.press_for(None, copy.lines)
        drawing = replace(plain, code=key.code)
        if edition == core:
            return answer_key.filled_parts(copy.lesson, laid, press, drawing)
        cores = {part.layout.name: part.layout for printing in self.printed.values() for part in printing.of(core)}
        own = {
            name: tuple(
                part for part in parts
                if part.layout.name not in cores or not agree(cores[part.layout.name], part.layout)
            )
            for name, parts in laid.items()
        }
        return answer_key.filled_parts(copy.lesson, own, press, drawing, copy.level)

    def _copy_of(self, edition: Edition) -> LevelCopy:
        """What the mark scheme cites of an edition."""
        return LevelCopy(edition.level, self.lesson(edition), self._all_lines(edition))

    def _presses(self, kind: PupilsKind, edition: Edition) -> Callable[[Look | None], Press]:
        there = [self.printed[name].lines_of(edition) for name in sorted(kind.cites) if name in self.printed]
        cited = _joined([*there, self.cited])
        return lambda look: self.press_for(look, cited)

    def _copies(self, version: str) -> Mapping[str, LevelCopy]:
        """The copies that a version's key serves whose texts have lines of their own for their look, by what a teacher
        calls them.

        A level that has the core's texts has the core's lines, and no column beside it.
        """
        copies: dict[str, LevelCopy] = {}
        words = self.press_for(Look(), LineIndex()).words.levels
        for edition in self.editions:
            lines = self._all_lines(edition)
            usual = replace(edition, look=Look())
            if self.keyed[edition.version] != version or lines.numbers_as(self._all_lines(usual)):
                continue
            if edition.level == CORE or edition.level not in self.lessons.by_level:
                copies[edition.look.name] = self._copy_of(edition)
            elif not _numbers_as(lines, copies.get(edition.look.name)):
                copies[f"{words.name(edition.level)}, {edition.look.name}"] = self._copy_of(edition)
        return copies

    def _all_lines(self, edition: Edition) -> LineIndex:
        return _joined([*(self.printed[name].lines_of(edition) for name in sorted(self.printed)), self.cited])

    def _lay_out(self, composed: tuple[Composed, ...], edition: Edition) -> tuple[tuple[Laid, ...], LineIndex]:
        looks = [None if one.drawn else edition.look for one in composed]
        try:
            pairs = [
                (one, *lay_out_one(one, self.press_for(look, LineIndex())))
                for one, look in zip(composed, looks, strict=True)
            ]
        except DoesNotFit as problem:
            problem.copy = edition.look.name
            raise
        laid = tuple(Laid(layout, one.furniture, one.drawn) for one, layout, _ in pairs)
        return laid, _joined([lines for _, _, lines in pairs])

    def _warn_of_wholes(self, composed: Mapping[Edition, tuple[Composed, ...]], printing: Printing) -> None:
        """LK464 for a document that needs more than half a sheet, in the theme's own look."""
        usual = next((edition for edition in printing.parts if edition.look == Look()), None)
        for part, laid in zip(composed[usual], printing.parts[usual], strict=True) if usual else ():
            if part.document.halves and not laid.layout.pages[0].half:
                message = f"`{part.document.name}` needs more than half a sheet, so that each takes a page"
                hint = "give fewer lines, as `lines: 2`, or shorter questions"
                self.sink.report("LK464", message, part.document.origin, hint=hint)

    def _warn(self, composed: Mapping[Edition, tuple[Composed, ...]]) -> None:
        told = dict.fromkeys(warning for parts in composed.values() for one in parts for warning in one.warnings)
        for warning in told:
            self.sink.report(warning.code, warning.message, warning.span, hint=warning.hint)


def suffix(printing: Printing, edition: Edition) -> str:
    """The end of a file's name: "-support-B-18pt", as far as the copies of the kind differ by it."""
    parts = [
        edition.level if edition.level != CORE and printing.differs_by("level") else "",
        edition.version if printing.differs_by("version") else "",
        edition.look.name if printing.differs_by("look") else "",
    ]
    return "".join(f"-{part}" for part in parts if part)


def _differing(printing: Printing, edition: Edition, words: Words) -> str:
    """What a copy differs by, in words: "support, version B, 18pt"; "" where all copies are one."""
    parts = [
        words.levels.name(edition.level) if printing.differs_by("level") else "",
        words.version.format(version=edition.version) if printing.differs_by("version") else "",
        edition.look.name if printing.differs_by("look") else "",
    ]
    return ", ".join(part for part in parts if part)


def _set_alike(one: Look, other: Look, parts: tuple[Composed, ...]) -> bool:
    """Whether equal documents are equal in print: they are drawings, or their looks differ by the paper alone."""
    return all(part.drawn for part in parts) or replace(one, tint="") == replace(other, tint="")


def lay_out_one(composed: Composed, press: Press) -> tuple[Layout, LineIndex]:
    """A composed part on its pages. Raises DoesNotFit with a place in the lesson."""
    try:
        return lay_out(composed.document, press.faces, press.theme)
    except DoesNotFit as problem:
        raise problem.printed(press.theme.enlarged, composed.document.origin) from problem


def _numbers_as(lines: LineIndex, copy: LevelCopy | None) -> bool:
    return copy is not None and lines.numbers_as(copy.lines)


def _joined(indexes: Sequence[LineIndex]) -> LineIndex:
    return LineIndex(tuple(line for index in indexes for line in index.lines))
