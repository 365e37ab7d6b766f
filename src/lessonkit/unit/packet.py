"""make_unit_packet: a whole unit becomes its documents: the booklet, the test, and the key to the test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from lessonkit import __version__
from lessonkit.build import Packet, kinds_for, tell_unfit
from lessonkit.classes.editions import EditionPress
from lessonkit.classes.production import produced
from lessonkit.classes.versions import check_versions
from lessonkit.diagnostics import Sink
from lessonkit.documents import ANSWER_KEY
from lessonkit.documents.booklet import BOOKLET, WORDS
from lessonkit.documents.grade_boundaries import boundaries_of, compose_boundaries
from lessonkit.documents.handout import HANDOUT
from lessonkit.documents.worksheet import WORKSHEET
from lessonkit.fonts.faces import Faces
from lessonkit.layout.placed import Layout
from lessonkit.layout.slabs import DoesNotFit
from lessonkit.model.answers import AnswerBook
from lessonkit.model.digest import build_code
from lessonkit.model.edition import Edition
from lessonkit.model.ledger import Ledger
from lessonkit.model.lesson import Lesson, Levelled
from lessonkit.model.lines import LineIndex
from lessonkit.model.names import UNIT_DOCUMENTS
from lessonkit.model.paper import Paper
from lessonkit.settings import Settings, code_of, editions_of, known_looks, presses_for
from lessonkit.unit.bookbinding import bound
from lessonkit.unit.lessons import WholeUnit

TEST = "unit-test"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPacket(Packet):
    """The documents of a unit. `lessons` is its test as a lesson of its own, empty without one."""

    unit: WholeUnit


@dataclass(frozen=True, slots=True)
class _Shop:
    """What printing works with."""

    unit: WholeUnit
    settings: Settings
    faces: Faces
    sink: Sink


def make_unit_packet(unit: WholeUnit, settings: Settings, sink: Sink, faces: Faces) -> UnitPacket | None:
    """The documents asked for, all of them if none are named; None after errors.

    Errors: LK710 a block that fits on no page, LK804 a cycle. Warnings: LK272 two grades begin at the same marks, LK806
    the unit has no test.
    """
    wanted = _wanted(unit, settings, sink)
    if not known_looks(settings, sink):
        return None
    shop = _Shop(unit, settings, faces, sink)
    try:
        presses = _pressed(shop, wanted)
        if presses is None:
            return None
        code = _code(unit, presses, settings)
        documents = dict(_booklets(shop, presses, code)) if BOOKLET in wanted else {}
        tested = _tested(shop, unit.test, presses) if unit.test else None
        documents |= dict(_test_documents(tested, wanted)) if tested else {}
    except DoesNotFit as problem:
        tell_unfit(problem, sink)
        return None
    documents = produced(documents, settings.production, settings.paper.sheet, faces, settings.theme, sink)
    keys = {TEST: code_of(tested.lessons, settings), **tested.key_codes} if tested else {}
    lesson = unit.test or Lesson(replace(unit.unit.paper, ledger=Ledger()), AnswerBook())
    return UnitPacket(
        Levelled(Levelled.of(lesson).by_level, sources=unit.read),
        documents,
        code,
        {name: own for name, own in keys.items() if name in documents},
        tuple(tested.editions) if tested else (),
        settings.production.proof,
        unit=unit,
    )


def _wanted(unit: WholeUnit, settings: Settings, sink: Sink) -> tuple[str, ...]:
    """The documents to print. Warning: LK806 one of which the unit has nothing."""
    there = UNIT_DOCUMENTS if unit.test else (BOOKLET,)
    for name in settings.only:
        if name not in there:
            sink.report("LK806", f"the unit has nothing for `{name}`", unit.unit.paper.title.origin)
    return tuple(name for name in there if name in (settings.only or there))


def _pressed(shop: _Shop, wanted: tuple[str, ...]) -> list[EditionPress] | None:
    """Each lesson printed, as far as the booklet has it or the test cites it."""
    settings = replace(shop.settings, only=(), versions=("",))
    asked = shop.unit.unit.booklet.documents if BOOKLET in wanted else ()
    presses: list[EditionPress] = []
    for lessons in shop.unit.lessons:
        paper = lessons.core.paper
        kinds = kinds_for((*asked, HANDOUT.name), paper, shop.sink)
        if kinds is None:
            return None
        press_for = presses_for(lessons, settings, shop.faces, code_of(lessons, settings))
        editions = tuple(Edition(look=look) for look in settings.looks)
        # What a lesson is warned of its own build tells, with what it silences.
        press = EditionPress(lessons, editions, press_for, Sink())
        for kind in kinds:
            press.print(kind)
        presses.append(press)
    return presses


def _code(unit: WholeUnit, presses: list[EditionPress], settings: Settings) -> str:
    """The booklet's own code: that of its cover and contents. The pages of a lesson keep their lesson's."""
    lessons = tuple(code_of(press.lessons, settings) for press in presses)
    return build_code(unit.unit.paper, unit.unit.booklet, lessons, settings.paper, __version__)


def _booklets(shop: _Shop, presses: list[EditionPress], code: str) -> Iterator[tuple[str, Layout]]:
    """The booklet in each look."""
    unit = shop.unit.unit
    press_for = presses_for(Levelled.of(Lesson(unit.paper, AnswerBook())), shop.settings, shop.faces, code)
    for look in shop.settings.looks:
        yield BOOKLET + (f"-{look.name}" if look.name else ""), bound(unit, presses, press_for, look)


def _tested(shop: _Shop, read: Lesson, presses: list[EditionPress]) -> EditionPress:
    """The test printed in every edition: a worksheet under another name, proved by the lessons' readings."""
    test = Levelled.of(read)
    own = shop.settings.words.of(WORDS)
    settings = replace(shop.settings, words=replace(shop.settings.words, worksheet=own.test))
    check_versions(test.core, settings.versions, shop.sink)
    _warn_of_equal_grades(shop, read.paper)
    press = EditionPress(
        test,
        editions_of(test, settings),
        presses_for(test, settings, shop.faces, code_of(test, shop.settings)),
        shop.sink,
        qr=settings.production.qr,
        cited=_cited(presses, own.lesson),
        appendix=partial(compose_boundaries, shop.unit.boundaries),
    )
    press.print(WORKSHEET)
    return press


