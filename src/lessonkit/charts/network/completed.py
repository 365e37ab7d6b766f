"""What completes a network: ties, titles with their notes, counted triangles, and the table in words."""

from __future__ import annotations

from lessonkit.chart_words import ChartWords
from lessonkit.charts.network.balance import count_triangles
from lessonkit.charts.network.blank import asks, count_id
from lessonkit.charts.network.plan import NetworkPlan, NetworkSide, Picture, plan_network
from lessonkit.charts.network.ties import draw_ties
from lessonkit.charts.phrases import sentence
from lessonkit.charts.storyline.completed import on_rules
from lessonkit.charts.storyline.plan import Frame
from lessonkit.charts.table import open_text
from lessonkit.charts.telling import told_ties
from lessonkit.fonts.faces import Faces
from lessonkit.model.alliances import SheetAnswer, SheetPaper
from lessonkit.model.drawing import Glyphs, Placed
from lessonkit.model.ink import Ink, Sketched, Written
from lessonkit.model.text import plain
from lessonkit.themes import Theme


def complete_network(
    sheet: SheetPaper, answer: SheetAnswer, faces: Faces, theme: Theme, words: ChartWords, frame: Frame
) -> tuple[Ink, ...]:
    """The ink of all sides, then of the table."""
    plan = plan_network(sheet, faces, theme, words, frame)
    inks = [ink for side in plan.sides for ink in _complete_side(plan, side, answer, faces, words)]
    return (*inks, *(_table_ink(plan, answer, words) if sheet.table else ()))


def _complete_side(
    plan: NetworkPlan, side: NetworkSide, answer: SheetAnswer, faces: Faces, words: ChartWords
) -> list[Ink]:
    drawn: list[Placed] = []
    written: list[Ink] = []
    told: list[str] = []
    for picture in side.pictures:
        if picture.paper.ties is None:
            drawn += draw_ties(plan.ring, answer.ties[picture.phase], picture.middle)
            told.append(f"{picture.paper.years}: {_told(plan.sheet, answer, picture.phase, words)}")
        inks, dense = _note(plan, picture, answer, faces)
        written += inks
        drawn += dense
        if picture.counts:
            counts = count_triangles(answer.ties[picture.phase])
            written += [
                Written(count_id(plan.sheet, picture.phase, number), plain(str(count)))
                for number, count in enumerate(counts)
            ]
    if not drawn:
        return written
    return [Sketched(plan.drawing_id(side), tuple(drawn), words.completed.format(text=" ".join(told))), *written]


def _note(plan: NetworkPlan, picture: Picture, answer: SheetAnswer, faces: Faces) -> tuple[list[Ink], list[Placed]]:
    """The note on the lines; the title where there is no note, or it is too long even in small writing."""
    if picture.paper.title is not None:
        return [], []
    said = answer.phases[picture.phase]
    space = f"{plan.sheet.id}.note{picture.phase}"
    texts = [text for text in (said.note, said.title) if text]
    inked: tuple[list[Ink], list[Placed]] = ([], [])
    for text in texts:
        inked = on_rules(space, text, picture.ruled, faces)
        if len({thing.y for thing in inked[1] if isinstance(thing, Glyphs)}) <= 2 * len(picture.ruled.baselines):
            break
    return inked


def _told(sheet: SheetPaper, answer: SheetAnswer, phase: int, words: ChartWords) -> str:
    return told_ties(answer.names, sheet.panels[phase].there, answer.ties[phase], words)


def _table_ink(plan: NetworkPlan, answer: SheetAnswer, words: ChartWords) -> list[Ink]:
    """The ties in words, how many triangles are stable, then who joins whom, and why: what is open of these."""
    sheet = plan.sheet
    inks: list[Ink] = []
    for phase, panel in enumerate(sheet.panels):
        told = [_told(sheet, answer, phase, words)] if panel.ties is None else []
        if plan.counts:
            n, m = count_triangles(answer.ties[phase])
            told.append(words.counted.format(stable=words.stable, n=n, unstable=words.unstable, m=m))
        if panel.title is None:
            told.append(open_text(answer.phases[phase], title=True, note=True))
        text = " ".join(sentence(part) for part in told if part)
        if asks(plan, panel) and text:
            inks.append(Written(f"{sheet.id}.table{phase}", plain(text)))
    return inks
