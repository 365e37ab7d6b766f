"""What a class set takes to print: copies, pages, sheets, what to staple, which pages go on which paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lessonkit.classes.editions import EditionPress, lay_out_one
from lessonkit.classes.sets import ClassSet, Planned, headed
from lessonkit.documents.distribution_list import Entry, compose_list, compose_summary
from lessonkit.documents.kinds import Composed, Press
from lessonkit.layout.furnish import Part, furnish
from lessonkit.layout.placed import Layout
from lessonkit.model.edition import Look
from lessonkit.model.lines import LineIndex
from lessonkit.units import MM
from lessonkit.words import SetWords


@dataclass(frozen=True, slots=True)
class Ranges:
    """Pages of a set, as a printer's dialogue takes them: "1-4, 9-12"."""

    pages: tuple[tuple[int, int], ...]

    def __str__(self) -> str:
        return ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in self.pages)

    @classmethod
    def of(cls, numbers: Sequence[int]) -> Ranges:
        """The ranges of ascending page numbers."""
        found: list[tuple[int, int]] = []
        for number in numbers:
            if found and number == found[-1][1] + 1:
                found[-1] = (found[-1][0], number)
            else:
                found.append((number, number))
        return cls(tuple(found))


def tally(made: ClassSet, words: SetWords) -> tuple[str, ...]:
    """The print summary, line by line. It names nobody."""
    named = sum(copy.pupil is not None for copy in made.planned)
    spares = len(made.planned) - named
    copies = [_counted(named, words.one_named, words.named)]
    copies += [_counted(spares, words.one_spare, words.spares)] if spares else []
    sides = words.duplex if made.order.duplex else words.single
    sheets = _counted(_sheets(made.pages, made), words.one_sheet, words.sheets)
    return (
        ", ".join(copies),
        f"{_counted(made.pages, words.one_page, words.many_pages)} · {sheets} · {sides}",
        *_of_each(made, words),
        *_papers(made, words),
    )


def tints(made: ClassSet) -> dict[str, Ranges]:
    """The pages of each paper that is not white, the print summary counted in."""
    found: dict[str, list[int]] = {}
    for copy in made.planned:
        if copy.pupil and copy.pupil.look.tint:
            found.setdefault(copy.pupil.look.tint, []).extend(range(copy.first, copy.last + 1))
    return {tint: Ranges.of(found[tint]) for tint in sorted(found)}


def _of_each(made: ClassSet, words: SetWords) -> list[str]:
    """In which order copies come, and how many of how many sheets there are to staple."""
    sheets = Counter(_sheets(copy.pages, made) for copy in made.planned)
    staple = [
        words.of_sheets.format(
            copies=_counted(copies, words.one_copy, words.copies), sheets=words.sheets.format(n=count)
        )
        for count, copies in sorted(sheets.items())
        if count > 1
    ]
    return [words.order, words.staple.format(copies=", ".join(staple)) if staple else words.staple_none]


def _papers(made: ClassSet, words: SetWords) -> list[str]:
    lines = [words.on_tint.format(tint=tint, pages=pages) for tint, pages in tints(made).items()]
    lines = lines or [words.on_white]
    sizes: dict[str, list[int]] = {}
    for copy in made.planned:
        for number, size in enumerate(_sizes(made, copy), copy.first):
            sizes.setdefault(size, []).append(number)
    if len(sizes) > 1:
        lines += [words.on_size.format(size=size, pages=Ranges.of(sizes[size])) for size in sorted(sizes)]
    return lines


def _sizes(made: ClassSet, copy: Planned) -> list[str]:
    return [page.size.name for name in copy.documents for page in made.masters[name].pages]


def _sheets(pages: int, made: ClassSet) -> int:
    return (pages + 1) // 2 if made.order.duplex else pages


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(n=count)


def entries(made: ClassSet, press: EditionPress, levels: Mapping[str, str]) -> tuple[Entry, ...]:
    """The rows of the distribution list, in the order of handing out; spares last.

    The version is the one that stands on the copy and names its key.
    """
    words = press.press_for(Look(), LineIndex()).words.sets
    found: list[Entry] = []
    spares = 0
    for copy in made.planned:
        pupil, edition = copy.pupil, copy.edition
        spares += pupil is None
        found.append(
            Entry(
                name=pupil.name if pupil else words.spare_of.format(n=spares),
                group=pupil.group if pupil else "",
                level=levels.get(edition.level, edition.level),
                version=press.letter(edition.version),
                look=", ".join(_look(edition.look, words)),
                tint=pupil.look.tint if pupil else "",
                pages=str(Ranges(((copy.first, copy.last),))),
            )
        )
    return tuple(found)


def _look(look: Look, words: SetWords) -> Iterator[str]:
    """A look in words, nothing for the usual one."""
    if look.size:
        yield words.size.format(n=look.size)
    if look.font:
        yield look.font
    if look.spaced:
        yield words.spaced
    if look.ruling:
        yield words.ruled.format(n=f"{look.ruling / MM:.4g}")
    if look.simple:
        yield words.simple


def teachers_pages(
    made: ClassSet, press: EditionPress, levels: Mapping[str, str]
) -> tuple[ClassSet, Layout, tuple[str, ...]]:
    """The set, headed by its print summary where that is asked for; the distribution list; and the summary's lines.

    Raises DoesNotFit.
    """
    own = press.press_for(Look(), LineIndex())
    paper, words = press.lessons.core.paper, own.words.sets
    told = " · ".join(part for part in (made.order.class_name, made.order.date) if part)
    lacking = sorted({copy.edition.level for copy in made.planned} - press.lessons.by_level.keys())
    notes = tuple(words.no_level.format(level=levels.get(level, level)) for level in lacking)
    if made.order.summary:
        # Its own pages are counted in, so it is laid out again once it is known how many those are.
        for _ in range(2):
            summary = compose_summary(paper, (*tally(made, words), *notes), told, own)
            made = headed(made, _finished(summary, own))
    listed = _finished(compose_list(paper, entries(made, press, levels), told, own), own)
    return made, listed, (*tally(made, words), *notes)


def _finished(composed: Composed, press: Press) -> Layout:
    layout, _ = lay_out_one(composed, press)
    whole = furnish((Part(layout, composed.furniture),), press.faces, press.theme)
    return replace(whole, name=layout.name, title=layout.title)