def _warn_of_equal_grades(shop: _Shop, test: Paper) -> None:
    """LK272 where two grades begin at the same marks."""
    begins: dict[int, str] = {}
    for one in boundaries_of(shop.unit.boundaries, test.marks):
        other = begins.setdefault(one.first, one.grade)
        if other != one.grade:
            message = f"{other} and {one.grade} both begin at {one.first} of {test.marks} marks"
            shop.sink.report("LK272", message, test.title.origin)


def _cited(presses: list[EditionPress], pattern: str) -> LineIndex:
    """The printed lines of all readings, as the key cites them: those of the core, in the usual look."""
    lines = (
        press.printed[HANDOUT.name].lines_of(Edition()).elsewhere(pattern.format(number=number)).lines
        for number, press in enumerate(presses, 1)
        if HANDOUT.name in press.printed
    )
    return LineIndex(tuple(line for lesson in lines for line in lesson))


def _test_documents(press: EditionPress, wanted: tuple[str, ...]) -> Iterator[tuple[str, Layout]]:
    """The test and its key in every edition, by the names of their files."""
    names: Mapping[str, str] = {TEST: WORKSHEET.name, ANSWER_KEY: ANSWER_KEY}
    asked = [names[name] for name in wanted if name in names]
    for name, layout in press.finished(asked):
        if name.startswith(WORKSHEET.name):
            yield TEST + name.removeprefix(WORKSHEET.name), replace(layout, name=TEST)
        else:
            yield name, layout
