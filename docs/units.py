"""The page on the bundled unit: what its lessons teach, and which section of the article each of them draws on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from forms import table

from lessonkit.build import open_faces
from lessonkit.diagnostics import Sink
from lessonkit.model.lesson import Lesson
from lessonkit.unit.lessons import WholeUnit, load_unit

ROOT = Path(__file__).resolve().parent.parent
UNIT = ROOT / "units" / "stalin-and-trotsky.yaml"
ARTICLE = "article"


@cache
def bundled_unit() -> WholeUnit:
    """The unit with its lessons and its test."""
    sink = Sink()
    whole = load_unit(UNIT, sink, open_faces())
    if whole is None:
        raise SystemExit(f"{UNIT}: {sink.found}")
    return whole


def unit_lessons() -> dict[Path, Lesson]:
    """The lessons of the unit in their order, each as its core has it."""
    whole = bundled_unit()
    files = (listed.file.resolve() for listed in whole.unit.lessons)
    return dict(zip(files, (lessons.core for lessons in whole.lessons), strict=True))


def unit_page(intro: str, made: str) -> str:
    """The page in Markdown: the intro, a row for each lesson, the test, a row for each section of the article."""
    lessons = unit_lessons()
    parts = [intro.replace("\n", f"\n\n{made}", 1), "## The lessons\n", table(_LESSON_HEADS, _lesson_rows(lessons))]
    parts += ["## The test\n", table(_TEST_HEADS, _test_rows())]
    parts += ["## Where the article went\n", _ARTICLE_SAID, table(_SECTION_HEADS, _section_rows(lessons))]
    return "\n".join(parts)


_LESSON_HEADS = ("", "lesson", "question", "items", "marks")
_TEST_HEADS = ("", "section", "items", "marks")
_SECTION_HEADS = ("section of the article", "lessons and paragraphs")
_ARTICLE_SAID = (
    "Every section of the article is the ground of some paragraph; what goes beyond it says so in the lesson, and the\n"
    "answer key tells the teacher.\n"
)


def _lesson_rows(lessons: Mapping[Path, Lesson]) -> Iterator[tuple[str, ...]]:
    for number, (file, lesson) in enumerate(lessons.items(), 1):
        paper = lesson.paper
        link = f"[{paper.title.plain()}](../lessons/{file.name})"
        yield str(number), link, paper.question.plain(), str(len(paper.items)), str(paper.marks)


def _test_rows() -> Iterator[tuple[str, ...]]:
    test = bundled_unit().test
    for section in test.paper.worksheet if test else ():
        yield section.letter, section.title.plain(), str(len(section.items)), str(section.marks)


def sections_of_article(lesson: Lesson) -> dict[str, str]:
    """The ids and titles of the article's sections, as a lesson lists them; the whole article is none of them."""
    return {id_: title for id_, title in lesson.answers.section_titles if id_ in _ids(lesson)}


def _ids(lesson: Lesson) -> set[str]:
    """The ids that follow the article's own, up to the next source."""
    ids = [id_ for id_, _ in lesson.answers.section_titles]
    titles = {title.plain() for title, _ in lesson.answers.sources}
    named = dict(lesson.answers.section_titles)
    after = ids[ids.index(ARTICLE) + 1 :]
    ends = [n for n, id_ in enumerate(after) if named[id_] in titles]
    return set(after[: ends[0]] if ends else after)


def coverage(lessons: Mapping[Path, Lesson]) -> dict[str, dict[int, list[int]]]:
    """For each section of the article the lessons by number, with the paragraphs that draw on it."""
    known = {id_: title for lesson in lessons.values() for id_, title in sections_of_article(lesson).items()}
    found: dict[str, dict[int, list[int]]] = {title: {} for title in known.values()}
    for number, lesson in enumerate(lessons.values(), 1):
        for trace in lesson.answers.traces:
            for section in trace.sections:
                if section in known:
                    found[known[section]].setdefault(number, []).append(trace.paragraph)
    return found


def _section_rows(lessons: Mapping[Path, Lesson]) -> Iterator[tuple[str, str]]:
    for title, where in coverage(lessons).items():
        yield title, "; ".join(f"{n}: {', '.join(f'¶{p}' for p in paragraphs)}" for n, paragraphs in where.items())
