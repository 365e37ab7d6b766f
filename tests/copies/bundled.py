"""The charts of the bundled lessons, in every form, printed on A4: as pupils get them, and with the key's ink."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import cast

import yaml

from copies.photocopier import Pixels, photocopied, printed
from guarantees.builds import FACES, KEY, ROOT, Finished, Spec, finish, read_spec
from lessonkit.charts.shapes import Box
from lessonkit.charts.storyline.plan import Plan, Side, plan_sheet
from lessonkit.diagnostics import Sink
from lessonkit.documents.alliance_chart import sheet_frame
from lessonkit.documents.kinds import Press
from lessonkit.layout.placed import PlacedSpace
from lessonkit.model.alliances import MomentPaper, SheetAnswer, SheetPaper
from lessonkit.model.drawing import Glyphs, Outline, Placed
from lessonkit.model.lines import LineIndex
from lessonkit.model.paper import Setting
from lessonkit.themes import DEFAULT
from lessonkit.units import A4
from lessonkit.words import ENGLISH

LESSONS = tuple(
    path for path in sorted((ROOT / "lessons").glob("*.yaml")) if "\nalliances:" in path.read_text(encoding="utf-8")
)
PAPER = "alliance-chart"
_FORMS = ("seats", "label", "complete")
_ACROSS = {"across": {"form": "label", "page": "landscape"}, "told-across": {"form": "complete", "page": "landscape"}}
"""Time runs across on these, of a story with few lines; on the complete charts of wide stories it does by itself."""
_BOTH_WAYS = "stalin-and-trotsky"


@dataclass(frozen=True)
class ChartPage:
    """One side of a chart in one document: its page before and after it was copied, and where its drawing stands."""

    name: str
    plan: Plan
    side: Side
    answer: SheetAnswer
    inked: bool
    drawing: Box
    things: tuple[Placed, ...]
    original: Pixels
    copy: Pixels

    @property
    def sheet(self) -> SheetPaper:
        """The sheet as it is printed."""
        return self.plan.sheet

    @property
    def labels(self) -> tuple[Glyphs, ...]:
        """All texts of the drawing, the key's included."""
        return tuple(one for one in self.things if isinstance(one, Glyphs) and one.text.strip())

    @property
    def told(self) -> tuple[tuple[MomentPaper, ...], int | None] | None:
        """The moments and the protagonist of the lines that are drawn; None where none are."""
        if self.sheet.draws_lines and (self.sheet.moments or not self.inked):
            return self.sheet.moments, self.sheet.protagonist
        return (self.answer.moments, self.answer.protagonist) if self.inked else None


@cache
def chart_pages(file: Path) -> tuple[ChartPage, ...]:
    """All storylines of a lesson in every form, page by page; those of the key after those of the pupils."""
    spec: Spec = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - makes nothing but text
    spec = _with_facts(spec, file.parent)
    charts = spec["alliances"]
    assert isinstance(charts, dict)
    across = _ACROSS if file.stem == _BOTH_WAYS else {}
    charts["sheets"] = {**{form: {} for form in _FORMS}, **across}
    charts["print"] = [*_FORMS, *across]
    return _all_pages(spec, file.parent)


def _with_facts(spec: Spec, folder: Path) -> Spec:
    """The lesson with the facts that it takes from its unit, as if it declared them itself."""
    if "unit" not in spec:
        return spec
    unit = yaml.load((folder / str(spec["unit"])).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - as above
    whole = {key: value for key, value in spec.items() if key not in ("unit", "uses")}
    for kind, ids in cast("dict[str, list[str]]", spec["uses"]).items():
        own = cast("dict[str, dict[str, object]]", spec.get(kind, {}))
        whole[kind] = {**{one: unit[kind][one] | own.get(one, {}) for one in ids}, **_others(own, ids)}
    for event in cast("dict[str, dict[str, object]]", whole["events"]).values():
        event["people"] = [one for one in cast("list[str]", event.get("people", [])) if one in whole["people"]]
    return whole


def _others(own: dict[str, dict[str, object]], ids: list[str]) -> dict[str, dict[str, object]]:
    return {one: said for one, said in own.items() if one not in ids}


@cache
def tangled_pages() -> tuple[ChartPage, ...]:
    """A story of twelve people, so that each pattern is drawn, who change partners until their lines are tangled."""
    phases = [
        {"label": f"Part {step}", "beyond": "true", "blocs": [{"members": list(map(_name, pair))} for pair in pairs]}
        for step, pairs in enumerate(_partners(), 1)
    ]
    spec: Spec = {
        "title": "Partners",
        "people": {_name(one): {"name": _name(one).title()} for one in range(_PEOPLE)},
        "alliances": {
            "title": "Who sat with whom",
            "about": _name(0),
            "actors": [_name(one) for one in range(_PEOPLE)],
            "phases": phases,
            "sheets": {"label": {"blank": ["names"]}},
            "print": ["label"],
        },
    }
    return _all_pages(spec, ROOT)


_PEOPLE = 12


def _name(person: int) -> str:
    return f"person-{'abcdefghijkl'[person]}"


def _partners() -> Iterator[list[tuple[int, int]]]:
    """As in a dance: one stays, the others move on by a place from phase to phase."""
    for step in range(3):
        ring = [0, *((place + step) % (_PEOPLE - 1) + 1 for place in range(_PEOPLE - 1))]
        yield [(ring[place], ring[-1 - place]) for place in range(_PEOPLE // 2)]


def _all_pages(spec: Spec, folder: Path) -> tuple[ChartPage, ...]:
    sink = Sink()
    read = read_spec(spec, sink, folder)
    assert read is not None, sink.in_order()
    lesson = finish(read, only=(PAPER, KEY))
    press = Press(FACES, DEFAULT, A4, A4, Setting(LineIndex(), ENGLISH), "")
    answers = {answer.id: answer for answer in read.answers.sheets}
    return tuple(page for sheet in read.paper.sheets for page in _pages(lesson, sheet, answers[sheet.id], press))


def _pages(lesson: Finished, sheet: SheetPaper, answer: SheetAnswer, press: Press) -> Iterator[ChartPage]:
    words = ENGLISH.chart.worded(asdict(sheet.nouns))
    plan = plan_sheet(sheet, FACES, DEFAULT, words, sheet_frame(lesson.lesson.paper, sheet, press))
    for document in (PAPER, KEY):
        for side in plan.sides:
            space = _space(lesson, document, plan.drawing_id(side))
            if space is None:
                continue
            drawing = Box(space.x, space.y, space.width, space.height)
            things = lesson.layouts[document].pages[space.page].things
            original = printed(lesson.pdfs[document], space.page)
            yield ChartPage(
                name=f"{document} {plan.drawing_id(side)}",
                plan=plan,
                side=side,
                answer=answer,
                inked=document == KEY,
                drawing=drawing,
                things=tuple(one for one in things if _stands_in(one, drawing)),
                original=original,
                copy=photocopied(original),
            )


def _space(lesson: Finished, document: str, drawing: str) -> PlacedSpace | None:
    """Where a drawing stands in a document; a complete chart is not printed again in the key."""
    spaces = lesson.layouts[document].spaces
    return next((one for one in spaces if one.id == drawing or one.id.endswith(f".{drawing}")), None)


def _stands_in(thing: Placed, box: Box) -> bool:
    """Whether a thing starts inside a drawing."""
    x, y = thing.segments[0][1][:2] if isinstance(thing, Outline) else (thing.x, thing.y)
    return box.x - 8 <= x <= box.right + 8 and box.y - 1 <= y <= box.foot + 12

