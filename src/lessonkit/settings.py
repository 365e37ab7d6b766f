"""How to print: what is asked for, and the editions, the build code and the presses that follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from lessonkit import __version__
from lessonkit.classes.editions import PressFor
from lessonkit.classes.looks import UnknownFamilyError, known_families, themed
from lessonkit.classes.sets import HandOut
from lessonkit.diagnostics import Sink
from lessonkit.documents.kinds import Press
from lessonkit.extras import to_install
from lessonkit.fonts.faces import Faces
from lessonkit.layout.enlarge import shrunk
from lessonkit.model.digest import build_code
from lessonkit.model.edition import Edition, Look
from lessonkit.model.lesson import Levelled
from lessonkit.model.lines import LineIndex
from lessonkit.model.paper import Setting
from lessonkit.model.production import Production
from lessonkit.model.school import School
from lessonkit.themes import DEFAULT, Theme
from lessonkit.units import PAPERS, PaperChoice
from lessonkit.words import ENGLISH, Words


@dataclass(frozen=True, slots=True)
class Settings:
    """How to print: the paper, the documents asked for (all that the lesson names, if empty), the look.

    `versions` are letters, or "" for one version; `looks` the settings of type asked for, the usual one first, which is
    `Look()` and is set as `usual` says.
    """

    paper: PaperChoice = PAPERS["A4"]
    only: tuple[str, ...] = ()
    theme: Theme = DEFAULT
    words: Words = ENGLISH
    versions: tuple[str, ...] = ("",)
    looks: tuple[Look, ...] = (Look(),)
    usual: Look = Look()
    hand_out: HandOut | None = None
    """For whom copies are made; then the editions are those that they need."""
    levels: Mapping[str, str] = field(default_factory=dict)
    """What the levels are called on the teacher's own pages, by id."""
    production: Production = Production()


def editions_of(lessons: Levelled, settings: Settings) -> tuple[Edition, ...]:
    """Every edition asked for, the core in its first version and look first."""
    if settings.hand_out:
        return settings.hand_out.with_keys(lessons.by_level)
    return tuple(
        Edition(level, version, look)
        for look in settings.looks
        for version in settings.versions
        for level in lessons.by_level
    )


def code_of(lessons: Levelled, settings: Settings) -> str:
    """One code for all editions, made from what they print."""
    papers = [lesson.paper for lesson in lessons.by_level.values()]
    return build_code(*papers, settings.paper, settings.theme.family, _own_look(settings), __version__)


def presses_for(lessons: Levelled, settings: Settings, faces: Faces, code: str) -> PressFor:
    """The means of composing for each look, and for drawings, which are as large as the theme has them."""
    paper = settings.paper
    for_drawings = replace(settings.usual, size=0, spaced=False)
    words = replace(settings.words, levels=settings.words.levels.named(settings.levels))

    @cache
    def theme_of(look: Look | None) -> Theme:
        return themed(settings.theme, for_drawings if look is None else look.over(settings.usual), paper.sheet)

    def press_for(look: Look | None, lines: LineIndex) -> Press:
        theme = theme_of(look)
        sheet, charts = (shrunk(size, theme.enlarged) for size in (paper.sheet, paper.charts))
        setting = Setting(lines, words)
        return Press(faces, theme, sheet, charts, setting, code, lessons.occasion)

    return press_for


def _own_look(settings: Settings) -> tuple[Theme | Look | Words, ...]:
    """Theme, usual look and fixed words, as far as they are not the usual ones, which the program's version tells.

    Who prints is left out: it moves nothing, so that two schools with one lesson have one code.
    """
    said = ((replace(settings.theme, school=School()), DEFAULT), (settings.usual, Look()), (settings.words, ENGLISH))
    return tuple(own for own, usual in said if own != usual)


def known_looks(settings: Settings, sink: Sink) -> bool:
    """Whether every look can be set. Errors: LK260 a font family that is not known or not installed."""
    for look in settings.looks:
        try:
            themed(settings.theme, look.over(settings.usual), settings.paper.sheet)
        except UnknownFamilyError as problem:
            known = f"these are known: {known_families()}"
            hint = f"install it with: {to_install('fonts')}" if problem.package else known
            sink.report("LK260", f"the font family “{problem.family}” is not installed", hint=hint)
            return False
    return True
